package layout_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ingest/layout"
)

// One report of ordinary paragraphs, and a log of short lines.
func BenchmarkRead(b *testing.B) {
	for name, s := range map[string]string{
		"paragraphs": strings.Repeat(strings.Repeat(news+" ", 5)+"\n\n", 200),
		"lines":      strings.Repeat("12 Mar, Port Amal: Shots were heard near the port.\n", 2000),
		"short":      strings.Repeat("The port\n\n", 2000),
		"capitals":   strings.Repeat("PORT AMAL WADI SILL RAS IMAD BIR NASR, MAY\n\n", 2000),
		"sentences":  strings.Repeat("The author. The views. For a. By x. Photo: y. ", 12) + "\n\n",
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				layout.Read(s, layout.Split(s))
			}
		})
	}
}
