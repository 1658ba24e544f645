package actor

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// Code is what words say of who somebody is.
type Code struct {
	Country string // ISO 3166-1 alpha-3
	Sector  string // PLOVER
	Kind    reportedly.ActorKind
	Actor   *Actor   // whom the words name, nil where they name nobody known
	Score   float64  // probability that Actor is right
	Of      *Actor   // the body whose people or part they are, nil where none is named
	Office  *Actor   // the part of a government that an unnamed office or force belongs to
	Why     []string // what each rests on

	nation string // Country, where the words themselves tell it and not the actor that they name
}

// PLOVER is the PLOVER code: a country, or the sector of a non-state
// international actor.
func (c Code) PLOVER() string {
	for _, a := range []*Actor{c.Actor, c.Of} {
		if c.Country == "" && a != nil {
			return a.PLOVER()
		}
	}
	// That a group or company is of no single country takes more than silence.
	return PLOVER("", c.Country, c.Sector)
}

// Context is what is known around the words that are coded. The zero Context
// knows nothing.
type Context struct {
	Date      edtf.Value               // of publication
	Countries map[string]float64       // alpha-3 -> share of what the document is about, [0, 1]
	Place     func(name string) string // alpha-3 code of the country that a place lies in, "" where unknown; may be nil
}

// describing is the coding of one phrase.
type describing struct {
	*Registry
	ctx   Context
	words []token
	spans []span // by position
	phrase
	code Code
}

// span is a known name at a position of a phrase.
type span struct {
	words   int
	country string // of a country's name or adjective
	part    *Actor // a part of a government
	body    *Actor
	person  *Actor
	score   float64
}

// Describe codes a phrase for somebody: a name, a title with a name, or a
// description such as "Russian Deputy Foreign Minister".
func (r *Registry) Describe(words string, ctx Context) Code {
	d := &describing{Registry: r, ctx: ctx, words: tokens(words)}
	if len(d.words) == 0 {
		return Code{}
	}
	d.findSpans()
	d.phrase = cutPhrase(d.words, d.fixed)
	d.who()
	d.where()
	d.office()
	d.fill()
	return d.code
}

func (d *describing) because(why string) { d.code.Why = append(d.code.Why, why) }

// findSpans finds the longest known names, from left to right.
func (d *describing) findSpans() {
	d.spans = make([]span, len(d.words))
	for i := 0; i < len(d.words); {
		s := d.spanAt(i)
		d.spans[i] = s
		i += max(1, s.words)
	}
}

func (d *describing) spanAt(i int) span {
	if d.words[i].low == "the" {
		return span{}
	}
	for n := min(8, len(d.words)-i); n > 0; n-- {
		if d.broken(i, n) {
			continue
		}
		text := joinTokens(d.words[i : i+n])
		if !strings.ContainsFunc(text, func(r rune) bool { return 'A' <= r && r <= 'Z' || r > 0x7f }) {
			continue // no name
		}
		if c, ok := d.lex.Country(text); ok {
			return span{words: n, country: c.Alpha3}
		}
		if s := d.known(text, n); s.words > 0 {
			return s
		}
	}
	return span{}
}

// broken tells whether a comma or a possessive stands between words that would
// make a name.
func (d *describing) broken(i, n int) bool {
	for k := i; k < i+n-1; k++ {
		if d.words[k].comma {
			return true
		}
	}
	return false
}

// known is the actor with a name.
func (d *describing) known(text string, n int) span {
	best, ok := d.decide(mention{name: text, exact: true}, d.ctx)
	if !ok {
		return span{}
	}
	a := best.Actor
	switch {
	case a.Kind == reportedly.Person:
		return span{words: n, person: a, score: best.P}
	case strings.Contains(a.ID, ":") && len(a.ID) > 3 && a.ID[3] == ':':
		return span{words: n, part: a, score: best.P}
	}
	return span{words: n, body: a, score: best.P}
}

