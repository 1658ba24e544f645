package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// tolls are the number fields by what is done to the people counted.
var tolls = map[string]string{
	"kill": "killed", "die": "killed", "dead": "killed", "death": "killed", "execute": "killed", "behead": "killed", "massacre": "killed", "murder": "killed",
	"assassinate": "killed", "slay": "killed", "slaughter": "killed", "fatality": "killed", "martyr": "killed", "perish": "killed", "drown": "killed",
	"injure": "injured", "wound": "injured", "hurt": "injured", "injury": "injured", "maim": "injured",
	"arrest": "detained", "detain": "detained", "jail": "detained", "imprison": "detained", "capture": "detained", "abduct": "detained", "kidnap": "detained", "seize": "detained",
	"displace": "displaced", "flee": "displaced", "uproot": "displaced", "evacuate": "displaced",
}

// toll is the number field of a word of harm, also where it stands as a noun or an
// adjective: "nine dead and thirty wounded".
func (p *pass) toll(w int) (string, bool) {
	field, ok := tolls[p.Lemma(w)]
	if !ok && len(p.lost(w)) > 0 {
		return "killed", true
	}
	if !ok {
		switch p.Words[w] {
		case "killed", "slain", "kia":
			return "killed", true
		case "wounded", "injured", "wia":
			return "injured", true
		}
	}
	return field, ok
}

// harms tells whether a word counts killed or injured people.
func (p *pass) harms(w int) bool {
	field, ok := p.toll(w)
	return ok && (field == "killed" || field == "injured")
}

// sufferers are the words for those whom a word of harm says it happened to:
// "killing six people", "five were wounded", "thirty-one died".
func (p *pass) sufferers(v int) []int {
	if k := p.listed(v); k >= 0 {
		return []int{k}
	}
	if own := p.lost(v); len(own) > 0 {
		return own
	}
	if own := p.Children(v, "obj", "nsubj:pass"); len(own) > 0 {
		return own
	}
	if w := v - 1; w >= p.sentence(v).First && !(p.Verb(v) && p.Child(v, "aux:pass", "aux") >= 0) {
		if _, ok := p.countOf(w); ok && (w > p.sentence(v).First || p.Upos(w) == "NUM") {
			return []int{w} // "6 dead, 11 injured", "20 others injured", "3 soldiers KIA"
		}
	}
	if p.Child(v, "nummod") >= 0 {
		return []int{v} // "two were killed and three wounded"
	}
	h := p.Head(v)
	if h >= 0 && p.Is(v, "xcomp", "conj") && p.Upos(v) == "ADJ" && p.Lemma(h) == "leave" {
		return p.Children(h, "obj") // "the blast left nine dead"
	}
	if slices.Contains([]string{"die", "perish", "flee"}, p.Lemma(v)) || p.Upos(v) == "ADJ" {
		if own := p.Children(v, "nsubj"); len(own) > 0 {
			return own // "four are dead"
		}
	}
	return nil
}

// listed is the figure after the colon that a word of harm at the head of its sentence has,
// -1 for none: "Total dead: seven", "Deaths recorded by our team: 12 (5 women)".
func (p *pass) listed(v int) int {
	s := p.sentence(v)
	if v > s.First+2 || p.Verb(v) && p.Words[v] != "killed" && p.Words[v] != "wounded" && p.Words[v] != "injured" {
		return -1
	}
	for k := v + 1; k+1 < s.End && k <= v+maxHead; k++ {
		if p.Words[k] == ":" && p.Upos(k+1) == "NUM" {
			return k + 1
		}
	}
	return -1
}

// unclaimed are a sentence's words of harm that trigger no claim and give a count, in
// their order.
func (p *pass) unclaimed(s ling.Sentence, drafts []*draft) []int {
	var out []int
	for w := s.First; w < s.End; w++ {
		if !p.harms(w) || p.named[w] >= 0 || slices.ContainsFunc(drafts, func(c *draft) bool { return c.trigger == w }) {
			continue
		}
		if slices.ContainsFunc(p.sufferers(w), func(k int) bool { _, ok := p.countOf(k); return ok }) {
			out = append(out, w)
		}
	}
	return out
}

