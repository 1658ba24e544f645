package markdown_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/ingest/markdown"
	"github.com/reportedly/reportedly/ingest/origin"
	"github.com/reportedly/reportedly/text"
)

// blocks are a page's blocks, each with its kind.
func blocks(t *testing.T, s string) []string {
	t.Helper()
	p, err := markdown.Read(s, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, b := range p.Blocks {
		out = append(out, string(b.Kind)+": "+p.Text[b.Span.Start:b.Span.End])
	}
	return out
}

func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     []string
	}{
		{
			"headings and emphasis",
			"# The week on the lower Tarn\n\n## Security\nOn Monday **gunmen** of the [Ore Front](https://example.org/of) (OF) *shelled* the camp at Osk, killing 2 * 3 people and one_more_name.\n",
			[]string{"title: The week on the lower Tarn", "heading: Security", "body: On Monday gunmen of the Ore Front (OF) shelled the camp at Osk, killing 2 * 3 people and one_more_name."},
		},
		{
			"list",
			"Events\n------\n\n- **Osk:** The mayor met _Vahan Manu_ on 3 May.\n- [x] The bridge was closed.[^1]\n\n[^1]: Said by the ferrymen.\n",
			[]string{"title: Events", "list-item: Osk: The mayor met Vahan Manu on 3 May.", "list-item: The bridge was closed.", "body: Said by the ferrymen."},
		},
		{
			"table",
			"| Day | Place | What |\n|---|:--:|---|\n| 3 May | Osk | Gunmen attacked the mill |\n| 4 May | Tarn | The army shelled a farm |\n",
			[]string{"list-item: 3 May | Osk | Gunmen attacked the mill", "list-item: 4 May | Tarn | The army shelled a farm"},
		},
		{
			"quotation, picture and rule",
			"> The ferrymen said that nobody crossed the river on Monday night.\n\n***\n![map](m.png)\n\nThe army denied it \\*twice\\* on Tuesday.\n",
			[]string{"body: The ferrymen said that nobody crossed the river on Monday night.", "body: The army denied it *twice* on Tuesday."},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, blocks(t, tt.in)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestOrigin(t *testing.T) {
	s := "# A\n\nThe **Ore Front** left [Osk](https://example.org).\n"
	p, err := markdown.Read(s, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{"Ore Front", "Osk", "left"} {
		at := strings.Index(p.Text, w)
		sp := origin.Original(p.Pieces, text.Span{Start: at, End: at + len(w)})
		if got := s[sp.Start:sp.End]; got != w {
			t.Errorf("%q came from %q", w, got)
		}
	}
}

func TestIs(t *testing.T) {
	for s, want := range map[string]bool{
		"## Key points\n\n- **Osk:** two dead":               true,
		"#3 on the list: ** the mayor\n-----\n| a | b":       false,
		"The [report](https://example.org) of **3 May**":     true,
		"The mayor [sic] left.\n\nHe said *nothing* (again)": false,
	} {
		if got := markdown.Is("a.txt", s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("# A *b* **c** [d](e) `f` \\* | g |\n|--|--|\n| h | i |\n```\n> > - [ ] j\n===\n")
	f.Fuzz(func(t *testing.T, s string) {
		p, err := markdown.Read(strings.ToValidUTF8(s, "?"), 0)
		if err != nil {
			return
		}
		for _, b := range p.Blocks {
			if b.Span.Start < 0 || b.Span.End > len(p.Text) || b.Span.Start > b.Span.End {
				t.Fatalf("block %v of %d bytes", b.Span, len(p.Text))
			}
		}
		end := 0
		for _, x := range p.Pieces {
			if x.Text.Start != end || x.Original.Start < 0 || x.Original.End > len(s)*3 {
				t.Fatalf("piece %v after %d", x, end)
			}
			end = x.Text.End
		}
		if end != len(p.Text) {
			t.Fatalf("pieces end at %d of %d", end, len(p.Text))
		}
	})
}
