package token

import "strings"

// contractions are words of two or more without an apostrophe between them, or
// with one in an unusual place, with the length of each part but the last.
var contractions = map[string][]int{
	"cannot": {3}, "gonna": {3}, "gotta": {3}, "wanna": {3}, "outta": {3}, "dunno": {2, 1},
	"dont": {2}, "didnt": {3}, "doesnt": {4}, "isnt": {2}, "wasnt": {3}, "arent": {3}, "werent": {4},
	"havent": {4}, "hasnt": {3}, "hadnt": {3}, "couldnt": {5}, "wouldnt": {5}, "shouldnt": {6}, "aint": {2},
	"cant": {2}, "wont": {2}, "arnt": {2}, "ive": {1}, "im": {1}, "hes": {2}, "youre": {3}, "theyre": {4}, "youll": {3}, "theyll": {4},
	"thats": {4}, "whats": {4}, "theres": {5},
	"y'all": {2}, "y’all": {4}, "c'mon": {3}, "c’mon": {5},
}

// whole are words whose ending looks like a clitic but isn't: "Ra's al-Ayn" is a
// town, "Sa'd" and "Ra'd" are names.
var whole = set("ra's ra’s sa'd sa’d ra'd ra’d ma'd ma’d su'd su’d")

// cliticStart is the byte of w (in lower case) where its last clitic begins, or
// len(w) where it has none.
func cliticStart(w string) int {
	if whole[w] {
		return len(w)
	}
	k, n := lastApostrophe(w)
	if k < 0 {
		return len(w)
	}
	switch w[k+n:] {
	case "m":
		if w[:k] == "i" {
			return k
		}
	case "s", "re", "ve", "ll", "d":
		if w[k+n:] == "s" && decade(w[:k]) {
			return len(w) // "the 1990's"
		}
		return k
	case "t":
		if k > 1 && w[k-1] == 'n' { // "do|n't"
			return k - 1
		}
	}
	return len(w)
}

// decade tells whether w is a round year: in "the 1990's" the apostrophe marks
// a plural.
func decade(w string) bool {
	return len(w) >= 2 && w[len(w)-1] == '0' && isASCIIDigit(w[0])
}

// lastApostrophe is the place and width of the last apostrophe, -1 for none.
func lastApostrophe(w string) (int, int) {
	best, width := -1, 0
	for _, a := range []string{"'", "’", "`", "ʼ"} {
		if k := strings.LastIndex(w, a); k > best {
			best, width = k, len(a)
		}
	}
	return best, width
}
