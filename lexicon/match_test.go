package lexicon_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/syntax"
	"github.com/reportedly/reportedly/text"
)

// parsed builds a sentence from words written form/lemma/UPOS/head/deprel, heads
// counted from 1, and names written first-end/LABEL after a |.
func parsed(t *testing.T, s string) *ling.Document {
	t.Helper()
	words, names, _ := strings.Cut(s, "|")
	d := &ling.Document{}
	var b strings.Builder
	for w := range strings.FieldsSeq(words) {
		f := strings.Split(w, "/")
		if len(f) != 5 {
			t.Fatalf("word %q", w)
		}
		head, err := strconv.Atoi(f[3])
		if err != nil {
			t.Fatal(err)
		}
		start := b.Len()
		b.WriteString(f[0])
		upos, xpos, _ := strings.Cut(f[2], ":")
		d.Tokens = append(d.Tokens, ling.Token{Span: text.Span{Start: start, End: b.Len()}, Lemma: f[1], UPOS: upos, XPOS: xpos, Head: head - 1, Deprel: f[4]})
		b.WriteByte(' ')
	}
	for n := range strings.FieldsSeq(names) {
		at, label, _ := strings.Cut(n, "/")
		first, end, _ := strings.Cut(at, "-")
		i, _ := strconv.Atoi(first)
		j, _ := strconv.Atoi(end)
		d.Names = append(d.Names, ling.Name{First: i, End: j, Label: ling.NameLabel(label)})
	}
	d.Text = text.New(b.String())
	d.Sentences = []ling.Sentence{{Span: text.Span{End: b.Len()}, End: len(d.Tokens)}}
	return d
}

