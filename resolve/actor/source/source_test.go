package source_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/actor"
	"github.com/reportedly/reportedly/resolve/actor/source"
)

func country(s string) (string, bool) {
	c, ok := map[string]string{"LY": "LBY", "LBY": "LBY", "Libya": "LBY", "Norway": "NOR", "NOR": "NOR", "NO": "NOR", "AFG": "AFG"}[s]
	return c, ok
}

const (
	csvFile = "name;aliases;acronyms;kind;country;sector;office;from;to;active\n" +
		"Kestrel Front;Kestrels|Front of the Kestrel;KF;armed-group;Libya;REB;;;;2014/..\n" +
		"Tobias Wende;;;person;no;GOV;Foreign Minister;2015-03;2017;\n"
	yamlFile = `
- name: Kestrel Front
  aliases: [Kestrels, Front of the Kestrel]
  acronyms: KF
  kind: armed-group
  country: Libya
  sector: REB
  active: 2014/..
- name: Tobias Wende
  kind: person
  country: "no"
  sector: GOV
  offices:
    - {office: Foreign Minister, from: 2015-03, to: 2017, country: Norway, sector: GOV}
`
	ftmFile = `{"id":"k1","schema":"Organization","properties":{"name":["Kestrel Front"],"alias":["Kestrels","Front of the Kestrel"],"abbreviation":["KF"],"country":["ly"],"incorporationDate":["2014"]}}
{"id":"w1","schema":"Person","properties":{"name":["Tobias Wende"],"nationality":["no"]}}
{"id":"p1","schema":"Position","properties":{"name":["Foreign Minister"]}}
{"id":"o1","schema":"Occupancy","properties":{"holder":["w1"],"post":["p1"],"startDate":["2015-03"],"endDate":["2017"]}}
{"id":"a1","schema":"Address","properties":{"full":["1 Road"]}}
`
	wikidataFile = `{"head":{"vars":["item","itemLabel"]},"results":{"bindings":[
 {"item":{"type":"uri","value":"http://www.wikidata.org/entity/Q11"},"itemLabel":{"type":"literal","value":"Kestrel Front","xml:lang":"en"},"itemAltLabel":{"value":"Kestrels, Front of the Kestrel"},"acronym":{"value":"KF"},"kind":{"value":"armed group"},"countryLabel":{"value":"Libya"},"inception":{"value":"2014-01-01T00:00:00Z"}},
 {"item":{"type":"uri","value":"http://www.wikidata.org/entity/Q12"},"itemLabel":{"value":"Tobias Wende"},"countryLabel":{"value":"Norway"},"positionLabel":{"value":"Foreign Minister"},"start":{"value":"2015-03-01T00:00:00Z"}},
 {"item":{"type":"uri","value":"http://www.wikidata.org/entity/Q12"},"itemLabel":{"value":"Tobias Wende"},"countryLabel":{"value":"Norway"},"positionLabel":{"value":"Foreign Minister"},"start":{"value":"2015-03-01T00:00:00Z"},"alias":{"value":"T. Wende"}}
]}}`
	petrarchFile = `# a dictionary
KESTREL_FRONT_ [LBYREB] # note
+KESTRELS_
+FRONT_OF_THE_KESTREL_
+KF
TOBIAS_WENDE_
	[NORGOV 20150301-20171231]
	[NORELI]
BROKEN_DATES_
	[AFGGOV 2015-x]
NO_CODE_
`
)

// summary is an actor in a line.
func summary(a *actor.Actor) string {
	var names []string
	for _, n := range a.Names {
		s := n.Text
		if n.Acronym {
			s = "*" + s
		}
		names = append(names, s)
	}
	var offices []string
	for _, o := range a.Offices {
		offices = append(offices, o.Office+" "+o.Country+" "+o.During)
	}
	return strings.Join([]string{a.ID, strings.Join(names, "|"), string(a.Kind), a.Country, a.Sector, a.Active, strings.Join(offices, "|")}, ";")
}

