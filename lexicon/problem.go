package lexicon

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
)

// maxProblems is how many problems Load tells before it stops reading: enough
// to mend a table in one go, few enough to fit a screen.
const maxProblems = 20

// Problem is one fault in a table.
type Problem struct {
	File   string
	Line   int // from 1; 0 where the fault is in no line of its own
	What   string
	Remedy string
}

// String prints the problem as FILE:LINE: what; remedy.
func (p Problem) String() string {
	where := p.File
	if p.Line > 0 {
		where = fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	if p.Remedy == "" {
		return fmt.Sprintf("%s: %s", where, p.What)
	}
	return fmt.Sprintf("%s: %s; %s", where, p.What, p.Remedy)
}

// Problems are the faults found in tables, in the order of reading, at most 20.
// They match [reportedly.ErrInvalid].
type Problems struct {
	List []Problem
	More bool // reading stopped at the twentieth
}

// Error prints one problem a line.
func (p *Problems) Error() string {
	lines := make([]string, 0, len(p.List)+1)
	for _, q := range p.List {
		lines = append(lines, q.String())
	}
	if p.More {
		lines = append(lines, "more problems are left out; mend these first")
	}
	return strings.Join(lines, "\n")
}

// Unwrap makes errors.Is(err, reportedly.ErrInvalid) true.
func (p *Problems) Unwrap() error { return reportedly.ErrInvalid }

func (p *Problems) full() bool { return len(p.List) >= maxProblems }

func (p *Problems) add(q Problem) {
	if p.full() {
		p.More = true
		return
	}
	p.List = append(p.List, q)
}

// err is nil where there are no problems.
func (p *Problems) err() error {
	if len(p.List) == 0 {
		return nil
	}
	return p
}
