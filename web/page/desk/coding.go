package desk

import (
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/overlay"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/text"
	"github.com/reportedly/reportedly/web/shared"
)

// coding is the open claim with every value, its reason and its words.
type coding struct {
	*line
	Score    string
	Finder   string // who found it, where a person did
	Evidence []words
	Rows     []row // values that it has
	Rest     []row // values that it hasn't, which may be given
	Links    []tie
	Entries  []entry // what people decided, the latest first
	Differ   []difference
	Told     *store.Summary // the development that it belongs to
	Grade    string         // of its source
	GradeSay string
	// Corrected says that a field of it was corrected, whatever its review.
	Corrected bool
}

// words are words of the report with their place.
type words struct {
	Text       string
	Start, End int
}

// row is a field of the claim.
type row struct {
	Field   string // as corrections name it
	Name    string // as the page does
	Role    overlay.Role
	Values  []value
	Reasons []reason
	Usual   bool // it has the value that most claims have
	Was     string
	By      string // who corrected it
	Broken  string // why a correction can't be made any more
	Edit    edit
}

// value is one value of a field.
type value struct {
	Text    string
	More    string // what else is known of it
	Meaning string // of a value of the codebook
	Term    string // under which help explains it
	Quote   *words // the report's words for it, where they are others
	Itself  *words // where the report has it in these very words
}

// reason is why a value was read so.
type reason struct {
	Quote *words
	Rule  string
}

// edit is the form that corrects a field.
type edit struct {
	Value   string
	Form    string   // how the value is written
	Options []option // the values there are; nil where any words do
	Several bool     // more than one may be chosen
	List    bool     // names parted by semicolons
	Words   string   // what words of the report are to this field; "" where none can be given
}

// option is a value to choose.
type option struct {
	Value, Meaning string
	Chosen         bool
	Group          string
}

// tie is a relation to another claim of the report.
type tie struct{ Type, Claim, Gist string }

// entry is an entry of the log.
type entry struct {
	Number  int64
	By      string
	At      string
	What    string
	Why     string
	InForce bool
	CanUndo bool
}

// difference is where reviewers differ.
type difference struct {
	Field string
	Sides []string
}

// coding lays out the open claim.
func (d *desk) coding(p *page, rep *memory.DeskPage, open *line) *coding {
	known := rep.Open
	c := &open.claim
	x := &coder{desk: d, text: rep.Text, claim: c, changes: known.Changes}
	out := &coding{line: open, Score: strconv.FormatFloat(c.Score, 'f', 2, 64), Told: known.Development, Corrected: len(known.Changes) > 0}
	if known.State != nil && known.State.Added != nil {
		out.Finder = phrase.Clean(known.State.Added.By)
	}
	for _, e := range c.Evidence {
		out.Evidence = append(out.Evidence, *x.words(e.Span, e.Quote))
	}
	for _, f := range fields {
		r := x.row(f)
		if len(r.Values) == 0 && r.By == "" {
			out.Rest = append(out.Rest, r)
		} else {
			out.Rows = append(out.Rows, r)
		}
	}
	for _, l := range c.Links {
		t := tie{Type: string(l.Type), Claim: phrase.Clean(l.Claim)}
		for _, other := range p.Lines {
			if other.ID == l.Claim {
				t.Gist = other.Label
			}
		}
		out.Links = append(out.Links, t)
	}
	if known.Source != nil {
		out.Grade, out.GradeSay = known.Source.Grade, judgement.GradeWords(known.Source.Grade)
	}
	out.logOf(known)
	return out
}

func (c *coding) logOf(known *memory.ClaimPage) {
	for _, j := range slices.Backward(known.Log) {
		e := entry{Number: j.Seq, By: j.By, At: j.At.UTC().Format("2 Jan 2006, 15:04"), What: j.Words(), Why: j.Why, InForce: known.InForce[j.Seq]}
		e.CanUndo = e.InForce
		c.Entries = append(c.Entries, e)
	}
	if known.State == nil {
		return
	}
	for _, conflict := range known.State.Conflicts {
		diff := difference{Field: conflict.Field}
		for _, j := range conflict.Latest {
			side := j.Value
			if conflict.Field == "verdict" {
				side = string(j.Act)
			} else if side == "" {
				side = "none"
			}
			diff.Sides = append(diff.Sides, j.By+": "+side)
		}
		c.Differ = append(c.Differ, diff)
	}
}

// field says how the page shows a field that can be corrected.
type field struct {
	name   string // as package judgement has it
	shown  string
	role   overlay.Role
	reason string // in a claim's reasons, where it is another name
	usual  string // the value that most claims have
	book   string // the codebook's field of its values
}

// fields are in the order in which the page shows them.
var fields = []field{
	{name: "kind", shown: "kind", book: "kind", usual: "event"},
	{name: "type", shown: "type", reason: "event", book: "event"},
	{name: "modes", shown: "mode", book: "mode of "},
	{name: "actors", shown: "who", role: overlay.Who},
	{name: "recipients", shown: "whom", role: overlay.Whom},
	{name: "places", shown: "where", role: overlay.Where},
	{name: "time", shown: "when", role: overlay.When},
	{name: "killed", shown: "killed", role: overlay.Count},
	{name: "injured", shown: "injured", role: overlay.Count},
	{name: "detained", shown: "detained", role: overlay.Count},
	{name: "displaced", shown: "displaced", role: overlay.Count},
	{name: "size", shown: "size", role: overlay.Count},
	{name: "basis", shown: "basis", role: overlay.Says, book: "basis"},
	{name: "said-by", shown: "said by", reason: "said_by", role: overlay.Says},
	{name: "likelihood", shown: "likelihood", book: "likelihood"},
	{name: "polarity", shown: "polarity", book: "polarity", usual: "affirmed"},
	{name: "reality", shown: "reality", book: "reality", usual: "actual"},
	{name: "verification", shown: "verification", book: "verification", usual: "none"},
}

