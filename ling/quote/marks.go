package quote

import (
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly/ling"
)

// marked pairs quotation marks block by block. A quotation that isn't closed runs
// to the end of its block, as in quotations of several paragraphs, where only the
// last is closed; but a single mark that isn't closed was an apostrophe.
func (r *reader) marked() []ling.Quote {
	var out []ling.Quote
	for k := 0; k < len(r.Sentences); {
		end, next := r.blockEnd(k)
		out = r.pair(out, r.Sentences[k].First, end)
		k = next
	}
	return out
}

// pair adds the quotations within tokens [first, end), those of one block.
func (r *reader) pair(out []ling.Quote, first, end int) []ling.Quote {
	unclosed := map[string]bool{} // single marks that no mark closes any more
	for i := first; i < end; i++ {
		closer, ok := r.opens(i)
		if !ok || unclosed[closer] {
			continue
		}
		last := i + 1
		for last < end && !r.closes(last, closer) {
			last++
		}
		if last == end && single(closer) {
			unclosed[closer] = true
			continue
		}
		if last > i+1 {
			out = append(out, ling.Quote{First: i + 1, End: last, Speaker: -1, Kind: ling.MarkedQuote, Fragment: !r.clause(i+1, last)})
		}
		i = last
	}
	return out
}

func single(mark string) bool { return mark == "'" || mark == "’" }

// clause tells whether tokens [first, end) hold a verb.
func (r *reader) clause(first, end int) bool {
	for i := first; i < end; i++ {
		if r.Verb(i) {
			return true
		}
	}
	return false
}

// opens tells whether token i is an opening mark, and which mark closes it.
func (r *reader) opens(i int) (closer string, ok bool) {
	switch r.Words[i] {
	case "“", "„":
		return "”", true
	case "\"":
		return "\"", true
	case "``":
		return "''", true
	case "''":
		// printed for a double mark: ''We left,'' he said
		return "''", i+1 < len(r.Tokens) && r.Tokens[i].Span.End == r.Tokens[i+1].Span.Start
	case "«":
		return "»", true
	case "‘":
		return "’", true
	case "'":
		// an apostrophe is joined to what goes before: "the rebels' camp"
		free := i == 0 || r.Tokens[i-1].Span.End < r.Tokens[i].Span.Start
		joined := i+1 < len(r.Tokens) && r.Tokens[i].Span.End == r.Tokens[i+1].Span.Start
		return "'", free && joined && r.Tokens[i].XPOS != "POS"
	}
	return "", false
}

// closes tells whether token i is the closing mark; a straight mark also closes
// what a curled one opened, and “ what „ did: „So“ is quoted in German.
func (r *reader) closes(i int, closer string) bool {
	w := r.Words[i]
	if single(closer) {
		return w == closer && !r.apostrophe(i)
	}
	return w == closer || closer == "”" && (w == "\"" || w == "“") || closer == "\"" && w == "”"
}

// apostrophe tells an apostrophe from a closing single mark: "the rebels’ camp",
// "rock ’n’ roll".
func (r *reader) apostrophe(i int) bool {
	if r.Tokens[i].XPOS == "POS" {
		return true
	}
	rest := r.Text.String()[r.Tokens[i].Span.End:]
	c, _ := utf8.DecodeRuneInString(rest)
	return rest != "" && unicode.IsLetter(c)
}
