package duplicates

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"github.com/reportedly/reportedly"
)

// The ways in which texts are made.
const (
	madeOriginal = "original"
	madeCopy     = "copy"    // other marks, case of the title, forms of numbers, breaks of lines
	madeLead     = "lead"    // a new title and a reworded first sentence
	madeCut      = "cut"     // the beginning, or some sentences left out
	madeWords    = "words"   // one word in eight changed, added or left out
	madeUpdate   = "update"  // sentences added, figures changed, by the same publisher
	madeExcerpt  = "excerpt" // some sentences within another text
	madeDigest   = "digest"  // some sentences of several texts
)

// madeUnit is a sentence that came into a text.
type madeUnit struct {
	sentence int // of all source sentences
	words    []string
	from     []int  // for each word the source's, -1 where it is new
	kept     []bool // of the source's words, whether it is still there
}

// settle notes which of the source's words are left.
func (u *madeUnit) settle() {
	for _, f := range u.from {
		if f >= 0 {
			u.kept[f] = true
		}
	}
}

// madeArticle is a source text, or a piece of one.
type madeArticle struct{ sentences []int }

// maker makes texts; the same seed makes the same ones.
type maker struct {
	rnd       *rand.Rand
	sentences [][]string // all source sentences, as words
	ids       map[string]int
	articles  []madeArticle
	words     []string // to replace others with
	docs      []MadeText
}

const (
	leastSentences = 5 // of an article
	mostSentences  = 25
)

// Make makes n reports of texts: two in five are articles as they are,
// every second of them with no relative; the others are made of these by edits, cuts,
// merges and new leads. Half of all carry a notice that has nothing to do with
// them. Where the texts give too few articles, there are fewer originals and more
// edits.
func Make(texts []string, n int, seed uint64) ([]MadeText, error) {
	m := &maker{rnd: rand.New(rand.NewPCG(seed, 6)), ids: map[string]int{}}
	for _, t := range texts {
		m.read(t)
	}
	m.dropAlike()
	if len(m.articles) < 10 {
		return nil, reportedly.WithHint(fmt.Errorf("%w: the texts give %d articles of %d sentences or more; 10 are needed", reportedly.ErrInvalid, len(m.articles), leastSentences), "name more files or folders")
	}
	m.rnd.Shuffle(len(m.articles), func(i, j int) { m.articles[i], m.articles[j] = m.articles[j], m.articles[i] })
	m.articles = m.articles[:min(len(m.articles), max(10, n*2/5))]
	for _, a := range m.articles {
		m.add(madeOriginal, m.units(a.sentences), m.publisher())
	}
	kinds := []string{madeCopy, madeLead, madeCut, madeWords, madeUpdate, madeExcerpt, madeDigest}
	related := (len(m.articles) + 1) / 2
	for i := 0; len(m.docs) < n; i++ {
		m.make(kinds[i%len(kinds)], m.rnd.IntN(related))
	}
	return m.docs[:min(n, len(m.docs))], nil
}

// read cuts a text into sentences and articles.
func (m *maker) read(t string) {
	var piece []int
	flush := func() {
		if len(piece) >= leastSentences {
			m.articles = append(m.articles, madeArticle{piece})
		}
		piece = nil
	}
	for _, s := range sentencesOf(t) {
		words := strings.Fields(s)
		if len(words) < 4 {
			continue
		}
		key := strings.ToLower(strings.Join(words, " "))
		id, ok := m.ids[key]
		if !ok {
			id = len(m.sentences)
			m.ids[key] = id
			m.sentences = append(m.sentences, words)
			m.words = append(m.words, words...)
		}
		piece = append(piece, id)
		if len(piece) == mostSentences {
			flush()
		}
	}
	flush()
}

// sourceRun is how many words in a row make two articles share a passage before
// anything is made of them.
const sourceRun = 8

// dropAlike leaves out articles that share a passage with an earlier one: nobody
// knows whether they should count as a pair.
func (m *maker) dropAlike() {
	seen := map[string]int{}
	id := 0
	m.articles = slices.DeleteFunc(m.articles, func(a madeArticle) bool {
		id++
		var words []string
		for _, s := range a.sentences {
			for _, w := range m.sentences[s] {
				words = append(words, strings.ToLower(w))
			}
		}
		alike := false
		for i := 0; i+sourceRun <= len(words); i++ {
			run := strings.Join(words[i:i+sourceRun], " ")
			if first, ok := seen[run]; !ok {
				seen[run] = id
			} else if first != id {
				alike = true
			}
		}
		return alike
	})
}

// sentencesOf cuts at line ends, and after a full stop before a capital.
func sentencesOf(t string) (out []string) {
	for line := range strings.Lines(t) {
		start := 0
		for i := 0; i+2 < len(line); i++ {
			if strings.IndexByte(".?!", line[i]) >= 0 && line[i+1] == ' ' && unicode.IsUpper(rune(line[i+2])) && i-start > 20 {
				out = append(out, line[start:i+1])
				start = i + 2
			}
		}
		if rest := strings.TrimSpace(line[start:]); rest != "" {
			out = append(out, rest)
		}
	}
	return out
}

func (m *maker) units(sentences []int) []madeUnit {
	out := make([]madeUnit, 0, len(sentences))
	for _, s := range sentences {
		u := madeUnit{sentence: s, words: slices.Clone(m.sentences[s]), from: make([]int, len(m.sentences[s])), kept: make([]bool, len(m.sentences[s]))}
		for i := range u.from {
			u.from[i] = i
		}
		out = append(out, u)
	}
	return out
}

func (m *maker) publisher() string { return madePublishers[m.rnd.IntN(len(madePublishers))] }

// add writes a text down: its sentences in order, in paragraphs, perhaps with a
// notice.
func (m *maker) add(kind string, units []madeUnit, publisher string) {
	d := MadeText{ID: fmt.Sprintf("d%04d", len(m.docs)), Publisher: publisher, made: kind}
	d.Published = fmt.Sprintf("2025-%02d-%02d", 1+m.rnd.IntN(12), 1+m.rnd.IntN(28))
	var b strings.Builder
	for i, u := range units {
		b.WriteString(strings.Join(u.words, " "))
		d.words += len(u.words)
		switch {
		case i%4 == 3:
			b.WriteString("\n\n")
		default:
			b.WriteByte(' ')
		}
	}
	if m.rnd.IntN(2) == 0 {
		b.WriteString("\n\n" + madeNotices[m.rnd.IntN(len(madeNotices))] + "\n")
	}
	d.Text = b.String()
	d.units = slices.DeleteFunc(slices.Clone(units), func(u madeUnit) bool { return u.sentence < 0 })
	slices.SortStableFunc(d.units, func(a, b madeUnit) int { return cmp.Compare(a.sentence, b.sentence) })
	d.units = slices.CompactFunc(d.units, func(a, b madeUnit) bool { return a.sentence == b.sentence })
	for i := range d.units {
		d.units[i].settle()
	}
	m.docs = append(m.docs, d)
}
