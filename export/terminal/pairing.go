package terminal

import (
	"maps"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory"
)

// decisions tells corrections as they were made: those of one decision in one line, with
// its reason, and not as the pairs of claims that it comes to.
func decisions(list []reportedly.Correction) [][2]string {
	type decision struct {
		together bool
		reason   string
	}
	var order []decision
	of := map[decision][]reportedly.Correction{}
	for _, c := range list {
		d := decision{c.Together, c.Reason}
		if of[d] == nil {
			order = append(order, d)
		}
		of[d] = append(of[d], c)
	}
	var out [][2]string
	for _, d := range order {
		say := parted
		if d.together {
			say = joined
		}
		for pairs := of[d]; len(pairs) > 0; {
			var words string
			words, pairs = say(pairs)
			out = append(out, [2]string{words, d.reason})
		}
	}
	return out
}

// set is some claims.
type set map[string]bool

// neighbours are the claims with which each is paired.
func neighbours(pairs []reportedly.Correction) map[string]set {
	out := map[string]set{}
	for _, c := range pairs {
		for _, p := range [][2]string{{c.A, c.B}, {c.B, c.A}} {
			if out[p[0]] == nil {
				out[p[0]] = set{}
			}
			out[p[0]][p[1]] = true
		}
	}
	return out
}

// joined names all claims that hang together with the first pair, and gives the pairs
// that are left.
func joined(pairs []reportedly.Correction) (string, []reportedly.Correction) {
	near, all, wait := neighbours(pairs), set{pairs[0].A: true}, []string{pairs[0].A}
	for len(wait) > 0 {
		next := wait[0]
		wait = wait[1:]
		for c := range near[next] {
			if !all[c] {
				all[c], wait = true, append(wait, c)
			}
		}
	}
	left := slices.DeleteFunc(pairs, func(c reportedly.Correction) bool { return all[c.A] })
	return claimNames(all) + " belong together", left
}

// parted names the claims on both sides of the first pair, each of which is parted from
// each of the other side, and gives the pairs that are left.
func parted(pairs []reportedly.Correction) (string, []reportedly.Correction) {
	apart := neighbours(pairs)
	far, near := apart[pairs[0].A], set{}
	for c := range apart[pairs[0].B] {
		whole := true
		for f := range far {
			whole = whole && apart[c][f]
		}
		if whole {
			near[c] = true
		}
	}
	left := slices.DeleteFunc(pairs, func(c reportedly.Correction) bool {
		return near[c.A] && far[c.B] || near[c.B] && far[c.A]
	})
	if len(near) > len(far) {
		near, far = far, near
	}
	verb := " belongs apart from "
	if len(near) > 1 {
		verb = " belong apart from "
	}
	return claimNames(near) + verb + claimNames(far), left
}

// claimNames lists claims, the name of their report once: "3f2a9c1d07be/c1, c4 and
// 77c01aa9e210/c2".
func claimNames(claims set) string {
	var reports []string
	of := map[string][]string{}
	for _, id := range slices.Sorted(maps.Keys(claims)) {
		report, own, _ := strings.Cut(memory.ShortID(id), "/")
		if of[report] == nil {
			reports = append(reports, report)
		}
		of[report] = append(of[report], own)
	}
	var out []string
	for _, r := range reports {
		slices.SortFunc(of[r], byNumber)
		out = append(out, r+"/"+strings.Join(of[r], ", "))
	}
	if n := len(out) - 1; n > 0 {
		return strings.Join(out[:n], ", ") + " and " + out[n]
	}
	return strings.Join(out, "")
}

// byNumber orders claims of a report: c2 stands before c10.
func byNumber(a, b string) int {
	if len(a) != len(b) && a != "" && b != "" && a[0] == b[0] {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}
