package origin

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/reportedly/reportedly/resolve/name"
)

//go:embed words/agencies.tsv
var agenciesText string

//go:embed words/roles.tsv
var rolesText string

//go:embed words/publishers.tsv
var publishersText string

//go:embed words/nations.tsv
var nationsText string

// nations are words for states, folded, to their codes (ISO 3166-1 alpha-3).
var nations = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range rows(nationsText) {
		for _, w := range strings.Split(r[1], "|") {
			out[name.Fold(w)] = r[0]
		}
	}
	return out
})

// rows are the rows of a table, without its heading and comments.
func rows(table string) (out [][]string) {
	for l := range strings.Lines(table) {
		l = strings.TrimRight(l, "\r\n")
		if l == "" || l[0] == '#' {
			continue
		}
		out = append(out, strings.Split(l, "\t"))
	}
	return out[1:]
}

// agencies are well-known news agencies: siglum, as written, to name.
var agencies = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range rows(agenciesText) {
		out[r[0]] = r[1]
	}
	return out
})

// agencyNames are the agencies by the words of their names.
var agencyNames = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, full := range agencies() {
		out[strings.Join(core(full), " ")] = full
	}
	return out
})

// roles tell for a word which sort of body it is of; "-" where it tells none but
// is no name either.
var roles = sync.OnceValue(func() map[string]string { return column(rolesText) })

// publisherWords tell whether a word in a publisher's name is an outlet's or a
// body's.
var publisherWords = sync.OnceValue(func() map[string]string { return column(publishersText) })

func column(table string) map[string]string {
	out := map[string]string{}
	for _, r := range rows(table) {
		out[r[0]] = r[1]
	}
	return out
}
