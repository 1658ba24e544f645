package gazetteer

import (
	"strings"

	"github.com/reportedly/reportedly/resolve/name"
)

// A name's bare form is its folded words without articles and without the words
// that only say what sort of place it is, with the particles that texts write in
// many ways as one: "Governorate of Aleppo", "Aleppo Province" and "Aleppo" are
// one, and so are "Ouled Slimane" and "Awlad Sulayman" but for the second word.

// bareName is a name cut for comparison.
type bareName struct {
	text string
	kind Kind // that a generic word asks for, "" for none
}

// bare gives the bare form of a folded name. A name all of whose words could be
// left out keeps them.
func bare(folded string) bareName {
	words := strings.Fields(folded)
	var kept []string
	b := bareName{}
	for i, w := range words {
		if k, ok := generics[w]; ok && len(words) > 1 {
			if b.kind == "" {
				b.kind = k
			}
			continue
		}
		if articles[w] && (i+1 < len(words) || len(kept) > 0) {
			continue
		}
		if p, ok := particles[w]; ok && i+1 < len(words) {
			w = p
		}
		kept = append(kept, w)
	}
	if len(kept) == 0 {
		return bareName{text: folded}
	}
	b.text = strings.Join(kept, " ")
	return b
}

// parts are bare forms of a folded name's parts: without the word that begins it, if
// that is one that texts leave out, and cut before the words that say where the place
// lies.
func parts(folded string) []string {
	var found []string
	whole := bare(folded).text
	if first, rest, ok := strings.Cut(whole, " "); ok && leading[first] && len(rest) >= shortName-1 {
		found = append(found, rest)
	}
	words := strings.Fields(folded)
	for i := 1; i+1 < len(words); i++ {
		if joints[words[i]] {
			if b := bare(strings.Join(words[:i], " ")).text; len(b) >= shortName && b != whole && !leading[b] {
				found = append(found, b)
			}
			break
		}
	}
	return found
}

// keyPair is what the index of skeletons keeps for a name: the skeleton of its bare
// form, or that itself where it has none, tagged with the bare form.
func keyPair(bare string) pair {
	skeleton := name.Skeleton(bare)
	if skeleton == "" {
		skeleton = bare
	}
	return pair{hash: hashText(skeleton), tag: hashText(bare)}
}

// Bare is what a name is without case, accents, articles and the words that only
// say what sort of place it names: "aleppo" for "Governorate of Aleppo". Names with
// one bare form are taken for one by [Article] and surer ways.
func Bare(s string) string { return bare(name.Fold(s)).text }
