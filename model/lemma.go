package model

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// lemmaRule makes a lemma of a form (docs/model-format.md, "A lemma label").
type lemmaRule struct {
	whole  string // the lemma itself, where not ""
	lower  bool
	cut    int // characters off the end
	suffix string
}

func parseLemmaRule(label string) (lemmaRule, error) {
	if whole, ok := strings.CutPrefix(label, "="); ok && whole != "" {
		return lemmaRule{whole: whole}, nil
	}
	mode, rest, _ := strings.Cut(label, ":")
	number, suffix, ok := strings.Cut(rest, ":")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 0 || mode != "low" && mode != "keep" {
		return lemmaRule{}, fmt.Errorf("lemma label %q is not low:N:SUFFIX, keep:N:SUFFIX or =LEMMA", label)
	}
	return lemmaRule{lower: mode == "low", cut: n, suffix: suffix}, nil
}

// apply never gives an empty lemma: where a rule learnt from longer words would
// cut all off, the form stays.
func (r lemmaRule) apply(form string) string {
	if r.whole != "" {
		return r.whole
	}
	if r.lower {
		form = strings.ToLower(form)
	}
	stem := form
	for i := 0; i < r.cut && stem != ""; i++ {
		_, size := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-size]
	}
	if stem+r.suffix == "" {
		return form
	}
	return stem + r.suffix
}
