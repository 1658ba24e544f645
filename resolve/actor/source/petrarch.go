package source

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/actor"
)

// A dictionary of PETRARCH lists actors, each on a line of its own with words
// joined by underscores; lines that begin with + are further names; codes stand in
// brackets behind a name or on lines below, with dates where they hold for a time:
//
//	NATIONAL_SALVATION_FRONT_ [LBYOPP]
//	+NSF
//	MUHAMMAD_X_
//		[LBYGOV 690901-20111020]
//		[LBYELI]

var (
	codeForm = regexp.MustCompile(`\[([^\]]*)\]`)
	dateForm = regexp.MustCompile(`^[<>]?\d{6,8}(-\d{6,8})?$`)
)

// cameoSectors are the parts of CAMEO codes that tell a sector of PLOVER, in the
// order in which they count.
var cameoSectors = []struct{ cameo, sector string }{
	{"GOV", "GOV"}, {"MIL", "MIL"}, {"REB", "REB"}, {"OPP", "OPP"}, {"PTY", "PTY"}, {"COP", "COP"}, {"JUD", "JUD"}, {"SPY", "SPY"}, {"LEG", "LEG"},
	{"UAF", "UAF"}, {"PRM", "PRM"}, {"MED", "JRN"}, {"EDU", "EDU"}, {"BUS", "BUS"}, {"CRM", "CRM"}, {"CVL", "CVL"}, {"ELI", "ELI"}, {"LAB", "LAB"},
	{"REF", "REF"}, {"HLH", "MED"}, {"AGR", "AGR"}, {"REL", "REL"},
}

// entry is an actor being read.
type entry struct {
	row   int
	names []dictionaryName
	codes []dictionaryCodeAt
}

type dictionaryName struct {
	text string
	row  int
}

type dictionaryCodeAt struct {
	code, dates string
	row         int
}

func (f *file) petrarch() error {
	var e entry
	row := 0
	for line := range strings.Lines(string(f.content)) {
		row++
		line, _, _ = strings.Cut(strings.TrimRight(line, "\r\n"), "#")
		body := strings.TrimSpace(codeForm.ReplaceAllString(line, ""))
		if strings.Contains(line, "[~") {
			return f.errorAt(row, "import a dictionary of actors, in which codes begin with a country", "this is a dictionary of agents, not of actors")
		}
		more := strings.HasPrefix(body, "+")
		body = strings.TrimSpace(strings.TrimPrefix(body, "+"))
		if body != "" {
			if !more {
				f.dictionaryActor(e)
				e = entry{row: row}
			}
			if e.row == 0 {
				return f.errorAt(row, "", "a further name stands before any actor")
			}
			if n := dictionaryWords(body); n != "" {
				e.names = append(e.names, dictionaryName{n, row})
			}
		}
		for _, m := range codeForm.FindAllStringSubmatch(line, -1) {
			if e.row == 0 {
				return f.errorAt(row, "", "a code stands before any actor")
			}
			code, dates, _ := strings.Cut(strings.TrimSpace(m[1]), " ")
			e.codes = append(e.codes, dictionaryCodeAt{code, strings.TrimSpace(dates), row})
		}
	}
	f.dictionaryActor(e)
	if len(f.result.Actors) == 0 {
		return f.errorAt(1, "", "no actors with codes")
	}
	return nil
}

// dictionaryActor takes an entry.
func (f *file) dictionaryActor(e entry) {
	if len(e.names) == 0 {
		return
	}
	if len(e.codes) == 0 {
		f.note(e.row, "%s has no code and is left out", e.names[0].text)
		return
	}
	a := f.actor("petrarch:" + actor.Slug(e.names[0].text))
	for _, n := range e.names {
		a.AddName(actor.Name{Text: n.text, Acronym: isUpper(n.text), From: f.from(n.row)})
	}
	for _, c := range e.codes {
		f.dictionaryCode(a, c)
	}
}

