package actor

import (
	"strings"

	"github.com/reportedly/reportedly"
)

// fill tells sector and kind where no noun does: of inhabitants ("Libyans"), of a
// country's leader ("Libyan leader X"), of a part of a government.
func (d *describing) fill() {
	if d.code.Sector != "" || d.code.Country == "" || d.code.Actor != nil && d.code.Kind != reportedly.Person {
		return
	}
	switch {
	case d.inhabitants():
		d.code.Kind, d.code.Sector = reportedly.Population, "CVL"
		d.because("a people's name in the plural")
	case d.leads():
		d.code.Sector = "GOV"
		d.because("a country's leader")
	case d.code.Office != nil:
		d.code.Sector = d.code.Office.Sector
		if d.code.Kind == "" {
			d.code.Kind = d.code.Office.Kind
		}
		d.because("of " + quoted(d.code.Office.Name))
	}
}

// inhabitants tells whether the head segment is a country's people in the plural:
// "Libyans", "young Nigerians", or a people that has no country: "ethnic
// Albanians".
func (d *describing) inhabitants() bool {
	if len(d.head) == 0 {
		return false
	}
	last := d.head[len(d.head)-1]
	return d.parts.plural(d.lex, last.text) || len(d.terms.peoples[last.low]) > 0 && strings.HasSuffix(last.low, "s")
}

// leads tells whether "leader" or "ruler" stands right behind a nationality.
func (d *describing) leads() bool {
	for i := 1; i < len(d.head); i++ {
		switch d.head[i].low {
		case "leader", "ruler", "strongman", "dictator":
			if _, ok := d.lex.Country(d.head[i-1].text); ok {
				return true
			}
		}
	}
	return false
}

// sectorOfPerson is the sector of a person's office at the date, or the last one.
func (d *describing) sectorOfPerson(a *Actor) string {
	if o := a.officeAt(d.ctx.Date); o != nil && o.Sector != "" {
		return o.Sector
	}
	return a.Sector
}

// office finds the part of a government that an office or a force without a name
// belongs to: "the Turkish president".
func (d *describing) office() {
	if d.code.Actor != nil || d.code.Country == "" {
		return
	}
	c, ok := d.lex.Country(d.code.Country)
	if !ok {
		return
	}
	for e := len(d.head); e > 0; e-- {
		for n := min(4, e); n > 0; n-- {
			first := strings.ToLower(joinTokens(d.head[e-n : e]))
			for _, form := range append([]string{first}, lastSingular(first)...) {
				if i, ok := d.parts.roles[plainKey(form)]; ok {
					d.code.Office = d.parts.actor(c, i)
					return
				}
			}
		}
	}
}

func lastSingular(s string) []string {
	i := strings.LastIndexByte(s, ' ') + 1
	var out []string
	for _, f := range singulars(s[i:])[1:] {
		out = append(out, s[:i]+f)
	}
	return out
}
