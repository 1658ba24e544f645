// Command tokenize prints the sentences and tokens of text files as JSON lines,
// so that training reads text as the product does.
//
// In: names of UTF-8 text files whose paragraphs are parted by blank lines.
// Out: one JSON object a file on standard output: {"file": name, "sentences":
// [{"block": i, "tokens": [[start, end], …]}]} with byte offsets, half-open,
// and blocks counted from 0. It takes every paragraph for body text: telling
// titles and bylines apart is the work of package ingest.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/sentence"
	"github.com/reportedly/reportedly/text"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: tokenize FILE...")
		os.Exit(2)
	}
	if err := run(os.Args[1:], os.Stdout); err != nil {
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
}

func run(files []string, w io.Writer) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		l, err := tokenize(name, string(data))
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
func tokenize(name, s string) (line, error) {
	t := text.New(s)
	d := &ling.Document{Text: t, Blocks: sentence.Paragraphs(t)}
	if err := sentence.Analyzer().Run(context.Background(), d); err != nil {
		return line{}, err
	}
	l := line{File: name, Sentences: []lineSentence{}}
	for _, st := range d.Sentences {
		out := lineSentence{Block: st.Block}
		for _, tok := range d.Tokens[st.First:st.End] {
			out.Tokens = append(out.Tokens, [2]int{tok.Span.Start, tok.Span.End})
		}
		l.Sentences = append(l.Sentences, out)
	}
	return l, nil
}