// coder makes the rows of one claim.
type coder struct {
	desk    *desk
	text    *text.Text
	claim   *reportedly.Claim
	changes []judgement.Changed
}

// words are words with their place; where the text hasn't them there, only the words.
func (x *coder) words(sp text.Span, quote string) *words {
	if sp.Empty() || x.text.Check(sp) != nil {
		if quote == "" {
			return nil
		}
		return &words{Text: phrase.Clean(quote), Start: -1, End: -1}
	}
	return &words{Text: phrase.Clean(x.text.Slice(sp)), Start: sp.Start, End: sp.End}
}

func (x *coder) row(f field) row {
	r := row{Field: f.name, Name: f.shown, Role: f.role, Values: x.values(f)}
	for i := range r.Values {
		if v := &r.Values[i]; v.Quote != nil && v.Quote.Start >= 0 && v.Quote.Text == v.Text {
			v.Itself, v.Quote = v.Quote, nil
		}
	}
	r.Usual = f.usual != "" && len(r.Values) == 1 && r.Values[0].Text == f.usual
	for _, w := range x.claim.Why {
		if strings.HasPrefix(w.Rule, "corrected: ") {
			continue // it stands beside the value, with who and what it was
		}
		if w.Field == f.name || w.Field == f.reason || f.role == overlay.Count && w.Field == "numbers" && strings.Contains(w.Value, f.name) {
			r.Reasons = append(r.Reasons, reason{x.words(w.Words, ""), phrase.Clean(w.Rule)})
		}
	}
	for _, c := range x.changes {
		if c.Field == f.name {
			r.Was, r.By, r.Broken = phrase.Clean(c.Was), phrase.Clean(c.By.By), c.Why
			if r.Was == "" {
				r.Was = "none"
			}
		}
	}
	r.Edit = x.edit(f, r)
	return r
}

// values are the values of a field, in words.
func (x *coder) values(f field) []value {
	c := x.claim
	switch f.name {
	case "actors":
		return x.people(c.Actors)
	case "recipients":
		return x.people(c.Recipients)
	case "places":
		return x.places()
	case "time":
		return x.time()
	case "said-by":
		return x.speakers()
	case "modes":
		var out []value
		for _, m := range c.Modes {
			out = append(out, x.term("mode of "+string(c.Event), m))
		}
		return out
	}
	if f.role == overlay.Count {
		var out []value
		for _, n := range c.Numbers {
			if n.Field == f.name {
				out = append(out, value{Text: phrase.Clean(strings.TrimPrefix(phrase.Count(n), n.Field+" ")), Quote: x.words(n.Span, n.Text)})
			}
		}
		return out
	}
	v := judgement.Value(c, f.name)
	if f.name == "verification" && v == "" {
		v = f.usual
	}
	if v == "" || f.name == "kind" && c.Kind == reportedly.KindEvent {
		return nil
	}
	t := x.term(f.book, v)
	if f.name == "type" || f.name == "kind" {
		t.Quote = x.words(c.Trigger.Span, "")
	}
	return []value{t}
}

// term is a value of the codebook with its meaning.
func (x *coder) term(field, name string) value {
	v := value{Text: phrase.Clean(name)}
	for _, t := range x.desk.book.Values(field) {
		if t.Name == name {
			v.Meaning, v.Term = t.Meaning, shared.TermID(t.Field, t.Name)
		}
	}
	return v
}

func (x *coder) people(list []reportedly.Participant) []value {
	var out []value
	for _, p := range list {
		var more []string
		for _, s := range []string{string(p.Kind), p.Country, p.Sector, p.Title, p.ID} {
			if s != "" && !strings.HasPrefix(s, "local:") {
				more = append(more, s)
			}
		}
		out = append(out, value{Text: phrase.Clean(phrase.Participant(p)), More: phrase.Clean(strings.Join(more, " · ")), Quote: x.words(p.Span, "")})
	}
	return out
}

func (x *coder) places() []value {
	var out []value
	for _, p := range x.claim.Places {
		v := value{Text: phrase.Clean(phrase.Where(p)), More: phrase.Clean(phrase.Located(p)), Quote: x.words(p.Span, "")}
		if v.More == "" && p.Why != "" {
			v.More = "not on the map: " + phrase.Clean(p.Why)
		}
		out = append(out, v)
	}
	return out
}

func (x *coder) time() []value {
	t := x.claim.Time
	if t == nil {
		return nil
	}
	v := value{Text: phrase.Clean(phrase.When(t)), Quote: x.words(t.Span, t.Text)}
	if t.EDTF != "" && phrase.Period(t.EDTF) != t.EDTF {
		v.More = phrase.Clean(t.EDTF)
	} else if t.EDTF == "" {
		v.More = phrase.Clean(t.Why)
	}
	return []value{v}
}

func (x *coder) speakers() []value {
	var out []value
	for _, s := range x.claim.SaidBy {
		v := value{Text: phrase.Clean(phrase.Speaker(s)), More: string(s.Kind), Quote: x.words(s.Span, "")}
		if s.ID != "" && !strings.HasPrefix(s.ID, "local:") {
			v.More += " · " + phrase.Clean(s.ID)
		}
		out = append(out, v)
	}
	return out
}
