package origin

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// oneAuthor makes all who tell of an act that is done by saying it one origin: its
// author, however they name it.
func (w *world) oneAuthor() {
	first := -1
	for i := range w.told {
		r := &w.routes[i]
		if r.stance != reportedly.Tells || r.knower < 0 {
			continue
		}
		k := &w.knowers[r.knower]
		if first < 0 || k.kind == reportedly.AuthorOrigin && w.knowers[first].kind != reportedly.AuthorOrigin {
			first = r.knower
		}
	}
	for i := range w.told {
		if r := &w.routes[i]; first >= 0 && r.stance == reportedly.Tells && r.knower >= 0 && w.group[r.knower] != w.group[first] {
			w.join(r.knower, first, "an act that is done by saying it has its author as its only origin")
		}
	}
}

// byAuthor makes the author of an act done by saying it its origin.
func (w *world) byAuthor(i int) {
	c := &w.told[i].Claim
	if len(c.Actors) == 0 {
		w.bySpeaker(i)
		return
	}
	a := c.Actors[0]
	if p := w.profileAt(i); firstPerson(a.Text) || sameOutlet(a.Name, p.Publisher) {
		w.routes[i].knower = w.add(w.publisher(w.viewOf[i], "", true))
		return
	}
	full := a.Name
	if full == "" {
		full = a.Text
	}
	kind := reportedly.OrganisationSpeaker
	if a.Kind == reportedly.Person {
		kind = reportedly.NamedSpeaker
	}
	k := describe(strings.TrimSpace(a.Title+" "+full), full, a.ID, kind)
	k.kind, k.who, k.shown = reportedly.AuthorOrigin, full, true
	k.why = "an act that is done by saying it has its author as its only origin"
	w.routes[i].knower = w.add(k)
}

// bySpeaker traces a claim to who is cited for it.
func (w *world) bySpeaker(i int) {
	c, p := &w.told[i].Claim, w.profileAt(i)
	var said *reportedly.Speaker
	for n := len(c.SaidBy) - 1; n >= 0; n-- { // who is named stands for the unnamed whom it heard
		if s := &c.SaidBy[n]; p.spokenTo(s) || p.spokenOf(s) || p.filedFrom(s) {
			continue
		} else if said == nil || said.Kind == reportedly.UnnamedSpeaker && s.Kind != reportedly.UnnamedSpeaker && s.Kind != reportedly.MediaSpeaker {
			said = s
		}
	}
	speech := w.speechOf(i)
	if said != nil && speech != nil && (p.inQuotes(said.Span.Start) || strings.EqualFold(said.Text, "who")) {
		said = nil // who speaks within somebody's words isn't who is cited
	}
	switch {
	case said != nil && speech != nil && speech.Speaker.Overlaps(said.Span):
		w.cite(i, *speech, said)
	case said != nil && !(said.Name == "" && pronoun(said.Text)):
		w.cite(i, Speech{Who: p.around(said)}, said)
	case speech != nil:
		w.cite(i, *speech, nil)
	}
}

// spokenTo tells whether a speaker as read is whom somebody told, "an adviser told the
// Morning Star", or none at all: "in view of the drought".
func (p *Profile) spokenTo(s *reportedly.Speaker) bool {
	if s.Span.Empty() || s.Span.End > len(p.text) {
		return false
	}
	return listener.MatchString(p.text[max(0, s.Span.Start-24):s.Span.Start])
}

var listener = regexp.MustCompile(`(?i)\b(?:told|tells|telling|informed|assured|speaking to|spoke to|spoken to|interview with|in (?:the )?(?:view|light|face|spite|course) of)\s+(?:the\s+)?$`)

// filedFrom tells whether a speaker as read is the town of a dateline: "OSK: The gate was
// shut".
func (p *Profile) filedFrom(s *reportedly.Speaker) bool {
	if s.Span.Empty() || s.Span.End > len(p.text) || s.Span.Start > 0 && p.text[s.Span.Start-1] != '\n' {
		return false
	}
	town := p.text[s.Span.Start:s.Span.End]
	return strings.ToUpper(town) == town && strings.HasPrefix(p.text[s.Span.End:], ": ") && !agencyLike(town)
}

