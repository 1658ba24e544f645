package terminal

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
)

// Tally counts documents and their claims. The zero Tally is ready to use.
type Tally struct {
	documents, sentences, words, claims int
	labels                              map[string]int // kinds, and event types as "event/ASSAULT"
	known                               map[string]int
}

// Add counts a document.
func (t *Tally) Add(d Document) {
	if t.labels == nil {
		t.labels, t.known = map[string]int{}, map[string]int{}
	}
	t.documents++
	t.sentences += len(d.Sentences)
	t.words += d.Words
	t.claims += len(d.Claims)
	for i := range d.Claims {
		t.claim(&d.Claims[i])
	}
}

func (t *Tally) claim(c *reportedly.Claim) {
	t.labels[string(c.Kind)]++
	if c.Kind == reportedly.KindEvent {
		t.labels["event/"+string(c.Event)]++
	}
	basis := c.Basis
	if basis == "" {
		basis = reportedly.Asserted
	}
	t.known[string(basis)]++
	if c.Likelihood != "" {
		t.known["with a likelihood"]++
	}
	for _, v := range []string{string(c.Polarity), string(c.Reality), string(c.Verification)} {
		t.known[v]++
	}
}

// Write prints the closing lines: how much was read, the claims by kind and by
// how the reports know. Elapsed is left out where it is 0.
func (t *Tally) Write(w io.Writer, elapsed time.Duration, opt Options) error {
	p := newPrinter(w, opt)
	p.blank()
	p.write(p.paint(strings.Repeat("─", p.width), quiet) + "\n")
	size := []string{plural(t.claims, "claim"), plural(t.sentences, "sentence"), plural(t.words, "word")}
	if t.documents != 1 {
		size = append(size, plural(t.documents, "report"))
	}
	if elapsed > 0 {
		size = append(size, fmt.Sprintf("%.1f s", elapsed.Seconds()))
	}
	p.list("", size)
	if t.claims > 0 {
		p.list("kinds  ", t.kinds())
		p.list("known  ", t.bases())
	}
	return p.err
}

// list prints words with dots between them.
func (p *printer) list(name string, words []string) {
	var parts []part
	for i, s := range words {
		st := plain
		if name == "" && i == 0 {
			st = bold
		}
		parts = append(parts, part{dot, []run{{s, st}}})
	}
	p.parts(run{name, quiet}, strings.Repeat(" ", len(name)), parts...)
}

// kinds counts claims by kind, the events by type.
func (t *Tally) kinds() []string {
	var out []string
	for _, e := range reportedly.Events {
		if n := t.labels["event/"+string(e)]; n > 0 {
			out = append(out, fmt.Sprintf("%d %s", n, e))
		}
	}
	for _, k := range reportedly.Kinds {
		if n := t.labels[string(k)]; n > 0 && k != reportedly.KindEvent {
			out = append(out, fmt.Sprintf("%d %s", n, k))
		}
	}
	return out
}

// bases counts claims by basis, and those with a doubt.
func (t *Tally) bases() []string {
	var out []string
	for _, v := range []string{
		string(reportedly.Asserted), string(reportedly.Reported), string(reportedly.Inferred), "with a likelihood",
		string(reportedly.Denied), string(reportedly.Ongoing), string(reportedly.Habitual), string(reportedly.Prospective),
		string(reportedly.Conditional), string(reportedly.Hypothetical),
		string(reportedly.Unverified), string(reportedly.Verified), string(reportedly.Disputed),
	} {
		if n := t.known[v]; n > 0 {
			out = append(out, fmt.Sprintf("%d %s", n, v))
		}
	}
	return out
}
