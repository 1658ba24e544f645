package network

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// ring are nodes of which each is tied to the next, with a star in the middle and pairs
// apart from it.
func ring(n, pairs int) ([]box, []link) {
	boxes := make([]box, n+2*pairs)
	for i := range boxes {
		boxes[i] = box{wide: 60 + float64(i%7)*15, high: 20, r: 6}
	}
	var links []link
	for i := range n {
		links = append(links, link{i, (i + 1) % n, 1})
		if i > 0 {
			links = append(links, link{0, i, 2})
		}
	}
	for i := range pairs {
		links = append(links, link{n + 2*i, n + 2*i + 1, 1})
	}
	return boxes, links
}

// Within the picture, no name over another, and always the same.
func TestLayout(t *testing.T) {
	for _, c := range []struct{ n, pairs int }{{2, 0}, {3, 1}, {20, 5}, {60, 20}, {150, 0}} {
		t.Run(fmt.Sprint(c.n), func(t *testing.T) {
			boxes, links := ring(c.n, c.pairs)
			at, high := layout(boxes, links, 1240)
			for i, a := range at {
				p := boxes[i]
				if a.x-p.r < -1 || a.x-p.r+p.wide > 1241 || a.y < -1 || a.y > high+1 {
					t.Errorf("node %d at %.0f, %.0f in a picture %.0f high", i, a.x, a.y, high)
				}
			}
			over := 0
			for i, a := range at {
				for j := i + 1; j < len(at); j++ {
					b, p, q := at[j], boxes[i], boxes[j]
					x := min(a.x-p.r+p.wide, b.x-q.r+q.wide) - max(a.x-p.r, b.x-q.r)
					y := (p.high+q.high)/2 - max(a.y-b.y, b.y-a.y)
					if x > 4 && y > 4 {
						over++
					}
				}
			}
			if over > c.n/10 {
				t.Errorf("%d names lie over others", over)
			}
			again, _ := layout(boxes, links, 1240)
			if d := cmp.Diff(at, again, cmp.AllowUnexported(spot{})); d != "" {
				t.Error(d)
			}
		})
	}
	if at, high := layout(nil, nil, 1240); len(at) != 0 || high != 0 {
		t.Errorf("nothing: %v, %v", at, high)
	}
}

func BenchmarkLayout(b *testing.B) {
	boxes, links := ring(100, 0)
	for b.Loop() {
		layout(boxes, links, 1240)
	}
}