// spokenOf tells whether a speaker as read is of whom somebody reports: "Ivan K., 54, reported
// as missing since Friday".
func (p *Profile) spokenOf(s *reportedly.Speaker) bool {
	if s.Span.Empty() || s.Span.End > len(p.text) {
		return false
	}
	return reportedOf.MatchString(p.text[s.Span.End:min(len(p.text), s.Span.End+40)])
}

var reportedOf = regexp.MustCompile(`^(?:[^.;:"“”]{0,12},)?\s*(?:(?:who|which) )?(?:(?:was|were|is|are|had been|has been|been) )?reported(?:ly)? (?:as |to be |to have |missing|dead|killed|safe|lost)`)

// speechOf is who is cited in a claim's sentence by the text's words alone.
func (w *world) speechOf(i int) *Speech {
	c, p := &w.told[i].Claim, w.profileAt(i)
	if len(c.Evidence) == 0 {
		return nil
	}
	at := p.sentenceIndex(c.Evidence[0].Span.Start)
	if at < 0 {
		return nil
	}
	for n := range p.Speeches {
		if p.Speeches[n].Sentence == p.sentences[at] {
			return &p.Speeches[n]
		}
	}
	return nil
}

// around is a speaker's whole phrase, where the claim gives its head only.
func (p *Profile) around(s *reportedly.Speaker) string {
	if s.Span.Empty() || s.Span.End > len(p.text) {
		return s.Text
	}
	sentence, ok := p.sentence(s.Span.Start)
	if !ok {
		return s.Text
	}
	from := sentence.Start + p.phraseStart(p.text[sentence.Start:s.Span.End])
	if m := beforePhrase.FindAllStringIndex(p.text[from:max(from, s.Span.Start)], -1); m != nil {
		from += m[len(m)-1][1]
	}
	sp := trimmed(p.text, from, s.Span.End)
	sp.Start = min(sp.Start, s.Span.Start)
	sp = p.subject(sp)
	if first := firstWord(p.text[sp.Start:max(sp.Start, sp.End)]); saying(first) && sp.Start+len(first) < s.Span.Start {
		sp = trimmed(p.text, sp.Start+len(first), sp.End) // "…, said Ann Moor, a resident"
	}
	if phrase := p.text[sp.Start:max(sp.Start, sp.End)]; plausible(phrase) {
		return phrase
	}
	return s.Text
}

// beforePhrase are prepositions that a speaker's phrase doesn't reach across.
var beforePhrase = regexp.MustCompile(`(?i)\b(?:on|in|at|by|from|to|with|for|into|about|against) `)

func pronoun(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "he", "she", "they", "it", "who", "him", "her", "them", "i", "we":
		return true
	}
	return false
}

// Speakers who name nobody.
var (
	allSides   = regexp.MustCompile(`(?i)^(?:both|all|the two|the three|the|two|three|rival|warring|each) (?:sides?|parties|factions|camps)\b`)
	vagueMedia = regexp.MustCompile(`(?i)^(?:(?:some|other|several|various|certain|many|malicious|hostile|enemy|biased|false|foreign-backed|anti-\w+|local|state|national|international|foreign|social|regional|unconfirmed|earlier|initial|news|press|the|opposition|pro-\w+) )*(?:media|media reports?|reports|posts|rumou?rs|messages circulating|videos? circulating|claims circulating|press reports|news reports|newspapers|agencies|news agencies|outlets|websites|social media (?:users|posts|accounts))\b`)
	thePaper   = regexp.MustCompile(`(?i)^the (?:paper|newspaper|daily|weekly|channel|agency|site|portal|website|station|broadcaster|magazine|publication)$`)
	ownPeople  = regexp.MustCompile(`(?i)^(?:our|this (?:newspaper|paper|agency|station|reporter|correspondent|website)(?:'s|’s)?|the (?:newspaper|paper|agency|station)'s own|an? (?:reporter|correspondent|journalist|photographer) (?:for|of|from|with) (?:this|the) (?:newspaper|paper|agency|station))\b`)
	statement  = regexp.MustCompile(`(?i)^(?:(?:a|an|the|its|their|his|her)\s+)?(?:\p{L}+\s+)?(?:statement|press release|release|communiqué|communique|message|post|report|letter|video)\s+(?:(?:issued|released|published|posted|put out|signed|read out|read|broadcast|circulated|dated \w+)\s+)?(?:by|of|from)\s+`)
)

