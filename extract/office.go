package extract

import (
	"sort"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// officeScore is the score of an office claim: titles are the easiest of all
// readings.
const officeScore = 0.9

// title is the words that name a person's position beside the name: before it
// ("HoR President Ageelah Saleh") or in apposition ("Awad Salem, the party's
// secretary"). "" where there is none.
func (p *pass) title(w int) string {
	sp := p.titleSpan(w)
	if sp.Empty() {
		return ""
	}
	return p.Text.Slice(sp)
}

func (p *pass) titleSpan(w int) text.Span {
	n := p.named[w]
	if n < 0 || p.Names[n].Label != ling.PersonName {
		return text.Span{}
	}
	name := p.Names[n]
	head := p.nameHead(name)
	// The words of the same noun phrase before the name.
	s := p.sentence(head)
	first := name.First
	for first > s.First && p.titleWord(first-1) && !p.Is(first-1, "xcomp") { // "shot dead elder Vahan Manu"
		first--
	}
	for first < name.First && (p.Upos(first) == "DET" || p.Upos(first) == "PUNCT" || p.Upos(first) == "CCONJ" || p.Upos(first) == "ADP") {
		first++
	}
	first = p.afterAct(first, name.First)
	if first < name.First && p.office(p.Slice(first, name.First)) {
		return p.SpanOf(first, name.First)
	}
	return p.appositionTitle(head)
}

// nameHead is the word of a name that hangs on a word outside it; of "Col. Amadou Diallo"
// it may be the title's.
func (p *pass) nameHead(n ling.Name) int {
	head := n.First
	for i := n.First; i < n.End; i++ {
		if h := p.Head(i); h < n.First || h >= n.End {
			head = i
		}
	}
	return head
}

// ofRank tells whether a title is a soldier's or a policeman's form of address.
func (p *pass) ofRank(title string) bool {
	t, ok := p.lex.Title(strings.ReplaceAll(title, "-", " "))
	return ok && (t.Sector == "MIL" || t.Sector == "COP")
}

// afterAct skips what stands before the title in "the killing of councillor …": a
// noun that is no role, and its preposition.
func (p *pass) afterAct(first, end int) int {
	for i := first; i+1 < end; i++ {
		if p.Upos(i) != "ADP" {
			continue
		}
		if _, ok := p.lex.Role(p.Slice(first, i)); !ok {
			return i + 1
		}
		break
	}
	return first
}

// titleWord tells whether a word may belong to the title before a name.
func (p *pass) titleWord(i int) bool {
	switch p.Upos(i) {
	case "NOUN", "PROPN", "ADJ":
		return p.timeAt(i) < 0
	case "ADP":
		return p.Words[i] == "of" || p.Words[i] == "for"
	case "PUNCT":
		return p.Words[i] == "-"
	case "PART":
		return p.Words[i] == "'s" || p.Words[i] == "’s"
	}
	return false
}

// appositionTitle is an apposition of the name that names an office, or the name
// being one of it: "the envoy, Martin Kobler".
func (p *pass) appositionTitle(head int) text.Span {
	for _, c := range p.Children(head, "appos") {
		if r, ok := p.role(c); ok && r.Office && p.named[c] < 0 {
			first, end := p.phrase(c)
			for first < end-1 && (p.Upos(first) == "PRON" || p.Upos(first) == "DET") {
				first++ // "its manager"
			}
			return p.SpanOf(first, end)
		}
	}
	if h := p.Head(head); h >= 0 && p.Is(head, "appos", "flat", "nmod:desc") {
		if r, ok := p.role(h); ok && r.Office {
			words := p.Subtree(h, func(c int) bool {
				return c == head || p.Is(c, "acl:relcl", "appos", "conj", "cc", "case", "punct", "det")
			})
			first, end := p.Run(words, h)
			return p.SpanOf(first, end)
		}
	}
	return text.Span{}
}

// office tells whether a title names a position rather than only a form of
// address or a trade.
func (p *pass) office(title string) bool {
	words := strings.Fields(strings.ToLower(title))
	for i := range words {
		phrase := strings.Join(words[i:], " ")
		if r, ok := p.lex.Role(phrase); ok && r.Office {
			return true
		}
		if t, ok := p.lex.Title(phrase); ok && t.Office {
			return true
		}
	}
	for _, w := range words {
		if r, ok := p.lex.Role(w); ok && r.Office && r.Denotes == lexicon.OnePerson {
			return true // "leader of the party"
		}
	}
	return false
}

// offices makes a claim of each person's position, once a document.
func (p *pass) offices() {
	seen := map[string]bool{}
	for _, n := range p.Names {
		if n.Label != ling.PersonName || !p.Blocks[p.sentence(n.First).Block].Kind.Claims() {
			continue
		}
		sp := p.titleSpan(n.First)
		if sp.Empty() {
			continue
		}
		if more := p.appositionTitle(p.nameHead(n)); p.ofRank(p.Text.Slice(sp)) && !more.Empty() {
			sp = more // "The governor of the region, Col. Amadou Diallo"
		}
		trigger := p.lastIn(sp)
		c := &draft{trigger: trigger, label: string(reportedly.KindOffice), kind: reportedly.KindOffice, score: officeScore,
			basis: reportedly.Asserted, polarity: reportedly.Affirmed, reality: reportedly.Actual}
		c.actors = []party{{token: n.End - 1}}
		key := strings.ToLower(p.Text.Slice(sp)) + "\x00" + p.entityName(n.End-1)
		if seen[key] {
			continue
		}
		seen[key] = true
		p.because(c, "kind", string(reportedly.KindOffice), sp, "a title that names an office stands with the name")
		p.drafts = append(p.drafts, c)
	}
}

// lastIn is the last content word of a title: of "Minister of Defence" the first,
// its head.
func (p *pass) lastIn(sp text.Span) int {
	best := -1
	first := sort.Search(len(p.Tokens), func(i int) bool { return p.word(i).Start >= sp.Start })
	for i := first; i < len(p.Tokens) && sp.Contains(p.word(i)); i++ {
		if best < 0 {
			best = i
		}
		if r, ok := p.lex.Role(p.Lemma(i)); ok && r.Denotes == lexicon.OnePerson {
			return i
		}
	}
	return best
}

// entityName is the fullest name of what a word mentions.
func (p *pass) entityName(w int) string {
	if m := p.mentionOf(w); m != nil && len(m.Entities) > 0 {
		return p.Entities[m.Entities[0]].Name
	}
	return p.Form(w)
}
