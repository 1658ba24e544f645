package sample

import (
	"github.com/reportedly/reportedly"
)

// claims are the sample's claims, by their trigger.
func (s Sample) claims() []reportedly.Claim {
	residents := reportedly.Speaker{Span: s.find("residents", 0), Text: "residents", Kind: reportedly.UnnamedSpeaker}
	brigade := reportedly.Speaker{Span: s.find("The Dawn Brigade", 0), Text: "The Dawn Brigade", Kind: reportedly.OrganisationSpeaker, Name: "the Dawn Brigade"}
	out := append(s.attack(residents), s.answer(brigade)...)
	out = append(out, s.known()...)
	for i := range out {
		c := &out[i]
		c.Document = s.Report.Name
		c.Evidence = s.sentence(c.Trigger.Span)
		if c.Polarity == "" {
			c.Polarity = reportedly.Affirmed
		}
		if c.Reality == "" {
			c.Reality = reportedly.Actual
		}
	}
	return out
}

func (s Sample) attack(residents reportedly.Speaker) []reportedly.Claim {
	attacked := s.words("attacked", 0)
	near := reportedly.Place{Span: s.find("Qaminis", 1), Text: "Qaminis", Relation: reportedly.Near, Names: []reportedly.PlaceName{{Name: "Qaminis"}}}
	monday := &reportedly.When{Span: s.find("late on Monday", 0), Text: "late on Monday", EDTF: "2021-03-08", Relation: reportedly.OnTime, Why: "the last Monday before publication"}
	return []reportedly.Claim{{
		ID: "c1", Kind: reportedly.KindEvent, Event: reportedly.Assault, Modes: []string{"firearms"}, Trigger: attacked,
		Actors:     []reportedly.Participant{s.party("Gunmen", "Gunmen", reportedly.ArmedGroup)},
		Recipients: []reportedly.Participant{s.party("a police post", "a police post", reportedly.Police)},
		Places:     []reportedly.Place{near}, Time: monday,
		Basis: reportedly.Reported, SaidBy: []reportedly.Speaker{residents}, Score: 0.91,
		Why: []reportedly.Reason{
			{Field: "kind", Value: "ASSAULT", Words: attacked.Span, Rule: "the model's head for triggers gives 0.97"},
			{Field: "basis", Value: "reported", Words: s.find("told", 0), Rule: "a verb of saying with a speaker has the clause as its content"},
			{Field: "reality", Value: "actual", Rule: "the default"},
		},
	}, {
		ID: "c2", Kind: reportedly.KindPresence, Trigger: attacked,
		Actors: []reportedly.Participant{s.party("Gunmen", "Gunmen", reportedly.ArmedGroup)}, Places: []reportedly.Place{near},
		Basis: reportedly.Reported, SaidBy: []reportedly.Speaker{residents}, Reality: reportedly.Ongoing, Score: 0.34,
		Links: []reportedly.Link{{Type: reportedly.CoincidesWith, Claim: "c1"}},
	}, {
		ID: "c3", Kind: reportedly.KindEvent, Event: reportedly.Assault, Trigger: s.words("have been killed", 0),
		Recipients: []reportedly.Participant{s.party("two officers", "two officers", reportedly.Police)},
		Numbers:    []reportedly.Number{{Field: "killed", Span: s.find("two", 0), Text: "two", Min: 2, Max: 2}},
		Basis:      reportedly.Reported, SaidBy: []reportedly.Speaker{residents}, Likelihood: reportedly.RoughlyEven, Score: 0.77,
		Verification: reportedly.Unverified, Links: []reportedly.Link{{Type: reportedly.PartOf, Claim: "c1"}},
	}, {
		ID: "c4", Kind: reportedly.KindCondition, Trigger: s.words("been killed", 0), Basis: reportedly.Asserted, Score: 0.12,
	}}
}

func (s Sample) answer(brigade reportedly.Speaker) []reportedly.Claim {
	actor := []reportedly.Participant{s.party("The Dawn Brigade", "the Dawn Brigade", reportedly.ArmedGroup)}
	return []reportedly.Claim{{
		ID: "c5", Kind: reportedly.KindEvent, Event: reportedly.Assault, Trigger: s.words("part", 0), Actors: actor,
		Basis: reportedly.Reported, SaidBy: []reportedly.Speaker{brigade}, Polarity: reportedly.Denied, Score: 0.68,
		Verification: reportedly.Disputed, Links: []reportedly.Link{{Type: reportedly.Contradicts, Claim: "c1"}},
	}, {
		ID: "c6", Kind: reportedly.KindEvent, Event: reportedly.Retreat, Modes: []string{"access", "withdraw"}, Trigger: s.words("hand over", 0),
		Actors: actor, Time: &reportedly.When{Relation: reportedly.AfterTime, Claim: "c7"},
		Basis: reportedly.Reported, SaidBy: []reportedly.Speaker{brigade}, Reality: reportedly.Conditional, Score: 0.55,
	}, {
		ID: "c7", Kind: reportedly.KindEvent, Event: reportedly.Request, Trigger: s.words("asked", 0),
		Actors: []reportedly.Participant{s.party("the elders", "the elders", reportedly.Population)},
		Basis:  reportedly.Reported, SaidBy: []reportedly.Speaker{brigade}, Reality: reportedly.Hypothetical, Score: 0.41,
	}}
}

func (s Sample) known() []reportedly.Claim {
	post := s.party("The post", "a police post", reportedly.Police)
	post.Qualifier = "nominally"
	doss := s.party("Rania Doss", "Rania Doss", reportedly.Person)
	doss.Title = "Mayor"
	men := s.party("its men", "its men", reportedly.Military)
	men.Implied = true
	return []reportedly.Claim{{
		ID: "c8", Kind: reportedly.KindAffiliation, Trigger: s.words("under", 0), Actors: []reportedly.Participant{post},
		Recipients: []reportedly.Participant{s.party("الفرقة الثالثة", "الفرقة الثالثة", reportedly.Military)},
		Basis:      reportedly.Asserted, Score: 0.83,
	}, {
		ID: "c9", Kind: reportedly.KindEvent, Event: reportedly.Retreat, Modes: []string{"withdraw"}, Trigger: s.words("left", 0),
		Actors: []reportedly.Participant{men}, Places: []reportedly.Place{{Span: s.find("海岸", 0), Text: "海岸", Relation: reportedly.To}},
		Time:  &reportedly.When{Span: s.find("before the attack", 0), Text: "before the attack", Relation: reportedly.BeforeTime},
		Basis: reportedly.Inferred, Score: 0.6, Links: []reportedly.Link{{Type: reportedly.BeforeClaim, Claim: "c1"}},
	}, {
		ID: "c10", Kind: reportedly.KindOffice, Trigger: s.words("Mayor", 0), Actors: []reportedly.Participant{doss}, Basis: reportedly.Asserted, Score: 0.9,
	}, {
		ID: "c11", Kind: reportedly.KindEvent, Event: reportedly.Request, Modes: []string{"change"}, Trigger: s.words("appealed", 0),
		Actors: []reportedly.Participant{doss}, Basis: reportedly.Asserted, Score: 0.88,
	}}
}
