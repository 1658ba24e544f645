package network

import (
	"cmp"
	"math"
	"slices"
)

// How a network is laid out: each part that hangs together by forces after Fruchterman
// and Reingold (1991), from places on a spiral by degree, so that the same ties always
// give the same picture. Boxes around names are pushed apart. Then the parts are packed
// into the picture, the largest first.

// box is what a node needs: its mark of radius r, with the name to the right.
type box struct{ wide, high, r float64 }

// link ties two boxes.
type link struct {
	a, b   int
	weight float64
}

// spot is where a node stands.
type spot struct{ x, y float64 }

const (
	// effort bounds the work of a layout: pairs of nodes times rounds.
	effort = 900_000
	// reach is how far apart two nodes of a tie stand, in pixels, where nothing else pulls.
	reach = 40.0
	// gap is kept free between parts.
	gap = 22.0
)

// layout places boxes in a picture of a width, and tells how high it becomes.
func layout(boxes []box, links []link, wide float64) ([]spot, float64) {
	at := make([]spot, len(boxes))
	var areas []area
	room := max(1, min(2.2, 40/float64(max(1, len(boxes))))) // few nodes have more of it
	for _, part := range parts(len(boxes), links) {
		areas = append(areas, arrange(at, part, boxes, links, wide, room))
	}
	slices.SortStableFunc(areas, func(a, b area) int { return cmp.Compare(b.high*b.wide, a.high*a.wide) })
	sky := make([]float64, int(wide/10))
	for _, a := range areas {
		x, y := settle(sky, a.wide, a.high)
		for _, i := range a.nodes {
			at[i].x, at[i].y = at[i].x+x, at[i].y+y
		}
	}
	middle(at, boxes, wide)
	return at, slices.Max(append(sky, 0))
}

// middle moves everything to the middle of the width.
func middle(at []spot, boxes []box, wide float64) {
	left, _, right, _ := bounds(at, boxes)
	for i := range at {
		at[i].x += (wide - right - left) / 2
	}
}

// parts are the nodes that hang together.
func parts(n int, links []link) [][]int {
	of := make([]int, n)
	for i := range of {
		of[i] = i
	}
	find := func(i int) int {
		for of[i] != i {
			of[i] = of[of[i]]
			i = of[i]
		}
		return i
	}
	for _, l := range links {
		a, b := find(l.a), find(l.b)
		of[max(a, b)] = min(a, b)
	}
	at := map[int]int{}
	var out [][]int
	for i := range n {
		root := find(i)
		k, ok := at[root]
		if !ok {
			k = len(out)
			at[root] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], i)
	}
	return out
}

// area is the room that a part takes.
type area struct {
	nodes      []int
	wide, high float64
}

// arrange lays one part out, with its upper left corner at 0, 0.
func arrange(at []spot, nodes []int, boxes []box, links []link, wide, room float64) area {
	n := len(nodes)
	index := map[int]int{}
	mine, own := make([]spot, n), make([]box, n)
	for i, node := range nodes {
		index[node], own[i] = i, boxes[node]
	}
	var ties []link
	heavy := 1.0
	for _, l := range links {
		if i, ok := index[l.a]; ok {
			ties = append(ties, link{i, index[l.b], l.weight})
			heavy = max(heavy, l.weight)
		}
	}
	spiral(mine, ties)
	rounds := max(60, min(300, effort/(n*n)))
	move := make([]spot, n)
	for round := range rounds {
		heat := reach * 1.5 * (1 - float64(round)/float64(rounds))
		forces(mine, move, ties, heavy)
		for i := range mine {
			if d := math.Hypot(move[i].x, move[i].y); d > 0 {
				step := min(d, heat)
				mine[i].x += move[i].x / d * step
				mine[i].y += move[i].y / d * step
			}
		}
	}
	// Names lie side by side, so that a part is stretched along them.
	for i := range mine {
		mine[i].x, mine[i].y = mine[i].x*1.7*room, mine[i].y*room
	}
	squeeze(mine, own, wide)
	apart(mine, own, wide)
	a := area{nodes: nodes}
	left, top, right, bottom := bounds(mine, own)
	for i, node := range nodes {
		at[node] = spot{mine[i].x - left, mine[i].y - top}
	}
	a.wide, a.high = right-left, bottom-top
	return a
}

