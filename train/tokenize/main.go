// Command tokenize prints the sentences and tokens of text files as JSON lines,
// so that training reads text as the product does.
//
// In: names of UTF-8 text files whose paragraphs are parted by blank lines.
// Out: one JSON object a file on standard output: {"file": name, "sentences":
// [{"block": i, "tokens": [[start, end], …]}]} with byte offsets, half-open,
// and blocks counted from 0; with -trees also "heads" (each token's head within
// its sentence, counted from 0, -1 for a root), "rels" and "pos" of the shipped
// model. It takes every paragraph for body text: telling titles and bylines
// apart is the work of package ingest.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/reportedly/reportedly/data"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/sentence"
	"github.com/reportedly/reportedly/model"
	"github.com/reportedly/reportedly/text"
)

func main() {
	trees := flag.Bool("trees", false, "print heads, relations and parts of speech too")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: tokenize [-trees] FILE...")
		os.Exit(2)
	}
	if err := run(flag.Args(), *trees, os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "tokenize: %v\n", err)
		os.Exit(1)
	}
}

// line is one line of the output.
type line struct {
	File      string         `json:"file"`
	Sentences []lineSentence `json:"sentences"`
}

type lineSentence struct {
	Block  int      `json:"block"`
	Tokens [][2]int `json:"tokens"`
	Heads  []int    `json:"heads,omitempty"`
	Rels   []string `json:"rels,omitempty"`
	Pos    []string `json:"pos,omitempty"`
}

func run(files []string, trees bool, w io.Writer) error {
	steps := []ling.Analyzer{sentence.Analyzer()}
	if trees {
		m, err := model.Load(data.Model)
		if err != nil {
			return err
		}
		steps = append(steps, m.Analyzer())
	}
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		l, err := tokenize(name, string(data), steps)
		if err != nil {
			return fmt.Errorf("tokenize %s: %w", name, err)
		}
		if err := enc.Encode(l); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	return out.Flush()
}

// tokenize annotates one file's text.
func tokenize(name, s string, steps []ling.Analyzer) (line, error) {
	t := text.New(s)
	d := &ling.Document{Text: t, Blocks: sentence.Paragraphs(t)}
	for _, a := range steps {
		if err := a.Run(context.Background(), d); err != nil {
			return line{}, err
		}
	}
	l := line{File: name, Sentences: []lineSentence{}}
	for _, st := range d.Sentences {
		out := lineSentence{Block: st.Block}
		for _, tok := range d.Tokens[st.First:st.End] {
			out.Tokens = append(out.Tokens, [2]int{tok.Span.Start, tok.Span.End})
			if len(steps) > 1 {
				out.Heads = append(out.Heads, max(tok.Head-st.First, -1))
				out.Rels = append(out.Rels, tok.Deprel)
				out.Pos = append(out.Pos, tok.UPOS)
			}
		}
		l.Sentences = append(l.Sentences, out)
	}
	return l, nil
}