func TestRead(t *testing.T) {
	for _, x := range []struct {
		name, content string
		form          source.Form
		want          []string
		notes         int
	}{
		{"x.csv", csvFile, source.CSV, []string{
			"user:kestrel-front;Kestrel Front|Kestrels|Front of the Kestrel|*KF;armed-group;LBY;REB;2014/..;",
			"user:tobias-wende;Tobias Wende;person;NOR;GOV;;Foreign Minister NOR 2015-03/2017"}, 0},
		{"x.yaml", yamlFile, source.YAML, []string{
			"user:kestrel-front;Kestrel Front|Kestrels|Front of the Kestrel|*KF;armed-group;LBY;REB;2014/..;",
			"user:tobias-wende;Tobias Wende;person;NOR;GOV;;Foreign Minister NOR 2015-03/2017"}, 0},
		{"x.jsonl", ftmFile, source.FtM, []string{
			"ftm:k1;Kestrel Front|Kestrels|Front of the Kestrel|*KF;other;LBY;;2014/..;",
			"ftm:w1;Tobias Wende;person;NOR;;;Foreign Minister NOR 2015-03/2017"}, 1},
		{"x.json", wikidataFile, source.Wikidata, []string{
			"wikidata:Q11;Kestrel Front|Kestrels|Front of the Kestrel|*KF;armed-group;LBY;;2014-01-01/..;",
			"wikidata:Q12;Tobias Wende|T. Wende;person;NOR;;;Foreign Minister NOR 2015-03-01/.."}, 0},
		{"x.txt", petrarchFile, source.PETRARCH, []string{
			"petrarch:kestrel-front;Kestrel Front|Kestrels|Front of the Kestrel|*KF;armed-group;LBY;REB;;",
			"petrarch:tobias-wende;Tobias Wende;person;NOR;ELI;;coded NORGOV NOR 2015-03-01/2017-12-31",
			"petrarch:broken-dates;Broken Dates;;;;;"}, 2},
	} {
		t.Run(x.name, func(t *testing.T) {
			got, err := source.Read(x.name, strings.NewReader(x.content), source.Options{Country: country})
			if err != nil {
				t.Fatal(err)
			}
			var list []string
			for _, a := range got.Actors {
				list = append(list, summary(a))
				for _, n := range a.Names {
					if n.From.File != x.name || n.From.Row == 0 {
						t.Errorf("%s comes from %v", n.Text, n.From)
					}
				}
			}
			if diff := cmp.Diff(x.want, list); diff != "" || got.Form != x.form || got.Passed != x.notes {
				t.Errorf("%s, passed over %d %v; actors (-want +got):\n%s", got.Form, got.Passed, got.Notes, diff)
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	for _, x := range []struct {
		content string
		as      source.Form
		want    string
	}{
		{"name,kind\nA,gang\n", "", "f:2: unknown kind"},
		{"name,kind\n,person\n", "", "f:2: there is no name"},
		{"name,country\nA,Atlantis\n", "", "f:2: unknown country"},
		{"name,active\nA,soon\n", "", "f:2: column active"},
		{"name,kind\nA,person,x\n", "", "f:2: 3 cells under 2 columns"},
		{"name,kind\n\"A,person\n", "", "f:2: "},
		{"title;x\n", source.CSV, ""},
		{"- name: A\n  kind: [\n", "", "f:"},
		{"- name: A\n  sector: NONE\n", "", "f:1: unknown sector"},
		{"{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{}}\n", "", "f:1: an entity needs an id and a name"},
		{"{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"A\"]}}\n{bad\n", "", "f:2: "},
		{`{"results":{"bindings":[{"x":{"value":"y"}}]}}`, "", "f:1: no variable holds Wikidata items"},
		{"MINISTER [~GOV]\n", "", "f:1: this is a dictionary of agents"},
		{"hello\n", "", "the form of the file isn't known"},
		{"hello\n", "xml", "there is no form"},
	} {
		_, err := source.Read("f", strings.NewReader(x.content), source.Options{As: x.as, Country: country})
		if x.want == "" {
			continue
		}
		if !errors.Is(err, reportedly.ErrInvalid) || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%q: error %v, want %q", x.content, err, x.want)
		}
	}
}

// TestWriteAndRead checks that what is written reads as the same.
func TestWriteAndRead(t *testing.T) {
	first, err := source.Read("x.yaml", strings.NewReader(yamlFile), source.Options{Country: country})
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range []source.Form{source.CSV, source.YAML} {
		var b bytes.Buffer
		if err := source.Write(&b, form, slices.Values(first.Actors)); err != nil {
			t.Fatal(err)
		}
		again, err := source.Read("again", &b, source.Options{Country: country})
		if err != nil {
			t.Fatal(err)
		}
		for i := range first.Actors {
			if got, want := summary(again.Actors[i]), summary(first.Actors[i]); got != want {
				t.Errorf("%s: %s, want %s", form, got, want)
			}
		}
	}
	var b bytes.Buffer
	if err := source.Write(&b, source.FtM, slices.Values(first.Actors)); err != nil {
		t.Fatal(err)
	}
	if again, err := source.Read("again", &b, source.Options{Country: country}); err != nil || len(again.Actors) != 2 {
		t.Errorf("FtM: %v, %v", again, err)
	}
}

// TestJournalCutOff checks that an import which was cut off does not count.
// What was exported keeps its identity when it comes back.
func TestEntityIdentity(t *testing.T) {
	for id, want := range map[string]string{"user:kestrel": "user:kestrel", "reportedly:houthis": "reportedly:houthis", "NK-7": "ftm:NK-7", "other:7": "ftm:other:7"} {
		content := `{"id":"` + id + `","schema":"Organization","properties":{"name":["Kestrel Front"]}}`
		got, err := source.Read("x.ftm", strings.NewReader(content), source.Options{As: source.FtM, Country: country})
		if err != nil || len(got.Actors) != 1 || got.Actors[0].ID != want {
			t.Errorf("%s: %v, %v, want %s", id, got, err, want)
		}
	}
}

func TestJournalCutOff(t *testing.T) {
	a := &actor.Actor{ID: "user:a"}
	a.AddName(actor.Name{Text: "A", From: actor.Source{File: "x", Row: 1}})
	e := actor.Entry{Seq: 1, At: time.Unix(0, 0), Op: actor.Import, File: "x", Actors: []*actor.Actor{a, a}}
	whole, err := source.AppendEntry(e)
	if err != nil {
		t.Fatal(err)
	}
	for n := range len(whole) {
		j, _, err := source.ReadJournal("journal", bytes.NewReader(whole[:n]))
		if err != nil || len(j.Entries) != 0 && n < len(whole)-1 {
			t.Fatalf("cut at %d: %v, %v", n, j, err)
		}
	}
	for _, bad := range []string{"{}\n{\"seq\":1}\n", "x\n{}\n", `{"v":9,"seq":1,"op":"undo"}` + "\n", `{"seq":1,"record":{"id":"a"}}` + "\n"} {
		if _, _, err := source.ReadJournal("journal", strings.NewReader(bad)); !errors.Is(err, reportedly.ErrInvalid) || !strings.Contains(err.Error(), "journal:1: ") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{csvFile, yamlFile, ftmFile, wikidataFile, petrarchFile, "[{\"item\":\"http://www.wikidata.org/entity/Q1\",\"itemLabel\":\"A\"}]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, as := range append([]source.Form{""}, source.Forms...) {
			if r, err := source.Read("f", strings.NewReader(s), source.Options{As: as, Country: country}); err == nil {
				for _, a := range r.Actors {
					if a.ID == "" {
						t.Fatalf("an actor without identity from %q", s)
					}
				}
			}
		}
	})
}

func FuzzReadJournal(f *testing.F) {
	f.Add(`{"v":1,"seq":1,"op":"import","file":"x"}` + "\n" + `{"seq":1,"record":{"id":"a","names":[{"row":1,"text":"A"}]}}` + "\n" + `{"seq":1,"end":1}` + "\n")
	f.Fuzz(func(t *testing.T, s string) { source.ReadJournal("f", strings.NewReader(s)) })
}