func (f *file) dictionaryCode(a *actor.Actor, c dictionaryCodeAt) {
	from := f.from(c.row)
	country, sector, kind := cameo(c.code, f)
	if c.dates == "" {
		a.Add(actor.FieldCAMEO, c.code, from)
		a.Add(actor.FieldCountry, country, from)
		a.Add(actor.FieldSector, sector, from)
		a.Add(actor.FieldKind, string(kind), from)
		return
	}
	during, ok := dictionaryDates(c.dates)
	if !ok {
		f.note(c.row, "dates %q are not understood; the code %s is left out", c.dates, c.code)
		return
	}
	// Codes with dates are those of people in and out of office, and of states.
	if sector == "" || sector == "ELI" {
		a.Add(actor.FieldCountry, country, from)
		return
	}
	a.Add(actor.FieldKind, string(reportedly.Person), from)
	a.Add(actor.FieldCountry, country, from)
	a.Offices = append(a.Offices, actor.Office{Office: "coded " + c.code, Country: country, Sector: sector, During: during, From: from})
}

// cameo takes a code apart.
func cameo(code string, f *file) (country, sector string, kind reportedly.ActorKind) {
	var parts []string
	for i := 0; i+3 <= len(code); i += 3 {
		parts = append(parts, code[i:i+3])
	}
	if len(parts) == 0 {
		return "", "", ""
	}
	switch parts[0] {
	case "IGO":
		return "", "IGO", reportedly.IGO
	case "NGO", "NGM":
		sector, kind = "NGO", reportedly.NGO
	case "MNC":
		sector, kind = "MNC", reportedly.Company
	case "IMG":
		return "", "REB", reportedly.ArmedGroup
	case "ISM":
		return "", "ISM", ""
	}
	if c, ok := f.country(parts[0]); ok && c == parts[0] {
		country = c
	} else if sector != "" && len(parts) > 1 {
		if c, ok := f.country(parts[1]); ok && c == parts[1] {
			country = c
		}
	}
	if sector == "" {
		for _, x := range cameoSectors {
			if slices.Contains(parts[1:], x.cameo) {
				sector = x.sector
				break
			}
		}
	}
	switch sector {
	case "REB", "UAF", "PRM":
		kind = reportedly.ArmedGroup
	case "MIL":
		kind = reportedly.Military
	case "COP":
		kind = reportedly.Police
	case "PTY", "OPP":
		kind = reportedly.Party
	case "JRN":
		kind = reportedly.Media
	case "BUS":
		kind = reportedly.Company
	}
	return country, sector, kind
}

// dictionaryDates are the dates behind a code as an EDTF interval: yymmdd or
// yyyymmdd, "a-b", ">a" from then on, "<a" until then.
func dictionaryDates(s string) (string, bool) {
	s = strings.ReplaceAll(s, " ", "")
	if !dateForm.MatchString(s) {
		return "", false
	}
	switch s[0] {
	case '>':
		d, ok := dictionaryDay(s[1:])
		return d + "/..", ok
	case '<':
		d, ok := dictionaryDay(s[1:])
		return "../" + d, ok
	}
	a, b, both := strings.Cut(s, "-")
	from, ok := dictionaryDay(a)
	if !both {
		return from, ok
	}
	to, ok2 := dictionaryDay(b)
	return from + "/" + to, ok && ok2 && from <= to
}

func dictionaryDay(s string) (string, bool) {
	switch {
	case len(s) == 6 && s < "30": // no dictionary reaches back before 1930 in two digits
		s = "20" + s
	case len(s) == 6:
		s = "19" + s
	}
	if len(s) != 8 {
		return "", false
	}
	month, _ := strconv.Atoi(s[4:6])
	day, _ := strconv.Atoi(s[6:])
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return "", false
	}
	return s[:4] + "-" + s[4:6] + "-" + s[6:], true
}

// dictionaryWords is a name as a text would have it: "AL-QAEDA_IN_IRAQ_" is
// "Al-Qaeda in Iraq". Single words of up to five letters may be acronyms and stay.
func dictionaryWords(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == '_' || unicode.IsSpace(r) })
	if len(words) == 1 && len(words[0]) <= 5 {
		return words[0]
	}
	for i, w := range words {
		if w != strings.ToUpper(w) {
			continue // written as it is meant
		}
		low := strings.ToLower(w)
		switch low {
		case "of", "the", "in", "for", "and", "on", "de", "la", "du", "des", "et", "y":
			if i > 0 {
				words[i] = low
				continue
			}
		}
		start := true
		words[i] = strings.Map(func(r rune) rune {
			up := start
			start = !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
			if up {
				return unicode.ToUpper(r)
			}
			return r
		}, low)
	}
	return strings.Join(words, " ")
}

func isUpper(s string) bool {
	return !strings.Contains(s, " ") && len(s) >= 2 && len(s) <= 6 && s == strings.ToUpper(s) && strings.ToLower(s) != s
}
