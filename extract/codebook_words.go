package extract

import "slices"

// Rules of verbs that are deeds or words by what stands beside them.

// inWords tells whether somebody is attacked in words: "She attacked the bloc, calling it weak".
func (p *pass) inWords(t int) bool {
	if !p.Verb(t) || !slices.Contains([]string{"attack", "lash", "savage", "hit"}, p.Lemma(t)) || p.Passive(t) {
		return false
	}
	return slices.ContainsFunc(p.Children(t, "advcl"), func(k int) bool {
		return p.Tokens[k].XPOS == "VBG" && p.Child(k, "nsubj") < 0 && slices.Contains([]string{"say", "call", "accuse", "describe", "argue", "claim", "brand", "denounce", "complain"}, p.Lemma(k))
	})
}

// protestsTo is who protests in words, since he calls, summons or writes to somebody for it, -1 for
// none: "Osk summoned the envoy to protest".
func (p *pass) protestsTo(t int) int {
	h := p.Head(t)
	if p.Lemma(t) != "protest" || !p.Verb(t) || h < 0 || !p.Is(t, "advcl", "xcomp") || p.markWord(t) != "to" || !slices.Contains([]string{"summon", "call", "telephone", "phone", "write", "recall"}, p.Lemma(h)) {
		return -1
	}
	if s := p.Subject(h, 0); s >= 0 && p.canAct(s) && !p.Passive(h) {
		return s
	}
	return -1
}

// statesOnly tells whether a verb of insisting only says how things are: of "insisted that they were
// guards" nothing is asked, of "insisted that they leave" it is.
func (p *pass) statesOnly(t int) bool {
	k := p.Child(t, "ccomp")
	if k < 0 || !slices.Contains([]string{"insist", "maintain"}, p.Lemma(t)) || p.Has(k, "must", "should", "ought", "shall") >= 0 {
		return false
	}
	if a := p.Child(k, "cop", "aux", "aux:pass"); a >= 0 {
		return p.finite(a) || p.Tokens[a].XPOS == "MD"
	}
	return p.Tokens[k].XPOS == "VBD" || p.Tokens[k].XPOS == "VBZ"
}
