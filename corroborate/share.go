package corroborate

import (
	"regexp"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/name"
)

// Which of several claims a count belongs to, and whom it leaves out.

// ordinals say how many there are with one who is told last: "A fifth miner died".
var ordinals = []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"}

// nth is how many died with somebody: 5 with "a fifth miner", 1 with "a miner".
func nth(p *reportedly.Participant) int {
	w := name.Words(p.Text)
	if len(w) > 2 && (w[0] == "a" || w[0] == "the") {
		return max(1, slices.Index(ordinals, w[1])+1)
	}
	return 1
}

// leavesOut tells whether a count is of some of those whom a claim was done to: "held the
// printer together with two drivers" is of three.
func leavesOut(c *reportedly.Claim, n reportedly.Number) bool {
	if n.Span.Empty() || n.Field == killedField || n.Field == sizeField {
		return false
	}
	counted := slices.ContainsFunc(c.Recipients, func(p reportedly.Participant) bool { return p.Span.Overlaps(n.Span) })
	return counted && slices.ContainsFunc(c.Recipients, func(p reportedly.Participant) bool {
		w := name.Words(p.Text)
		return p.Kind == reportedly.Person && !p.Span.Overlaps(n.Span) && len(w) > 0 && w[len(w)-1][len(w[len(w)-1])-1] != 's' && !slices.Contains(otherWords, w[0])
	})
}

// otherWords begin phrases that name nobody besides.
var otherWords = []string{"they", "them", "those", "who", "whom", "it", "he", "him", "she", "her"}

// group tells whether a figure counts a group of the dead where somebody gives a higher
// one: "in which three children died", when five people did.
func (b *building) group(f *figure) bool {
	if f.field != killedField || !f.ofGroup {
		return false
	}
	return slices.ContainsFunc(b.accounts, func(a *account) bool {
		return slices.ContainsFunc(a.figures(), func(g figure) bool { return g.field == f.field && g.Min > f.Min })
	})
}

// groupAfter tells whether the word after a count is of a group of people by age or sex:
// whoever counts them may leave others out.
func groupAfter(quote string, end int) bool {
	if end < 0 || end > len(quote) {
		return false
	}
	w := name.Words(head(quote[end:], 40))
	for _, x := range w[:min(2, len(w))] {
		switch x {
		case "children", "child", "women", "woman", "girls", "girl", "boys", "boy", "babies", "infants", "minors", "pupils", "schoolchildren", "students", "foreigners":
			return true
		}
	}
	return false
}

// nextClause is what stands between an act and the first words of the next clause.
var nextClause = regexp.MustCompile(`^[\s,;]*(?:and|while|but|,|;)\s*$`)

// disowned drops counts that are the next clause's: "The cook was killed and nine drivers
// were taken" kills one.
func (b *building) disowned(list []figure) []figure {
	return slices.DeleteFunc(list, func(f figure) bool {
		t := b.claim(f.Claim)
		if t == nil || f.span.Empty() || len(t.Claim.Evidence) == 0 {
			return false
		}
		e, from := t.Claim.Evidence[0], t.Claim.Trigger.Span.End
		if from >= f.span.Start || !e.Span.Contains(f.span) || from < e.Span.Start || f.span.Start-e.Span.Start > len(e.Quote) {
			return false
		}
		if !nextClause.MatchString(e.Quote[from-e.Span.Start : f.span.Start-e.Span.Start]) {
			return false
		}
		return slices.ContainsFunc(list, func(g figure) bool {
			if g.field == f.field || g.Report != f.Report || !g.span.Overlaps(f.span) {
				return false
			}
			o := b.claim(g.Claim)
			return o != nil && o.Claim.Trigger.Span.Start >= f.span.End
		})
	})
}

// claim is the claim of an ID, nil where the development has none.
func (b *building) claim(id string) *reportedly.Told {
	i := slices.IndexFunc(b.told, func(t *reportedly.Told) bool { return t.ID == id })
	if i < 0 {
		return nil
	}
	return b.told[i]
}