// bounds are the edges of what nodes need.
func bounds(at []spot, boxes []box) (left, top, right, bottom float64) {
	left, top, right, bottom = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i, s := range at {
		b := boxes[i]
		left, right = min(left, s.x-b.r), max(right, s.x-b.r+b.wide)
		top, bottom = min(top, s.y-b.high/2), max(bottom, s.y+b.high/2)
	}
	return left, top, right, bottom
}

// squeeze keeps a part within the width.
func squeeze(at []spot, boxes []box, wide float64) {
	left, _, right, _ := bounds(at, boxes)
	room := wide - 2*gap
	if right-left <= room {
		return
	}
	from, to, name := math.Inf(1), math.Inf(-1), 0.0
	for i, s := range at {
		from, to, name = min(from, s.x), max(to, s.x), max(name, boxes[i].wide)
	}
	for i := range at {
		at[i].x = (at[i].x - from) * (room - name) / (to - from)
	}
}

// settle finds where an area lies highest, and takes the room.
func settle(sky []float64, wide, high float64) (x, y float64) {
	n := min(len(sky), int(math.Ceil((wide+gap)/10)))
	best, at := math.Inf(1), 0
	for i := 0; i+n <= len(sky); i++ {
		if top := slices.Max(sky[i : i+n]); top < best {
			best, at = top, i
		}
	}
	for i := at; i < at+n; i++ {
		sky[i] = best + high + gap
	}
	return float64(at*10) + gap/2, best + gap/2
}

// spiral gives the nodes their first places: those of most ties in the middle.
func spiral(at []spot, links []link) {
	degree := make([]float64, len(at))
	for _, l := range links {
		degree[l.a] += l.weight
		degree[l.b] += l.weight
	}
	order := make([]int, len(at))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(degree[b], degree[a]) })
	const golden = 2.399963229728653 // the golden angle
	for i, node := range order {
		r := 40 * math.Sqrt(float64(i)+.3)
		at[node].x, at[node].y = r*math.Cos(golden*float64(i)), r*math.Sin(golden*float64(i))
	}
}

// forces are where the nodes are drawn to: apart from all others, towards those that
// they are tied to, and a little to the middle.
func forces(at, move []spot, links []link, heavy float64) {
	for i := range move {
		move[i] = spot{x: -at[i].x * .05, y: -at[i].y * .08}
	}
	for i := range at {
		for j := i + 1; j < len(at); j++ {
			dx, dy := at[i].x-at[j].x, at[i].y-at[j].y
			f := reach * reach / max(dx*dx+dy*dy, 1)
			move[i].x, move[i].y = move[i].x+dx*f, move[i].y+dy*f
			move[j].x, move[j].y = move[j].x-dx*f, move[j].y-dy*f
		}
	}
	for _, l := range links {
		dx, dy := at[l.a].x-at[l.b].x, at[l.a].y-at[l.b].y
		f := math.Hypot(dx, dy) / reach * (.6 + .6*l.weight/heavy)
		move[l.a].x, move[l.a].y = move[l.a].x-dx*f, move[l.a].y-dy*f
		move[l.b].x, move[l.b].y = move[l.b].x+dx*f, move[l.b].y+dy*f
	}
}

// apart pushes boxes apart that overlap.
func apart(at []spot, boxes []box, wide float64) {
	for range 150 {
		moved := false
		for i := range at {
			for j := i + 1; j < len(at); j++ {
				moved = part(&at[i], &at[j], &boxes[i], &boxes[j]) || moved
			}
		}
		if !moved {
			return
		}
		squeeze(at, boxes, wide)
	}
}

// part pushes two boxes apart along the side on which they overlap less.
func part(a, b *spot, p, q *box) bool {
	// The left edge is that of the mark, the right one the name's.
	ox := min(a.x-p.r+p.wide, b.x-q.r+q.wide) - max(a.x-p.r, b.x-q.r)
	oy := (p.high+q.high)/2 - math.Abs(a.y-b.y)
	if ox <= 0 || oy <= 0 {
		return false
	}
	if oy <= ox {
		if push := oy/2 + .25; a.y < b.y {
			a.y, b.y = a.y-push, b.y+push
		} else {
			a.y, b.y = a.y+push, b.y-push
		}
		return true
	}
	if push := ox/2 + .25; a.x < b.x {
		a.x, b.x = a.x-push, b.x+push
	} else {
		a.x, b.x = a.x+push, b.x-push
	}
	return true
}
