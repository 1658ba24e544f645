package coreference

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
)

// The form of Cybulska and Vossen's setup of ECB+ as it is used in later work: a
// JSON array of mentions in NAME_Event_gold_mentions.json, and beside it
// NAME_corpus.txt, a word a line: document, sentence, number in the sentence and
// word, separated by tabs, with an empty line between sentences. Only the sentences
// that were annotated are there. The topic is what stands before the document's "_".

const (
	mentionsSuffix = "_Event_gold_mentions.json"
	corpusSuffix   = "_corpus.txt"
)

func readMentionLists(path string) ([]Document, error) {
	mentions, err := corpus.ReadFile(path, corpus.MaxBytes)
	if err != nil {
		return nil, err
	}
	beside := strings.TrimSuffix(path, mentionsSuffix) + corpusSuffix
	words, err := corpus.ReadFile(beside, corpus.MaxBytes)
	if err != nil {
		return nil, reportedly.WithHint(err, "the words must lie beside the mentions, in …"+corpusSuffix)
	}
	return DecodeMentionLists(path, mentions, beside, words)
}

// DecodeMentionLists reads mentions and the words that they refer to; the names are
// used in errors.
func DecodeMentionLists(path string, mentions []byte, beside string, words []byte) ([]Document, error) {
	docs, err := decodeCorpus(beside, words)
	if err != nil {
		return nil, err
	}
	var raw []struct {
		Chain    string `json:"coref_chain"`
		Doc      string `json:"doc_id"`
		Sentence int    `json:"sent_id"`
		Tokens   []int  `json:"tokens_number"`
	}
	if err := json.Unmarshal(mentions, &raw); err != nil {
		return nil, fmt.Errorf("read %s: %w: %w", path, reportedly.ErrInvalid, err)
	}
	for i, m := range raw {
		d := docs.byName[m.Doc]
		if d == nil {
			return nil, fmt.Errorf("read %s, mention %d: %w: there is no document %.60q", path, i+1, reportedly.ErrInvalid, m.Doc)
		}
		e := EventMention{Chain: m.Chain}
		if m.Chain == "" || strings.Contains(m.Chain, "UNK") && !strings.HasPrefix(m.Chain, "INTRA") {
			e.Chain = fmt.Sprintf("%s#%d", path, i) // nobody could tell: an event of its own
		}
		for _, n := range m.Tokens {
			token, ok := d.numbers[[2]int{m.Sentence, n}]
			if !ok {
				return nil, fmt.Errorf("read %s, mention %d: %w: no word %d in sentence %d of %s", path, i+1, reportedly.ErrInvalid, n, m.Sentence, m.Doc)
			}
			e.Tokens = append(e.Tokens, token)
		}
		if len(e.Tokens) > 0 {
			slices.Sort(e.Tokens)
			d.gold = append(d.gold, e)
		}
	}
	var out []Document
	for _, d := range docs.order {
		topic, _, _ := strings.Cut(d.name, "_")
		byPlace(d.gold)
		out = append(out, Document{Doc: corpus.Tokenized(d.name, d.words.sentences), Topic: topic, Gold: d.gold})
	}
	return out, nil
}

// listed is a document as its lines come.
type listed struct {
	name    string
	words   wordLists
	count   int
	numbers map[[2]int]int // sentence and number -> token
	gold    []EventMention
}

type listedDocuments struct {
	byName map[string]*listed
	order  []*listed
}

func decodeCorpus(path string, content []byte) (*listedDocuments, error) {
	out := &listedDocuments{byName: map[string]*listed{}}
	n := 0
	for line := range strings.Lines(string(content)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			continue
		}
		f := strings.Split(line, "\t")
		var at [2]int
		if len(f) < 4 {
			return nil, fmt.Errorf("%s:%d: %w: no document, sentence, number and word", path, n, reportedly.ErrInvalid)
		}
		if _, err := fmt.Sscanf(f[1]+" "+f[2], "%d %d", &at[0], &at[1]); err != nil {
			return nil, fmt.Errorf("%s:%d: %w: %.40q is no number of a sentence and a word", path, n, reportedly.ErrInvalid, f[1]+" "+f[2])
		}
		d := out.byName[f[0]]
		if d == nil {
			d = &listed{name: f[0], numbers: map[[2]int]int{}}
			out.byName[f[0]] = d
			out.order = append(out.order, d)
		}
		d.numbers[at] = d.words.add(f[1], f[3], &d.count)
	}
	return out, nil
}