// theirSpokesman speaks for the doer: "The rebels freed eleven people, their spokesman said".
var theirSpokesman = regexp.MustCompile(`(?i)^(?:their|its) (?:\w+ )?spokes(?:man|woman|person)\b`)

// cite traces a claim to a speaker.
func (w *world) cite(i int, speech Speech, said *reportedly.Speaker) {
	r, v, p := &w.routes[i], w.viewOf[i], w.profileAt(i)
	desc := statement.ReplaceAllString(strings.TrimSpace(speech.Who), "")
	full, id, kind := "", "", reportedly.SpeakerKind("")
	if said != nil {
		full, id, kind = said.Name, said.ID, said.Kind
	}
	if c := &w.told[i].Claim; theirSpokesman.MatchString(desc) && len(c.Actors) > 0 && !pronoun(c.Actors[0].Text) {
		desc += " of " + c.Actors[0].Text
	}
	if before := p.speakerBefore(speech.Sentence.Start, "it"); thePaper.MatchString(desc) && before != nil && outletName(before.Who) {
		desc, full = before.Who, ""
	}
	if pronoun(desc) {
		before := p.speakerBefore(speech.Sentence.Start, desc)
		switch {
		case full != "" && !sameOutlet(full, p.Publisher):
			desc = full
		case before != nil:
			desc, speech.Direct = before.Who, speech.Direct || before.Direct
		default:
			return // nobody to be found: the report's own voice
		}
	}
	switch {
	case firstPerson(desc), ownPeople.MatchString(desc), sameOutlet(desc, p.Publisher), full != "" && kind != reportedly.NamedSpeaker && sameOutlet(full, p.Publisher), itself(desc, p):
		r.knower = w.add(w.publisher(v, desc, true))
	case r.stance == reportedly.Denies && vagueMedia.MatchString(desc):
		// "Some media wrote that the town had fallen. This is false": the report denies it.
		r.knower = w.add(w.publisher(v, "", true))
	case allSides.MatchString(desc):
		r.vague, r.everyone, r.why = true, true, "«"+desc+"» names nobody beyond those who tell it"
	case w.toldTo(v, speech.Sentence) >= 0:
		j := w.toldTo(v, speech.Sentence)
		r.relay, r.why = j, "«"+desc+"» told it "+w.views[j].pub.Source
	case vagueMedia.MatchString(desc):
		r.vague, r.why = true, "«"+desc+"» is no source of its own"
	default:
		if j := w.outletCited(v, desc, full); j >= 0 {
			r.relay, r.why = j, "cites "+w.views[j].pub.Source
			return
		}
		w.known(i, desc, full, id, kind, speech.Direct)
	}
}

// toOther are words before whom somebody told something.
var toOther = regexp.MustCompile(`(?i)\b(?:told|tells|informed|(?:in an )?interview with|speaking to|spoke to) (?:the )?`)

// toldTo is the report at hand to whose publisher, and not to this one, a sentence says that
// something was told: "A nurse has told the Harbour Post that …"; -1 for none.
func (w *world) toldTo(v int, sentence text.Span) int {
	p := w.views[v].profile
	if sentence.Empty() || sentence.End > len(p.text) {
		return -1
	}
	s := p.text[sentence.Start:sentence.End]
	for _, m := range toOther.FindAllStringIndex(s, -1) {
		for j, o := range w.views {
			name := strings.TrimPrefix(strings.TrimSpace(o.pub.Source), "The ")
			if j != v && o.profile.Outlet && len(name) > 3 && !o.outlet.same(w.views[v].outlet) && strings.HasPrefix(s[m[1]:], name) && !p.inQuotes(sentence.Start+m[0]) {
				return j
			}
		}
	}
	return -1
}

// itself tells whether a description is of the publishing body by words of its
// name: "The Command" in a release of the Police Command.
func itself(desc string, p *Profile) bool {
	c := core(desc)
	return !p.Outlet && len(c) > 0 && strings.HasPrefix(strings.ToLower(desc), "the ") && subset(c, core(p.Publisher))
}

