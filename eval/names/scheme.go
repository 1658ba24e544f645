package names

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// Scheme says which labels of a file and which of ours stand for the same: both
// map to a class, which is scored. A label of ours without a class is left out
// of what was read; a label of the file with the class "" is left out of the
// gold.
type Scheme struct {
	Name  string
	Gold  []Label // the file's labels
	Ours  []Label
	About string // what is lost in the mapping, in a sentence

	// Phrases tells that the file marks whole phrases ("an inclusive government"),
	// and that Document.Phrases is compared with it instead of Names.
	Phrases bool
}

// Label puts a label into a class.
type Label struct{ Label, Class string }

// The rows that several schemes share.
func plain(labels ...string) []Label {
	var out []Label
	for _, l := range labels {
		out = append(out, Label{l, l})
	}
	return out
}

// to puts labels into one class.
func to(class string, labels ...string) []Label {
	var out []Label
	for _, l := range labels {
		out = append(out, Label{l, class})
	}
	return out
}

// Schemes are the label sets that are known, in the order in which they are
// tried.
func Schemes() []Scheme {
	misc := to("MISC", "NORP", "WEAPON", "PLATFORM", "DOC", "PRODUCT", "MISC")
	return []Scheme{
		{
			Name: "uner", Gold: plain("PER", "LOC", "ORG"), Ours: plain("PER", "LOC", "ORG"),
			About: "Universal NER; our other labels are left out",
		}, {
			Name: "conll2003", Gold: plain("PER", "LOC", "ORG", "MISC"),
			Ours:  slices.Concat(plain("PER", "LOC", "ORG"), misc, to("MISC", "EVENT")),
			About: "nationalities and events are miscellaneous; times and amounts are left out",
		}, {
			Name: "crossner-politics",
			Gold: slices.Concat(to("LOC", "country", "location"), to("PER", "politician", "person"),
				to("ORG", "politicalparty", "organisation"), to("EVENT", "election", "event"), to("MISC", "misc")),
			Ours:  slices.Concat(plain("PER", "LOC", "ORG", "EVENT"), misc),
			About: "nationalities are miscellaneous; times and amounts are left out",
		}, {
			Name: "wnut17",
			Gold: slices.Concat(to("PER", "person"), to("LOC", "location"), to("ORG", "corporation", "group"),
				to("PRODUCT", "product"), to("DOC", "creative-work")),
			Ours:  plain("PER", "LOC", "ORG", "PRODUCT", "DOC"),
			About: "a corporation is a group, a creative work a document",
		}, {
			Name: "re3d", Phrases: true,
			Gold:  slices.Concat(plain(re3dTypes...), to("", "CommsIdentifier", "Coordinate", "Frequency")),
			Ours:  plain(re3dTypes...),
			About: "whole phrases; identifiers, coordinates and frequencies are left out",
		}, {
			Name: "own", Gold: plain(ours()...), Ours: plain(ours()...),
			About: "the program's own labels",
		},
	}
}

// re3dTypes are the labels of Document.Phrases.
var re3dTypes = []string{"Person", "Organisation", "Location", "Nationality", "Weapon", "MilitaryPlatform", "Vehicle", "Temporal", "Quantity", "Money", "DocumentReference"}

func ours() []string {
	var out []string
	for _, l := range []ling.NameLabel{
		ling.PersonName, ling.Group, ling.Location, ling.Nationality, ling.EventName, ling.Weapon, ling.Platform,
		ling.Temporal, ling.Quantity, ling.Money, ling.DocumentName, ling.Product, ling.OtherName,
	} {
		out = append(out, string(l))
	}
	return out
}

// FindScheme is the first scheme that knows all the labels, or the one called
// name. The error wraps [reportedly.ErrUnsupported].
func FindScheme(name string, labels []string) (Scheme, error) {
	var names []string
	for _, s := range Schemes() {
		names = append(names, s.Name)
		if name != "" && s.Name != name {
			continue
		}
		if unknown := s.unknown(labels); unknown == "" {
			return s, nil
		} else if name != "" {
			return Scheme{}, fmt.Errorf("scheme %s: label %q: %w", name, unknown, reportedly.ErrUnsupported)
		}
	}
	what := "labels " + strings.Join(labels, ", ")
	if name != "" {
		what = "scheme " + name
	}
	err := fmt.Errorf("%s: %w", what, reportedly.ErrUnsupported)
	return Scheme{}, reportedly.WithHint(err, "known label schemes: "+strings.Join(names, ", "))
}

// unknown is a label that the scheme has no class for, or "".
func (s Scheme) unknown(labels []string) string {
	for _, l := range labels {
		if !slices.ContainsFunc(s.Gold, func(g Label) bool { return g.Label == l }) {
			return cmp.Or(l, "(empty)")
		}
	}
	return ""
}

func class(of []Label, label string) string {
	for _, l := range of {
		if l.Label == label {
			return l.Class
		}
	}
	return ""
}

// classes are the scheme's classes in the order of the gold's labels.
func (s Scheme) classes() []string {
	var out []string
	for _, l := range s.Gold {
		if l.Class != "" && !slices.Contains(out, l.Class) {
			out = append(out, l.Class)
		}
	}
	return out
}
