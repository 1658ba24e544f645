package extract_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSaid(t *testing.T) {
	for name, c := range map[string]struct {
		tree string
		want []string // source | cue | content
	}{
		"a verb of saying": {
			`Residents=resident/NNS/2/nsubj said=say/VBD/0/root rebels=rebel/NNS/4/nsubj shelled=shell/VBD/2/ccomp towns=town/NNS/4/obj`,
			[]string{"Residents | said | rebels shelled towns"}},
		"beside the clause": {
			`The/DT/2/det road/NN/4/nsubj was=be/VBD/4/aux closed=close/VBN/0/root ,/,/7/punct residents=resident/NNS/7/nsubj said=say/VBD/4/parataxis`,
			[]string{"residents | said | The road was closed"}},
		"according to": {
			`According=accord/VBG/4/case to/IN/4/case the/DT/4/det mayor/NN/7/obl ,/,/7/punct clashes=clash/NNS/7/nsubj erupted=erupt/VBD/0/root`,
			[]string{"mayor | According to | clashes erupted"}},
		"the relative pronoun stands for the speaker": {
			`Drivers=driver/NNS/6/nsubj who/WP/3/nsubj said=say/VBD/1/acl:relcl rebels=rebel/NNS/5/nsubj fled=flee/VBD/3/ccomp left=leave/VBD/0/root`,
			[]string{"who | said | rebels fled"}},
		"a preposition of two words that the tree parts": {
			`Clashes=clash/NNS/2/nsubj erupted=erupt/VBD/0/root ,/,/6/punct according=accord/VBG/6/case to/IN/4/fixed officials=official/NNS/2/obl`,
			[]string{"officials | according to | Clashes erupted"}},
		"the report itself": {
			`Rebels=rebel/NNS/2/nsubj shelled=shell/VBD/0/root towns=town/NNS/2/obj`, nil},
		"we": {
			`We=we/PRP/2/nsubj believe/VBP/0/root rebels=rebel/NNS/4/nsubj left=leave/VBD/2/ccomp`,
			[]string{" | believe | rebels left"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := document(t, c.tree, "")
			var got []string
			for _, a := range newExtractor(t).Attributions(d) {
				source, cue := "", ""
				if a.Source >= 0 {
					source = d.Form(a.Source)
				}
				if a.First < a.End {
					cue = d.Slice(a.First, a.End)
				}
				var words []string
				for _, w := range a.Content {
					words = append(words, d.Form(w))
				}
				got = append(got, source+" | "+cue+" | "+strings.Join(words, " "))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
