package times_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/eval/times"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/when"
	"github.com/reportedly/reportedly/text"
)

const timeML = `<?xml version="1.0" ?>
<TimeML><DOCID>x1</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2016-12-27T10:00" functionInDocument="CREATION_TIME">27 Dec</TIMEX3></DCT>
<TITLE>A raid <TIMEX3 tid="t9" type="DATE" value="2016-12-26">on Monday</TIMEX3></TITLE>
<TEXT>It was <EVENT eid="e1" class="STATE">quiet</EVENT> &amp; cold <TIMEX3 tid="t1" type="DATE" value="2016-12-26">yesterday</TIMEX3>.
He had left in <TIMEX3 tid="t2" type="DATE" value="2016-11">November</TIMEX3>, after <TIMEX3 tid="t3" type="DURATION" value="P3W">three weeks</TIMEX3>.
They will meet <TIMEX3 tid="t4" type="DATE" value="2017-W01">some day next week</TIMEX3> in <TIMEX3 tid="t5" type="DATE" value="2015">spring</TIMEX3>.
</TEXT></TimeML>`

func TestDecodeTimeML(t *testing.T) {
	d, err := times.DecodeTimeML("dir/x1.tml", []byte(timeML))
	if err != nil {
		t.Fatal(err)
	}
	got := []string{d.Doc.ID, d.Doc.Published, d.Doc.Text.String()[:22]}
	for _, g := range d.Gold {
		got = append(got, g.Type+" "+g.Value+" "+d.Doc.Text.Slice(g.Span))
	}
	want := []string{"x1.tml", "2016-12-27", "It was quiet & cold ye", "DATE 2016-12-26 yesterday", "DATE 2016-11 November", "DURATION P3W three weeks",
		"DATE 2017-W01 some day next week", "DATE 2015 spring"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"", "<TimeML></TimeML>", "<TimeML><TEXT>a", "<a b=>"} {
		if _, err := times.DecodeTimeML("f", []byte(bad)); err != nil && !errors.Is(err, reportedly.ErrInvalid) || err == nil {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestDecodeDuckling(t *testing.T) {
	in := "value\tphrase\ndatetime (2013, 2, 18, 0, 0, 0) Week\tnext week\n" +
		"datetimeInterval ((2013, 2, 8, 18, 0, 0), (2013, 2, 11, 0, 0, 0)) Hour\tthe weekend\n" +
		"datetimeOpenInterval After (2014, 1, 1, 0, 0, 0) Year\tsince 2014\n" +
		"datetimeHoliday (2013, 12, 25, 0, 0, 0) Day \"Christmas\"\tchristmas\n"
	phrases, err := times.DecodeDuckling("EN_GB.tsv", []byte(in))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{
		"EN_GB.tsv:2 duckling en day next week [2013-02-18 2013-02-24]", "EN_GB.tsv:3 duckling en clock the weekend [2013-02-08 2013-02-10]",
		"EN_GB.tsv:4 duckling en day since 2014 [2014-01-01 open]", "EN_GB.tsv:5 duckling en day christmas [2013-12-25 2013-12-25]",
	}, phraseLines(phrases)); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"nonsense\tx", "datetime (2013, 2) Day\tx", "datetime (2013, 2, 18, 0, 0, 0) Week", "datetime (99999, 2, 18, 0, 0, 0) Week\tx"} {
		if _, err := times.DecodeDuckling("EN.tsv", []byte("value\tphrase\n"+bad+"\n")); !errors.Is(err, reportedly.ErrInvalid) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestDecodeTimeSpecs(t *testing.T) {
	in := "\ufeff" + `[
{"Input": "Je pars—demain", "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"}, "Results": [
  {"Text": "DEMAIN", "Start": 8, "End": 13, "TypeName": "datetimeV2.date", "Resolution": {"values": [{"timex": "2016-11-08", "type": "date", "value": "2016-11-08"}]}},
  {"Text": "pars", "Start": 99, "TypeName": "datetimeV2.daterange", "Resolution": {"values": [
    {"timex": "2017", "type": "daterange", "start": "2017-01-01", "end": "2018-01-01"}, {"timex": "2016", "Mod": "after", "type": "daterange", "start": "2017-01-01"}]}},
  {"Text": "pars", "Start": 3, "TypeName": "datetimeV2.time", "Resolution": {"values": [{"timex": "T07", "type": "time", "value": "07:00:00"}]}},
  {"Text": "pars", "Start": 3, "TypeName": "datetimeV2.date", "Resolution": {"values": [{"timex": "XXXX", "type": "date", "value": "not resolved"}]}}]},
{"Input": "le 2 octobre", "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"}, "Results": [
  {"Text": "2 octobre", "Type": "date", "Start": 3, "Value": {"Timex": "XXXX-10-02", "FutureResolution": {"date": "2017-10-02"}, "PastResolution": {"date": "2016-10-02"}}}]}
]`
	phrases, err := times.DecodeTimeSpecs("Specs/French/x.json", []byte(in))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{
		"Specs/French/x.json#0 recognizers fr date demain [2016-11-08 2016-11-08] [2016-11-08 2016-11-08]",
		"Specs/French/x.json#0 recognizers fr daterange pars [2017-01-01 2017-12-31] [2017-01-01 2017-12-31] [2017-01-01 open]",
		"Specs/French/x.json#1 recognizers fr date 2 octobre [2017-10-02 2017-10-02] [2016-10-02 2016-10-02]",
	}, phraseLines(phrases)); diff != "" {
		t.Error(diff)
	}
	if _, err := times.DecodeTimeSpecs("f", []byte("[{")); !errors.Is(err, reportedly.ErrInvalid) {
		t.Error(err)
	}
}

func phraseLines(phrases []times.Phrase) []string {
	var out []string
	for _, p := range phrases {
		line := strings.Join([]string{p.Doc.ID, p.Set, p.Language, p.Kind, p.Doc.Text.Slice(p.Span)}, " ")
		for _, w := range p.Want {
			last := "open"
			if d := w.Last.Date(); !d.IsZero() {
				last = d.String()
			}
			line += " [" + w.First.Date().String() + " " + last + "]"
		}
		out = append(out, line)
	}
	return out
}

// readTimes reads a text as one sentence.
func readTimes(ctx context.Context, d *ling.Document) ([]when.Reading, error) {
	d.Sentences = []ling.Sentence{{Span: text.Span{End: d.Text.Len()}}}
	return when.Read(ctx, d), nil
}

func TestTimes(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"x1.tml": timeML, "notes.txt": "nothing of the kind",
		"EN.tsv": "value\tphrase\ndatetime (2013, 2, 18, 0, 0, 0) Week\tnext week\ndatetime (2013, 2, 15, 0, 0, 0) Day\tfriday\n" +
			"datetime (2013, 2, 18, 0, 0, 0) Day\tnext week\ndatetime (2013, 2, 12, 9, 0, 0) Hour\tat 9 am\ndatetimeInterval ((2013, 3, 1, 0, 0, 0), (2013, 3, 11, 0, 0, 0)) Day\tearly March\n" +
			"datetime (2013, 2, 13, 0, 0, 0) Day\tblue\n",
		"FR.tsv": "value\tphrase\ndatetime (2013, 2, 13, 0, 0, 0) Day\tdemain\n",
		"specs.json": `[{"Input": "He was there from 2014 to 2018.", "Context": {"ReferenceDateTime": "2019-11-07T00:00:00"}, "Results": [{"Text": "from 2014 to 2018", "Start": 13,
			"TypeName": "datetimeV2.daterange", "Resolution": {"values": [{"timex": "(2014-01-01,2018-01-01,P4Y)", "type": "daterange", "start": "2014-01-01", "end": "2018-01-01"}]}}]}]`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	corpora, err := times.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	s, err := times.Score(context.Background(), corpora, times.Options{Read: readTimes, Resampling: score.Resampling{Times: 20, Seed: 1}})
	if err != nil {
		t.Fatal(err)
	}
	if s.N != 13 || len(s.Files) != 4 {
		t.Errorf("%d gold items in %v", s.N, s.Files)
	}
	for name, want := range map[string]float64{
		// Of five expressions all are found, one with other words and two with other values ("some
		// day next week", "spring").
		"all.relaxed.f1": 1, "all.strict.f1": 0.8, "all.value.f1": 0.8, "date.relaxed.tp": 4, "date.strict.tp": 3, "date.value.tp": 3,
		"duration.value.f1": 1, "all.type.acc": 1, "duckling.en.acc": 0.6667, "duckling.en.day.n": 5, "duckling.en.clock.acc": 1,
		"duckling.fr.acc": 0, "recognizers.en.daterange.acc": 1, "differs.unsupported-language.n": 1, "differs.not-found.n": 1,
		"differs.other-granularity.n": 1, "differs.extent.n": 1,
	} {
		if got, ok := s.Metric(name); !ok || got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	if n, _ := s.Metric("date.value.ci95.low"); n > 0.75 {
		t.Errorf("interval from %v", n)
	}
	var b strings.Builder
	if err := s.WriteMistakes(&b); err != nil || strings.Count(b.String(), "\n") != 5 {
		t.Errorf("mistakes:\n%s", b.String())
	}
}

func TestReadTimesErrors(t *testing.T) {
	dir := t.TempDir()
	if _, err := times.Read(dir); !errors.Is(err, reportedly.ErrNotFound) {
		t.Error(err)
	}
	if _, err := times.Read(filepath.Join(dir, "none")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	other := filepath.Join(dir, "x.txt")
	if err := os.WriteFile(other, []byte("plain"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := times.Read(other); !errors.Is(err, reportedly.ErrInvalid) {
		t.Error(err)
	}
}

func FuzzDecodeTimes(f *testing.F) {
	f.Add(timeML)
	f.Add("value\tphrase\ndatetime (2013, 2, 18, 0, 0, 0) Week\tnext week\n")
	f.Add(`[{"Input": "x", "Results": [{"Text": "x", "Start": -1, "TypeName": "datetimeV2.date"}]}]`)
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := times.DecodeTimeML("f", []byte(s)); err == nil {
			for _, g := range d.Gold {
				if g.Span.Start < 0 || g.Span.End > d.Doc.Text.Len() || g.Span.End < g.Span.Start {
					t.Fatal(g)
				}
			}
		}
		var all []times.Phrase
		for _, decode := range []func(string, []byte) ([]times.Phrase, error){times.DecodeDuckling, times.DecodeTimeSpecs} {
			phrases, err := decode("f", []byte(s))
			if err == nil {
				all = append(all, phrases...)
			}
		}
		for _, p := range all {
			if p.Span.Start < 0 || p.Span.End > p.Doc.Text.Len() {
				t.Fatal(p)
			}
		}
	})
}
