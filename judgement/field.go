package judgement

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/internal/spelling"
)

// field is a value of a claim that can be corrected.
type field struct {
	name    string
	allowed func(*reportedly.Claim) []string // the values there are; nil where any words do
	form    string                           // of the values, in words
	get     func(*reportedly.Claim) string
	set     func(*reportedly.Claim, given) error
}

// given is a value as a person gave it, with the words of the report that say so.
type given struct {
	value string
	words []reportedly.Evidence
}

// gives tells whether a reason is one for the field.
func (f field) gives(r reportedly.Reason) bool {
	if r.Field == "numbers" {
		name, _, _ := strings.Cut(r.Value, " ")
		return name == f.name
	}
	return r.Field == f.reason()
}

// reason is the name of the field in a claim's reasons.
func (f field) reason() string {
	switch f.name {
	case "type":
		return "event"
	case "said-by":
		return "said_by"
	}
	return f.name
}

// fields are what can be corrected, in the order of a claim. Kind and type come first,
// because the modes depend on them.
var fields = []field{
	one("kind", words(reportedly.Kinds), false, func(c *reportedly.Claim) *reportedly.Kind { return &c.Kind }),
	one("type", words(reportedly.Events), true, func(c *reportedly.Claim) *reportedly.Event { return &c.Event }),
	{
		name: "modes", form: "modes of the type, parted by commas",
		allowed: func(c *reportedly.Claim) []string { return reportedly.Modes[c.Event] },
		get:     func(c *reportedly.Claim) string { return strings.Join(c.Modes, ", ") },
		set:     setModes,
	},
	people("actors", func(c *reportedly.Claim) *[]reportedly.Participant { return &c.Actors }),
	people("recipients", func(c *reportedly.Claim) *[]reportedly.Participant { return &c.Recipients }),
	{name: "places", form: placeForm, get: getPlaces, set: setPlaces},
	{name: "time", form: `a date or period in EDTF: 2016-12-18, 2016-12, 2016-12-18/2016-12-20, 2016-12-18~`, get: getTime, set: setTime},
	number("killed"), number("injured"), number("detained"), number("displaced"), number("size"),
	one("basis", []string{"asserted", "reported", "inferred"}, false, func(c *reportedly.Claim) *reportedly.Basis { return &c.Basis }),
	{name: "said-by", form: `who says so, outermost first, parted by ";"`, get: getSpeakers, set: setSpeakers},
	one("likelihood", words(reportedly.Likelihoods), true, func(c *reportedly.Claim) *reportedly.Likelihood { return &c.Likelihood }),
	one("polarity", []string{"affirmed", "denied"}, false, func(c *reportedly.Claim) *reportedly.Polarity { return &c.Polarity }),
	one("reality", []string{"actual", "ongoing", "habitual", "prospective", "conditional", "hypothetical"}, false, func(c *reportedly.Claim) *reportedly.Reality { return &c.Reality }),
	one("verification", []string{"none", "unverified", "verified", "disputed"}, false, func(c *reportedly.Claim) *reportedly.Verification { return &c.Verification }),
}

// FieldHelp says what can be corrected: each field's name, and its values or their
// form.
func FieldHelp() [][2]string {
	out := make([][2]string, len(fields))
	for i, f := range fields {
		out[i] = [2]string{f.name, f.values(nil)}
	}
	return out
}

// FieldNames are the names of the fields that can be corrected.
func FieldNames() []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.name
	}
	return out
}

// values says what a field takes; c, where given, narrows it.
func (f field) values(c *reportedly.Claim) string {
	if f.allowed != nil && (c != nil || f.form == "") {
		if list := f.allowed(c); len(list) > 0 {
			return "one of " + strings.Join(list, ", ")
		}
	}
	return f.form
}

// fieldOf finds a field, also under the names that claims' JSON has.
func fieldOf(name string) (field, bool) {
	name = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), "_", "-")
	switch name {
	case "event":
		name = "type"
	case "mode":
		name = "modes"
	case "actor":
		name = "actors"
	case "recipient":
		name = "recipients"
	case "place":
		name = "places"
	case "when", "date":
		name = "time"
	case "speaker", "speakers":
		name = "said-by"
	}
	for _, f := range fields {
		if f.name == name {
			return f, true
		}
	}
	return field{}, false
}