func TestMatch(t *testing.T) {
	l := mustLoad(t)
	for _, test := range []struct {
		name, sentence string
		token          int
		want           string // claim with its modes; "" for a sense without claim
		actor, other   string // words that fill the frame
	}{
		{"plain", "Rebels/rebel/NOUN/2/nsubj attacked/attack/VERB/0/root Malvera/Malvera/PROPN/2/obj | 2-3/LOC", 1, "ASSAULT", "Rebels", "Malvera"},
		{"suspect charged", "Police/police/NOUN/2/nsubj charged/charge/VERB/0/root Haddad/Haddad/PROPN/2/obj with/with/ADP/5/case murder/murder/NOUN/2/obl | 2-3/PER", 1, "ACCUSE/allege", "Police", "Haddad"},
		{"crowd charged", "Police/police/NOUN/2/nsubj charged/charge/VERB/0/root protesters/protester/NOUN/2/obj", 1, "ASSAULT", "Police", "protesters"},
		{"official fired", "He/he/PRON/2/nsubj fired/fire/VERB/0/root Haddad/Haddad/PROPN/2/obj | 2-3/PER", 1, "SANCTION/expel", "He", "Haddad"},
		{"fired on", "Troops/troop/NOUN/2/nsubj fired/fire/VERB/0/root on/on/ADP/4/case protesters/protester/NOUN/2/obl", 1, "ASSAULT/firearms", "Troops", "protesters"},
		{"deal struck", "They/they/PRON/2/nsubj struck/strike/VERB/0/root deals/deal/NOUN/2/obj", 1, "AGREE", "They", ""},
		{"passive", "Malvera/Malvera/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass seized/seize/VERB:VBN/0/root by/by/ADP/5/case rebels/rebel/NOUN/3/obl:agent | 0-1/LOC", 2, "ASSAULT", "rebels", "Malvera"},
		{"goods seized", "Guards/guard/NOUN/2/nsubj seized/seize/VERB/0/root rifles/rifle/NOUN/2/obj from/from/ADP/5/case traders/trader/NOUN/2/obl", 1, "COERCE/seize", "Guards", "traders"},
		{"particle", "Troops/troop/NOUN/2/nsubj pulled/pull/VERB/0/root out/out/ADP/2/compound:prt", 1, "RETREAT/withdraw", "Troops", ""},
		{"particle as case", "Troops/troop/NOUN/2/nsubj pulled/pull/VERB/0/root out/out/ADP/5/case of/of/ADP/5/case Malvera/Malvera/PROPN/2/obl | 4-5/LOC", 1, "RETREAT/withdraw", "Troops", ""},
		{"out of talks", "Rebels/rebel/NOUN/2/nsubj pulled/pull/VERB/0/root out/out/ADP/5/case of/of/ADP/5/case talks/talk/NOUN/2/obl", 1, "REJECT", "Rebels", "talks"},
		{"arms laid down", "Rebels/rebel/NOUN/2/nsubj laid/lay/VERB/0/root down/down/ADP/2/compound:prt arms/arms/NOUN/2/obj", 1, "RETREAT/disarm", "Rebels", ""},
		{"under fire", "Guards/guard/NOUN/2/nsubj came/come/VERB/0/root under/under/ADP/4/case fire/fire/NOUN/2/obl", 1, "ASSAULT/firearms", "", "Guards"},
		{"carries a noun", "Rebels/rebel/NOUN/2/nsubj carried/carry/VERB/0/root out/out/ADP/2/compound:prt raids/raid/NOUN/2/obj", 1, "=obj", "Rebels", ""},
		{"no claim", "It/it/PRON/2/nsubj launched/launch/VERB/0/root websites/website/NOUN/2/obj", 1, "", "", ""},
		{"noun", "the/the/DET/3/det army/army/NOUN/3/compound offensive/offensive/NOUN/0/root on/on/ADP/5/case Malvera/Malvera/PROPN/3/nmod | 4-5/LOC", 2, "ASSAULT", "army", "Malvera"},
		{"air strike", "An/a/DET/3/det air/air/NOUN/3/compound strike/strike/NOUN/0/root", 2, "ASSAULT/aerial", "air", ""},
		{"in custody", "He/he/PRON/4/nsubj is/be/AUX/4/cop in/in/ADP/4/case custody/custody/NOUN/0/root", 3, "COERCE/arrest", "", "He"},
		{"two-way", "Lind/Lind/PROPN/2/nsubj met/meet/VERB/0/root with/with/ADP/4/case Okoro/Okoro/PROPN/2/obl | 0-1/PER 3-4/PER", 1, "CONSULT", "Lind Okoro", ""},
		{"loyal", "The/the/DET/2/det unit/unit/NOUN/4/nsubj is/be/AUX/4/cop loyal/loyal/ADJ/0/root to/to/ADP/6/case Lind/Lind/PROPN/4/obl", 3, "affiliation", "unit", "Lind"},
		{"participle", "the/the/DET/3/det besieged/besieged/ADJ:JJ/3/amod town/town/NOUN/0/root", 1, "COERCE/restrict", "", "town"},
		{"borrowed subject", "Troops/troop/NOUN/2/nsubj came/come/VERB/0/root and/and/CCONJ/4/cc shot/shoot/VERB/2/conj him/he/PRON/4/obj", 3, "ASSAULT/firearms", "Troops", "him"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := parsed(t, test.sentence)
			got, ok := l.Match(syntax.New(d), test.token)
			if !ok {
				t.Fatal("no entry fits")
			}
			if s := claimString(got); s != test.want {
				t.Fatalf("%s:%d: %s, want %s", got.File, got.Line, s, test.want)
			}
			if !got.Claims() {
				return
			}
			if s := fill(d, test.token, got.Frame.Actors); s != test.actor {
				t.Errorf("actors %q, want %q", s, test.actor)
			}
			if s := fill(d, test.token, got.Frame.Recipients); s != test.other {
				t.Errorf("recipients %q, want %q", s, test.other)
			}
		})
	}
}

