package coref

import (
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// Words before a noun that count or point and say nothing of what it is.
var quantifiers = set(`several many few some any all both each every various numerous most more
	much other another such certain dozens hundreds thousands scores same said first
	unspecified countless multiple half about around nearly almost over at_least only just even
	also so-called own`)

// concise is a description's name as a participant: without determiner, number
// and what follows, save an "of" that completes it.
//   - "various tribal notables from Qadra" → "tribal notables"
//   - "the government of Qadra" → "government of Qadra"
//   - "his men" → "Omar Said's men"
func (r *resolver) concise(i, depth int) string {
	d, m := r.doc, r.ms[i]
	if m.kind != ling.NominalMention && m.kind != ling.GroupMention || m.first > m.head || m.end <= m.head {
		return oneLine(d.Slice(m.first, max(m.end, m.first+1)))
	}
	first, owner, ownerAt := m.head, "", m.head
	ownName := groupNouns[m.lemma] && isTitleCase(d.Form(m.head)) && m.head > d.Sentences[m.sentence].First // "its Coalition partners"
	for k := len(r.tree.Kids(m.head)) - 1; k >= 0; k-- {
		c := r.tree.Kids(m.head)[k]
		if c > m.head || c < m.first {
			continue
		}
		switch {
		case d.Is(c, "nmod:poss") && !(ownName && d.Tokens[c].UPOS == "PRON"):
			owner, ownerAt = r.owner(c, depth), c
		case d.Is(c, "amod", "compound", "nmod") && !quantifiers[d.Lower(c)] && d.Tokens[c].UPOS != "NUM":
			f, _ := r.tree.leftSpan(c, 0)
			first = min(first, max(f, m.first))
		case d.Is(c, "punct"):
		}
	}
	first = r.afterCount(first, m.head)
	for first < m.head && !r.aged(first) && (quantifiers[d.Lower(first)] || d.Tokens[first].UPOS == "DET" || d.Tokens[first].UPOS == "PUNCT" || d.Tokens[first].UPOS == "NUM" || ownName && d.Tokens[first].UPOS == "PRON") {
		first++
	}
	text := oneLine(d.Slice(first, r.completed(m)))
	if owner != "" && first > ownerAt {
		return owner + " " + text
	}
	return text
}

// afterCount moves past a number, a dash, and "self-styled" or "so-called".
func (r *resolver) afterCount(first, head int) int {
	d := r.doc
	for i := first; i < head; i++ {
		switch f := d.Form(i); {
		case r.aged(i):
			return first
		case f == "–" || f == "—" || f == ":", d.Tokens[i].UPOS == "NUM" && (r.tree.Head(i) < 0 || d.Tokens[r.tree.Head(i)].UPOS != "PROPN"):
			first = i + 1
		case styled[d.Lower(i)] && i >= first+2 && d.Form(i-1) == "-" && i-2 == first:
			first = i + 1
		}
	}
	return first
}

// aged tells whether a number begins a word with a hyphen: "a 57-year-old man".
func (r *resolver) aged(i int) bool {
	d := r.doc
	return d.Tokens[i].UPOS == "NUM" && i+2 < len(d.Tokens) && d.Form(i+1) == "-" && d.Tokens[i].Span.End == d.Tokens[i+2].Span.Start-1 && d.Tokens[i+2].UPOS != "NUM"
}

var styled = set("called styled proclaimed declared")

// completed is the end of a description's name: the head, with parts that
// belong to it, and with an "of" that names what it is of.
func (r *resolver) completed(m *mention) int {
	d, end := r.doc, m.head+1
	for _, c := range r.tree.Kids(m.head) {
		if c < m.head {
			continue
		}
		_, e := r.tree.caseSpan(c, 0)
		switch {
		case d.Is(c, "flat", "goeswith", "fixed") && e <= m.end:
			end = max(end, e)
		case d.Is(c, "nmod") && r.hasCase(c, "of") && r.isMention(c) && r.ms[r.byHead[c]].name >= 0:
			return max(end, min(m.end, r.ms[r.byHead[c]].end))
		}
	}
	return end
}

// owner is a possessor's text with its 's: the entity's name for a pronoun.
func (r *resolver) owner(c, depth int) string {
	if !r.isMention(c) || depth > 3 {
		return ""
	}
	i := r.byHead[c]
	m := r.ms[i]
	if m.kind == ling.PronounMention || m.kind == ling.NominalMention && m.det == definite && len(m.mods) == 0 {
		if k := r.firstName(i, r.clusters.find(i)+400); k >= 0 {
			return possessive(r.fullName(k)) // "the group's elders", too
		}
	}
	if m.kind == ling.PronounMention {
		if r.we >= 0 && m.person == 1 && r.clusters.same(i, r.we) {
			return possessive(r.publishedBy())
		}
		root := r.clusters.find(i)
		if r.ms[root].kind == ling.NominalMention {
			return possessive(r.concise(root, depth+1))
		}
		return ""
	}
	if m.name >= 0 {
		return possessive(r.fullName(i))
	}
	return possessive(r.concise(i, depth+1))
}

// firstName is the first mention before end that names what mention i speaks of, -1 for none.
func (r *resolver) firstName(i, end int) int {
	root := r.clusters.find(i)
	for k := root; k < min(end, len(r.ms)); k++ {
		if r.clusters.find(k) == root && r.ms[k].name >= 0 {
			return k
		}
	}
	return -1
}

// fullName is the fullest form that the document has of what mention i names.
func (r *resolver) fullName(i int) string {
	best := r.ms[i].name
	root := r.clusters.find(i)
	for k := root; k < len(r.ms) && k < root+400; k++ {
		if r.clusters.find(k) == root && r.ms[k].name >= 0 && r.fullerForm(&r.names[r.ms[k].name], &r.names[best]) {
			best = r.ms[k].name
		}
	}
	return stripThe(r.names[best].text)
}

func possessive(s string) string {
	switch {
	case s == "":
		return ""
	case strings.HasSuffix(s, "s"):
		return s + "'"
	}
	return s + "'s"
}
