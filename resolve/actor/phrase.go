package actor

import (
	"strings"

	"github.com/reportedly/reportedly/lexicon"
)

// token is a word of a phrase.
type token struct {
	text       string // without possessive ending and punctuation
	low        string
	possessive bool
	comma      bool // a comma or bracket follows
}

// phrase is a noun phrase cut into its head segment and what hangs on it: of
// "the leader of rebels in Chad" the words "leader", and the tails "of rebels"
// and "in Chad".
type phrase struct {
	head  []token
	tails []tail
}

// tail is a phrase behind a preposition or another word that begins a modifier.
type tail struct {
	by    string // "of", "in", "who", "," …
	words []token
}

// openers begin what hangs on a noun. The prepositions of titles ("Minister of
// Defence") are told by the table of roles before.
var openers = map[string]bool{
	"of": true, "in": true, "from": true, "for": true, "at": true, "near": true, "on": true, "against": true, "with": true, "by": true,
	"to": true, "between": true, "among": true, "under": true, "around": true, "outside": true, "across": true, "along": true, "inside": true,
	"within": true, "into": true, "over": true, "throughout": true, "towards": true, "about": true, "behind": true,
	"who": true, "which": true, "that": true, "whose": true, "where": true, "when": true, "whom": true, "as": true,
	"based": true, "led": true, "loyal": true, "affiliated": true, "backed": true, "allied": true, "linked": true, "close": true, "opposed": true,
	"fleeing": true, "staged": true, "seeking": true, "fighting": true, "armed": false, "living": true, "working": true, "calling": true,
	"protesting": true, "demanding": true, "held": true, "including": true, "operating": true, "stationed": true, "representing": true, "was": true, "were": true,
	"is": true, "are": true, "has": true, "have": true, "had": true, "said": true, "than": true,
}

// maxPhrase bounds how many words of a phrase are read.
const maxPhrase = 60

// tokens are a phrase's words.
func tokens(s string) []token {
	fields := strings.Fields(s)
	out := make([]token, 0, min(len(fields), maxPhrase))
	for _, f := range fields[:min(len(fields), maxPhrase)] {
		t := token{}
		if strings.HasPrefix(f, "(") && len(out) > 0 {
			out[len(out)-1].comma = true
		}
		f = strings.TrimLeft(f, "([{“”\"'‘’«`")
		trimmed := strings.TrimRight(f, ",;:.!?)]}“”\"»")
		t.comma = strings.ContainsAny(f[len(trimmed):], ",;:)")
		if strings.HasSuffix(f, ".") && strings.Count(f, ".") > 1 {
			trimmed = strings.TrimRight(f, ",;:!?)]}“”\"»") // "U.N."
		}
		f = trimmed
		for _, end := range []string{"'s", "’s", "'", "’"} {
			if cut, ok := strings.CutSuffix(f, end); ok {
				f, t.possessive = cut, true
				break
			}
		}
		if f == "" {
			if len(out) > 0 && t.comma {
				out[len(out)-1].comma = true
			}
			continue
		}
		t.text, t.low = f, strings.ToLower(f)
		out = append(out, t)
	}
	return out
}

// cutPhrase parts a phrase into its head segment and tails. fixed tells how many
// of the words from a position on belong together whatever they hold.
func cutPhrase(words []token, fixed func(i int) int) phrase {
	var p phrase
	at := &p.head
	for i := 0; i < len(words); {
		if n := fixed(i); n > 0 {
			*at = append(*at, words[i:i+n]...)
			i += n
		} else if openers[words[i].low] && (i > 0 || len(words) == 1) {
			p.tails = append(p.tails, tail{by: words[i].low})
			at = &p.tails[len(p.tails)-1].words
			i++
		} else {
			*at = append(*at, words[i])
			i++
		}
		if i < len(words) && words[i-1].comma && !openers[words[i].low] {
			p.tails = append(p.tails, tail{by: ","})
			at = &p.tails[len(p.tails)-1].words
		}
	}
	return p
}

func joinTokens(words []token) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// roleAt is the longest role noun among words[:end] that ends at end, singular or
// plural, and how many words it takes.
func roleAt(lex *lexicon.Lexicon, words []token, end int) (lexicon.Role, int) {
	for n := min(end, 5); n > 0; n-- {
		var b strings.Builder
		for _, w := range words[end-n : end-1] {
			b.WriteString(w.low)
			b.WriteByte(' ')
		}
		last := words[end-1].low
		for _, form := range singulars(last) {
			if last == "houses" && n == 1 {
				continue // buildings, where "the House" is a parliament
			}
			s := b.String() + form
			if r, ok := lex.Role(s); ok && len(strings.Fields(r.Phrase)) == n {
				return r, n
			}
		}
		if first, ok := strings.CutSuffix(words[end-n].low, "s"); ok && n > 1 && strings.Contains(b.String(), " of ") {
			// "ministers of defence": the head is plural
			if r, ok := lex.Role(first + strings.TrimPrefix(b.String(), words[end-n].low) + last); ok && len(strings.Fields(r.Phrase)) == n {
				return r, n
			}
		}
	}
	return lexicon.Role{}, 0
}

// singulars are a word and what it may be the plural of, the likeliest first.
func singulars(w string) []string {
	out := []string{w}
	for _, x := range [...][2]string{{"men", "man"}, {"women", "woman"}, {"children", "child"}, {"ies", "y"}, {"ves", "f"}, {"ches", "ch"}, {"sses", "ss"}, {"shes", "sh"}, {"xes", "x"}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(w, x[0]); ok && len(stem)+len(x[1]) > 2 {
			out = append(out, stem+x[1])
		}
	}
	return out
}
