package duplicate_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/duplicate"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

func document(id, published, publisher, s string) *duplicate.Document {
	return duplicate.New(&reportedly.Report{SHA256: id, Published: published, Publisher: publisher, Text: text.New(s), Blocks: blocks(s)})
}

// blocks are the paragraphs.
func blocks(s string) []ling.Block {
	var out []ling.Block
	for _, sp := range text.New(s).Paragraphs() {
		out = append(out, ling.Block{Kind: ling.Body, Span: sp})
	}
	return out
}

const ferry = `The ferry Santa Rosa ran aground on a sandbank off the island of Lerro on Tuesday night with 212 passengers aboard, the harbour master said. Fishing boats took off most of them before dawn, and two tugs from the mainland are to try at high tide to pull her free.

"I heard a long scraping noise and then the lights went out in the whole saloon," said Marta Oliveri, who was travelling with her sons. The captain, who had sailed the route for nineteen years, told the coast guard that a buoy was missing.

Divers found no damage to the hull. The company has promised to refund all tickets and to pay for hotel rooms until the next sailing on Friday morning.`

const bridge = `Engineers closed the iron bridge at Velm on Monday after cracks were found in two of its girders. Lorries must take the road over the pass, which adds ninety kilometres to the journey, until the repair is finished in spring.`

func TestCompare(t *testing.T) {
	sentences := strings.SplitAfter(ferry, ". ")
	for _, x := range []struct {
		name     string
		a, b     *duplicate.Document
		relation duplicate.Relation // "" for no pair
	}{
		{"the same words in other dress",
			document("a", "2025-03-01", "Gazette", ferry),
			document("b", "2025-03-02", "Courier", strings.NewReplacer(`"`, "”", "'", "’", "212", "212", "two", "2", "nineteen", "19", "\n\n", " ").Replace(strings.ToUpper(ferry))), duplicate.Same},
		{"a new lead",
			document("a", "2025-03-01", "Gazette", ferry),
			document("b", "2025-03-02", "Courier", "Night of fear for holidaymakers\n\nHundreds had to leave a stranded ship in small boats. "+strings.Join(sentences[1:], "")), duplicate.Copy},
		{"a cut",
			document("a", "2025-03-01", "Gazette", ferry),
			document("b", "2025-03-02", "Courier", sentences[0]+sentences[1][:120]), duplicate.Excerpt},
		{"a digest",
			document("a", "2025-03-01", "Gazette", ferry),
			document("b", "2025-03-02", "Weekly", bridge+" "+bridge[:60]+"\n\n"+strings.Join(sentences[:2], "")+"\n\nIn other news, the choir of Velm sings on Sunday in the old brewery, and the mayor opens the swimming bath with a speech about thrift."), duplicate.Excerpt},
		{"an update by the same publisher",
			document("a", "2025-03-01", "Gazette", ferry),
			document("b", "2025-03-02", "Gazette", "Tugs freed the ferry Santa Rosa at noon on Wednesday. "+ferry), duplicate.Update},
		{"the same quotation",
			document("a", "2025-03-01", "Gazette", ferry),
			document("b", "2025-03-02", "Courier", bridge+` A woman remembered the shipwreck of last year. "I heard a long scraping noise and then the lights went out in the whole saloon," she said.`), duplicate.Quotation},
		{"the same matter in other words",
			document("a", "2025-03-01", "Gazette", ferry),
			document("b", "2025-03-02", "Courier", "On Lerro, boats saved the people of a ferry that hit a bank of sand in the dark of Tuesday. The harbour master spoke of 212 passengers. Marta Oliveri had been on board of the Santa Rosa with her sons."), ""},
		{"nothing in common", document("a", "2025-03-01", "Gazette", ferry), document("b", "2025-03-02", "Courier", bridge), ""},
		{"no words", document("a", "", "", ""), document("b", "", "", "…"), ""},
		{"one word", document("a", "", "", "Lerro"), document("b", "", "", "Lerro"), ""},
	} {
		t.Run(x.name, func(t *testing.T) {
			p, ok := duplicate.Compare(x.b, x.a)
			if ok != (x.relation != "") || ok && p.Relation != x.relation {
				t.Fatalf("relation %q (%v), want %q: %s", p.Relation, ok, x.relation, p.Why)
			}
			if ok && (p.A != "a" || p.B != "b" || !p.Known || p.Why == "") {
				t.Errorf("pair %s, %s, known %v, why %q", p.A, p.B, p.Known, p.Why)
			}
		})
	}
}

