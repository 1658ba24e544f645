package reportedly

// Quad is a quad class: whether an event is cooperation or conflict, in words or
// in deeds. The numbers are those of PLOVER, GDELT and ICEWS.
type Quad int

// The quad classes; NoQuad is that of no event.
const (
	NoQuad              Quad = 0
	VerbalCooperation   Quad = 1
	MaterialCooperation Quad = 2
	VerbalConflict      Quad = 3
	MaterialConflict    Quad = 4
)

// Quad is the quad class of an event type (codebook, "Event types"); NoQuad for
// what is no type.
func (e Event) Quad() Quad {
	switch e {
	case Agree, Consult, Support, Concede:
		return VerbalCooperation
	case Cooperate, Aid, Retreat:
		return MaterialCooperation
	case Request, Accuse, Reject, Threaten:
		return VerbalConflict
	case Protest, Sanction, Mobilize, Coerce, Assault:
		return MaterialConflict
	}
	return NoQuad
}

// PLOVER is the type that PLOVER's manual gives an event of this type, reality and
// polarity, "" for none. What is only to come is an intention to cooperate ("will
// provide aid" is AGREE) or a concession ("announced that it would withdraw" is
// CONCEDE). Cooperation that is refused or called off is REJECT ("will not lift the
// ban"), and SANCTION where it was material ("stopped the aid"). What wasn't done is
// no event.
func (e Event) PLOVER(r Reality, pol Polarity) Event {
	if pol == Denied {
		switch {
		case e.Quad() != VerbalCooperation && e.Quad() != MaterialCooperation:
			return ""
		case r != Prospective && (e == Aid || e == Cooperate):
			return Sanction
		}
		return Reject
	}
	if r != Prospective {
		return e
	}
	switch e {
	case Consult, Support, Cooperate, Aid:
		return Agree
	case Retreat:
		return Concede
	}
	return e
}
