package coreference

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
)

// Document is a document with the mentions of events that people found
// in it.
type Document struct {
	Doc   *ling.Document // text, block, sentences and tokens as the corpus has them
	Topic string
	Gold  []EventMention // in the order of the text

	scored map[int]bool // sentences that were annotated; nil for all
}

// EventMention is words that name an event, and the event that they name.
type EventMention struct {
	Tokens []int  // in order, at least one
	Chain  string // the same for mentions of the same event, in all documents
}

// Read reads events and what they refer to across documents: a file, or
// all files of a folder and its folders, in the forms of docs/evaluation.md,
// "Coreference". The documents are in the order of topic and name.
func Read(path string) ([]Document, error) {
	files, err := coreferenceFiles(path)
	if err != nil {
		return nil, err
	}
	var out []Document
	for _, f := range files {
		read := readCAT
		if strings.HasSuffix(f, mentionsSuffix) {
			read = readMentionLists
		}
		docs, err := read(f)
		if err != nil {
			return nil, err
		}
		out = append(out, docs...)
	}
	if len(out) == 0 {
		err := fmt.Errorf("read coreference %s: no documents: %w", path, reportedly.ErrNotFound)
		return nil, reportedly.WithHint(err, "it must be or hold XML files as ECB+ and MEANTIME have them, or …"+mentionsSuffix)
	}
	slices.SortStableFunc(out, func(a, b Document) int {
		return cmp.Or(cmp.Compare(a.Topic, b.Topic), cmp.Compare(a.Doc.ID, b.Doc.ID))
	})
	return out, limitSentences(path, out)
}

// coreferenceFiles are the files below a path that [Read] knows, sorted.
func coreferenceFiles(path string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(path, func(p string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && (p == path || filepath.Ext(p) == ".xml" || strings.HasSuffix(p, mentionsSuffix)) {
			out = append(out, p)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", path, err)
	}
	return out, nil
}

// sentenceList is the file that says which sentences of ECB+ were annotated with
// care; the others are not scored.
const sentenceList = "ECBplus_coreference_sentences.csv"

// limitSentences reads the list where one lies in the folder or the one above.
func limitSentences(path string, docs []Document) error {
	for _, dir := range []string{path, filepath.Dir(path)} {
		name := filepath.Join(dir, sentenceList)
		if _, err := os.Stat(name); err != nil {
			continue
		}
		content, err := corpus.ReadFile(name, corpus.MaxBytes)
		if err != nil {
			return err
		}
		scored := map[string]map[int]bool{}
		for line := range strings.Lines(string(content)) {
			f := strings.Split(strings.TrimSpace(line), ",")
			var n int
			if len(f) != 3 {
				return fmt.Errorf("read %s: %w: %q is no topic, document and sentence", name, reportedly.ErrInvalid, score.Clip(line, 60))
			}
			if _, err := fmt.Sscanf(f[2], "%d", &n); err != nil {
				continue // the heading
			}
			doc := f[0] + "_" + f[1]
			if scored[doc] == nil {
				scored[doc] = map[int]bool{}
			}
			scored[doc][n] = true
		}
		for i := range docs {
			if s := scored[strings.TrimSuffix(docs[i].Doc.ID, ".xml")]; s != nil {
				docs[i].limit(s)
			}
		}
		return nil
	}
	return nil
}

// limit leaves out the mentions of other sentences.
func (d *Document) limit(sentences map[int]bool) {
	d.scored = sentences
	d.Gold = slices.DeleteFunc(d.Gold, func(m EventMention) bool { return !d.scores(m.Tokens[0]) })
}

// scores tells whether the sentence of a token is scored.
func (d *Document) scores(token int) bool {
	return d.scored == nil || d.scored[d.Doc.Tokens[token].Sentence]
}

// words collects a document's words until its text can be made.
type wordLists struct {
	sentences [][]string
	last      string // the number of the last sentence, as the corpus has it
}

// add appends a word of a sentence, and gives its number in the document.
func (w *wordLists) add(sentence, word string, count *int) int {
	if len(w.sentences) == 0 || sentence != w.last {
		w.sentences = append(w.sentences, nil)
		w.last = sentence
	}
	last := len(w.sentences) - 1
	// A token of white space alone would shift the others' places in the text.
	w.sentences[last] = append(w.sentences[last], cmp.Or(strings.Join(strings.Fields(word), "_"), "_"))
	*count++
	return *count - 1
}

// byPlace sorts mentions by their words.
func byPlace(list []EventMention) {
	slices.SortStableFunc(list, func(a, b EventMention) int { return slices.Compare(a.Tokens, b.Tokens) })
}
