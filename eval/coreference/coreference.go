package coreference

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
)

// Reader is what Coreference measures.
type Reader struct {
	// Annotate fills a document that has sentences and tokens.
	Annotate corpus.Annotator
	// Own are the tokens of an annotated document that, by the program, name events;
	// nil where own mentions aren't to be scored.
	Own func(d *ling.Document) []int
	// Cluster tells for each mention, which event it names: the same number for the
	// same event. together tells which mentions may be the same at all; nil for all.
	Cluster func(ctx context.Context, docs []*ling.Document, mentions []MentionHead, together func(i, k int) bool) ([]int, error)
	// Documents groups documents by what they tell of: a number for each.
	Documents func(docs []*ling.Document) []int
}

// MentionHead is a mention by its document, the head word of its tokens, and all of
// them.
type MentionHead struct {
	Document, Token int
	Tokens          []int
}

// Score scores which mentions of events name the same event, within documents
// and across them, by MUC, B³, CEAF-e and their mean, with the mentions given and
// with those that the program finds, beside baselines (docs/evaluation.md). N counts
// the gold mentions.
func Score(ctx context.Context, files []string, docs []Document, r Reader, resampling score.Resampling) (*score.Scores, error) {
	s := &score.Scores{Task: "coreference", Files: files}
	c := &coreferenceRun{docs: docs, read: r, gold: newCoreferenceGold(docs)}
	for i := range docs {
		if err := corpus.Annotate(ctx, r.Annotate, docs[i].Doc); err != nil {
			return nil, err
		}
		c.annotated = append(c.annotated, docs[i].Doc)
	}
	s.N = len(c.gold.heads(docs))
	s.Note = fmt.Sprintf("%d documents on %d topics; %d events, %d of them in several documents", len(docs), c.topics(), len(c.gold.sets), c.gold.across)
	if err := c.run(ctx, s, resampling); err != nil {
		return nil, err
	}
	return s, nil
}

// coreferenceRun is the work on a corpus.
type coreferenceRun struct {
	docs      []Document
	annotated []*ling.Document
	read      Reader
	gold      *coreferenceGold
}

// coreferenceGold is the gold's partition; mentions are numbered through the documents.
type coreferenceGold struct {
	first  []int // of each document: the number of its first mention
	sets   [][]int
	across int // events with mentions in several documents
}

func newCoreferenceGold(docs []Document) *coreferenceGold {
	g := &coreferenceGold{}
	at := map[string]int{}
	documents := map[int]map[int]bool{}
	n := 0
	for i := range docs {
		g.first = append(g.first, n)
		for _, m := range docs[i].Gold {
			k, ok := at[m.Chain]
			if !ok {
				k = len(g.sets)
				at[m.Chain] = k
				g.sets = append(g.sets, nil)
				documents[k] = map[int]bool{}
			}
			g.sets[k] = append(g.sets[k], n)
			documents[k][i] = true
			n++
		}
	}
	for _, d := range documents {
		if len(d) > 1 {
			g.across++
		}
	}
	return g
}

// heads are the gold mentions by their head words, in order of their numbers.
func (g *coreferenceGold) heads(docs []Document) []MentionHead {
	var out []MentionHead
	for i := range docs {
		for _, m := range docs[i].Gold {
			out = append(out, MentionHead{i, headToken(docs[i].Doc, m.Tokens), m.Tokens})
		}
	}
	return out
}

// headToken is the first of some tokens whose head isn't among them.
func headToken(d *ling.Document, tokens []int) int {
	for _, t := range tokens {
		if !slices.Contains(tokens, d.Tokens[t].Head) {
			return t
		}
	}
	return tokens[0]
}

func (c *coreferenceRun) topics() int {
	seen := map[string]bool{}
	for i := range c.docs {
		seen[c.docs[i].Topic] = true
	}
	return len(seen)
}

// run scores every setting. The rows' names say how the mentions were found and what
// was known of the topics.
func (c *coreferenceRun) run(ctx context.Context, s *score.Scores, resampling score.Resampling) error {
	given := c.gold.heads(c.docs)
	var clusters []int
	if c.read.Documents != nil {
		clusters = c.read.Documents(c.annotated)
	}
	topic := func(d int) string { return c.docs[d].Topic }
	about := func(d int) string { return fmt.Sprint(clusters[d]) }
	for _, b := range []struct {
		name string
		of   func(d int) string
	}{{"lemma.topics", topic}, {"lemma.documents", about}, {"lemma", func(int) string { return "" }}} {
		if b.name == "lemma.documents" && clusters == nil {
			continue
		}
		c.rows(s, b.name, c.gold.sets, setsOf(given, c.sameLemma(given, b.of), nil))
	}
	sameTopic := func(list []MentionHead) func(i, k int) bool {
		return func(i, k int) bool { return topic(list[i].Document) == topic(list[k].Document) }
	}
	for _, setting := range []struct {
		name     string
		mentions []MentionHead
		ids      []int
		topics   bool
	}{{"gold.topics", given, nil, true}, {"gold", given, nil, false}, {"own.topics", nil, nil, true}, {"own", nil, nil, false}} {
		if strings.HasPrefix(setting.name, "own") {
			if c.read.Own == nil {
				continue
			}
			setting.mentions, setting.ids = c.own()
		}
		var may func(i, k int) bool
		if setting.topics {
			may = sameTopic(setting.mentions)
		}
		found, err := c.read.Cluster(ctx, c.annotated, setting.mentions, may)
		if err != nil {
			return err
		}
		sets := setsOf(setting.mentions, found, setting.ids)
		c.rows(s, setting.name, c.gold.sets, sets)
		switch setting.name {
		case "gold.topics":
			s.Rows = append(s.Rows, topics(resampling, c, sets)...)
			c.mistakes(s, given, found)
		case "own.topics":
			s.Rows = append(s.Rows, found4(len(given), setting.ids).Row("own.mentions"))
		}
	}
	return nil
}

