package place

import "slices"

// isActor tells whether a name stands for a state or government that acts: it is
// the subject of a verb that only persons and bodies can be the subject of, or
// says, agrees or fights with somebody. "Moscow said", "Washington imposed
// sanctions on Tehran", "talks with Ankara" (codebook, rule 60). "Aleppo fell" and
// "Cairo hosted the talks" leave the name a place.
func (r *reader) isActor(m *mention) bool {
	top := r.Top(m.first, m.end)
	switch {
	case r.Is(top, "nsubj"):
		return r.acts(r.Head(top), r.Tokens[top].Deprel == "nsubj:pass")
	case r.Is(top, "conj"):
		// "Tehran and Moscow denied"
		first := r.First(top)
		return first != top && r.Is(first, "nsubj") && r.acts(r.Head(first), r.Tokens[first].Deprel == "nsubj:pass")
	case r.Is(top, "obl:agent"), r.Is(top, "obl") && r.CaseWord(top) == "by" && r.Head(top) >= 0 && r.Passive(r.Head(top)):
		return true // "was condemned by Paris"
	case r.Is(top, "nmod:poss"):
		// "Moscow's decision", but "Moscow's streets"
		h := r.Head(top)
		return h >= 0 && slices.Contains(deeds, r.Lemma(h))
	case r.Is(top, "nmod", "obl"):
		return r.partner(top)
	case r.Is(top, "obj", "iobj"):
		// "accused Tehran", "urged Ankara to stop"
		h := r.Head(top)
		return h >= 0 && slices.Contains(addressing, r.Lemma(h))
	}
	return false
}

// acts tells whether the subject of a verb is somebody.
func (r *reader) acts(verb int, passive bool) bool {
	if verb < 0 || !r.Verb(verb) {
		return false
	}
	l := r.Lemma(verb)
	if passive {
		return slices.Contains(addressing, l)
	}
	if slices.Contains(placeVerbs, l) {
		return false
	}
	return slices.Contains(sayingVerbs, l) || slices.Contains(stateVerbs, l) || slices.Contains(addressing, l)
}

// partner tells whether a name is whom somebody talks, agrees or fights with: "talks
// with Ankara", "sanctions against Tehran", "relations between Cairo and Doha".
func (r *reader) partner(top int) bool {
	h := r.Head(top)
	if h < 0 {
		return false
	}
	switch r.CaseWord(top) {
	case "with", "between", "against", "on":
		l := r.Lemma(h)
		if l == "call" && r.CaseWord(top) == "on" && r.Verb(h) {
			return true // "called on Ankara to stop"
		}
		return slices.Contains(dealings, l) && (r.CaseWord(top) != "on" || l == "sanction" || l == "pressure")
	}
	return false
}

// sayingVerbs put words in somebody's mouth.
var sayingVerbs = []string{
	"say", "tell", "announce", "claim", "deny", "confirm", "declare", "insist", "argue", "warn", "state", "add", "admit",
	"acknowledge", "allege", "assert", "believe", "believed", "call", "comment", "complain", "concede", "consider", "contend",
	"demand", "describe", "dismiss", "emphasise", "emphasize", "explain", "express", "fear", "hint", "hope", "maintain", "note",
	"protest", "reiterate", "reply", "respond", "signal", "stress", "suggest", "think", "threaten", "want", "welcome", "vow", "pledge", "promise",
}

// stateVerbs are what governments do.
var stateVerbs = []string{
	"impose", "lift", "recognise", "recognize", "sign", "ratify", "approve", "reject", "refuse", "agree", "accept", "adopt",
	"back", "support", "oppose", "condemn", "criticise", "criticize", "denounce", "blame", "sanction", "ban", "expel", "recall",
	"summon", "withdraw", "deploy", "send", "dispatch", "supply", "provide", "give", "offer", "arm", "fund", "finance", "train",
	"intervene", "invade", "annex", "occupy", "attack", "bomb", "launch", "fire", "retaliate", "negotiate", "mediate",
	"broker", "propose", "plan", "intend", "seek", "try", "decide", "order", "instruct", "authorise", "authorize", "block", "veto",
	"extradite", "deport", "cut", "sever", "restore", "suspend", "resume", "cancel", "delay", "use", "accuse", "intensify", "step",
	"increase", "pressure", "push", "urge", "ask", "request", "help", "share", "sell", "buy", "cooperate", "ally", "side", "join",
	"leave", "test", "develop", "violate", "breach", "respect", "comply", "face", "lead", "play", "need", "abandon", "turn",
}

// placeVerbs have a place as their subject as well as a state: "Geneva hosted the
// talks".
var placeVerbs = []string{
	"host", "fall", "see", "witness", "remain", "lie", "be", "become", "have", "suffer", "experience", "border", "stand",
	"burn", "shake", "wake", "celebrate", "mourn", "grow",
}

// addressing verbs take somebody as their object.
var addressing = []string{
	"accuse", "urge", "ask", "tell", "warn", "blame", "criticise", "criticize", "condemn", "call", "press", "persuade",
	"convince", "thank", "praise", "support", "back", "sanction", "isolate", "pressure", "help", "assure", "inform", "notify",
	"threaten", "denounce", "invite",
}

// deeds are nouns for what somebody does or holds: "Moscow's decision".
var deeds = []string{
	"decision", "support", "policy", "demand", "request", "statement", "claim", "position", "stance", "refusal", "reaction",
	"response", "role", "plan", "proposal", "offer", "threat", "warning", "criticism", "condemnation", "denial", "ambassador",
	"envoy", "ally", "interest", "influence", "intention", "effort", "attempt", "goal", "aim", "strategy", "involvement",
	"intervention", "withdrawal", "approval", "backing", "accusation", "allegation", "recognition", "relation", "tie", "pressure",
}

// dealings are nouns for what goes on between parties.
var dealings = []string{
	"talk", "negotiation", "agreement", "deal", "treaty", "accord", "pact", "relation", "relationship", "tie", "dialogue",
	"cooperation", "alliance", "sanction", "war", "conflict", "tension", "dispute", "row", "contact", "meeting", "summit", "trade",
	"discuss", "negotiate", "cooperate", "agree", "coordinate", "side", "ally", "fight", "pressure", "embargo",
}
