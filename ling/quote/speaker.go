package quote

import "github.com/reportedly/reportedly/ling"

const (
	maxClimb = 12 // heads above a quoted word that may say it
	maxReach = 60 // tokens beside a quotation that are searched
)

// speakers finds who says each quotation between marks, in the order of the text:
//
//   - the subject of the verb of saying that governs it or stands in its sentence:
//     `"We left," said Omar`, `Omar said: "We left."`;
//   - who signs it behind a dash: `"We left." – Omar Said`;
//   - who stands with a colon before it: `The governor on Radio Osk: "We left."`;
//   - who the sentence before announces: "The envoy told reporters:";
//   - the speaker of the last, as it goes on, unless somebody else has spoken in
//     between: `"We left," said Omar. "Nobody saw us."`;
//   - in the same block, who said something in the sentence before, or whoever
//     speaks next: `"We left. "It was dark," said Omar.`
func (r *reader) speakers() {
	last, other := -1, false // the last quotation with a speaker; somebody else spoke since
	for k := range r.list {
		q := &r.list[k]
		q.Speaker = r.beside(q)
		if s := r.signed(q); s >= 0 {
			q.Speaker = s
		}
		if q.Speaker < 0 {
			q.Speaker = r.labelled(q)
		}
		if q.Speaker < 0 {
			q.Speaker = r.announcedBefore(r.Tokens[q.First].Sentence)
		}
		if q.Speaker < 0 && last >= 0 && !other && r.mayGoOn(&r.list[last], q) {
			if other = r.interrupted(&r.list[last], q); !other {
				q.Speaker = r.list[last].Speaker
			}
		}
		if q.Speaker < 0 {
			q.Speaker = r.sentenceBefore(q)
		}
		if q.Speaker >= 0 && !q.Fragment {
			last, other = k, false
		}
	}
	for k := len(r.list) - 2; k >= 0; k-- {
		q, next := &r.list[k], &r.list[k+1]
		if q.Speaker < 0 && r.block(q.First) == r.block(next.First) {
			q.Speaker = next.Speaker
		}
	}
}

// block is the index of a token's block.
func (r *reader) block(i int) int { return r.sentence(i).Block }

// beside is the speaker by the grammar of the quotation's own sentences, or -1.
func (r *reader) beside(q *ling.Quote) int {
	outside := func(i int) bool { return i < q.First || i >= q.End }
	for i := q.First; i < q.End; i++ {
		// `said that "…"`: the quoted clause hangs on the verb of saying
		h := r.Head(i)
		for n := 0; h >= 0 && outside(h) && n < maxClimb; n++ {
			if s := r.sayer(h); s >= 0 && outside(s) {
				return s
			}
			h = r.Head(h)
		}
		// `"…", said the minister`: the verb hangs below it
		for _, c := range r.Kids(i) {
			if s := r.sayer(c); s >= 0 && outside(c) && outside(s) && r.Is(c, "parataxis", "ccomp", "advcl", "dep") {
				return s
			}
		}
	}
	first := r.sentence(q.First).First
	for i := q.First - 1; i >= max(first, q.First-maxReach); i-- {
		if s := r.sayer(i); s >= 0 && outside(s) {
			return s
		}
	}
	end := r.sentence(q.End - 1).End
	for i := q.End; i < min(end, q.End+maxReach); i++ {
		if s := r.sayer(i); s >= 0 && outside(s) {
			return s
		}
	}
	return r.unhung(q, end)
}

// unhung is who stands between a quotation and a verb of saying right behind it where the
// tree has lost its subject, or -1: `"We left," one of the drivers recalled.`
func (r *reader) unhung(q *ling.Quote, end int) int {
	first := q.End + 1
	for i := first; i < min(end, q.End+maxLabel*2); i++ {
		if k := r.at[i]; k >= 0 && i > first && r.Verb(i) && r.sayings[k].plain && r.sayings[k].speaker < 0 {
			if w := r.Top(first, i); r.Noun(w) || r.Upos(w) == "NUM" {
				return w
			}
			return -1
		}
		if r.Verb(i) && r.Tokens[i].Deprel != "amod" || r.Upos(i) == "PUNCT" {
			return -1
		}
	}
	return -1
}

