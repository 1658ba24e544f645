package place

import "slices"

// feature is something that speaks for or against a candidate.
type feature int

// The features. Each is a number that is mostly between 0 and 1.
const (
	byArticle feature = iota
	byContainer
	byFineKey
	bySkeleton
	byTyping
	unlike
	otherName
	spelling
	oldName
	bareName
	byLetters
	population
	areaPopulation
	mostPeopled
	isCountry
	isContinent
	isRegion
	isProvince
	isDistrict
	isQuarter
	isNatural
	isBuilt
	isCapital
	isSeat
	isLent
	actsAsState
	hasNamesake
	kindAsked
	kindOther
	kindAlien
	insideSaid
	holdsSaid
	nationSaid
	countryFocus
	otherAtHome
	countryTold
	foreign
	provinceFocus
	closeBy
	twinMeans
	publisherLand
	noneBias
	noneUnsure
	noneShort
	noneWeak
	nonePerson
	features // how many there are
)

// Weights say what each feature counts for, in logits.
type Weights [features]float64

// Row is a line of the table of weights.
type Row struct {
	Name   string
	Value  float64 // in logits
	Prior  float64 // by judgement; fitting pulls towards it where texts say little
	Reason string  // what the feature is
	Fixed  bool    // held at the prior: the texts that are fitted say too little of it
}

// Table is the table of weights. The values are those that package gen fits to
// texts whose places are known, pulled towards the priors.
func Table() []Row {
	return slices.Clone(table[:])
}

// Default are the weights of the table.
func Default() Weights {
	var w Weights
	for i, r := range table {
		w[i] = r.Value
	}
	return w
}

var table = [features]Row{
	byArticle:      {"article", -1.74, -0.5, "the names are the same but for an article or particle", false},
	byContainer:    {"container", -1.01, -0.8, "… but for the name of a container", false},
	byFineKey:      {"fine-key", -0.7, -0.7, "the names may be romanisations of one", true},
	bySkeleton:     {"skeleton", -2, -2, "only the consonants of the names agree", true},
	byTyping:       {"typing", -2.5, -2.5, "the names agree but for a typing error", true},
	unlike:         {"unlike", -4, -4, "how unlike the names are, 0 to 1", true},
	otherName:      {"other-name", -1.47, -0.5, "the name is another than the entry's main one", false},
	spelling:       {"spelling", -0.57, -0.2, "the name is another spelling of the entry's main one", false},
	oldName:        {"old-name", -0.7, -1, "the name is no longer in use", false},
	bareName:       {"bare", -3.25, -0.5, "met without the word of kind or direction in the name", false},
	byLetters:      {"letters", -4, -4, "the name is an abbreviation in capitals and the entry's is a word", false},
	population:     {"population", 3.88, 4, "of a settlement or site: tenth part of the decimal logarithm of the population", false},
	areaPopulation: {"area-population", 4.77, 3, "of a division: the same", false},
	mostPeopled:    {"most-peopled", 1.97, 1.5, "share of the population of all settlements, or all divisions, of the name", false},
	isCountry:      {"country", 4.04, 5, "is a country", false},
	isContinent:    {"continent", 4.69, 5, "is a continent", false},
	isRegion:       {"region", 3.34, 2.5, "is a macro-region", false},
	isProvince:     {"province", 2.07, 2, "is a first-order division", false},
	isDistrict:     {"district", 0.63, -0.5, "is a second-order division", false},
	isQuarter:      {"quarter", 0.25, -0.5, "is a quarter of a town", false},
	isNatural:      {"natural", 3.93, 1, "is a water, island, mountain, valley, desert", false},
	isBuilt:        {"built", -0.53, 0.5, "is a site: port, camp, airport, field", false},
	isCapital:      {"capital", 2.32, 1, "is a country's capital", false},
	isSeat:         {"seat", 1.64, 0.5, "is the seat of a first-order division", false},
	isLent:         {"lent", -0.86, -2, "a town that lends its name to the site that is meant", false},
	actsAsState:    {"acts", 1.8, 1.5, "a country or capital, and the name acts or speaks", false},
	hasNamesake:    {"namesake", -2.5, -2.5, "a division with a town of the same name in it, and no word that asks for a division", true},
	kindAsked:      {"kind-asked", 0.25, 2.5, "is of the kind that the words beside the name ask for", false},
	kindOther:      {"kind-other", -0.78, -1.5, "is of another kind than the words ask for", false},
	kindAlien:      {"kind-alien", -5, -5, "a settlement or division where the words ask for a water, mountain or desert, or the other way round", true},
	insideSaid:     {"inside", 2.73, 5, "lies in the place that stands beside the name as its container", false},
	holdsSaid:      {"holds", 3.17, 5, "contains the place that stands beside the name as lying in it", false},
	nationSaid:     {"nation", 2.81, 3, "lies in the country of the adjective beside the name", false},
	countryFocus:   {"focus", 2.63, 4, "share of the document's places and nationalities that are of its country", false},
	otherAtHome:    {"other-at-home", 0.24, 2, "the name is another than its main one, times the focus on its country", false},
	countryTold:    {"country-told", 0.46, 1.5, "its country is named in the document or told by an adjective", false},
	foreign:        {"foreign", -2.28, -2, "nothing tells its country, and the share of the one that most is told of", false},
	provinceFocus:  {"province-focus", 2.66, 2, "share of the document's places that are of its first-order division", false},
	closeBy:        {"close", 1.65, 1.5, "nearness to another place of the document, falling by 1/e in 100 km", false},
	twinMeans:      {"twin", 0.71, 1, "the same name elsewhere in the document lies there or contains it", false},
	publisherLand:  {"publisher", 0.7, 0.7, "lies in the publisher's country", false},
	noneBias:       {"none", 3.46, 1.5, "none: always", false},
	noneUnsure:     {"none-unsure", 1, 1, "none: how unsure it is that the name is a place's, 0 to 1", false},
	noneShort:      {"none-short", 1.2, 1, "none: the name has three letters or fewer", false},
	noneWeak:       {"none-weak", 0.3, 0.3, "none: no candidate has the name's own letters", true},
	nonePerson:     {"none-person", 1.85, 2, "none: a person or organisation in the document bears the name", false},
}
