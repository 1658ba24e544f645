package places

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// Corpus is a file of texts with gold places.
type Corpus struct {
	Path string
	Docs []*Document
	Lost int // names that their text doesn't have, and that are left out
}

// Document is a text with its gold places.
type Document struct {
	Doc  *ling.Document
	Gold []Toponym // in the order of the text, not overlapping
}

// Toponym is a name with the point that people gave it.
type Toponym struct {
	Span     text.Span
	Name     string
	Located  bool // Lat and Lon are given
	Lat, Lon float64
	// Optional is a name that stands for no place where it is: an adjective, a name
	// within another's, a word that isn't a name, a name that nobody located.
	Optional bool
}

// article is a text in one of the XML forms of docs/evaluation.md, "Places".
type article struct {
	Title     string     `xml:"title"`
	Text      string     `xml:"text"`
	Locations []placeXML `xml:"locations>location"`
	Toponyms  []placeXML `xml:"toponyms>toponym"`
}

type placeXML struct {
	Start         string  `xml:"start"`
	End           string  `xml:"end"`
	Name          string  `xml:"name"`
	Extracted     string  `xml:"extractedName"`
	Phrase        string  `xml:"phrase"`
	Lat           string  `xml:"lat"`
	Lon           string  `xml:"lon"`
	Latitude      string  `xml:"latitude"`
	Longitude     string  `xml:"longitude"`
	Gaz           *gazXML `xml:"gaztag"`
	Type          string  `xml:"type"`
	Modifier      string  `xml:"modifierType"`
	NonLocational string  `xml:"nonLocational"`
}

type gazXML struct {
	Lat string `xml:"lat"`
	Lon string `xml:"lon"`
}

// Read reads a file of gold places: the XML of GeoVirus, GeoWebNews, LGL or
// TR-News (docs/evaluation.md, "Places").
func Read(path string) (*Corpus, error) {
	content, err := corpus.ReadFile(path, corpus.MaxBytes)
	if err != nil {
		return nil, err
	}
	return Decode(path, content)
}

// Decode reads the content of a file of gold places.
func Decode(path string, content []byte) (*Corpus, error) {
	var file struct {
		Articles []article `xml:"article"`
	}
	if err := xml.NewDecoder(bytes.NewReader(content)).Decode(&file); err != nil {
		return nil, fmt.Errorf("read places %s: %w: %w", path, reportedly.ErrInvalid, err)
	}
	if len(file.Articles) == 0 {
		return nil, fmt.Errorf("read places %s: no articles: %w", path, reportedly.ErrInvalid)
	}
	out := &Corpus{Path: path}
	for i, a := range file.Articles {
		d := &Document{Doc: &ling.Document{ID: fmt.Sprintf("%s#%d", filepath.Base(path), i), Text: text.New(a.Text)}}
		for k, x := range append(a.Locations, a.Toponyms...) {
			g, err := x.gold(a.Text)
			if err != nil {
				return nil, fmt.Errorf("read places %s: article %d, place %d: %w", path, i, k, err)
			}
			if g.Span.Empty() {
				out.Lost++
				continue
			}
			d.Gold = append(d.Gold, g)
		}
		slices.SortStableFunc(d.Gold, func(a, b Toponym) int { return a.Span.Start - b.Span.Start })
		d.Gold = apart(d.Gold)
		out.Docs = append(out.Docs, d)
	}
	return out, nil
}

// apart leaves out names that overlap an earlier one; of two with the same start a
// located one stays.
func apart(list []Toponym) []Toponym {
	var out []Toponym
	for _, g := range list {
		if n := len(out); n > 0 && out[n-1].Span.Overlaps(g.Span) {
			if !out[n-1].Located && g.Located {
				out[n-1] = g
			}
			continue
		}
		out = append(out, g)
	}
	return out
}

// gold finds a name's bytes. Offsets are characters from 0 or, in GeoVirus, from 1;
// where neither gives the name's words the nearest place that does is taken. The span
// is empty where the text doesn't have them.
func (x placeXML) gold(words string) (Toponym, error) {
	g := Toponym{Name: first(x.Phrase, x.Extracted, x.Name)}
	start, err := strconv.Atoi(strings.TrimSpace(x.Start))
	if err != nil {
		return g, fmt.Errorf("start %q: %w", x.Start, reportedly.ErrInvalid)
	}
	at := nearest(words, g.Name, byteOf(words, max(0, start)))
	if at < 0 {
		return g, nil // its words are not in the text
	}
	g.Span = text.Span{Start: at, End: at + len(g.Name)}
	lat, lon := first(x.Latitude, x.Lat), first(x.Longitude, x.Lon)
	if x.Gaz != nil {
		lat, lon = x.Gaz.Lat, x.Gaz.Lon
	}
	g.Located = lat != "" && lon != ""
	if g.Located {
		if g.Lat, err = degrees(lat, 90); err == nil {
			g.Lon, err = degrees(lon, 180)
		}
		if err != nil {
			return g, err
		}
	}
	g.Optional = !g.Located || x.Modifier == "Adjective" || strings.HasPrefix(x.Type, "Embedded") || x.Type == "Demonym" || x.NonLocational == "Yes"
	return g, nil
}

func degrees(s string, most float64) (float64, error) {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > most {
		return 0, fmt.Errorf("%q degrees: %w", s, reportedly.ErrInvalid)
	}
	return v, nil
}

func first(list ...string) string {
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

// byteOf is the byte of the n-th character.
func byteOf(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// nearest is where words hold name, as near to a byte as can be; -1 for nowhere.
func nearest(words, name string, at int) int {
	best := -1
	for from := max(0, at-200); name != ""; {
		i := strings.Index(words[from:], name)
		if i < 0 || best >= 0 && from+i > at+(at-best) {
			break
		}
		i += from
		if best < 0 || abs(i-at) < abs(best-at) {
			best = i
		}
		from = i + 1
	}
	return best
}

func abs(n int) int { return max(n, -n) }
