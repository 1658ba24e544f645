package coref

import (
	"slices"
	"strings"
	"unicode"
)

// releases are the words by which an institution calls what it gives out.
var releases = set("statement release communique communiqué declaration bulletin readout note circular resolution announcement notice appeal")

// headedBy is the institution that the head of a release names, "" where there is none:
//
//   - "STATEMENT BY THE ORE HAULIERS", "Press release of the Osk Forum"
//   - "TARN RELIEF COUNCIL (TRC) – STATEMENT", "Statement – Osk Forum for Truth"
//   - a line with the name above a line "Communiqué No. 6"
//   - a line with the name and the date
func (r *resolver) headedBy() string {
	lines := strings.SplitN(r.doc.Text.String(), "\n", 4)
	for i, l := range lines[:min(len(lines), 3)] {
		if l = strings.TrimSpace(l); l == "" || len(l) > 120 {
			break
		}
		words := strings.Fields(l)
		k := slices.IndexFunc(words, func(w string) bool { return releases[lower(strings.Trim(w, "–—-:,"))] })
		if k < 0 {
			if name := datedBy(l); name != "" {
				return name
			}
			continue
		}
		if k > 2 && i > 0 {
			return "" // running text
		}
		after := words[k+1:]
		for len(after) > 0 && (after[0] == "–" || after[0] == "—" || after[0] == "-" || after[0] == ":" || slices.Contains([]string{"by", "of", "from", "issued", "the"}, lower(after[0]))) {
			after = after[1:]
		}
		if name := institutionName(strings.Join(after, " ")); name != "" && k <= 2 {
			return name
		}
		if name := institutionName(strings.Join(words[:k], " ")); name != "" && k >= 2 {
			return name
		}
		if i > 0 && k <= 2 {
			return institutionName(strings.TrimSpace(lines[0]))
		}
	}
	return ""
}

// publisherWords are further nouns in the names of those who give out reports.
var publisherWords = set("watch monitor observatory network mission forum centre center institute initiative union federation room front relief bureau secretariat project trust")

// datedBy is the institution in a line of its name and a date, "" for any other line:
// "Canal Electoral Watch, 2 October 2018".
func datedBy(line string) string {
	name, date, ok := strings.Cut(line, ", ")
	if !ok || !strings.ContainsFunc(date, unicode.IsDigit) || len(strings.Fields(date)) > 4 {
		return ""
	}
	if name = institutionName(name); name == "" {
		return ""
	}
	words := strings.Fields(name)
	if last := lower(words[len(words)-1]); !publisherWords[last] && !groupNouns[last] {
		return ""
	}
	return name
}

// institutionName is what stands before a dash, colon or bracket, out of capitals; "" where
// it isn't two words and more that may be a name.
func institutionName(s string) string {
	for _, sep := range []string{" – ", " — ", " - ", ":", "(", ","} {
		s, _, _ = strings.Cut(s, sep)
	}
	s = stripThe(strings.Trim(s, " –—-:,."))
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 9 || strings.ContainsFunc(s, unicode.IsDigit) {
		return ""
	}
	for i, w := range words {
		first := []rune(w)[0]
		if i == 0 && !unicode.IsUpper(first) || !unicode.IsUpper(first) && !smallWords[w] || releases[lower(w)] || lower(w) == "press" || lower(w) == "public" || lower(w) == "joint" {
			return ""
		}
	}
	if strings.ToUpper(s) != s {
		return s
	}
	for i, w := range words {
		if w = lower(w); !smallWords[w] || i == 0 {
			first := []rune(w)
			first[0] = unicode.ToUpper(first[0])
			w = string(first)
		}
		words[i] = w
	}
	return strings.Join(words, " ")
}
