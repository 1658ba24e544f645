package reportedly

// Kinds are all kinds of claim.
var Kinds = []Kind{KindEvent, KindPresence, KindControl, KindAffiliation, KindMembership, KindOffice, KindCondition, KindVerification}

// Events are all event types, by quad class.
var Events = []Event{Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request, Accuse, Reject, Threaten, Protest, Sanction, Mobilize, Coerce, Assault}

// Likelihoods are the degrees of the ICD 203 scale, from the lowest.
var Likelihoods = []Likelihood{AlmostNoChance, VeryUnlikely, Unlikely, RoughlyEven, Likely, VeryLikely, AlmostCertain}

// Modes are the modes of each event type (PLOVER 2023; codebook, "Event types").
var Modes = map[Event][]string{
	Consult:  {"visit", "third-party", "multilateral", "phone"},
	Retreat:  {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
	Request:  {"assist", "change", "yield", "meet"},
	Accuse:   {"disapprove", "allege", "investigate"},
	Reject:   {"assist", "change", "yield", "meet"},
	Threaten: {"restrict", "arrest", "relations", "expel", "territory", "violence"},
	Protest:  {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
	Sanction: {"convict", "expel", "withdraw", "discontinue"},
	Mobilize: {"troops", "weapons", "police", "militia"},
	Coerce:   {"seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"},
	Assault:  {"abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"},
}
