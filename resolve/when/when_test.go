package when_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/when"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/text"
)

// TestRead reads a story, where dates are told from each other, from the
// publication and by the tense of their verbs.
func TestRead(t *testing.T) {
	doc := document(`The convoy left Dirna on 12 November. Two days later it was shelled near the bridge, and the next morning the drivers fled.
The mayor spent last week in hiding. The governor, who had resigned on Monday, will meet the union on Friday. Since 2014 nobody had crossed the line after dark.
Officials said today that the road, shut since March, would reopen next week. Every Friday, hundreds gather; the strike has gone on for three weeks.`, "2016-12-27")
	var got []string
	for _, r := range when.Read(context.Background(), doc) {
		got = append(got, strings.TrimSpace(r.Phrase.Text+" | "+string(r.Phrase.Class)+" "+string(r.When.Relation)+" "+r.When.EDTF))
	}
	want := []string{
		"12 November | date on 2016-11-12",
		"Two days later | date on 2016-11-14",
		"the next morning | date on 2016-11-15",
		"last week | date on 2016-12-19/2016-12-25",
		"Monday | date on 2016-12-26",
		"Friday | date on 2016-12-30",
		"Since 2014 | date since 2014/..",
		"after dark | clock on 2016-11-15",
		"today | date on 2016-12-27",
		"since March | date since 2016-03/..",
		"next week | date on [2017-01-02..2017-01-08]",
		"Every Friday | recurring on",
		"for three weeks | duration on",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestReadUndated reads the same kind of story where nothing tells its year.
func TestReadUndated(t *testing.T) {
	doc := document("The talks opened on 18 December. They broke down two days later, and last week the envoy left.", "")
	var got []string
	for _, r := range when.Read(context.Background(), doc) {
		got = append(got, r.Phrase.Text+" | "+r.When.EDTF)
		if r.When.Why == "" {
			t.Errorf("%q: no reason", r.Phrase.Text)
		}
	}
	want := []string{"18 December | XXXX-12-18", "two days later | XXXX-12-20", "last week | "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTenseAt(t *testing.T) {
	for _, tt := range []struct {
		sentence string // the expression in brackets
		want     when.Tense
	}{
		{"The army said on [Friday] that it had left.", when.Past},
		{"The two will meet on [Friday].", when.Future},
		{"On [Friday] the court will rule.", when.Future},
		{"On [Friday] the court ruled.", when.Past},
		{"They agreed to meet on [Friday].", when.Future},
		{"They managed to leave on [Friday].", when.Past},
		{"Ministers to meet on [Friday]", when.Future},
		{"The envoy welcomed the proposal to meet on [Friday].", when.Future},
		{"The party staged a march to mark the feast on [Friday].", when.Past},
		{"The party has agreed to stage a march to mark the feast on [Friday].", when.Future},
		{"The vote is due on [Friday].", when.Future},
		{"The vote, planned for [Friday], was put off.", when.Future},
		{"He was to be tried on [Friday].", when.Past},
		{"The man who was shot on [Friday] will be buried tomorrow.", when.Past},
		{"The man who was shot will be buried on [Friday].", when.Future},
		{"All will have been moved by [Friday].", when.Future},
		{"He may have been killed on [Friday].", when.NoTense},
		{"The road is closed until [Friday].", when.NoTense},
		{"He has been given until [Friday].", when.NoTense},
		{"A riot on [Friday]", when.NoTense},
	} {
		doc, at := bracketed(tt.sentence)
		if got := when.TenseAt(doc, 0, at); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.sentence, got, tt.want)
		}
	}
}

// TestReadPossessive tells the day of a raid, which is over, from that of a vote,
// which may be planned.
func TestReadPossessive(t *testing.T) {
	for sentence, want := range map[string]string{
		"The council will discuss Friday's raid.":   "2016-12-23",
		"The council will decide on Friday's vote.": "2016-12-30",
		"They agreed to hold Friday's talks.":       "2016-12-30",
	} {
		r := when.Read(context.Background(), document(sentence, "2016-12-27"))
		if len(r) != 1 || r[0].When.EDTF != want {
			t.Errorf("%s: %v, want %s", sentence, r, want)
		}
	}
}

// TestTenseAtTags checks that parts of speech, where there are any, go before
// the look of a word: "wounded" is an adjective here.
func TestTenseAtTags(t *testing.T) {
	doc, at := bracketed("Buses take the wounded out on [Friday].")
	doc.Sentences[0].End = 4
	for _, tok := range []struct{ form, tag string }{{"Buses", "NNS"}, {"take", "VBP"}, {"the", "DT"}, {"wounded", "JJ"}} {
		i := strings.Index(doc.Text.String(), tok.form)
		doc.Tokens = append(doc.Tokens, ling.Token{Span: text.Span{Start: i, End: i + len(tok.form)}, XPOS: tok.tag})
	}
	if got := when.TenseAt(doc, 0, at); got != when.NoTense {
		t.Errorf("got %v", got)
	}
}

func bracketed(s string) (*ling.Document, text.Span) {
	start, end := strings.Index(s, "["), strings.Index(s, "]")-1
	s = strings.NewReplacer("[", "", "]", "").Replace(s)
	doc := &ling.Document{Text: text.New(s)}
	doc.Sentences = []ling.Sentence{{Span: text.Span{End: len(s)}}}
	return doc, text.Span{Start: start, End: end}
}

// TestFindNothing has sentences whose words only look like times.
func TestFindNothing(t *testing.T) {
	for _, s := range []string{
		"They may march on the capital.", "The second brigade lost 2014 men.", "A 9mm pistol and 3.5 tonnes of flour were found.",
		"He appeared before the judge.", "Prime Minister Theresa May said so.", "The sun set over the sat phone.",
		"The 10th Brigade holds hill 18.", "They condemned once again the use of force.", "He issued the following statement.",
	} {
		for _, p := range when.FindText(s) {
			t.Errorf("%s: found %q", s, p.Text)
		}
	}
}

// TestLongSentence reads sentences that invite rereading: each form begins anew
// at every word. What a symbol reads at a word is remembered, so that even these
// take no longer than others of their length.
func TestLongSentence(t *testing.T) {
	const n = 20_000
	for _, s := range []string{
		"from 3 to ", "the end of ", "since before after until ", "Monday and Monday or ", "the night of 3 - ", "12 - ", "two days before ", "after the ",
		"early in late in mid-", "'s ", "the week before the week after ", "between 9 a.m. and ", "Eid al-", "1999-", "in the past the last ",
	} {
		s := strings.Repeat(s, n/len(s))
		doc := &ling.Document{Text: text.New(s), Published: "2016-12-27", Sentences: []ling.Sentence{{Span: text.Span{End: len(s)}}}}
		start := time.Now()
		when.Read(context.Background(), doc)
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%.20q: %v for %d bytes", s, took, len(s))
		} else if testing.Verbose() {
			t.Logf("%.20q: %v", s, took)
		}
	}
}

// FuzzRead checks that no text makes Read panic, that phrases lie within their
// sentence, in order, and that every value is EDTF.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"from 3 to 5 May", "the night of 6–7 May", "12 Rabi al-Awwal 1438", "999999 centuries ago", "the end of the end of the end of May",
		"two days before the week after the eve of Eid, Q4 2199, 0000-01-01 and '90s", "31.02.2016 and 30/02 on the 31st", "until since by 9 a.m. Feb 29",
		"the 22nd century, 100000 years later, in two hundred days", "week\u2019s end\u2014mid\u2010June \xff’s",
	} {
		f.Add(s, "2016-12-27")
		f.Add(s, "XXXX-02-29")
		f.Add(s, "0001")
		f.Add(s, "9999-12")
	}
	f.Fuzz(func(t *testing.T, s, published string) {
		doc := &ling.Document{Text: text.New(s), Published: published, Sentences: []ling.Sentence{{Span: text.Span{End: len(s)}}}}
		last := -1
		for _, r := range when.Read(context.Background(), doc) {
			if err := doc.Text.Check(r.Phrase.Span); err != nil && strings.ToValidUTF8(s, "") == s {
				t.Fatal(err)
			}
			if r.Phrase.Span.Empty() || r.Phrase.Span.Start < last || doc.Text.Slice(r.Phrase.Span) != r.Phrase.Text {
				t.Fatalf("phrase %q at %v", r.Phrase.Text, r.Phrase.Span)
			}
			last = r.Phrase.Span.Start
			if v, err := edtf.Parse(r.When.EDTF); r.When.EDTF != "" && (err != nil || v.String() != r.When.EDTF) {
				t.Fatalf("%q is %q: %v", r.Phrase.Text, r.When.EDTF, err)
			}
			if r.When.Why == "" {
				t.Fatalf("%q: no reason", r.Phrase.Text)
			}
		}
	})
}

// A text without an end is read in runs: no date is lost but where a run ends.
func TestFindEndless(t *testing.T) {
	for _, s := range []string{strings.Repeat("on 3 May 2021 ", 1<<13), strings.Repeat(".", 1<<18), strings.Repeat("é", 1<<17), strings.Repeat("\x80", 1<<17)} {
		found := when.FindText(s)
		if want := strings.Count(s, "May"); len(found) < want-want/100 || len(found) > want {
			t.Errorf("%d phrases in %d bytes of %.10q, want about %d", len(found), len(s), s, want)
		}
		for _, p := range found {
			if s[p.Span.Start:p.Span.End] != p.Text {
				t.Fatalf("phrase %q doesn't stand at %v", p.Text, p.Span)
			}
		}
	}
}