// checkCorrection puts a field's name into its form and refuses what is no field.
func (j *Judgement) checkCorrection() error {
	f, ok := fieldOf(j.Field)
	if !ok {
		hint := "the fields are " + strings.Join(FieldNames(), ", ")
		if near := spelling.Near(j.Field, FieldNames(), 1); len(near) > 0 {
			hint = "did you mean " + near[0] + "? " + hint
		}
		return reportedly.WithHint(fmt.Errorf("a claim has no field %q", j.Field), hint)
	}
	j.Field = f.name
	return nil
}

// CheckCorrection refuses a correction that a claim can't take, and says which values
// the field has. The error wraps [reportedly.ErrInvalid]. words are where the report
// has the value, if anywhere; an empty value of names is then those words. It gives the
// field's name and the value in their one form.
func CheckCorrection(c reportedly.Claim, name, value string, words ...reportedly.Evidence) (field, now string, err error) {
	j := Judgement{Field: name}
	if err := j.checkCorrection(); err != nil {
		return "", "", fmt.Errorf("%w: %w", reportedly.ErrInvalid, err)
	}
	f, _ := fieldOf(j.Field)
	value = strings.TrimSpace(value)
	if value == "" && len(words) > 0 {
		if value, err = f.ofWords(words); err != nil {
			return "", "", fmt.Errorf("%w: %w", reportedly.ErrInvalid, err)
		}
	}
	if f.form == countForm {
		value = countOf(value)
	}
	out := clone(c)
	if err := f.set(&out, given{value, words}); err != nil {
		return "", "", fmt.Errorf("%w: %s=%s: %w", reportedly.ErrInvalid, f.name, value, err)
	}
	if out.Kind == reportedly.KindEvent && out.Event == "" && f.name == "kind" {
		return "", "", reportedly.WithHint(fmt.Errorf("%w: kind=event: an event has a type", reportedly.ErrInvalid), "correct type=ASSAULT or the like; the kind follows")
	}
	return f.name, value, nil
}

// ofWords is the value that words of a report are by themselves: names are.
func (f field) ofWords(words []reportedly.Evidence) (string, error) {
	switch f.name {
	case "actors", "recipients", "places", "said-by":
		list := make([]string, len(words))
		for i, w := range words {
			list[i] = strings.NewReplacer("\n", " ", ";", ",", "[", "(", "]", ")").Replace(w.Quote)
		}
		return strings.Join(list, "; "), nil
	}
	if f.form == countForm {
		return words[0].Quote, nil
	}
	return "", reportedly.WithHint(fmt.Errorf("the words “%s” are no value of %s by themselves", words[0].Quote, f.name), "give the value beside them: "+f.values(nil))
}

// one is a field with one of a few values; clear says that it may have none.
func one[S ~string](name string, allowed []string, clear bool, at func(*reportedly.Claim) *S) field {
	return field{
		name:    name,
		allowed: func(*reportedly.Claim) []string { return allowed },
		get:     func(c *reportedly.Claim) string { return string(*at(c)) },
		set: func(c *reportedly.Claim, g given) error {
			v := g.value
			i := slices.IndexFunc(allowed, func(a string) bool { return strings.EqualFold(a, v) })
			switch {
			case i >= 0:
				*at(c) = S(allowed[i])
			case clear && v == "":
				*at(c) = ""
			default:
				return fmt.Errorf("use one of %s", strings.Join(allowed, ", "))
			}
			settle(c, name)
			if (name == "type" || name == "kind") && len(g.words) > 0 {
				c.Trigger = g.words[0]
			}
			return nil
		},
	}
}

func words[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}

func setModes(c *reportedly.Claim, g given) error {
	allowed := reportedly.Modes[c.Event]
	var out []string
	for m := range strings.SplitSeq(g.value, ",") {
		if m = strings.ToLower(strings.TrimSpace(m)); m == "" {
			continue
		}
		if !slices.Contains(allowed, m) {
			if len(allowed) == 0 {
				return fmt.Errorf("a claim of this type has no modes")
			}
			return fmt.Errorf("%s has no mode %q: use %s", c.Event, m, strings.Join(allowed, ", "))
		}
		out = append(out, m)
	}
	c.Modes = out
	return nil
}

// settle keeps a claim in itself consistent once its kind or type changed: a type makes
// it an event, another kind has no type, and modes belong to their type.
func settle(c *reportedly.Claim, name string) {
	switch {
	case name == "type" && c.Event != "":
		c.Kind = reportedly.KindEvent
	case name == "kind" && c.Kind != reportedly.KindEvent:
		c.Event = ""
	}
	c.Modes = slices.DeleteFunc(c.Modes, func(m string) bool { return !slices.Contains(reportedly.Modes[c.Event], m) })
}
