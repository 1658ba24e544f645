package plain_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest/plain"
)

func TestReadKeepsTheText(t *testing.T) {
	s := "Title\r\n\r\n Shots were heard.\t\u00a0\n"
	p, err := plain.Read(s, 0)
	if err != nil || p.Text != s || len(p.Pieces) != 0 || p.Title != "Title" {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestTooManyBlocks(t *testing.T) {
	if _, err := plain.Read(strings.Repeat("- x\n", 50), 49); !errors.Is(err, reportedly.ErrUnsupported) {
		t.Errorf("50 blocks, 49 allowed: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "a", "\n\n\n", "- \n1. \n•", "A\nb\r\n\fc", "Title\n\nText. All rights reserved.", "\ufeff\u200b x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		p, err := plain.Read(s, 0)
		if err != nil || p.Text != s {
			t.Fatalf("%q became %q, %v", s, p.Text, err)
		}
		end := 0
		for _, b := range p.Blocks {
			part := p.Text[b.Span.Start:b.Span.End]
			if b.Span.Start < end || strings.TrimSpace(part) == "" || strings.ToValidUTF8(part, "") != part {
				t.Fatalf("block %+v after %d of %q", b, end, s)
			}
			end = b.Span.End
		}
	})
}
