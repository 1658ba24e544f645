package main

import (
	"fmt"

	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// sameTownKM is how near a supplied town lies to one of its name that it repeats.
const sameTownKM = 15

// duplicates prints the supplied towns that GeoNames has already: their names and
// positions belong into overrides.tsv.
func (w *world) duplicates() {
	type key struct{ country, name string }
	towns := map[key][]*town{}
	for _, t := range w.towns {
		seen := map[string]bool{}
		for _, n := range append([]gazetteer.Name{{Text: t.entry.Name}}, t.entry.Names...) {
			if b := gazetteer.Bare(n.Text); !seen[b] {
				seen[b] = true
				k := key{t.entry.Country, b}
				towns[k] = append(towns[k], t)
			}
		}
	}
	var found []string
	for _, e := range w.others {
		if e.Kind != gazetteer.Town {
			continue
		}
		for _, t := range towns[key{e.Country, gazetteer.Bare(e.Name)}] {
			if d := distanceKM(e, t.entry); d <= sameTownKM {
				found = append(found, fmt.Sprintf("%s is %s %s, %.0f km off", e.ID, t.entry.ID, t.entry.Name, d))
			}
		}
	}
	fmt.Printf("supplied towns that GeoNames has: %d\n", len(found))
	for _, f := range found {
		fmt.Println("  " + f)
	}
}
