package origin

import (
	"cmp"
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

// Nation is the state, ISO 3166-1 alpha-3, of the first word in a body's name that is of
// one: its name, its adjective or its capital; "" for none.
func Nation(body string) string {
	for _, w := range words(body) {
		if n := cmp.Or(nations()[w], capitals()[w]); n != "" {
			return n
		}
	}
	return ""
}

// capitals are states' capitals, folded, to the states' codes; those left out are people's names
// too, or have two words.
var capitals = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range rows(nationsText) {
		for _, w := range strings.Split(r[2], "|") {
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
