// Package standing tells who was where, who held which place, who belonged to whom and
// who was in which office, over time, as far as claims tell it.
//
// In: claims with the publications that tell them (reportedly.Told), those of presence,
// control, affiliation, membership and office, and the events that end such a state, in
// any order. Out: for each holder and what is held a [Standing] with its spells: when
// they began and ended, the days on which claims see it so, and who tells it; and for a
// place at a day who controlled it, known, contested or unknown. What no claim tells
// stays unknown: a state is not carried over from one report to the next, a title says
// only that it was held when the report was published. It deliberately weighs no
// sources and decides no contradiction; conflicts are shown. It assumes that identities
// mean the same in all reports; where there is none, a name stands for one.
package standing
