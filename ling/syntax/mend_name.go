package syntax

import (
	"slices"

	"github.com/reportedly/reportedly/ling"
)

// mendNames cuts articles and prepositions off the ends of names, and leaves out what is then
// only a noun for several: of "Members of the" before "Security Council" nothing is a name.
func mendNames(d *ling.Document) {
	for i := range d.Names {
		n := &d.Names[i]
		end := n.End
		for end > n.First+1 && (d.Tokens[end-1].UPOS == "ADP" || d.Tokens[end-1].UPOS == "DET" || d.Tokens[end-1].UPOS == "CCONJ") {
			end--
		}
		if end == n.End {
			continue
		}
		if tag := d.Tokens[n.First].XPOS; end == n.First+1 && (tag == "NNS" || tag == "NNPS") {
			end = n.First
		}
		n.End = end
	}
	d.Names = slices.DeleteFunc(d.Names, func(n ling.Name) bool { return n.End == n.First })
}
