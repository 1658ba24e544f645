package actor_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/actor"
)

// What names share with others' names must not make them one.
func TestNamesakes(t *testing.T) {
	for _, x := range []struct {
		who, title string
		about      []string
		id         string // "local" for one of the report alone, "" for unknown
		country    string
		kind       reportedly.ActorKind
	}{
		// Persons whose names are countries', capitals' and towns' too.
		{"PER:Jordan Smith", "", []string{"LOC:Lebanon"}, "local", "", reportedly.Person},
		{"PER:Paris Hilton", "", nil, "local", "", reportedly.Person},
		{"PER:Israel Calloway", "", nil, "local", "", reportedly.Person},
		{"PER:Chad Merrow", "British envoy", nil, "local", "GBR", reportedly.Person},
		{"PER:Petra Jordan", "", nil, "local", "", reportedly.Person},
		// Two names of three, and a rank that the other never held.
		{"PER:Musa Abdi", "Colonel", []string{"LOC:Somalia", "LOC:Mogadishu"}, "local", "", reportedly.Person},
		// A country that the tagger takes for a person.
		{"PER:Pakistan", "", nil, "PAK:government", "PAK", reportedly.Government},
		{"PER:Jordan", "", []string{"LOC:Norway"}, "local", "", reportedly.Person},
		// A place that has a capital's name in its own.
		{"LOC:La Victoria", "", []string{"LOC:Colombia"}, "", "", ""},
		{"LOC:Paris", "", nil, "FRA:government", "FRA", reportedly.Government},
		// A name that ends in the letters of an acronym.
		{"LOC:Ras Isa", "", []string{"LOC:Israel", "LOC:Yemen"}, "", "", ""},
		// A single name that only sounds like somebody's.
		{"PER:Santos", "General", []string{"LOC:Philippines", "LOC:Manila"}, "local", "", reportedly.Person},
		{"PER:Zelenskiy", "President", []string{"LOC:Ukraine", "NORP:Ukrainian", "LOC:Kyiv"}, "reportedly:volodymyr-zelensky", "UKR", reportedly.Person},
		// A group that the tagger takes for a person, and a person of a group's name.
		{"PER:Ansar Allah", "", []string{"LOC:Yemen", "NORP:Yemeni", "LOC:Sanaa"}, "reportedly:houthis", "YEM", reportedly.ArmedGroup},
		{"PER:Abu Sayyaf", "Commander", []string{"LOC:Philippines", "LOC:Manila"}, "local", "", reportedly.Person},
		// The chief of a junta is no village's, a party's leader still rules.
		{"PER:Min Aung Hlaing", "chief", []string{"LOC:Myanmar"}, "reportedly:min-aung-hlaing", "MMR", reportedly.Person},
		{"PER:Kim Jong Un", "", []string{"LOC:North Korea"}, "reportedly:kim-jong-un", "PRK", reportedly.Person},
		{"PER:Ould Abdel Aziz", "", []string{"LOC:Mauritania"}, "reportedly:mohamed-ould-abdel-aziz", "MRT", reportedly.Person},
	} {
		p := linked(t, "2024-03", x.who, x.title, x.about...).Actors[0]
		id := p.ID
		if strings.HasPrefix(id, "local:") {
			id = "local"
		}
		if id != x.id || p.Country != x.country || p.Kind != x.kind || p.Sector == "SOC" || p.Sector == "PTY" {
			t.Errorf("%s %q: %s %q %q %q, want %q %q %q", x.who, x.title, p.ID, p.Country, p.Kind, p.Sector, x.id, x.country, x.kind)
		}
	}
}

// A report without any capital letter names actors all the same.
func TestLowerCase(t *testing.T) {
	c := linkedAll(t, "2016-07", "ORG:isis", "PER:joe biden")
	if c[0].Actors[0].ID != "reportedly:islamic-state" || c[1].Actors[0].ID != "reportedly:joe-biden" {
		t.Errorf("read %q and %q", c[0].Actors[0].ID, c[1].Actors[0].ID)
	}
}

// Houses are buildings, bandits and volunteers of a group its people.
func TestDescribeNouns(t *testing.T) {
	r := registry(t)
	for _, x := range []struct{ words, sector, actor string }{
		{"houses", "", ""},
		{"the House", "LEG", ""},
		{"Abu Sayyaf bandits", "REB", "reportedly:abu-sayyaf"},
		{"bandits", "CRM", ""},
		{"Boko Haram volunteers", "REB", "reportedly:boko-haram"},
	} {
		c := r.Describe(x.words, actor.Context{Countries: map[string]float64{"PHL": 0.4, "NGA": 0.4}})
		id := ""
		if c.Actor != nil {
			id = c.Actor.ID
		}
		if c.Sector != x.sector || id != x.actor {
			t.Errorf("%s: %q %q, want %q %q", x.words, c.Sector, id, x.sector, x.actor)
		}
	}
}
