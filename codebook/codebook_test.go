package codebook_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/codebook"
)

// fieldOf names the codebook's field for each enumerated type of the
// vocabulary.
func fieldOf(typ string) string {
	switch typ {
	case "Kind":
		return "kind"
	case "Event":
		return "event"
	case "LinkType":
		return "link"
	case "ActorKind":
		return "actor kind"
	case "SpeakerKind":
		return "speaker kind"
	case "PlaceRelation":
		return "place relation"
	case "TimeRelation":
		return "time relation"
	case "BlockKind":
		return "block"
	case "NameLabel":
		return "name label"
	case "OriginKind":
		return "origin kind"
	case "Basis", "Polarity", "Reality", "Likelihood", "Verification", "Precision",
		"Stance", "State", "Matter":
		return strings.ToLower(typ)
	}
	return ""
}

// constants are the values of the enumerated string types that a folder of Go
// source declares, by type.
func constants(t *testing.T, folder string, files ...string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), folder+"/"+file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || spec.Type == nil || len(spec.Values) != 1 {
				return true
			}
			typ, isName := spec.Type.(*ast.Ident)
			lit, isLiteral := spec.Values[0].(*ast.BasicLit)
			if isName && isLiteral && lit.Kind == token.STRING {
				v, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				out[typ.Name] = append(out[typ.Name], v)
			}
			return true
		})
	}
	return out
}

func names(terms []codebook.Term) []string {
	var out []string
	for _, t := range terms {
		out = append(out, t.Name)
	}
	slices.Sort(out)
	return out
}

// Every value that a claim or block may have is explained, and no other is.
func TestEveryValueIsExplained(t *testing.T) {
	b := codebook.New()
	values := constants(t, "..", "claim.go", "actor.go", "place.go", "when.go", "development.go")
	ling := constants(t, "../ling", "document.go")
	values["BlockKind"], values["NameLabel"] = ling["BlockKind"], ling["NameLabel"]
	if len(values) != 19 {
		t.Errorf("found %d enumerated types, want 19", len(values))
	}
	for typ, want := range values {
		slices.Sort(want)
		if diff := cmp.Diff(want, names(b.Values(fieldOf(typ)))); diff != "" {
			t.Errorf("%s (-vocabulary +codebook):\n%s", typ, diff)
		}
	}
	for event, modes := range reportedly.Modes {
		want := slices.Sorted(slices.Values(modes))
		if diff := cmp.Diff(want, names(b.Modes(string(event)))); diff != "" {
			t.Errorf("modes of %s (-vocabulary +codebook):\n%s", event, diff)
		}
	}
}

func TestTermsAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, term := range codebook.New().Terms() {
		key := term.Field + "/" + term.Name
		if seen[key] {
			t.Errorf("%s is there twice", key)
		}
		seen[key] = true
		if term.Field == "" || term.Name == "" || !strings.HasSuffix(term.Meaning, ".") {
			t.Errorf("%s: the meaning %q is no sentence", key, term.Meaning)
		}
		if strings.ContainsAny(term.Meaning+term.Example, "\"|\t") {
			t.Errorf("%s has a straight quote or a separator in it", key)
		}
	}
}

func TestFind(t *testing.T) {
	b := codebook.New()
	for _, c := range []struct {
		query string
		want  []string // field: name
	}{
		{"assault", []string{"event: ASSAULT"}},
		{"Roughly even", []string{"likelihood: roughly-even"}},
		{"armed_group", []string{"actor kind: armed-group"}},
		{"ASSAULT/drone", []string{"mode of ASSAULT: drone"}},
		{"arrest", []string{"mode of THREATEN: arrest", "mode of COERCE: arrest"}},
		{"near", []string{"place relation: near"}},
		{"said by", []string{"concept: said_by"}},
		{"zebra", nil},
		{"", nil},
	} {
		var got []string
		for _, term := range b.Find(c.query) {
			got = append(got, term.Field+": "+term.Name)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("Find(%q) (-want +got):\n%s", c.query, diff)
		}
	}
}

func TestNear(t *testing.T) {
	b := codebook.New()
	for _, c := range []struct {
		query string
		want  string
	}{
		{"assult", "ASSAULT"},
		{"likly", "likely"},
		{"asserts", "asserted"},
		{"verif", "verification"},
		{"ASSAULT/drones", "drone"},
		{strings.Repeat("x", 100_000), ""},
		{"qqqq", ""},
	} {
		got := b.Near(c.query, 3)
		if c.want == "" && len(got) > 0 || c.want != "" && !slices.Contains(got, c.want) {
			t.Errorf("Near(%.20q) = %q, want %q among them", c.query, got, c.want)
		}
	}
}