func claimString(p lexicon.Predicate) string {
	switch {
	case p.From != "":
		return "=" + string(p.From)
	case p.Kind == reportedly.KindEvent:
		return strings.Join(append([]string{string(p.Event)}, p.Modes...), "/")
	}
	return string(p.Kind)
}

// fill are the words of the first alternative that is filled.
func fill(d *ling.Document, token int, p lexicon.Party) string {
	for _, alternative := range p {
		var words []string
		for _, slot := range alternative {
			for _, f := range lexicon.Fillers(syntax.New(d), token, slot) {
				words = append(words, d.Form(f))
			}
		}
		if words != nil {
			return strings.Join(words, " ")
		}
	}
	return ""
}

func TestMatchNothing(t *testing.T) {
	l := mustLoad(t)
	for _, test := range []struct {
		sentence string
		token    int
	}{
		{"the/the/DET/3/det arrest/arrest/NOUN/3/compound warrant/warrant/NOUN/0/root", 1},
		{"the/the/DET/3/det United/unite/ADJ:NNP/3/amod States/States/PROPN/0/root", 1},
		{"in/in/ADP/2/case March/March/PROPN/0/root | 1-2/TIME", 1},
		{"a/a/DET/3/det fast/fast/ADJ:JJ/3/amod car/car/NOUN/0/root", 1},
	} {
		if got, ok := l.Match(syntax.New(parsed(t, test.sentence)), test.token); ok {
			t.Errorf("%s: line %d fits", test.sentence, got.Line)
		}
	}
}

func TestMatchCues(t *testing.T) {
	l := mustLoad(t)
	d := parsed(t, "He/he/PRON/4/nsubj:pass is/be/AUX/4/aux:pass widely/widely/ADV/4/advmod believed/believe/VERB:VBN/0/root to/to/PART/6/mark flee/flee/VERB/4/xcomp")
	c, n := l.MatchReporting(syntax.New(d), 3)
	if n != 1 || c.Basis != reportedly.Inferred || c.Likelihood != reportedly.Likely {
		t.Errorf("is believed to: %d %+v", n, c)
	}
	d = parsed(t, "Nurses/nurse/NOUN/2/nsubj believe/believe/VERB/0/root he/he/PRON/4/nsubj fled/flee/VERB/2/ccomp")
	if c, _ := l.MatchReporting(syntax.New(d), 1); c.Basis != reportedly.Reported || !slices.Contains(c.Speaker, lexicon.Subject) {
		t.Errorf("believe: %+v", c)
	}
	d = parsed(t, "according/accord/VERB/3/case to/to/ADP/1/fixed Lind/Lind/PROPN/0/root")
	if c, n := l.MatchReporting(syntax.New(d), 0); n != 2 || c.Class != lexicon.Attribution {
		t.Errorf("according to: %d %+v", n, c)
	}
	d = parsed(t, "It/it/PRON/5/nsubj:pass could/could/AUX/5/aux not/not/PART/5/advmod be/be/AUX/5/aux:pass verified/verify/VERB/0/root")
	if c, n := l.MatchNegation(syntax.New(d), 1); n != 4 || c.Verification != reportedly.Unverified {
		t.Errorf("could not be verified: %d %+v", n, c)
	}
	d = parsed(t, "They/they/PRON/2/nsubj plan/plan/VERB/0/root to/to/PART/4/mark leave/leave/VERB/2/xcomp")
	if c, n := l.MatchReality(syntax.New(d), 1); n != 1 || c.Reality != reportedly.Prospective {
		t.Errorf("plan to: %d %+v", n, c)
	}
	d = parsed(t, "It/it/PRON/4/nsubj is/be/AUX/4/cop highly/highly/ADV/4/advmod unlikely/unlikely/ADJ/0/root")
	if c, n := l.MatchLikelihood(syntax.New(d), 2); n != 2 || c.Likelihood != reportedly.VeryUnlikely {
		t.Errorf("highly unlikely: %d %+v", n, c)
	}
}
