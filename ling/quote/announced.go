package quote

import "github.com/reportedly/reportedly/ling"

// announced takes the blocks after "X said:" for X's words where they carry no
// quotation marks of their own, until a heading or until the report speaks again
// (see ends). Captions stand beside the text and neither belong to the words nor
// end them. In a text that says "I" or "we" itself, as a speech does, it can't be
// told where X ends and the author goes on: there only one block is X's.
func (r *reader) announced() []ling.Quote {
	var out []ling.Quote
	speaker, open, one := -1, -1, false
	for k, s := range r.Sentences {
		if k > 0 && r.Sentences[k-1].Block != s.Block {
			if open >= 0 && one {
				speaker = -1
			}
			open = -1
			if sp := r.announcement(r.Sentences[k-1]); sp >= 0 {
				speaker, one = sp, r.ownVoice(r.Sentences[k-1])
			}
		}
		kind := r.Blocks[s.Block].Kind
		if speaker < 0 || kind == ling.Caption || s.First >= s.End {
			continue
		}
		if kind == ling.Heading || r.ends(s, speaker, open < 0 && r.announcement(r.Sentences[k-1]) >= 0) {
			speaker, open = -1, -1
			continue
		}
		if open < 0 {
			open = len(out)
			out = append(out, ling.Quote{First: s.First, Speaker: speaker, Kind: ling.AnnouncedQuote, Fragment: true})
		}
		q := &out[open]
		q.End, q.Fragment = s.End, q.Fragment && !r.clause(s.First, s.End)
	}
	return out
}

// announcement is who a sentence that ends with a colon announces by a verb that
// does nothing else and has no clause of its own yet: "The envoy told reporters:".
func (r *reader) announcement(s ling.Sentence) int {
	if s.End <= s.First || r.Words[s.End-1] != ":" {
		return -1
	}
	for i := s.End - 1; i >= max(s.First, s.End-maxReach); i-- {
		if k := r.at[i]; k >= 0 && r.within[i] < 0 && r.sayings[k].plain && r.sayings[k].speaker >= 0 {
			if r.firstPerson(r.sayings[k].speaker) || r.Child(i, "ccomp", "xcomp") >= 0 {
				return -1
			}
			return r.sayings[k].speaker
		}
	}
	return -1
}

// ownVoice tells whether a sentence speaks of "I" or "we" outside quotation marks.
func (r *reader) ownVoice(s ling.Sentence) bool {
	for i := s.First; i < s.End; i++ {
		switch r.Words[i] {
		case "i", "we", "me", "us", "my", "our":
			if r.within[i] < 0 {
				return true
			}
		}
	}
	return false
}

// ends tells whether the speaker's words end before a sentence: it has quotation
// marks, tells what somebody says, or calls the speaker by name, as nobody calls
// himself: "Noor then left the hall." What stands right behind the colon is the
// speaker's even where it tells of others' words.
func (r *reader) ends(s ling.Sentence, speaker int, first bool) bool {
	if _, mark := r.opens(s.First); mark || r.within[s.First] >= 0 || !first && r.tells(s) {
		return true
	}
	for i := s.First; i < s.End; i++ {
		if r.Words[i] == r.Words[speaker] && r.within[i] < 0 && r.Is(i, "nsubj") && (r.person(speaker) || r.Has(i, "the") >= 0) {
			return true
		}
	}
	return false
}

// person tells whether a word is part of a person's name.
func (r *reader) person(i int) bool {
	person, _ := r.labels(i, i+1)
	return person
}

// tells tells whether a sentence is the report's own on what somebody says: "The
// minister added that …", "Residents said …". "We said" in a statement is still
// the speaker's.
func (r *reader) tells(s ling.Sentence) bool {
	for i := s.First; i < s.End; i++ {
		k := r.at[i]
		if k < 0 || r.within[i] >= 0 {
			continue
		}
		x := r.sayings[k]
		if x.plain && x.speaker >= 0 && !r.firstPerson(x.speaker) && r.main(i) && (r.Is(i, "parataxis") || r.Child(i, "ccomp", "xcomp", "parataxis") >= 0 || r.Words[s.End-1] == ":") {
			return true
		}
	}
	return false
}

// main tells whether a verb is its sentence's main one, coordinated with it, or
// stands beside it: "It rained, he said."
func (r *reader) main(i int) bool {
	for n := 0; r.Head(i) >= 0 && n < maxClimb; n++ {
		if !r.Is(i, "conj", "parataxis") {
			return false
		}
		i = r.Head(i)
	}
	return r.Head(i) < 0
}
