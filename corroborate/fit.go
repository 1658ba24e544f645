package corroborate

import "github.com/reportedly/reportedly/corroborate/happening"

// Account is what one report tells of one happening, as it is compared with others:
// the weights are fitted on pairs of them (folder gen).
type Account struct {
	Report string
	Claims []string // Told.ID
	of     *account
}

// Accounts gathers a reading's claims by happening.
func Accounts(r Reading) []Account {
	var out []Account
	for _, a := range accounts(Tell(r), nil) {
		x := Account{Report: a.told[0].Report.ID, of: a}
		for _, t := range a.told {
			x.Claims = append(x.Claims, t.ID)
		}
		out = append(out, x)
	}
	return out
}

// Signals are a pair's values, in the order of [SignalNames], and whether no weight
// may join it.
func Signals(x, y Account) (list []float64, never bool) {
	l := compare(x.of, y.of)
	if l.never {
		return nil, true
	}
	list = l.claims.Values()
	for _, v := range l.values {
		list = append(list, float64(v))
	}
	return list, false
}

// SignalNames are the names of what pairs are weighed by, in the words of weights.go.
func SignalNames() []string {
	return append(happening.FeatureNames(), signalKeys[:]...)
}
