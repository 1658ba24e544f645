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
		-2.06, // before anything is compared
		0.26,  // the same word for it
		0.14,  // the same vague word for it
		0.30,  // words for the same sort of thing
		-0.15, // other words for it
		0.00,  // the same type
		0.00,  // done in the same way
		-0.46, // other types of one class
		-0.57, // types of other classes
		0.00,  // the same actor
		-0.32, // other actors
		0.29,  // the same recipient
		-0.12, // other recipients
		-0.04, // actor and recipient changed about
		0.00,  // the same place
		-2.71, // other places
		0.00,  // the same day
		0.00,  // times that may be one
		-0.04, // other days
		0.00,  // published days apart
		0.42,  // the same figures
		-0.11, // other figures
		2.72,  // alike in wording
		0.00,  // the same names and numbers nearby
		0.00,  // other names nearby
		0.00,  // reports on the same matter
		0.00,  // reports on other matters
		0.55,  // alike in sense
		0.00,  // one as actual, one as to come
		-1.84, // told in one report
		-0.04, // told in one sentence
		0.23,  // its word stands near the other
	}),
	signals: [signals]float64{
		typeSame:       1.38,
		typeNear:       -0.78,
		typeFar:        -1.58,
		typeOther:      -1.31,
		daySame:        0.56,
		daySameLent:    0.00,
		dayMeets:       0.26,
		dayMeetsLent:   0.22,
		dayNext:        -1.86,
		dayNextLent:    0.00,
		dayNear:        -4.35,
		dayNearLent:    -1.13,
		dayApart:       -5.10,
		dayApartLent:   -1.43,
		newsToday:      0.56,
		newsYesterday:  0.44,
		newsFresh:      0.66,
		newsLater:      0.00,
		newsOld:        -0.42,
		newsEarly:      -0.36,
		placeSame:      0.32,
		placeSameLent:  0.00,
		placeHolds:     0.42,
		placeHoldsLent: 0.15,
		placeOther:     -0.79,
		placeOtherLent: -0.62,
		placeApart:     -3.58,
		placeApartLent: -2.12,
		namesAround:    1.17,
		namesShare:     0.00,
		harmAndAct:     0.10,
		otherReality:   -0.77,
		againDiffers:   -0.54,
		bothFirst:      0.45,
		onlyOnes:       0.30,
		firstOnMatter:  0.12,
		onlyOnMatter:   0.00,
		oneDenied:      0.71,
	},
}

// insideReport weighs accounts of one report, whose author told them as two.
var insideReport = weighting{
	claims: happening.With(happening.Weights{
		-2.67, // before anything is compared
		1.31,  // the same word for it
		-0.00, // the same vague word for it
		-0.31, // words for the same sort of thing
		0.09,  // other words for it
		-0.68, // the same type
		0.00,  // done in the same way
		-0.32, // other types of one class
		-0.21, // types of other classes
		0.12,  // the same actor
		-0.52, // other actors
		0.77,  // the same recipient
		0.11,  // other recipients
		0.41,  // actor and recipient changed about
		-0.07, // the same place
		-0.02, // other places
		0.01,  // the same day
		-0.10, // times that may be one
		-0.19, // other days
		0.00,  // published days apart
		-0.16, // the same figures
		-0.19, // other figures
		-0.57, // alike in wording
		-0.25, // the same names and numbers nearby
		0.99,  // other names nearby
		0.00,  // reports on the same matter
		0.00,  // reports on other matters
		-0.01, // alike in sense
		-0.13, // one as actual, one as to come
		-0.00, // told in one report
		-0.60, // told in one sentence
		0.00,  // its word stands near the other
	}),
	signals: [signals]float64{
		typeSame:       1.73,
		typeNear:       -0.61,
		typeFar:        -1.47,
		typeOther:      -1.94,
		daySame:        0.01,
		daySameLent:    0.39,
		dayMeets:       -0.13,
		dayMeetsLent:   -0.39,
		dayNext:        -3.01,
		dayNextLent:    -1.04,
		dayNear:        -3.01,
		dayNearLent:    -1.02,
		dayApart:       -3.05,
		dayApartLent:   -1.05,
		newsToday:      0.00,
		newsYesterday:  0.00,
		newsFresh:      0.28,
		newsLater:      0.00,
		newsOld:        0.00,
		newsEarly:      0.00,
		placeSame:      -0.09,
		placeSameLent:  0.44,
		placeHolds:     -0.05,
		placeHoldsLent: -0.01,
		placeOther:     -0.08,
		placeOtherLent: 0.40,
		placeApart:     -3.03,
		placeApartLent: -0.03,
		namesAround:    0.00,
		namesShare:     0.00,
		harmAndAct:     0.87,
		otherReality:   -0.13,
		againDiffers:   -0.26,
		bothFirst:      0.00,
		onlyOnes:       0.00,
		firstOnMatter:  0.00,
		onlyOnMatter:   0.00,
		oneDenied:      0.52,
	},
}
