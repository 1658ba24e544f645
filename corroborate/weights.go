package corroborate

import "github.com/reportedly/reportedly/corroborate/happening"

// The weights are those that corroborate/gen prints for the project's scenarios; the
// claims' features come in the order of happening.FeatureNames.

// signalKeys are the signals as gen calls them.
var signalKeys = [signals]string{
	typeSame:       "typeSame",
	typeNear:       "typeNear",
	typeFar:        "typeFar",
	typeOther:      "typeOther",
	daySame:        "daySame",
	daySameLent:    "daySameLent",
	dayMeets:       "dayMeets",
	dayMeetsLent:   "dayMeetsLent",
	dayNext:        "dayNext",
	dayNextLent:    "dayNextLent",
	dayNear:        "dayNear",
	dayNearLent:    "dayNearLent",
	dayApart:       "dayApart",
	dayApartLent:   "dayApartLent",
	newsToday:      "newsToday",
	newsYesterday:  "newsYesterday",
	newsFresh:      "newsFresh",
	newsLater:      "newsLater",
	newsOld:        "newsOld",
	newsEarly:      "newsEarly",
	placeSame:      "placeSame",
	placeSameLent:  "placeSameLent",
	placeHolds:     "placeHolds",
	placeHoldsLent: "placeHoldsLent",
	placeOther:     "placeOther",
	placeOtherLent: "placeOtherLent",
	placeApart:     "placeApart",
	placeApartLent: "placeApartLent",
	namesAround:    "namesAround",
	namesShare:     "namesShare",
	harmAndAct:     "harmAndAct",
	otherReality:   "otherReality",
	againDiffers:   "againDiffers",
	bothFirst:      "bothFirst",
	onlyOnes:       "onlyOnes",
	firstOnMatter:  "firstOnMatter",
	onlyOnMatter:   "onlyOnMatter",
	oneDenied:      "oneDenied",
}

// acrossReports weighs accounts of different reports.
var acrossReports = weighting{
	claims: happening.With(happening.Weights{
		-2.24, // before anything is compared
		0.22,  // the same word for it
		0.13,  // the same vague word for it
		0.21,  // words for the same sort of thing
		-0.12, // other words for it
		0.00,  // the same type
		0.00,  // done in the same way
		-0.53, // other types of one class
		-0.40, // types of other classes
		0.00,  // the same actor
		-0.32, // other actors
		0.29,  // the same recipient
		-0.05, // other recipients
		0.00,  // actor and recipient changed about
		0.00,  // the same place
		-2.88, // other places
		0.00,  // the same day
		0.00,  // times that may be one
		0.00,  // other days
		0.00,  // published days apart
		0.45,  // the same figures
		-0.05, // other figures
		2.78,  // alike in wording
		0.00,  // the same names and numbers nearby
		0.00,  // other names nearby
		0.00,  // reports on the same matter
		0.00,  // reports on other matters
		0.54,  // alike in sense
		0.00,  // one as actual, one as to come
		-1.73, // told in one report
		-0.04, // told in one sentence
		0.24,  // its word stands near the other
	}),
	signals: [signals]float64{
		typeSame:       1.42,
		typeNear:       -0.64,
		typeFar:        -1.65,
		typeOther:      -1.42,
		daySame:        0.54,
		daySameLent:    0.00,
		dayMeets:       0.25,
		dayMeetsLent:   0.27,
		dayNext:        -1.79,
		dayNextLent:    -0.16,
		dayNear:        -4.35,
		dayNearLent:    -1.03,
		dayApart:       -5.12,
		dayApartLent:   -1.65,
		newsToday:      0.65,
		newsYesterday:  0.52,
		newsFresh:      0.66,
		newsLater:      0.00,
		newsOld:        -0.02,
		newsEarly:      -0.44,
		placeSame:      0.33,
		placeSameLent:  0.00,
		placeHolds:     0.49,
		placeHoldsLent: 0.26,
		placeOther:     -0.87,
		placeOtherLent: -0.73,
		placeApart:     -3.22,
		placeApartLent: -2.75,
		namesAround:    1.21,
		namesShare:     0.00,
		harmAndAct:     0.06,
		otherReality:   -0.42,
		againDiffers:   -0.42,
		bothFirst:      0.51,
		onlyOnes:       0.28,
		firstOnMatter:  0.14,
		onlyOnMatter:   0.02,
		oneDenied:      0.63,
	},
}

// insideReport weighs accounts of one report, whose author told them as two.
var insideReport = weighting{
	claims: happening.With(happening.Weights{
		-2.80, // before anything is compared
		1.34,  // the same word for it
		0.00,  // the same vague word for it
		-0.25, // words for the same sort of thing
		0.10,  // other words for it
		-0.56, // the same type
		0.00,  // done in the same way
		-0.41, // other types of one class
		-0.13, // types of other classes
		0.10,  // the same actor
		-0.34, // other actors
		0.67,  // the same recipient
		0.18,  // other recipients
		0.28,  // actor and recipient changed about
		-0.26, // the same place
		-0.02, // other places
		0.12,  // the same day
		-0.08, // times that may be one
		-0.16, // other days
		0.00,  // published days apart
		-0.16, // the same figures
		-0.20, // other figures
		-0.58, // alike in wording
		-0.20, // the same names and numbers nearby
		0.86,  // other names nearby
		0.00,  // reports on the same matter
		0.00,  // reports on other matters
		-0.07, // alike in sense
		-0.19, // one as actual, one as to come
		0.00,  // told in one report
		-0.55, // told in one sentence
		0.00,  // its word stands near the other
	}),
	signals: [signals]float64{
		typeSame:       1.82,
		typeNear:       -0.63,
		typeFar:        -1.56,
		typeOther:      -1.92,
		daySame:        0.12,
		daySameLent:    0.37,
		dayMeets:       -0.09,
		dayMeetsLent:   -0.37,
		dayNext:        -3.01,
		dayNextLent:    -1.11,
		dayNear:        -3.01,
		dayNearLent:    -1.01,
		dayApart:       -3.04,
		dayApartLent:   -1.05,
		newsToday:      0.00,
		newsYesterday:  0.00,
		newsFresh:      0.20,
		newsLater:      0.00,
		newsOld:        0.00,
		newsEarly:      0.00,
		placeSame:      -0.33,
		placeSameLent:  0.49,
		placeHolds:     -0.04,
		placeHoldsLent: -0.01,
		placeOther:     -0.30,
		placeOtherLent: 0.35,
		placeApart:     -3.02,
		placeApartLent: -0.02,
		namesAround:    0.00,
		namesShare:     0.00,
		harmAndAct:     0.84,
		otherReality:   -0.19,
		againDiffers:   -0.25,
		bothFirst:      0.00,
		onlyOnes:       0.00,
		firstOnMatter:  0.00,
		onlyOnMatter:   0.00,
		oneDenied:      0.44,
	},
}
