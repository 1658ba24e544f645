package actor

import "strings"

// How the country of a description is told, the surest first:
//   - a country, nationality or capital in its head segment: "Russian Deputy
//     Foreign Minister", "Cairo's security chief"; not one whose side is meant
//     ("US-backed rebels", "anti-Syria journalist") nor an ethnicity ("ethnic
//     Albanians")
//   - the country of an actor that is named there
//   - a country or place behind "of", "from", "in" …: "president of Armenia",
//     "demonstrators in Baghdad"
//   - a people of one country only; a people of several where the report is about
//     one of them: "Kurdish fighters"
//   - a leader or seat: "Vietnamese-led forces", "Geneva-based group"

// where tells the country.
func (d *describing) where() {
	d.code.nation, _ = d.ownNation()
	steps := []func() (string, string){d.ownNation, d.actorsNation, d.tailNation, d.peoplesNation, d.leadingNation, d.placeInHead}
	for i, step := range steps {
		if d.code.Country != "" {
			return
		}
		if a := d.code.Actor; a != nil && (a.Country == "" && a.PLOVER() != "") {
			return // an international body has none, wherever its people are
		}
		if c, why := step(); c != "" {
			d.code.Country = c
			if i > 1 {
				d.code.nation = c
			}
			d.because(why)
		}
	}
}

// ownNation is the nationality in the head segment.
func (d *describing) ownNation() (string, string) {
	return d.nationIn(d.head)
}

func (d *describing) nationIn(words []token) (string, string) {
	spans := d.spanIn(words)
	for i, s := range spans {
		if s.country == "" && s.part == nil {
			continue
		}
		if i > 0 && words[i-1].low == "ethnic" {
			continue
		}
		if s.part != nil {
			return s.part.Country, "the words " + quoted(s.part.Name)
		}
		return s.country, "the word " + quoted(joinTokens(words[i:i+s.words]))
	}
	return "", ""
}

// actorsNation is the country of who is named.
func (d *describing) actorsNation() (string, string) {
	a := d.code.Actor
	if a == nil {
		return "", ""
	}
	if o := a.officeAt(d.ctx.Date); o != nil && o.Country != "" {
		return o.Country, quoted(a.Name) + " held an office of that country"
	}
	if a.Country != "" {
		return a.Country, "the registry's country of " + quoted(a.Name)
	}
	return "", ""
}

// tailNation is a country or place behind a preposition.
func (d *describing) tailNation() (string, string) {
	for _, order := range []string{"of from for", "in at near based inside across under around operating stationed living", ""} {
		for _, t := range d.tails {
			if t.by == "against" || t.by == "opposed" || t.by == "to" && order != "" || len(t.words) == 0 || order != "" && !strings.Contains(" "+order+" ", " "+t.by+" ") {
				continue
			}
			if order == "" && (t.by == "backed" || t.by == "by" || t.by == "to" || t.by == "with" || t.by == "between") {
				continue
			}
			if c, why := d.nationIn(t.words); c != "" {
				return c, why + " after " + quoted(t.by)
			}
			if c, place := d.placeIn(t.words); c != "" {
				return c, quoted(place) + " lies there"
			}
		}
	}
	return "", ""
}

// placeIn is the country of the first place that a segment names.
func (d *describing) placeIn(words []token) (country, place string) {
	if d.ctx.Place == nil {
		return "", ""
	}
	for i := range words {
		for n := min(4, len(words)-i); n > 0; n-- {
			text := joinTokens(words[i : i+n])
			if text == "" || !strings.ContainsFunc(text[:1], isCapital) {
				continue
			}
			if c := d.ctx.Place(text); c != "" {
				return c, text
			}
		}
	}
	return "", ""
}

func (d *describing) placeInHead() (string, string) {
	c, place := d.placeIn(d.head)
	return c, quoted(place) + " lies there"
}

// peoplesNation is the country of a people, where only one comes into question.
func (d *describing) peoplesNation() (string, string) {
	for _, w := range d.head {
		countries := d.terms.peoples[w.low]
		if len(countries) == 1 {
			return countries[0], quoted(w.text) + " are a people of that country"
		}
		best, second := "", 0.0
		for _, c := range countries {
			switch x := d.ctx.Countries[c]; {
			case best == "" && x > 0 || x > d.ctx.Countries[best]:
				best, second = c, d.ctx.Countries[best]
			case x > second:
				second = x
			}
		}
		if best != "" && d.ctx.Countries[best] >= 2*second {
			return best, "of the countries where " + quoted(w.text) + " live the report is about this one"
		}
	}
	return "", ""
}

// leadingNation reads "Vietnamese-led", "Geneva-based".
func (d *describing) leadingNation() (string, string) {
	for _, w := range d.head {
		for _, end := range []string{"-led", "-based", "-dominated", "-run", "-registered"} {
			stem, ok := strings.CutSuffix(w.text, end)
			if !ok {
				continue
			}
			if c, ok := countryOf(d.lex, []string{stem}); ok {
				return c.Alpha3, "the word " + quoted(w.text)
			}
		}
	}
	return "", ""
}