// known traces a claim to a person, a body, an outlet that isn't at hand, or
// somebody unnamed.
func (w *world) known(i int, desc, full, id string, kind reportedly.SpeakerKind, direct bool) {
	v, p := w.viewOf[i], w.profileAt(i)
	k := describe(desc, full, id, kind)
	switch {
	case k.person == "" && outletName(desc) && ownBody.MatchString(sentenceOf(&w.told[i].Claim)):
		k.kind, k.shown = reportedly.BodyOrigin, true // a front's radio: "Our fighters entered the town"
	case k.person == "" && k.sort == "" && (kind == reportedly.MediaSpeaker || outletName(desc)):
		k = knower{kind: reportedly.UnknownOrigin, who: desc, medium: orElse(full, desc)}
	case k.kind == reportedly.UnnamedOrigin && !k.shown:
		if j, pair := w.copied(i, true); j >= 0 && p.Outlet {
			// "Residents" who stand in another's words are those whom the other heard.
			w.routes[i].relay, w.routes[i].why = j, fmt.Sprintf("has its words from %s: %s", nameOf(w.views[j]), pair.Why)
			return
		}
		if !onlyRoles(desc) || direct || !p.Outlet {
			own := w.publisher(v, desc, true) // a report's unnamed witnesses and its own voice are one
			if p.Outlet {
				own.words = k.words
			}
			k = own
		}
	}
	if direct {
		k.shown = true
	}
	w.routes[i].knower = w.add(k)
}

func orElse(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// onlyRoles tells whether a description is of officials without a body:
// "officials", "a senior security source".
func onlyRoles(desc string) bool {
	for _, x := range words(desc) {
		if _, role := roles()[x]; !role && !small(x) && x != "unnamed" && x != "anonymous" {
			return false
		}
	}
	return true
}

// outletName tells whether a description is of an outlet: "the Telegram channel
// X", "the Daily Y".
func outletName(desc string) bool {
	for _, x := range words(desc) {
		if publisherWords()[x] == "outlet" && x != "press" && x != "standard" && x != "star" && x != "mail" && x != "post" && x != "media" {
			return named(desc)
		}
	}
	_, known := agencies()[strings.TrimSpace(strings.TrimPrefix(desc, "the "))]
	return known
}

// speakerBefore is the last speaker before a byte who is no pronoun.
func (p *Profile) speakerBefore(at int, pro string) *Speech {
	for n := len(p.Speeches) - 1; n >= 0; n-- {
		s := &p.Speeches[n]
		if s.Sentence.Start < at && !pronoun(s.Who) && !ownPeople.MatchString(s.Who) && !(strings.EqualFold(pro, "it") && personIn(s.Who) != "") {
			return s
		}
	}
	return nil
}

// publisher is the own voice of a report: an outlet's, or a body's that speaks for
// itself.
func (w *world) publisher(v int, desc string, shown bool) knower {
	p := w.views[v].profile
	if !p.Outlet {
		k := describe(letterhead(p.Publisher), "", "", reportedly.OrganisationSpeaker)
		k.kind, k.who, k.own, k.shown, k.person = reportedly.BodyOrigin, p.Publisher, p.Publisher, true, ""
		return k
	}
	k := knower{kind: reportedly.OwnVoice, who: orElse(p.Publisher, "the report"), own: orElse(p.Publisher, p.ID), author: p.Author, shown: shown}
	if desc != "" && !firstPerson(desc) {
		k.who += " (" + desc + ")"
	}
	return k
}

// outletCited is the report at hand whose publisher is cited, -1 for none: the
// last one before this report, else the first.
func (w *world) outletCited(v int, desc, full string) int {
	best, said, name := -1, newOutlet(desc), newOutlet(full)
	for j, o := range w.views {
		if j == v || !o.profile.Outlet || o.pub.Source == "" || o.outlet.same(w.views[v].outlet) {
			continue
		}
		if !said.same(o.outlet) && !name.same(o.outlet) && !said.holds(o.outlet) {
			continue
		}
		if best < 0 || j < v {
			best = j
		}
	}
	return best
}
