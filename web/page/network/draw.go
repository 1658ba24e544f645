package network

import (
	"cmp"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/store"
)

// node is an actor.
type node struct {
	Key, Name, Kind, Country string
	Path                     string // its page
	Circle                   string // its circle in the network
	Shape                    string // "circle", "square", "diamond", "triangle"
	Claims                   int    // that tie it, among those shown
	X, Y, R                  float64
	Label                    string
	Here                     bool // whose circle is shown
}

// TextX is where the label begins.
func (n node) TextX() float64 { return n.R + 4 }

// edge is all that is told of two actors, in both directions.
type edge struct {
	A, B        int // indexes of nodes
	There, Back int // claims from A to B, and from B to A
	Sign        string
	Wide        float64
	Line        string // a path
	Heads       []string
	Title       string
	Path        string
}

func nodeOf(who map[string]store.Name, key string) node {
	w := who[key]
	n := node{Key: key, Name: cmp.Or(w.Name, strings.TrimPrefix(key, "name:")), Kind: w.Kind, Country: w.Country, Path: "/actors/" + url.PathEscape(key),
		Circle: path + "?" + url.Values{"actor": {key}}.Encode(), Shape: shapeOf(reportedly.ActorKind(w.Kind))}
	n.Label = n.Name
	if utf8.RuneCountInString(n.Label) > 26 {
		n.Label = string([]rune(n.Label)[:25]) + "…"
	}
	return n
}

// shapeOf tells sorts of actors apart without colour: persons, those with authority or
// arms of a state, armed groups and parties, bodies of other sorts.
func shapeOf(k reportedly.ActorKind) string {
	switch k {
	case reportedly.Person:
		return "circle"
	case reportedly.Government, reportedly.Military, reportedly.Police:
		return "square"
	case reportedly.ArmedGroup, reportedly.Party:
		return "diamond"
	}
	return "triangle"
}

// draw lays the ties out.
func (p *page) draw(a *asked, who map[string]store.Name) {
	at := map[string]int{}
	place := func(key string) int {
		if i, ok := at[key]; ok {
			return i
		}
		at[key] = len(p.Nodes)
		n := nodeOf(who, key)
		n.Here = key == a.ego
		p.Nodes = append(p.Nodes, n)
		return at[key]
	}
	if a.ego != "" && len(p.Ties.Items) > 0 {
		place(a.ego)
	}
	edges := map[[2]int]int{}
	var of [][]*table.Tie
	for i := range p.Ties.Items {
		t := &p.Ties.Items[i]
		from, to := place(t.From), place(t.To)
		p.Nodes[from].Claims += t.Claims
		p.Nodes[to].Claims += t.Claims
		k := [2]int{min(from, to), max(from, to)}
		n, ok := edges[k]
		if !ok {
			n = len(p.Edges)
			edges[k] = n
			p.Edges = append(p.Edges, edge{A: k[0], B: k[1]})
			of = append(of, nil)
		}
		e := &p.Edges[n]
		of[n] = append(of[n], t)
		if e.There += t.Claims; from != e.A {
			e.There, e.Back = e.There-t.Claims, e.Back+t.Claims
		}
		if t.Mutual > 0 {
			e.Back += t.Mutual // both ways
		}
	}
	p.place()
	for i := range p.Edges {
		p.edge(a, &p.Edges[i], of[i])
	}
	// What is drawn last lies on top: the strongest.
	slices.Reverse(p.Edges)
}

// place lays the nodes out and sizes the picture.
func (p *page) place() {
	p.Wide = 1240
	links := make([]link, len(p.Edges))
	for i, e := range p.Edges {
		links[i] = link{e.A, e.B, math.Log1p(float64(e.There + e.Back))}
	}
	boxes := make([]box, len(p.Nodes))
	most := 1
	for _, n := range p.Nodes {
		most = max(most, n.Claims)
	}
	for i := range p.Nodes {
		n := &p.Nodes[i]
		n.R = 4.5 + 7*math.Sqrt(float64(n.Claims)/float64(most))
		boxes[i] = box{wide: float64(utf8.RuneCountInString(n.Label))*6.3 + 2*n.R + 8, high: max(18, 2*n.R+2), r: n.R}
	}
	spots, high := layout(boxes, links, float64(p.Wide))
	p.High = int(high) + 8
	for i, at := range spots {
		p.Nodes[i].X, p.Nodes[i].Y = at.x, at.y+4
	}
}

// edge draws an edge and says what it is.
func (p *page) edge(a *asked, e *edge, ties []*table.Tie) {
	x, y := &p.Nodes[e.A], &p.Nodes[e.B]
	e.Sign = signOf(ties...)
	e.Wide = min(1.2+math.Log2(float64(max(1, e.There+e.Back)))*.4, 5)
	e.Path = a.path("actor", x.Key, "with", y.Key)
	dx, dy := y.X-x.X, y.Y-x.Y
	d := math.Hypot(dx, dy)
	if d < 1 {
		d = 1
	}
	ux, uy := dx/d, dy/d
	head := 5 + e.Wide
	start, end := x.R+2, d-y.R-2
	if e.There > 0 {
		e.Heads = append(e.Heads, arrow(x.X+ux*end, x.Y+uy*end, ux, uy, head))
		end -= head * .8
	}
	if e.Back > 0 {
		e.Heads = append(e.Heads, arrow(x.X+ux*start, x.Y+uy*start, -ux, -uy, head))
		start += head * .8
	}
	if end > start {
		e.Line = fmt.Sprintf("M%.1f %.1fL%.1f %.1f", x.X+ux*start, x.Y+uy*start, x.X+ux*end, x.Y+uy*end)
	}
	var told []string
	for _, t := range ties {
		from, to := x.Name, y.Name
		if t.From != x.Key {
			from, to = to, from
		}
		mark := " → "
		if t.Mutual == t.Claims {
			mark = " and "
		}
		var types []string
		for _, c := range typesOf(t.Kinds, t.Events) {
			if len(types) == 4 {
				types = append(types, "…")
				break
			}
			types = append(types, fmt.Sprintf("%s %d", c.Name, c.N))
		}
		told = append(told, from+mark+to+": "+strings.Join(types, ", "))
	}
	e.Title = phrase.Clean(strings.Join(told, "; "))
}

// arrow is the head of an arrow whose tip is at a point.
func arrow(x, y, ux, uy, size float64) string {
	bx, by := x-ux*size, y-uy*size
	w := size * .45
	return fmt.Sprintf("M%.1f %.1fL%.1f %.1fL%.1f %.1fz", x, y, bx-uy*w, by+ux*w, bx+uy*w, by-ux*w)
}