func TestPassages(t *testing.T) {
	second := `Port news. The captain, who had sailed the route for 19 years, told the coast-guard that a buoy was missing. Nothing else.`
	p, ok := duplicate.Compare(document("a", "", "", ferry), document("b", "", "", second))
	if !ok || len(p.Passages) != 1 {
		t.Fatalf("pair %v with %d passages", ok, len(p.Passages))
	}
	got := [2]string{ferry[p.Passages[0].A.Start:p.Passages[0].A.End], second[p.Passages[0].B.Start:p.Passages[0].B.End]}
	want := [2]string{
		"captain, who had sailed the route for nineteen years, told the coast guard that a buoy was missing",
		"captain, who had sailed the route for 19 years, told the coast-guard that a buoy was missing",
	}
	if got != want {
		t.Errorf("passages %q, want %q", got, want)
	}
	if p.Known || p.A != "a" {
		t.Errorf("first %s, known %v: nobody knows which came first", p.A, p.Known)
	}
	if p.ShareB < 0.7 || p.ShareA > 0.3 {
		t.Errorf("shares %.2f and %.2f", p.ShareA, p.ShareB)
	}
}

// TestNotice tells a notice that many different reports carry from a dispatch that
// many reprint.
func TestNotice(t *testing.T) {
	notice := "This text may not be passed on, printed or stored without leave of the cooperative of provincial editors, whose seat is in the tower by the river."
	var m duplicate.Memory
	for i := range 6 {
		m.Add(document(fmt.Sprint("n", i), "", "", invented(i)+"\n\n"+notice+"\n\n"+invented(20+i)))
		m.Add(document(fmt.Sprint("c", i), "", "", ferry+invented(40+i)))
	}
	pairs, cost, err := m.Index().Find(t.Context(), document("new", "", "", invented(60)+"\n\n"+notice+"\n\n"+invented(61)))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pairs {
		if p.Relation != duplicate.Common {
			t.Errorf("%s, %s: %s (%s), want a notice", p.A, p.B, p.Relation, p.Why)
		}
	}
	if len(pairs) != 6 || cost.Compared < 6 {
		t.Errorf("%d pairs with a notice, %d compared", len(pairs), cost.Compared)
	}
	quoting := invented(70) + " " + strings.Join(strings.SplitAfter(ferry, ". ")[:2], "") + invented(71)
	pairs, _, err = m.Index().Find(t.Context(), document("new", "", "", quoting))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pairs {
		if p.Relation != duplicate.Excerpt {
			t.Errorf("%s, %s: %s (%s), want an excerpt", p.A, p.B, p.Relation, p.Why)
		}
	}
	if len(pairs) != 6 {
		t.Errorf("%d pairs with a dispatch that six reprint", len(pairs))
	}
}

// invented is a paragraph of words that no other number gives.
func invented(n int) string {
	var b strings.Builder
	for i := range 60 {
		fmt.Fprintf(&b, " word%dx%d", n, i)
	}
	return b.String() + "."
}

func TestBatch(t *testing.T) {
	docs := []*duplicate.Document{
		document("b", "2025-03-02", "Courier", ferry+" "+bridge), document("a", "2025-03-01", "Gazette", ferry),
		document("c", "2025-03-03", "Star", bridge), document("a", "2025-03-01", "Gazette", ferry),
	}
	var got []string
	for _, p := range duplicate.Batch(docs) {
		got = append(got, p.A+p.B)
	}
	if strings.Join(got, " ") != "ab bc" {
		t.Errorf("pairs %v, want ab and bc", got)
	}
}

// BenchmarkFind looks for a report among 10,000 of 300 words, fifty of which share
// passages with it.
func BenchmarkFind(b *testing.B) {
	var m duplicate.Memory
	for i := range 10_000 {
		s := invented(5*i) + invented(5*i+1) + invented(5*i+2) + invented(5*i+3)
		if i%200 == 0 {
			s += ferry
		}
		m.Add(document(fmt.Sprint(i), "", "", s+invented(5*i+4)))
	}
	d := document("new", "", "", invented(1<<20)+ferry)
	index := m.Index()
	b.ReportAllocs()
	for b.Loop() {
		pairs, _, err := index.Find(b.Context(), d)
		if err != nil || len(pairs) != 50 {
			b.Fatalf("%d pairs: %v", len(pairs), err)
		}
	}
}

func FuzzCompare(f *testing.F) {
	f.Add(ferry, bridge)
	f.Add(`"a b c d e f`, "1,500 a’b 漢字 \u0301")
	f.Fuzz(func(t *testing.T, s, o string) {
		a, b := document("a", "", "", s), document("b", "", "", o)
		p, ok := duplicate.Compare(a, b)
		if !ok {
			return
		}
		for _, x := range p.Passages {
			if x.A.Empty() || x.B.Empty() || x.A.End > len(s) || x.B.End > len(o) {
				t.Errorf("passage %v %v", x.A, x.B)
			}
		}
		if p.ShareA > 1 || p.ShareB > 1 || p.ShareA < 0 || p.ShareB < 0 {
			t.Errorf("shares %v %v", p.ShareA, p.ShareB)
		}
	})
}