// doneBy is the draft whose deed did the harm that a word tells, -1 where the sentence has
// none: of "gunmen attacked the mosque, killing six" the attack; of "26 were killed and
// thirty wounded in the blast" the blast, for both; of "31 died when the army shelled the
// town" the shelling. It is the nearest in the tree, whose clause is no speech and no
// other time.
func (p *pass) doneBy(h int, drafts []*draft) int {
	if p.Agent(h) >= 0 {
		return -1 // "six were shot dead by the guards" is a deed of its own
	}
	type step struct{ at, far int }
	seen := map[int]bool{h: true}
	for queue := []step{{h, 0}}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if k := slices.IndexFunc(drafts, func(c *draft) bool { return c.trigger == at.at && p.canHarm(c, h) }); k >= 0 {
			return k
		}
		if at.far == 4 {
			continue
		}
		next := p.Kids(at.at)
		if p.joins(at.at) {
			next = append(slices.Clone(next), p.Head(at.at))
		}
		for _, k := range next {
			if k >= 0 && !seen[k] && (k == p.Head(at.at) || p.joins(k)) {
				seen[k] = true
				queue = append(queue, step{k, at.far + 1})
			}
		}
	}
	return -1
}

// canHarm tells whether a draft may be the deed that did the harm h: an assault, or what
// tells of deaths itself, that isn't somebody else's.
func (p *pass) canHarm(c *draft, h int) bool {
	if c.event != reportedly.Assault && !(c.kind == reportedly.KindCondition && p.harms(c.trigger)) {
		return false
	}
	mine, theirs := p.Child(h, "nsubj"), p.Child(c.trigger, "nsubj")
	return mine < 0 || theirs < 0 || mine == theirs || p.Lemma(h) == "die" || p.Upos(h) != "VERB" // "rebels attacked and the army killed six"
}

// joins tells whether a word tells of the same happening as its head. "Before" and "until"
// tell of another time.
func (p *pass) joins(w int) bool {
	if !p.Is(w, "conj", "advcl", "xcomp", "parataxis", "acl", "acl:relcl", "obl", "nmod", "nsubj", "nsubj:pass", "appos", "dep", "list") {
		return false
	}
	switch p.caseOrMark(w) {
	case "before", "since", "until", "although", "though", "despite":
		return false
	}
	return true
}

// bareTolls adds a claim for each count of killed or injured people that no claim of its
// sentence accounts for: "Fourteen fighters were killed and more than 30 wounded." What
// the word means by the lexicon is the claim's kind (codebook, rules 22 and 34), and a
// death that follows an assault is the assault's.
func (p *pass) bareTolls() {
	by := p.bySentence()
	for k, s := range p.Sentences {
		if !p.Blocks[s.Block].Kind.Claims() {
			continue
		}
		for _, w := range p.unclaimed(s, by[k]) {
			if p.doneBy(w, by[k]) >= 0 {
				continue
			}
			if c := p.bareToll(w, by); c != nil {
				by[k] = append(by[k], c)
				p.drafts = append(p.drafts, c)
			}
		}
	}
}

// bareTollScore is the score of a claim that a count of killed or injured people makes.
const bareTollScore = 0.6

