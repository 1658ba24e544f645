package corroborate

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/resolve/name"
)

// A table of words is a sorted list of stems; stem makes the forms of a word alike.
type table []string

func words(list string) table {
	var t table
	for _, w := range strings.Fields(list) {
		t = append(t, stem(w))
	}
	slices.Sort(t)
	return slices.Compact(t)
}

func (t table) has(stem string) bool {
	_, ok := slices.BinarySearch(t, stem)
	return ok
}

// The tables are written from general knowledge of English news.
var (
	// Words that tell what an act did to people, not the act itself: "killing six",
	// "two were hurt", "the dead".
	harmWords = words("kill kills killed killing die dies died dying dead death deaths slain slay perish perished martyred bodies body corpse corpses casualty casualties fatality fatalities wound wounds wounded wounding injure injured injuring injury injuries hurt hurting maimed burned toll lives lost succumbed victims martyr martyrs martyrdom")
	// Of these, the ones that tell of deaths.
	deathWords = words("kill kills killed killing die dies died dying dead death deaths slain slay perish perished martyred bodies body corpse corpses fatality fatalities lives succumbed toll graves buried washed martyr martyrs martyrdom")
	// "Another blast", "attacked again": a sentence that goes on to tell of one more.
	againWords = words("again another second third fourth earlier previous previously separately separate elsewhere meanwhile also later since similar")
	// What raiders do besides.
	lootWords = words("loot looted looting robbed stole stolen emptied ransacked pillaged plundered torched burned rustled rustling raided carried drove driven")
	takeWords = words("taken took abducted kidnapped snatched")
	// How somebody tells of an act.
	sayWords = words("said says say reported reports report confirmed confirms told mentioned described condemned announced acknowledged recorded")
	// What reports of all sorts of acts have in common: what was done, to people, and the
	// words between.
	plainWords = words("people person persons woman women child children civilian civilians resident residents official officials source sources attack attacks attacked attacking attacker attackers assault assaulted assaults clash clashes clashed fight fighting fought fire fired firing bomb bombs bombed bombing blast blasts explosion explosions explode exploded shell shells shelled shelling strike strikes struck raid raids arrest arrests arrested detain detained protest protests protested march marched meet meeting talks leave left leaving near after before during when while their with from that this these they them were have been which other several many some more than least about over into around against between where there only")
	// A plural of acts: "three attacks", "a string of blasts", "raids".
	actPlurals = table{"ambushes", "arrests", "assaults", "assassinations", "attacks", "abductions", "airstrikes", "blasts", "bombings", "clashes", "demonstrations", "detentions", "explosions", "incidents", "incursions", "kidnappings", "killings", "marches", "murders", "protests", "raids", "rallies", "shellings", "shootings", "skirmishes", "strikes", "violations"}
	// Of these, the ones that one happening is told by unless they are counted.
	boutPlurals = table{"airstrikes", "arrests", "blasts", "clashes", "demonstrations", "detentions", "explosions", "marches", "protests", "rallies", "shellings", "skirmishes", "strikes"}
	manyWords   = words("two three four five six seven eight nine ten eleven twelve several many numerous multiple various repeated recent previous earlier past weekly daily such")
	seriesWords = words("string series wave spate number dozens scores total")

	// Who bears arms for a state, and who against one or for none; "gunmen" and
	// "armed men" tell neither.
	stateWords = words("army military soldier soldiers troops police policeman policemen gendarmes gendarmerie government ministry junta regime state authorities navy airforce marines coastguard officers command")
	// Words of offices, which many states have.
	officeWords = words("army military soldier soldiers troops forces armed defence defense ministry minister interior foreign affairs border guard guards service press centre center general staff national security command state federal republic government spokesman spokeswoman")
	rebelWords  = words("rebel rebels insurgent insurgents militant militants terrorist terrorists militia militiamen guerrilla guerrillas jihadists separatists extremists bandits mujahideen fighters resistance liberation gang gangs gangsters")

	// Accidents, which are told against attacks: "a gas bottle blew up".
	accidentWords = words("accident accidental accidentally gas stove cooking leak leaked malfunction fault faulty electrical circuit misfire negligence natural earthquake collapse maintenance technical overheated")

	// Of these, the ones that no act is told by.
	mishapWords = words("accident accidental accidentally malfunction electrical negligence overheated")

	// Words of force, by which an act is no accident.
	forceWords = words("threw explosives detonated bombed shelled fired shot stormed attacked attack struck dynamite sabotage sabotaged arson torched alight arsonists deliberately")
	// What comes after an act, on a day of its own.
	afterWords = words("die dies died dying succumbed buried burial funeral body bodies corpse corpses washed graves")
	// A fight of two sides.
	mutualWords = words("clash clashes clashed firefight encounter battle battles skirmish skirmishes fighting exchange exchanged gunfight")
	// What shuts a way, and movement, of which there is none then.
	closedWords = words("closed close closing closure shut sealed blocked block blockade blockaded curfew suspended banned ban barred cut")
	moveWords   = words("gone go went crossed cross crossing passed pass passing entered enter left leave moved move arrived reached out")
	// How somebody comes to where he acts, and what coercion is of: people, goods, places searched.
	arriveWords = words("brought return returned returning came come coming arrived arrive arrival entered enter entering reached approached rode drove descended advanced advance marched appeared crossed moved move rolled burst")
	// What a hospital does with the harmed.
	patientWords = words("treated treating admitted admitting received hospitalised hospitalized")
	// The taking of a town, burning, occupying, and the exchange of prisoners.
	captureWords = words("capture captures captured capturing recaptured recapture liberated liberation freed took taken retook retaken seized overran overrun drove driven expelled ousted cleansed cleared recovered regained stormed conquered fall fell fallen")
	burnWords    = words("burn burned burning burnt torched ablaze arson fire")
	occupyWords  = words("occupied occupying occupation barricaded barricades picketed")
	swapWords    = words("swap swapped swaps exchange exchanged exchanges")
	returnWords  = words("return returned returning returns")
	custodyWords = words("arrest arrests arrested arresting detain detains detained detention apprehended jailed imprisoned custody captured deprived interned")
	seizureWords = words("seize seizes seized seizing seizure confiscated confiscation impounded looted robbed stole stolen took taken")
	searchWords  = words("search searches searched searching")
	// What may be denied beside a happening without denying it.
	besideWords = words("notified notify authorised authorized permitted permit approved informed invited announced identified named confirmed arrested detained charged responsibility compensated explained consulted warned allowed charged owned")

	calendarWords = words("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december")

	stopWords = words("a an the of in on at to from by for with and or but as is are was were be been being it its they them their he she his her him we our us you your i that this these those who whom which what when where while after before had has have having not no nor will would could should may might can do did does said say says told tell according also than then there here into out up down over under about between near around more most some any all each other such only own same so too very one two three four five six seven eight nine ten")
)