// fixed tells how many words from i on belong together: of a name, or of an
// office with its preposition ("Minister of Defence").
func (d *describing) fixed(i int) int {
	if n := d.spans[i].words; n > 1 {
		return n
	}
	for n := min(5, len(d.words)-i); n > 2; n-- {
		if r, k := roleAt(d.lex, d.words[i:i+n], n); k == n && strings.Contains(r.Phrase, " of ") {
			return n
		}
		if _, ok := d.parts.roles[plainKey(joinTokens(d.words[i:i+n]))]; ok {
			return n
		}
	}
	return 0
}

// spanIn yields the spans of the words of a segment.
func (d *describing) spanIn(words []token) []span {
	if len(words) == 0 {
		return nil
	}
	first := d.position(words)
	return d.spans[first : first+len(words)]
}

// position is where a segment begins: segments are runs of d.words.
func (d *describing) position(words []token) int {
	for i := range d.words {
		if d.words[i] == words[0] && i+len(words) <= len(d.words) && slices.Equal(d.words[i:i+len(words)], words) {
			return i
		}
	}
	return 0
}

// who tells kind, sector and the named actor from the head segment, and where that
// says nothing from what hangs on it with "of".
func (d *describing) who() {
	role, weight, start, end, plural := d.headRole(d.head)
	named := d.namedIn(d.head, end)
	if named.actor() == nil && named.person == nil && (end == 0 || role.Denotes == lexicon.OnePerson && !plural) {
		named = d.bearerOf(end)
	}
	switch {
	case named.person != nil:
		d.code.Kind, d.code.Actor, d.code.Score = reportedly.Person, named.person, named.score
		d.code.Sector = d.sectorOfPerson(named.person)
		d.because("the name " + quoted(named.person.Name))
		if role.Sector != "" { // what the words say of him goes before what is known besides
			d.code.Sector = role.Sector
			d.because("the title " + quoted(role.Phrase))
		}
		return
	case end == 0 && named.actor() != nil:
		a := named.actor()
		d.code.Kind, d.code.Sector, d.code.Actor, d.code.Score = a.Kind, a.Sector, a, named.score
		d.because("the name " + quoted(a.Name))
		return
	}
	if end > 0 {
		d.code.Kind, d.code.Sector = role.Kind, role.Sector
		d.because("the noun " + quoted(role.Phrase))
		if role.Denotes == lexicon.OnePerson && !plural {
			d.code.Kind = reportedly.Person
		}
	}
	d.modify(d.head[:start], role, weight, plural, end > 0)
	if a := named.actor(); a != nil {
		d.ofBody(a, role, weight, plural)
	}
	if weight < 2 && (end > 0 || d.code.Sector == "") {
		d.fromTail(role, plural)
	}
}

// bearerOf is the known person whose name stands behind a title, or alone.
func (d *describing) bearerOf(end int) span {
	words := d.head[end:]
	if len(words) == 0 || len(words) > 6 {
		return span{}
	}
	for i, w := range words {
		if r := rune(w.text[0]); !isCapital(r) && r < 0x80 && (i == 0 || len(w.text) > 3 && !strings.Contains(w.text, "-")) {
			return span{}
		}
	}
	for _, s := range d.spanIn(words) {
		if s.words > 0 {
			return span{}
		}
	}
	country, _ := d.nationIn(d.head)
	best, ok := d.decide(mention{name: joinTokens(words), title: joinTokens(d.head[:end]), person: true, country: country}, d.ctx)
	if !ok {
		return span{}
	}
	return span{words: len(words), person: best.Actor, score: best.P}
}

func (s span) actor() *Actor {
	if s.body != nil {
		return s.body
	}
	return s.part
}

// headRole is the last role noun of a segment, its weight, the words before it,
// and whether it is plural. end is 0 where there is none.
func (d *describing) headRole(words []token) (role lexicon.Role, weight, start, end int, plural bool) {
	spans := d.spanIn(words)
	covered := make([]bool, len(words))
	for i, s := range spans {
		if s.country == "" && s.words > 0 {
			for k := i; k < min(len(words), i+s.words); k++ {
				covered[k] = true
			}
		}
	}
	for e := len(words); e > 0; e-- {
		if covered[e-1] {
			continue
		}
		r, n := roleAt(d.lex, words, e)
		if n == 0 {
			continue
		}
		w := specific
		last := r.Phrase[strings.LastIndexByte(r.Phrase, ' ')+1:]
		if x, ok := d.terms.heads[r.Phrase]; ok {
			w = x
		} else if x, ok := d.terms.heads[last]; ok && n == 1 {
			w = x
		}
		return r, w, e - n, e, !strings.HasSuffix(words[e-1].low, last) && words[e-1].low != last
	}
	return lexicon.Role{}, 0, len(words), 0, true
}

