package terminal

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/judgement"
)

// judged prints what people decided about it beside the credibility.
func (p *developmentPrinter) judged() {
	if len(p.d.Notes)+len(p.d.Conflicts)+len(p.d.Corrections) == 0 {
		return
	}
	p.section("Decided by people")
	for _, n := range p.d.Notes {
		p.entry("note", n, n.Value)
	}
	for _, line := range decisions(p.d.Development.Corrections) {
		p.flow(run{"  ", plain}, "    ", run{phrase.Clean(line[0]), plain}, run{"  " + phrase.Clean(line[1]), quiet})
	}
	p.conflicts(p.d.Conflicts)
}

// entry prints an entry of the log.
func (p *printer) entry(what string, j judgement.Judgement, words string) {
	p.flow(run{"  ", plain}, "    ", run{phrase.Clean(what + " "), plain}, run{phrase.Clean(words), bold},
		run{phrase.Clean(fmt.Sprintf("  %s on %s (#%d)", j.By, day(j), j.Seq)), quiet})
}

// conflicts prints where reviewers differ.
func (p *printer) conflicts(list []judgement.Conflict) {
	for _, c := range list {
		var sides []string
		for _, j := range c.Latest {
			side := j.Value
			if c.Field == "verdict" {
				side = string(j.Act)
			}
			sides = append(sides, fmt.Sprintf("%s says %s (#%d)", j.By, side, j.Seq))
		}
		p.flow(run{"  ", plain}, "    ", run{"reviewers differ on " + phrase.Clean(c.Field) + ": ", colour(phrase.MaterialConflict)}, run{phrase.Clean(strings.Join(sides, "; ") + "; the latest holds"), plain})
	}
}
