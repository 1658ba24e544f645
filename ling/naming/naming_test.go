package naming_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/naming"
	"github.com/reportedly/reportedly/text"
)

// document reads sentences of one line each. Words are apart by spaces, a "~" before one says
// that no space stands there; "[PER Vahan Manu]" marks a name, with its score after its label
// where that isn't 1 ("[PER:0.3 Manu]"). Capitalised words are proper nouns, plurals by "+".
func document(source string) *ling.Document {
	d := &ling.Document{ID: "test"}
	var b strings.Builder
	for i, line := range strings.Split(source, "\n") {
		s := ling.Sentence{First: len(d.Tokens)}
		for _, w := range strings.Fields(line) {
			if label, ok := strings.CutPrefix(w, "["); ok {
				n := ling.Name{First: len(d.Tokens), Score: 1}
				label, score, scored := strings.Cut(label, ":")
				if scored {
					n.Score = float64(score[2]-'0') / 10
				}
				n.Label = ling.NameLabel(label)
				d.Names = append(d.Names, n)
				continue
			}
			w, closes := strings.CutSuffix(w, "]")
			w, glued := strings.CutPrefix(w, "~")
			w, plural := strings.CutSuffix(w, "+")
			if !glued && b.Len() > 0 {
				b.WriteByte(' ')
			}
			tok := ling.Token{Sentence: i, Head: -1, UPOS: "NOUN", XPOS: "NN", Span: text.Span{Start: b.Len(), End: b.Len() + len(w)}}
			if strings.ToLower(w) != w {
				tok.UPOS, tok.XPOS = "PROPN", "NNP"
			}
			if plural {
				tok.XPOS = "NNPS"
			}
			b.WriteString(w)
			d.Tokens = append(d.Tokens, tok)
			if closes {
				d.Names[len(d.Names)-1].End = len(d.Tokens)
			}
		}
		s.End = len(d.Tokens)
		d.Sentences = append(d.Sentences, s)
	}
	d.Text = text.New(b.String())
	return d
}

// names are a document's, as "PER Vahan Manu".
func names(d *ling.Document) []string {
	out := []string{}
	for _, n := range d.Names {
		out = append(out, string(n.Label)+" "+d.Slice(n.First, n.End))
	}
	return out
}

var words = naming.Options{
	Body:    func(s string) bool { return s == "Xinhua" || s == "RM" || s == "Harakat al-Nur" || s == "al-Shams" },
	Country: func(s string) bool { return s == "Kenya" },
}