// signed is the person who signs a quotation behind a dash, or -1: `"We left." – Omar Said`.
func (r *reader) signed(q *ling.Quote) int {
	at := q.End + 2
	if q.Fragment || at >= len(r.Tokens) || !dash(r.Words[q.End+1]) || r.block(at) != r.block(q.First) {
		return -1
	}
	if person, _ := r.labels(at, at+1); !person {
		return -1
	}
	end := at + 1
	for end < len(r.Tokens) && r.person(end) {
		end++
	}
	if end < len(r.Tokens) && r.block(end) == r.block(at) {
		if _, mark := r.opens(end); !mark && r.Upos(end) != "PUNCT" && r.sentence(end).First != end {
			return -1 // "… – Omar Said left the hall"
		}
	}
	return r.Top(at, end)
}

func dash(w string) bool { return w == "-" || w == "–" || w == "—" || w == "―" || w == "--" }

// labelled is who stands, without a verb or as its subject, before the colon that a
// quotation of its own sentence follows, or -1: `The governor on Radio Osk: "We left."`
func (r *reader) labelled(q *ling.Quote) int {
	first, colon := r.sentence(q.First).First, q.First-2
	if q.Fragment || colon <= first || r.Words[colon] != ":" || colon-first > maxLabel*4 {
		return -1
	}
	w := r.Top(first, colon)
	for i := first; i < colon; i++ {
		if !r.Verb(i) {
			continue
		}
		if w = -1; r.main(i) {
			w = r.Subject(i, 0) // `The envoy shrugged: "We left."`
		}
		if w < 0 {
			return -1
		}
		break
	}
	if _, ok := r.labels(w, w+1); !ok || !r.Noun(w) || r.Upos(w) == "NUM" {
		return -1
	}
	return w
}

// announcedBefore is who the sentence before a sentence speaks for, if it ends
// with a colon: "The envoy told reporters:".
func (r *reader) announcedBefore(sentence int) int {
	if sentence == 0 {
		return -1
	}
	s := r.Sentences[sentence-1]
	if s.End <= s.First || r.Words[s.End-1] != ":" {
		return -1
	}
	return r.lastSayer(s)
}

// sentenceBefore is who the sentence before a quotation speaks of in the same
// block: `The mayor told of her fears. "They will be back."`
func (r *reader) sentenceBefore(q *ling.Quote) int {
	k := r.Tokens[q.First].Sentence
	if k == 0 || r.Sentences[k-1].Block != r.Sentences[k].Block {
		return -1
	}
	return r.lastSayer(r.Sentences[k-1])
}

// lastSayer is the last one to say something in a sentence, outside quotation
// marks.
func (r *reader) lastSayer(s ling.Sentence) int {
	for i := s.End - 1; i >= max(s.First, s.End-maxReach); i-- {
		if sp := r.sayer(i); sp >= 0 && r.within[i] < 0 {
			return sp
		}
	}
	return -1
}

// mayGoOn tells whether quotation b may go on with quotation a: in the same block,
// or where it is a sentence of its own. `The town is "safe"` in a later block
// cites nobody, and "we" who said a is the report itself.
func (r *reader) mayGoOn(a, b *ling.Quote) bool {
	if r.block(a.First) == r.block(b.First) {
		return true
	}
	return !b.Fragment && b.First-1 == r.sentence(b.First-1).First && !r.firstPerson(a.Speaker)
}

// interrupted tells whether anybody but the speaker of quotation a says something
// between its end and quotation b.
func (r *reader) interrupted(a, b *ling.Quote) bool {
	for i := a.End; i < b.First; i++ {
		if k := r.at[i]; k >= 0 && r.within[i] < 0 && r.sayings[k].plain && r.sayings[k].speaker >= 0 && r.sayings[k].speaker != a.Speaker {
			return true
		}
	}
	return false
}
