package actor_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
)

// TestLocal checks that names which only the report knows meet within it.
func TestLocal(t *testing.T) {
	one := linked(t, "2016-12", "ORG:77th Kestrel Brigade", "", "LOC:Libya")
	if got := one.Actors[0].ID; got != "local:77th-kestrel-brigade" {
		t.Errorf("identity %q, want local:77th-kestrel-brigade", got)
	}
	c := linkedAll(t, "2016-12", "ORG:77th Kestrel Brigade", "ORG:Kestrel Brigade 77", "ORG:78th Kestrel Brigade", "PER:Tobias Wende", "PER:T. Wende")
	ids := make([]string, len(c))
	for i := range c {
		ids[i] = c[i].Actors[0].ID
	}
	if ids[0] != ids[1] || ids[0] == ids[2] || !strings.HasPrefix(ids[0], "local:") {
		t.Errorf("brigades: %q", ids[:3])
	}
	if ids[3] == ids[0] || !strings.HasPrefix(ids[3], "local:") {
		t.Errorf("people: %q", ids[3:])
	}
}

// TestOfficeAtDate checks that a title and a date tell apart people of one name,
// and that an office alone names nobody.
func TestOfficeAtDate(t *testing.T) {
	for _, x := range []struct{ published, who, title, about, want string }{
		{"2009-03", "PER:Gaddafi", "Libyan leader", "LOC:Libya", "reportedly:muammar-gaddafi"},
		{"2016-12", "PER:Haftar", "General Commander of the Libyan National Army", "LOC:Libya", "reportedly:khalifa-haftar"},
		{"2009-03", "the Libyan leader", "", "LOC:Libya", ""},
		{"2016-12", "the Syrian president", "", "LOC:Syria", "SYR:presidency"},
		{"1999-01", "the Syrian president", "", "LOC:Syria", "SYR:presidency"},
	} {
		c := linked(t, x.published, x.who, x.title, x.about, x.about)
		if got := c.Actors[0].ID; got != x.want {
			t.Errorf("%s %s %s: %q, want %q (%s)", x.published, x.title, x.who, got, x.want, c.Why[0].Rule)
		}
	}
}

// TestNoGuess checks that what can't be known gets no identity, and says why.
func TestNoGuess(t *testing.T) {
	for _, who := range []string{
		"the minister", "militants", "a local commander", "ORG:NLA", "ORG:RSF", "ORG:SDF", "LOC:Brak", "LOC:Sirte", "armed men",
		"the army", "security sources", "NORP:Muslim", "ORG:Ministry of Defence", "ORG:Interior Ministry", "PER:Mohammed", "PER:Ahmed",
	} {
		c := linked(t, "2016-12", who, "")
		p := c.Actors[0]
		if p.ID != "" && !strings.HasPrefix(p.ID, "local:") {
			t.Errorf("%s is linked to %s (%.2f)", who, p.ID, p.LinkScore)
		}
		if p.Country != "" {
			t.Errorf("%s got the country %s", who, p.Country)
		}
		if len(c.Why) == 0 || !strings.HasPrefix(c.Why[0].Rule, "identity ") && !strings.Contains(c.Why[0].Rule, "no actor") {
			t.Errorf("%s: no reason is given: %v", who, c.Why)
		}
	}
}

// TestForceBefallsAPlace checks codebook rule 60: a capital that is shelled is no
// state.
func TestForceBefallsAPlace(t *testing.T) {
	for _, x := range []struct {
		event reportedly.Event
		want  string
	}{{reportedly.Assault, ""}, {reportedly.Accuse, "AFG:government"}} {
		p := recipient(t, "LOC:Kabul", x.event)
		if p.ID != x.want || p.Country != "AFG" {
			t.Errorf("Kabul as recipient of %s: %q of %s, want %q of AFG", x.event, p.ID, p.Country, x.want)
		}
	}
}

// TestFills checks what is filled in, and that what is known stays.
func TestFills(t *testing.T) {
	p := linked(t, "2016-12", "ORG:Boko Haram", "", "LOC:Nigeria").Actors[0]
	if p.Kind != reportedly.ArmedGroup || p.Country != "NGA" || p.Sector != "REB" || p.LinkScore < 0.9 || p.LinkScore > 1 || p.Name != "Boko Haram" {
		t.Errorf("%+v", p)
	}
	p = linked(t, "2016-12", "Turkish envoy", "").Actors[0]
	if p.ID != "TUR:foreign-ministry" || p.Kind != reportedly.Person || p.Country != "TUR" {
		t.Errorf("%+v", p)
	}
	p = linked(t, "2016-12", "PER:Tobias Wende", "Norwegian foreign minister").Actors[0]
	if p.Country != "NOR" || p.Sector != "GOV" || p.Kind != reportedly.Person {
		t.Errorf("%+v", p)
	}
}
