package extract

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// A log line's leading date and place hold for the whole line (codebook, rule 49):
//
//	12 Dec, Aleppo: Two shells hit the depot. Nobody was hurt.
//	14.08 | Komanda. Fighters refused to board the lorries.
//	Taiz. Snipers shot at a queue.

// maxHead is how many tokens the head of a log line has at most.
const maxHead = 14

// logLines gives drafts without a time or place of their own those of their
// line's head.
func (p *pass) logLines() {
	by, surnames := p.bySentence(), p.surnames()
	time, place := -1, -1
	for k, s := range p.Sentences {
		if k == 0 || p.Sentences[k-1].Block != s.Block {
			time, place = p.lineHead(s.First, min(p.blockEnd(k), s.First+maxHead), surnames)
		}
		for _, c := range by[k] {
			if t := time; t >= 0 && c.time == nil {
				x := p.Times[t]
				c.time = &reportedly.When{Span: x.Span, Text: p.Text.Slice(x.Span), EDTF: x.EDTF, Relation: reportedly.OnTime, Why: x.Why}
				p.because(c, "time", x.EDTF, x.Span, "the date at the head of the line")
			}
			if place >= 0 {
				p.placeOfLine(c, p.Names[place])
			}
		}
	}
}

// placeOfLine gives a draft the place at the head of its line, which what the line
// itself names may lie in: "Osk. Ambush on the road to Tarn." An event only: what a
// line says of somebody's ties holds anywhere, and "denied the Tarn ambush" speaks of
// another day and place.
func (p *pass) placeOfLine(c *draft, n ling.Name) {
	sp := p.SpanOf(n.First, n.End)
	pl := reportedly.Place{Span: sp, Text: p.Text.Slice(sp), Relation: reportedly.In, Names: []reportedly.PlaceName{{Span: sp, Name: placeName(ling.Unbroken(p.Text.Slice(sp)))}}}
	other := func(o reportedly.Place) bool {
		return o.Relation == reportedly.From || o.Relation == reportedly.To || sameName(o, pl) || o.Span.Overlaps(sp)
	}
	if len(c.places) > 0 && (c.kind != reportedly.KindEvent || len(p.venues(c.trigger)) > 0 || slices.ContainsFunc(c.places, other)) {
		return
	}
	c.places = append([]reportedly.Place{pl}, c.places...)
	p.because(c, "places", pl.Text, sp, "the place at the head of the line")
}

// surnames are the last words of persons' names, in lower case: what is one of them is no
// place in "SAHAK: They came at night." in an interview with Farid Sahak.
func (p *pass) surnames() map[string]bool {
	out := map[string]bool{}
	for _, n := range p.Names {
		if n.Label == ling.PersonName {
			out[strings.ToLower(p.Slice(n.End-1, n.End))] = true
		}
	}
	return out
}

// blockEnd is the token after a block's last, or after as many sentences as the
// head of a line can take; k is the block's first sentence.
func (p *pass) blockEnd(k int) int {
	end := p.Sentences[k].End
	for j := k + 1; j < len(p.Sentences) && j < k+maxHead && p.Sentences[j].Block == p.Sentences[k].Block; j++ {
		end = p.Sentences[j].End
	}
	return end
}

// lineHead reads what stands before the first colon, bar, dash or full stop of a
// block: at most a date and a place and nothing else.
func (p *pass) lineHead(first, end int, surnames map[string]bool) (time, place int) {
	time, place = -1, -1
	closed := -1 // the date, once a full stop or colon has closed it
	for i := first; i < end; {
		t, n := p.timeAt(i), p.named[i]
		switch {
		case t >= 0 && p.Times[t].First == i && time < 0:
			time, i = t, p.Times[t].End
		case n >= 0 && p.Names[n].Label == ling.Location && p.Names[n].First == i && place < 0 && !surnames[strings.ToLower(p.nameText(n))]:
			place, i = n, p.Names[n].End
		case n >= 0 && p.Names[n].Label == ling.Location && p.Names[n].First == i && place >= 0 && p.Words[i-1] == ",":
			i = p.Names[n].End // what the place lies in: "12 Dec, Ansongo, Gao, Mali: "
		case slices.Contains([]string{",", "|", "(", ")", "/"}, p.Words[i]):
			i++
		case slices.Contains([]string{":", ".", "–", "—", "-"}, p.Words[i]) && i > first:
			// "12 Dec | Aleppo.": after a date a place may still come.
			if place < 0 && i+1 < end && p.namesPlace(i+1) && time >= 0 {
				closed, i = time, i+1
				continue
			}
			return time, place
		default:
			if i > first && p.Words[i-1] == "|" {
				return time, place
			}
			return closed, -1 // "Friday. Osk residents fled"
		}
	}
	return closed, -1
}

// logEvents adds an assault for the line of a log that names a weapon and a place or a
// target without a verb: "06:40 Kupa, artillery, grain store", "22:15 – Two rockets, airfield
// perimeter." A time or date stands at its head.
func (p *pass) logEvents() {
	by := p.bySentence()
	for k, s := range p.Sentences {
		if !p.Blocks[s.Block].Kind.Claims() || len(by[k]) > 0 || !p.clocked(s) {
			continue
		}
		weapon := -1
		for i := s.First; i < s.End; i++ {
			if p.Verb(i) {
				weapon = -1
				break
			}
			if weapon < 0 && p.Noun(i) && p.named[i] < 0 && slices.Contains(fired, p.Lemma(i)) && p.emptied(i) < 0 && !p.Is(i, "compound") {
				weapon = i
			}
		}
		if weapon < 0 {
			continue
		}
		c := newDraft(weapon, string(reportedly.Assault))
		c.score = bareTollScore
		p.because(c, "event", c.label, p.words(s.First, weapon), "a line of a log names a time and “%s”", p.Words[weapon])
		p.drafts = append(p.drafts, c)
	}
}

// fired are nouns for what hits or goes off.
var fired = []string{"artillery", "rocket", "mortar", "shell", "missile", "ied", "drone", "grenade", "bomb", "gunfire", "sniper", "mine", "landmine", "uav", "howitzer"}

// clocked tells whether a line begins with a time of day or a date.
func (p *pass) clocked(s ling.Sentence) bool {
	for i := s.First; i < min(s.End, s.First+3); i++ {
		if p.timeAt(i) >= 0 {
			return true
		}
		if w := p.Words[i]; p.Upos(i) == "NUM" && len(w) >= 4 && len(w) <= 5 && strings.ContainsAny(w, ":.") {
			return true
		}
	}
	return false
}
