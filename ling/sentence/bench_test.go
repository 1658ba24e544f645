package sentence_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ling/sentence"
	"github.com/reportedly/reportedly/ling/token"
	"github.com/reportedly/reportedly/text"
)

func BenchmarkSplit(b *testing.B) {
	tx := text.New(strings.Repeat("On Sept. 11 Gen. al-Amin's 2,000-strong force didn't leave the U.S. base. “Why?” he asked. ", 1000))
	whole := text.Span{End: tx.Len()}
	b.SetBytes(int64(tx.Len()))
	for b.Loop() {
		sentence.Split(tx, whole, token.Tokenize(tx, whole))
	}
}
