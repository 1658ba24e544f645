package syntax

import "github.com/reportedly/reportedly/ling"

// whole gives each sentence that mending left without a tree, with a word above itself, the tree
// back that the parser gave it. before are the tokens as the parser left them.
func whole(d *ling.Document, before []ling.Token) {
	for _, s := range d.Sentences {
		if !isTree(d, s) {
			copy(d.Tokens[s.First:s.End], before[s.First:s.End])
		}
	}
}

// isTree tells whether every word of a sentence leads up to a root.
func isTree(d *ling.Document, s ling.Sentence) bool {
	state := make([]byte, s.End-s.First) // 1: on the way up, 2: known to lead to a root
	for w := s.First; w < s.End; w++ {
		at := w
		for at >= s.First && at < s.End && state[at-s.First] == 0 {
			state[at-s.First] = 1
			at = d.Tokens[at].Head
		}
		if at >= s.First && at < s.End && state[at-s.First] == 1 {
			return false
		}
		for at = w; at >= s.First && at < s.End && state[at-s.First] == 1; at = d.Tokens[at].Head {
			state[at-s.First] = 2
		}
	}
	return true
}