// namedIn is the known name that matters in a segment: the last one, or where a
// role noun ends after it that before it.
func (d *describing) namedIn(words []token, end int) span {
	var out span
	nation, _ := d.nationIn(words)
	for _, s := range d.spanIn(words) {
		switch a := s.actor(); {
		case a != nil && nation != "" && a.Country != "" && !a.ActsIn(nation): // "Serbian Labour Minister" is not of the British party
		case a != nil || s.person != nil:
			out = s
		}
	}
	return out
}

// modify lets the words before the head noun tell the sector where the noun says
// less: "rebel leader".
func (d *describing) modify(before []token, role lexicon.Role, weight int, plural, found bool) {
	best, word := modifier{}, ""
	for i := range before {
		for n := 1; n <= 3 && i+n <= len(before); n++ {
			w := strings.ToLower(joinTokens(before[i : i+n]))
			if m, ok := d.terms.modifiers[w]; ok && m.strength >= best.strength {
				best, word = m, w
			}
		}
		for _, half := range strings.Split(before[i].low, "-") {
			if m, ok := d.terms.modifiers[half]; ok && m.strength > best.strength && half != before[i].low && !strings.HasPrefix(before[i].low, "anti-") {
				best, word = m, half
			}
		}
	}
	if word == "" || best.strength <= weight && found {
		return
	}
	d.code.Sector = best.sector
	if d.code.Kind != reportedly.Person && (weight < 2 || best.strength > 2) {
		d.code.Kind = best.kind
	}
	if !found && d.code.Kind == "" {
		d.code.Kind = best.kind
	}
	d.because("the word " + quoted(word))
}

// ofBody gives people of a body its codes: "Taliban fighters", "UN peacekeepers"
// keep that they are a force, and whose.
func (d *describing) ofBody(a *Actor, role lexicon.Role, weight int, plural bool) {
	d.because("of " + quoted(a.Name))
	if d.code.Country == "" {
		d.code.Country = a.Country // not in nation: that of the body
	}
	international := a.Kind == reportedly.IGO || a.Kind == reportedly.NGO
	force := role.Sector == "MIL" || role.Sector == "COP"
	own := weight == specific || weight == 2 && force && (international || a.Sector == "GOV" || a.Sector == "MIL")
	if !own || d.code.Sector == "" {
		d.code.Sector = a.Sector
	}
	d.code.Of = a
	switch {
	case weight == specific:
		if international && role.Denotes != lexicon.Body {
			d.code.Kind = a.Kind
		}
	case d.code.Kind != reportedly.Person || plural:
		if !own || international {
			d.code.Kind = a.Kind
		}
		if weight == 2 || role.Phrase == "member" || role.Phrase == "" || role.Phrase == "volunteer" && a.Kind == reportedly.ArmedGroup {
			d.code.Actor, d.code.Score = a, 0.7 // "Taliban fighters" act for it
		}
	}
}

// fromTail reads "leader of the rebels", "members of Fatah": whose, where the head
// noun names only a function.
func (d *describing) fromTail(role lexicon.Role, plural bool) {
	for _, t := range d.tails {
		if t.by != "of" && t.by != "for" && t.by != "from" && t.by != "with" || len(t.words) == 0 {
			continue
		}
		r, _, _, end, _ := d.headRole(t.words)
		named := d.namedIn(t.words, end)
		switch {
		case named.actor() != nil:
			d.ofBody(named.actor(), role, 0, plural)
			return
		case end > 0 && r.Sector != "" && role.Sector == "" && d.code.Sector == "":
			d.code.Sector = r.Sector
			if d.code.Kind != reportedly.Person {
				d.code.Kind = r.Kind
			}
			d.because("of " + quoted(r.Phrase))
			return
		}
	}
}