// mediaWords are of publishers' names and tell nothing of where they are.
var mediaWords = []string{"agency", "bulletin", "chronicle", "daily", "digest", "dispatch", "edition", "gazette", "herald", "journal", "media", "monitor", "morning", "network", "news", "newswire", "online", "portal", "post", "press", "radio", "report", "review", "standard", "telegram", "television", "times", "tribune", "weekly", "wire"}

// stem cuts the commonest endings, so that "attacked", "attacks" and "attack" meet.
func stem(w string) string {
	w = strings.ToLower(w)
	for _, end := range []string{"ings", "ing", "ies", "ied", "edly", "ed", "es", "s", "ly"} {
		if cut, ok := strings.CutSuffix(w, end); ok && len(cut) >= 3 {
			w = cut
			break
		}
	}
	if n := len(w); n > 4 && w[n-1] == w[n-2] && w[n-1] != 's' && w[n-1] != 'l' {
		w = w[:n-1] // "robbed", "stopped"
	}
	return strings.TrimSuffix(strings.TrimSuffix(w, "e"), "y")
}

// stems are the stems of a text's content words, in order, without the commonest words.
func stems(s string) []string {
	var out []string
	for _, w := range name.Words(s) {
		st := stem(w)
		if len(w) > 1 && !stopWords.has(st) {
			out = append(out, st)
		}
	}
	return out
}

// mediaKeys are the same as names are kept.
var mediaKeys = keysOf(mediaWords)

func keysOf(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = nameKey(w)
	}
	return out
}
