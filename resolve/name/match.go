package name

// Match tells whether two names may be of one bearer.
type Match struct {
	Score float64 // in [0, 1]: at least 0.5 for "may be the same", 1 for the same words
	Why   string  // what decided, in a few words
}

// May tells whether the names may be of one bearer.
func (m Match) May() bool { return m.Score >= 0.5 }

// Of tells whether two names of bearers of a sort may be of one: "Person",
// "Organization", "Company", "Vessel", "Address", "Place" and others, as
// FollowTheMoney calls them. Where the sort says nothing ("LegalEntity", "Thing",
// ""), names with an organisation's words are an organisation's.
func Of(schema, a, b string) Match {
	switch schema {
	case "Person":
		return Person(a, b)
	case "Organization", "Organisation", "Company", "PublicBody", "Asset":
		return Organisation(a, b)
	case "Vessel", "Airplane", "Vehicle":
		return Vessel(a, b)
	case "Address":
		return Address(a, b)
	case "Place", "Location", "Country", "Region", "City":
		return Place(a, b)
	}
	o := Organisation(a, b)
	x, y := newBody(a, genericWords()), newBody(b, genericWords())
	if x.impersonal() || y.impersonal() {
		return o
	}
	if p := Person(a, b); p.Score > o.Score {
		return p
	}
	return o
}

// impersonal tells whether a name has words or numbers that people's names have
// not.
func (b *body) impersonal() bool {
	for _, t := range b.terms {
		if t.weight < 1 {
			return true
		}
	}
	return len(b.numbers) > 0 || b.legal
}
