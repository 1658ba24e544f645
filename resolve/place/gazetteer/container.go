package gazetteer

import (
	"math"
	"strings"

	"github.com/reportedly/reportedly/resolve/name"
)

const (
	containerWords = 6  // a name of more words isn't cut
	containerHits  = 40 // of a part of a name that are looked at
	neighbourKM    = 40 // how near the place that names another lies
)

// container finds places named with what holds them or lies beside them: "Brak
// al-Shati" is Brak in Wadi al-Shati, "Bir al-Ghanam Tripoli" the one near Tripoli.
func (s *search) container() {
	words := strings.Fields(s.folded)
	if len(words) < 2 || len(words) > containerWords {
		return
	}
	for cut := len(words) - 1; cut > 0; cut-- {
		head, tail := strings.Join(words[:cut], " "), strings.Join(words[cut:], " ")
		if bare(tail).text == "" || utterlyGeneric(head) || utterlyGeneric(tail) {
			continue
		}
		s.contained(head, tail)
	}
	for _, rest := range parts(s.folded) {
		for _, place := range s.largest(s.g.barely(rest)) {
			for text := range s.g.namesOf(place) {
				if bare(name.Fold(text)).text == rest {
					s.add(place, text, Container, partly)
				}
			}
		}
	}
}

// partly is how near a name is that lacks the first word or has one more.
const partly = 0.6

func utterlyGeneric(text string) bool {
	for _, w := range strings.Fields(text) {
		if _, generic := generics[w]; !generic && !articles[w] {
			return false
		}
	}
	return true
}

// contained finds places named head whose division, or a neighbour, is named tail.
func (s *search) contained(head, tail string) {
	q := s.q
	q.How, q.Limit = Article, containerHits
	heads := s.g.Search(head, q)
	if len(heads) == 0 {
		return
	}
	tailKeys := wordKeys(bare(tail).text)
	var tails []Hit // found only when a head's divisions don't have the name
	sought := false
	for _, h := range heads {
		place := s.g.find(h.Entry.ID)
		if s.g.divisionNamed(h.Entry.Admin1, tailKeys) || s.g.divisionNamed(h.Entry.Admin2, tailKeys) {
			s.add(place, h.Name, Container, 1)
			continue
		}
		if !sought {
			sought = true
			tails = s.g.Search(tail, Query{Countries: s.q.Countries, How: Article, Limit: containerHits})
		}
		for _, t := range tails {
			if t.Entry.ID != h.Entry.ID && beside(h.Entry, t.Entry) {
				s.add(place, h.Name, Container, 0.9)
				break
			}
		}
	}
}

func beside(e, other Entry) bool {
	if other.Kind == Country {
		return e.Country == other.Country && e.Country != ""
	}
	return e.Admin1 == other.ID || e.Admin2 == other.ID || apartKM(e, other) <= max(neighbourKM, other.RadiusKM)
}

func apartKM(a, b Entry) float64 {
	rad := math.Pi / 180
	x := (a.Lon - b.Lon) * math.Cos((a.Lat+b.Lat)/2*rad)
	return math.Hypot(x, a.Lat-b.Lat) * 111.2
}

// divisionNamed tells whether a division has all words of a name in one of its own.
func (g *Gazetteer) divisionNamed(id string, keys []string) bool {
	if id == "" || len(keys) == 0 {
		return false
	}
	e, ok := g.Entry(id)
	if !ok {
		return false
	}
	for text := range e.all() {
		own := wordKeys(bare(name.Fold(text)).text)
		all := true
		for _, k := range keys {
			found := false
			for _, o := range own {
				found = found || o == k
			}
			all = all && found
		}
		if all {
			return true
		}
	}
	return false
}

func wordKeys(text string) []string {
	var keys []string
	for _, w := range strings.Fields(text) {
		if k := name.Fine(w); k != "" {
			keys = append(keys, k)
		}
	}
	return keys
}