func TestMending(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		// where a name ends
		{"[PER Vahan Manu - Analyst] , left", "PER Vahan Manu"},
		{"Dear [PER Vahan Manu -]", "PER Vahan Manu"},
		{"[PER Anne ~- ~Marie Quin] left", "PER Anne-Marie Quin"},
		{"[ORG Rolls ~-] ~Royce paid", "ORG Rolls-Royce"},
		{"[ORG Northwind] , Inc. paid", "ORG Northwind , Inc."},
		{"[ORG Osk Gases] [ORG Pvt. Ltd.] paid", "ORG Osk Gases Pvt. Ltd."},
		{"[PER Northwind] Co. paid", "PER Northwind"},
		{"ships in the [LOC Gulf] of [LOC Aden] sank", "LOC Gulf of Aden"},
		{"the mayor of the [LOC Osk] of [LOC Aden] spoke", "LOC Osk|LOC Aden"},
		{"from \" [PER Manu] , [PER Vahan] \" came", "PER Manu , Vahan"},
		{"from [PER Manu] , [PER Vahan] came", "PER Manu|PER Vahan"},
		// what bears it
		{"then [PER Xinhua] reported", "ORG Xinhua"},
		{"men of [PER al ~- ~Shams] fled", "ORG al-Shams"},
		{"fighting in [LOC Xinhua] ended", "LOC Xinhua"},
		{"they met [LOC RM] there", "LOC RM"},
		{"then [ORG:0.6 Kenya] sent ships", "LOC Kenya"},
		{"then the [PER NVRA] accuses the mayor", "ORG NVRA"},
		{"[PER NVRA] WINS AGAIN", "PER NVRA"},
		{"then [PER JFK] spoke", "PER JFK"},
		{"Hurricane Odette came\nthen [PER Odette] killed six", "EVENT Odette"},
		{"Cyclone [LOC Odette] came\nthen [LOC Odette] killed six in [LOC Odette]", "EVENT Odette|EVENT Odette|LOC Odette"},
		{"then [PER Odette] killed six", "PER Odette"},
		{"men of [ORG Harakat] [LOC al ~- ~Nur] fled", "ORG Harakat al-Nur"},
		{"men of Harakat [LOC al ~- ~Nur] fled", "ORG Harakat al-Nur"},
		{"men of [ORG Harakat] al ~- ~Nur fled", "ORG Harakat al-Nur"},
		{"men of Harakat [LOC al ~- ~Nur Gate] fled", "LOC al-Nur Gate"},
		{"then [PER Osians+] left", "NORP Osians"},
		// what is left out
		{"[PER:0.5 Manu] left", ""},
		{"then [PER:0.5 Manu] left", "PER Manu"},
		{"then [PER:0.3 Manu] left", ""},
		{"then [LOC:0.7 manu] left", ""},
		{"then [LOC:0.5 Manu] left", "LOC Manu"},
		{"she is [ORG CEO] there", ""},
		{"then [TIME:0.1 june] came", "TIME june"},
	} {
		d := document(c.source)
		if err := naming.Analyzer(words).Run(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(names(d), "|"); got != c.want {
			t.Errorf("%s: %s", c.source, cmp.Diff(c.want, got))
		}
	}
}

func TestPhrases(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"[Organisation the] [Organisation relief fund] paid", "Organisation the relief fund"},
		{"then [Organisation the] [Location Osk] paid", "Location the Osk"},
		{"[Organisation foreign] [Organisation fighters] left", "Organisation foreign fighters"},
		{"[Location the district of] [Location Osk] fell", "Location the district of Osk"},
		{"[Organisation the] men left", ""},
		{"then [Location Osk ,] fell", "Location Osk"},
		{"[Organisation guards] [Organisation police] left", "Organisation guards|Organisation police"},
		{"they left [Location Brak , Osk] today", "Location Brak , Osk"}, // no names of places
	} {
		d := document(c.source)
		d.Phrases, d.Names = d.Names, nil
		for i := range d.Tokens {
			switch d.Form(i) {
			case "the":
				d.Tokens[i].UPOS = "DET"
			case "of":
				d.Tokens[i].UPOS = "ADP"
			case "foreign":
				d.Tokens[i].UPOS, d.Tokens[i].Head = "ADJ", i+1
			case ",":
				d.Tokens[i].UPOS = "PUNCT"
			}
		}
		if err := naming.Analyzer(words).Run(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		d.Names = d.Phrases
		if got := strings.Join(names(d), "|"); got != c.want {
			t.Errorf("%s: %s", c.source, cmp.Diff(c.want, got))
		}
	}
	d := document("they left [LOC Brak] , [LOC Osk] today")
	d.Phrases = []ling.Name{{First: 2, End: 5, Label: "Location", Score: 1}}
	if err := naming.Analyzer(words).Run(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	d.Names = d.Phrases
	if got := strings.Join(names(d), "|"); got != "Location Brak|Location Osk" {
		t.Errorf("two places: %s", got)
	}
}

// Without words to look up, and in texts without anything, nothing goes wrong.
func TestNothing(t *testing.T) {
	for _, source := range []string{"", "[PER A]", "[ORG A ~-]", "[LOC Gulf] of", "[ORG A] ,"} {
		d := document(source)
		if err := naming.Analyzer(naming.Options{}).Run(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
}
