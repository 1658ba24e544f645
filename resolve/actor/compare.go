package actor

import (
	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/name"
)

// compare tells how alike two names are: by the rules for people where either is
// one, else by those for organisations.
func compare(a, b string, kindA, kindB reportedly.ActorKind) name.Match {
	if kindA == reportedly.Person || kindB == reportedly.Person {
		return name.Person(a, b)
	}
	return name.Organisation(a, b)
}