// bareToll is the claim of one such word, nil where the lexicon has the word as no claim
// ("were killed in the crash") or nobody was harmed.
func (p *pass) bareToll(w int, by [][]*draft) *draft {
	sense, known := p.lex.Match(p.Tree, w)
	if known && !sense.Claims() && p.Verb(w) || slices.ContainsFunc(p.sufferers(w), func(k int) bool { return p.emptied(k) >= 0 }) {
		return nil
	}
	label, why := string(reportedly.KindCondition), "people are said to have been harmed, and nothing tells how"
	switch {
	case known && sense.Claims() && sense.Event == reportedly.Assault, !known && slices.Contains([]string{"killed", "wounded", "kia", "wia", "martyr", "martyrs"}, p.Words[w]):
		label, why = string(reportedly.Assault), "people were killed or wounded"
	case p.afterAssault(w, by):
		label, why = string(reportedly.Assault), "people were harmed, and an assault was told just before"
	}
	c := newDraft(w, label)
	c.score = bareTollScore
	if labelOf(sense) == label {
		c.sense = sense
	}
	p.because(c, c.field(), label, p.word(w), "%s", why)
	return c
}

// sameDay tells whether two sentences may be of one time: one of them gives none, or both
// the same. "Six weeks ago thirteen died there" is another time than "yesterday".
func (p *pass) sameDay(death, assault int) bool {
	at := func(k int) (out []string) {
		for i := p.Sentences[k].First; i < p.Sentences[k].End; i++ {
			if t := p.timed[i]; t >= 0 && p.Times[t].First == i && p.Times[t].EDTF != "" {
				out = append(out, p.Times[t].EDTF)
			}
		}
		return out
	}
	mine := at(death)
	if len(mine) == 0 || death == assault {
		return true
	}
	theirs := at(assault)
	return slices.ContainsFunc(mine, func(d string) bool { return slices.Contains(theirs, d) })
}

// afterAssault tells whether the nearest happening that could have harmed people, in the
// three sentences before a word or in its own, is an assault and no accident: "A bomb went
// off in the market. Six people died."
func (p *pass) afterAssault(w int, by [][]*draft) bool {
	here := p.Tokens[w].Sentence
	for k := here; k >= 0 && k >= here-3; k-- {
		for i := p.Sentences[k].First; i < p.Sentences[k].End; i++ {
			if p.lex.InClass("accident", p.Lemma(i)) {
				return false
			}
		}
		if slices.ContainsFunc(by[k], func(c *draft) bool { return c.event == reportedly.Assault }) {
			return p.sameDay(here, k)
		}
	}
	return false
}

// tolled gives the counts of harm that have no claim of their own to the deeds that did
// it, where those don't have one of the same field.
func (p *pass) tolled() {
	by := p.bySentence()
	for k, s := range p.Sentences {
		for _, w := range p.unclaimed(s, by[k]) {
			at := p.doneBy(w, by[k])
			if at < 0 {
				continue
			}
			c := by[k][at]
			field, _ := p.toll(w)
			if !slices.ContainsFunc(c.numbers, func(n reportedly.Number) bool { return n.Field == field }) {
				p.counted(c, field, p.sufferers(w))
			}
		}
	}
}

// elided are those whom a second word of harm counts without naming them again: of
// "fourteen fighters were killed and more than thirty wounded" the fighters.
func (p *pass) elided(t int) []party {
	if !p.harms(t) || !p.Is(t, "conj") || p.Head(t) < 0 || !p.harms(p.Head(t)) {
		return nil
	}
	var out []party
	for _, w := range p.sufferers(p.Head(t)) {
		if p.canAct(w) && p.Upos(w) != "NUM" {
			out = append(out, party{token: w, implied: true})
		}
	}
	return out
}

// tollWords are where a toll's figure may stand: "a toll of 30", "the toll rose to 31".
func (p *pass) tollWords(toll int) []int {
	words := p.Children(toll, "nmod")
	if h := p.Head(toll); h >= 0 && p.Is(toll, "nsubj", "obj") {
		words = append(words, p.Children(h, "obl", "obj", "xcomp")...)
	}
	return slices.DeleteFunc(words, func(w int) bool { return w == toll || p.Upos(w) != "NUM" && p.Child(w, "nummod") < 0 })
}
