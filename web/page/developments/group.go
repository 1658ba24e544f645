package developments

import (
	"cmp"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web/shared"
)

// group is one who knows, with the reports through which it speaks and their words: the
// unit in which independent sources are counted.
type group struct {
	Number int    // from 1 among those that count as independent, 0 for who doesn't
	Who    string // "" for claims that no knower was found for
	Kind   string // in words
	Stance reportedly.Stance
	Maybe  string // another origin that it may be one with
	Why    []string
	Via    []via
}

// via is a report through which an origin speaks, with its words.
type via struct {
	In     shared.Publication
	Grade  string // of its source, "" where not graded
	Quotes []quote
}

// quote is a report's words with the claims that rest on them.
type quote struct {
	Words  string
	Claims []line
}

// Reasons are the claims of which it is said why they belong here; what is told in one
// breath with them goes without saying.
func (q quote) Reasons() []line {
	return slices.DeleteFunc(slices.Clone(q.Claims), func(l line) bool { return l.Why == "" })
}

// line is a claim in a list.
type line struct {
	store.Claim
	Path   string
	Why    string // why it belongs here
	Score  float64
	With   shared.Publication // the claim that it is most like
	Pinned bool
}

// groups are the origins with their words, those that tell first; claims that no origin
// has come last.
func groups(d *memory.DevelopmentPage) []group {
	var out []group
	used := map[string]bool{}
	n := 0
	for i := range d.Origins {
		o := &d.Origins[i]
		g := group{Who: nameOf(d, o), Kind: kindWords(o.Kind), Stance: o.Stance, Why: o.Why, Maybe: who(d, o.MaybeSame)}
		// Who may be one with another isn't shown to know by itself, and doesn't count.
		if o.Stance == reportedly.Tells && o.MaybeSame < 0 {
			n++
			g.Number = n
		}
		for _, id := range o.Claims {
			used[id] = true
		}
		g.Via = vias(d, o.Reports, o.Claims)
		out = append(out, g)
	}
	if n != d.Independent { // a count by other rules: numbers would say something else
		for i := range out {
			out[i].Number = 0
		}
	}
	slices.SortStableFunc(out, func(a, b group) int { return cmp.Compare(rank(a), rank(b)) })
	var rest []string
	for _, m := range d.Members {
		if !used[m.Claim] {
			rest = append(rest, m.Claim)
		}
	}
	if len(rest) > 0 {
		out = append(out, group{Via: vias(d, d.Reports, rest)})
	}
	return out
}

// nameOf is an origin as the page calls it: a report's own voice by the report.
func nameOf(d *memory.DevelopmentPage, o *reportedly.Origin) string {
	if o.Who == "the report" && len(o.Reports) > 0 {
		return shared.Published(d.Publications[o.Reports[0]], "").Name
	}
	return o.Who
}

// rank has those that count first, then others that tell, then who denies.
func rank(g group) int {
	if g.Number > 0 {
		return 0
	}
	return 1 + slices.Index([]reportedly.Stance{reportedly.Tells, reportedly.Denies, reportedly.Withdrawn}, g.Stance)
}

// vias are reports with those of the claims that are theirs.
func vias(d *memory.DevelopmentPage, reports, claims []string) []via {
	var out []via
	for _, report := range reports {
		v := via{In: shared.Published(d.Publications[report], "")}
		v.Grade = d.Grades[v.In.Source]
		for _, m := range d.Members {
			c, ok := d.Claims[m.Claim]
			if !ok || m.Report != report || !slices.Contains(claims, m.Claim) {
				continue
			}
			v.add(d, m, c)
		}
		if len(v.Quotes) > 0 {
			out = append(out, v)
		}
	}
	return out
}

// add puts a claim under the words that it rests on.
func (v *via) add(d *memory.DevelopmentPage, m reportedly.Member, c store.Claim) {
	l := line{Claim: c, Path: linkTo(d, m.Claim).Path, Why: m.Why, Score: m.Score, Pinned: m.Pinned}
	if m.With != "" {
		l.With = linkTo(d, m.With)
	}
	words := shared.Words(&c.Told.Claim)
	i := slices.IndexFunc(v.Quotes, func(q quote) bool { return q.Words == words })
	if i < 0 {
		v.Quotes = append(v.Quotes, quote{Words: words})
		i = len(v.Quotes) - 1
	}
	v.Quotes[i].Claims = append(v.Quotes[i].Claims, l)
}

// kindWords says what sort of knower an origin is.
func kindWords(k reportedly.OriginKind) string {
	switch k {
	case reportedly.OwnVoice:
		return "in the report’s own voice"
	case reportedly.NamedOrigin:
		return "named"
	case reportedly.UnnamedOrigin:
		return "unnamed"
	case reportedly.BodyOrigin:
		return "a body speaking for itself"
	case reportedly.DocumentOrigin:
		return "a document"
	case reportedly.AuthorOrigin:
		return "the author of the act"
	case reportedly.UnknownOrigin:
		return "the report doesn’t say who knows"
	}
	return string(k)
}
