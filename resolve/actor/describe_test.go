package actor_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly/resolve/actor"
)

func TestDescribe(t *testing.T) {
	place := func(name string) string {
		return map[string]string{"Basra": "IRQ", "Odesa": "UKR", "Darfur": "SDN"}[name]
	}
	for _, x := range []struct{ words, want string }{ // PLOVER code, sector, kind
		// Nationality and office.
		{"Russian Deputy Foreign Minister", "RUS GOV person"},
		{"the Peruvian ambassador in Quito", "PER GOV person"},
		{"Minister of Defence of Chad", "TCD GOV person"},
		{"president of Armenia", "ARM GOV person"},
		{"Nairobi's police chief", "KEN COP person"},
		{"senior Sudanese officials", "SDN GOV person"},
		{"Kenyan lawmakers", "KEN LEG government"},
		{"Thai Constitutional Court", "THA JUD government"},
		{"Belarusian leader Ivan Lind", "BLR GOV person"},
		// What a word before the noun tells.
		{"Salafist brigade", " REB armed-group"},
		{"a rebel leader from Mali", "MLI REB person"},
		{"army spokesman", " MIL person"},
		{"Colombian drug gang", "COL CRM armed-group"},
		{"opposition supporters", " OPP person"},
		{"Nigerian union leaders", "NGA LAB person"},
		{"Georgian opposition leader", "GEO PTY person"},
		{"Israeli government troops", "ISR MIL military"},
		{"tribal elders", " SOC person"},
		// People.
		{"protesters", " OPP population"},
		{"Libyans", "LBY CVL population"},
		{"young Nigerians", "NGA CVL population"},
		{"Syrian refugees", "SYR REF population"},
		{"demonstrators in Basra", "IRQ OPP population"},
		{"displaced families from Darfur", "SDN CVL population"},
		{"journalists", " JRN media"},
		// Whose side is no nationality.
		{"US-backed rebels", " REB armed-group"},
		{"anti-Syria journalist", " JRN person"},
		{"ethnic Albanians", "  "},
		{"pro-Russian separatists in Odesa", "UKR REB armed-group"},
		{"Saudi-led forces", "SAU MIL military"},
		// Peoples without a state, and of one country only.
		{"Kurdish fighters", " REB armed-group"},
		{"Chechen gunmen", "RUS UAF armed-group"},
		{"Turkish Kurd refugees", "TUR REF population"},
		// Members of bodies.
		{"UN peacekeepers", "IGO MIL igo"},
		{"Taliban fighters", "AFG REB armed-group"},
		{"members of Hezbollah", "LBN REB armed-group"},
		{"a spokesman for the Houthis", "YEM REB person"},
		{"Philippine warships", "PHL MIL military"},
		// Nothing is guessed.
		{"sources", "  person"},
		{"the group", "  other"},
		{"", "  "},
		{"of in the", "  "},
	} {
		c := registry(t).Describe(x.words, actor.Context{Place: place})
		if got := strings.Join([]string{c.PLOVER(), c.Sector, string(c.Kind)}, " "); got != x.want {
			t.Errorf("%q: %q, want %q (%s)", x.words, got, x.want, strings.Join(c.Why, "; "))
		}
	}
}

func TestDescribeByContext(t *testing.T) {
	for _, x := range []struct {
		about map[string]float64
		want  string
	}{
		{nil, ""},
		{map[string]float64{"SYR": 0.6, "RUS": 0.2}, "SYR"},
		{map[string]float64{"SYR": 0.4, "TUR": 0.4}, ""},
		{map[string]float64{"FRA": 0.9}, ""},
	} {
		if got := registry(t).Describe("Kurdish fighters", actor.Context{Countries: x.about}).Country; got != x.want {
			t.Errorf("Kurdish fighters in a report about %v: %q, want %q", x.about, got, x.want)
		}
	}
}

func FuzzDescribe(f *testing.F) {
	for _, s := range []string{"Russian Deputy Foreign Minister", "the (so-called) “Army” of", "'s", ",,,", "ثوار", "U.N. envoy", "x-led -based", strings.Repeat("of ", 90)} {
		f.Add(s)
	}
	r := registry(f)
	f.Fuzz(func(t *testing.T, s string) { r.Describe(s, actor.Context{}) })
}

func BenchmarkDescribe(b *testing.B) {
	r := registry(b)
	b.ReportAllocs()
	for b.Loop() {
		r.Describe("Libya's new interior minister, a former commander of the Kestrel Brigade", actor.Context{})
	}
}
