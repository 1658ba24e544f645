package corroborate

import "github.com/reportedly/reportedly"

// TollIn are the counts of the dead in a sentence, as "least–most", 0 for open, with
// "part" after those that count some of them.
func TollIn(s string) []string {
	var out []string
	for _, w := range countsIn(tokens(s), &dead) {
		n := numeral(w.lo, w.hi)
		if w.part {
			n += " part"
		}
		out = append(out, n)
	}
	if nobodyDead(tokens(s)) {
		out = append(out, "0")
	}
	return out
}

// DeniedIn tells whether the words around a claim's trigger deny it.
func DeniedIn(c *reportedly.Claim) bool { return denied(c) }

// Home is the development that a claim is in, "" for none.
func (m *InMemory) Home(claim string) string { return m.home[claim] }

// Decide records a person's decision without looking at anything again.
func (m *InMemory) Decide(c reportedly.Correction) { m.corrections = append(m.corrections, c) }

// FoundedBefore is the ID that the development of a claim had up to version 0.5.0.
func FoundedBefore(claim string) string { return foundedBefore(claim) }