// found4 counts the own mentions that are gold ones.
func found4(gold int, ids []int) score.Tally {
	t := score.Tally{FN: gold}
	for _, id := range ids {
		if id < gold {
			t.TP++
			t.FN--
		} else {
			t.FP++
		}
	}
	return t
}

// rows adds a setting's figures: each measure's, and their mean.
func (c *coreferenceRun) rows(s *score.Scores, name string, gold, read [][]int) {
	x := compareSets(gold, read)
	s.Rows = append(s.Rows, x.muc.row(name+".muc"), x.b3.row(name+".b3"), x.ceafe.row(name+".ceafe"),
		score.Line(name+".conll", score.Rate("f1", x.conll())))
}

// setsOf gathers mentions by their cluster; ids are the mentions' numbers, their
// places in the list where nil.
func setsOf(mentions []MentionHead, cluster []int, ids []int) [][]int {
	at := map[int]int{}
	var out [][]int
	for i := range mentions {
		k, ok := at[cluster[i]]
		if !ok {
			k = len(out)
			at[cluster[i]] = k
			out = append(out, nil)
		}
		id := i
		if ids != nil {
			id = ids[i]
		}
		out[k] = append(out[k], id)
	}
	return out
}

// sameLemma is the baseline: mentions whose head words have one lemma and whose
// documents are in one group name one event.
func (c *coreferenceRun) sameLemma(mentions []MentionHead, group func(document int) string) []int {
	at := map[string]int{}
	out := make([]int, len(mentions))
	for i, m := range mentions {
		key := group(m.Document) + "\t" + strings.ToLower(c.annotated[m.Document].Tokens[m.Token].Lemma)
		k, ok := at[key]
		if !ok {
			k = len(at)
			at[key] = k
		}
		out[i] = k
	}
	return out
}

// own are the program's mentions in sentences that are scored, with the numbers of
// the gold mentions that they are, one each, and numbers above all gold ones for
// those that are none.
func (c *coreferenceRun) own() (mentions []MentionHead, ids []int) {
	next := 0
	for i := range c.docs {
		next += len(c.docs[i].Gold)
	}
	for i := range c.docs {
		taken := map[int]bool{}
		for _, t := range c.read.Own(c.annotated[i]) {
			if !c.docs[i].scores(t) {
				continue
			}
			id := slices.IndexFunc(c.docs[i].Gold, func(m EventMention) bool { return slices.Contains(m.Tokens, t) })
			switch {
			case id >= 0 && taken[id]:
				continue // a second word of the same mention
			case id >= 0:
				taken[id] = true
				id += c.gold.first[i]
			default:
				id = next
				next++
			}
			mentions, ids = append(mentions, MentionHead{i, t, []int{t}}), append(ids, id)
		}
	}
	return mentions, ids
}

// topics are intervals by drawing topics: within them an event's mentions hang
// together, and a set never leaves its topic where the topics are given.
func topics(r score.Resampling, c *coreferenceRun, read [][]int) []score.Row {
	number, n := map[string]int{}, 0
	for i := range c.docs {
		if _, ok := number[c.docs[i].Topic]; !ok {
			number[c.docs[i].Topic] = n
			n++
		}
	}
	of := func(mention int) int {
		d, found := slices.BinarySearch(c.gold.first, mention)
		if !found {
			d--
		}
		for d+1 < len(c.gold.first) && c.gold.first[d+1] == mention {
			d++ // documents without mentions
		}
		return number[c.docs[d].Topic]
	}
	split := func(sets [][]int) [][][]int {
		out := make([][][]int, n)
		for _, s := range sets {
			out[of(s[0])] = append(out[of(s[0])], s)
		}
		return out
	}
	gold, sets := split(c.gold.sets), split(read)
	scores := make([]coreference, n)
	for i := range scores {
		scores[i] = compareSets(gold[i], sets[i])
	}
	return r.Rows(n, []string{"gold.topics.conll"}, func(drawn []int) []float64 {
		var sum coreference
		for _, d := range drawn {
			sum.add(scores[d])
		}
		return []float64{sum.conll()}
	})
}

// mistakes lists the pairs of words that are wrongly joined or wrongly parted, of one
// pair of documents each pair of forms once.
func (c *coreferenceRun) mistakes(s *score.Scores, mentions []MentionHead, found []int) {
	count := score.Confusions{}
	inGold := setOf(c.gold.sets)
	for i := range mentions {
		for k := i + 1; k < len(mentions); k++ {
			gold, read := inGold[i] == inGold[k], found[i] == found[k]
			if gold == read {
				continue
			}
			a, b := c.form(mentions[i]), c.form(mentions[k])
			if b < a {
				a, b = b, a
			}
			what, want, got := "joined", "apart", "one event"
			if gold {
				what, want, got = "parted", "one event", "apart"
			}
			count.Add(what, want, got, "")
			count.Add(what, a, b, "")
			s.Mistakes = append(s.Mistakes, fmt.Sprintf("%s\t%s %s\t%s %s", what, c.docs[mentions[i].Document].Doc.ID, a, c.docs[mentions[k].Document].Doc.ID, b))
		}
	}
	s.Confusions = count.Sorted()
}

func (c *coreferenceRun) form(m MentionHead) string {
	return strings.ToLower(c.annotated[m.Document].Form(m.Token))
}
