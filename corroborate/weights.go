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
		-2.26, // before anything is compared
		0.30,  // the same word for it
		0.12,  // the same vague word for it
		0.37,  // words for the same sort of thing
		-0.13, // other words for it
		0.00,  // the same type
		0.00,  // done in the same way
		-0.43, // other types of one class
		-0.53, // types of other classes
		0.00,  // the same actor
		-0.25, // other actors
		0.35,  // the same recipient
		-0.14, // other recipients
		0.00,  // actor and recipient changed about
		0.00,  // the same place
		-2.63, // other places
		0.00,  // the same day
		0.00,  // times that may be one
		0.00,  // other days
		0.00,  // published days apart
		0.34,  // the same figures
		-0.27, // other figures
		2.77,  // alike in wording
		0.00,  // the same names and numbers nearby
		0.00,  // other names nearby
		0.00,  // reports on the same matter
		0.00,  // reports on other matters
		0.43,  // alike in sense
		0.00,  // one as actual, one as to come
		-1.76, // told in one report
		-0.03, // told in one sentence
		0.21,  // its word stands near the other
	}),
	signals: [signals]float64{
		typeSame:       1.37,
		typeNear:       -0.91,
		typeFar:        -1.48,
		typeOther:      -1.28,
		daySame:        0.57,
		daySameLent:    0.00,
		dayMeets:       0.40,
		dayMeetsLent:   0.33,
		dayNext:        -1.86,
		dayNextLent:    0.00,
		dayNear:        -4.37,
		dayNearLent:    -1.14,
		dayApart:       -5.12,
		dayApartLent:   -1.47,
		newsToday:      0.57,
		newsYesterday:  0.51,
		newsFresh:      0.73,
		newsLater:      0.00,
		newsOld:        -0.36,
		newsEarly:      -0.27,
		placeSame:      0.39,
		placeSameLent:  0.00,
		placeHolds:     0.42,
		placeHoldsLent: 0.15,
		placeOther:     -0.79,
		placeOtherLent: -0.60,
		placeApart:     -3.42,
		placeApartLent: -2.26,
		namesAround:    1.12,
		namesShare:     0.00,
		harmAndAct:     0.02,
		otherReality:   -0.73,
		againDiffers:   -0.51,
		bothFirst:      0.49,
		onlyOnes:       0.35,
		firstOnMatter:  0.14,
		onlyOnMatter:   0.10,
		oneDenied:      0.85,
	},
}

// insideReport weighs accounts of one report, whose author told them as two.
var insideReport = weighting{
	claims: happening.With(happening.Weights{
		-2.81, // before anything is compared
		1.19,  // the same word for it
		-0.00, // the same vague word for it
		-0.28, // words for the same sort of thing
		0.12,  // other words for it
		-0.80, // the same type
		0.04,  // done in the same way
		-0.39, // other types of one class
		-0.17, // types of other classes
		0.24,  // the same actor
		-0.42, // other actors
		0.74,  // the same recipient
		0.17,  // other recipients
		0.36,  // actor and recipient changed about
		0.01,  // the same place
		-0.01, // other places
		0.06,  // the same day
		-0.13, // times that may be one
		-0.10, // other days
		0.00,  // published days apart
		-0.15, // the same figures
		-0.34, // other figures
		-0.63, // alike in wording
		-0.26, // the same names and numbers nearby
		0.80,  // other names nearby
		0.00,  // reports on the same matter
		0.00,  // reports on other matters
		-0.22, // alike in sense
		-0.05, // one as actual, one as to come
		0.00,  // told in one report
		-0.62, // told in one sentence
		0.00,  // its word stands near the other
	}),
	signals: [signals]float64{
		typeSame:       1.74,
		typeNear:       -0.67,
		typeFar:        -1.45,
		typeOther:      -1.93,
		daySame:        0.05,
		daySameLent:    0.22,
		dayMeets:       -0.11,
		dayMeetsLent:   -0.32,
		dayNext:        -3.01,
		dayNextLent:    -1.04,
		dayNear:        -3.01,
		dayNearLent:    -1.01,
		dayApart:       -3.04,
		dayApartLent:   -1.05,
		newsToday:      0.00,
		newsYesterday:  0.00,
		newsFresh:      0.32,
		newsLater:      0.00,
		newsOld:        0.00,
		newsEarly:      0.00,
		placeSame:      0.01,
		placeSameLent:  0.67,
		placeHolds:     -0.04,
		placeHoldsLent: -0.01,
		placeOther:     0.03,
		placeOtherLent: 0.49,
		placeApart:     -3.02,
		placeApartLent: -0.02,
		namesAround:    0.00,
		namesShare:     0.00,
		harmAndAct:     0.70,
		otherReality:   -0.05,
		againDiffers:   -0.23,
		bothFirst:      0.00,
		onlyOnes:       0.00,
		firstOnMatter:  0.00,
		onlyOnMatter:   0.00,
		oneDenied:      0.66,
	},
}
