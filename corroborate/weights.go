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
		-2.48, // before anything is compared
		0.00,  // the same word for it
		0.13,  // the same vague word for it
		0.41,  // words for the same sort of thing
		-0.01, // other words for it
		0.00,  // the same type
		0.00,  // done in the same way
		-0.34, // other types of one class
		-0.46, // types of other classes
		0.00,  // the same actor
		-0.28, // other actors
		0.50,  // the same recipient
		-1.05, // other recipients
		0.00,  // actor and recipient changed about
		0.00,  // the same place
		-2.75, // other places
		0.00,  // the same day
		0.00,  // times that may be one
		0.00,  // other days
		0.00,  // published days apart
		0.44,  // the same figures
		0.00,  // other figures
		3.00,  // alike in wording
		0.00,  // the same names and numbers nearby
		0.00,  // other names nearby
		0.00,  // reports on the same matter
		0.00,  // reports on other matters
		0.11,  // alike in sense
		0.00,  // one as actual, one as to come
		-1.66, // told in one report
		-0.02, // told in one sentence
		0.00,  // its word stands near the other
	}),
	signals: [signals]float64{
		typeSame:       1.49,
		typeNear:       -0.83,
		typeFar:        -1.70,
		typeOther:      -1.25,
		daySame:        0.59,
		daySameLent:    0.00,
		dayMeets:       0.00,
		dayMeetsLent:   0.23,
		dayNext:        -1.55,
		dayNextLent:    0.00,
		dayNear:        -4.45,
		dayNearLent:    -2.01,
		dayApart:       -5.33,
		dayApartLent:   -1.82,
		newsToday:      0.54,
		newsYesterday:  0.69,
		newsFresh:      0.51,
		newsLater:      -0.09,
		newsOld:        -0.01,
		newsEarly:      -0.75,
		placeSame:      0.29,
		placeSameLent:  0.00,
		placeHolds:     0.46,
		placeHoldsLent: 0.63,
		placeOther:     -0.80,
		placeOtherLent: -0.37,
		placeApart:     -3.22,
		placeApartLent: -2.41,
		namesAround:    1.29,
		namesShare:     0.00,
		harmAndAct:     0.06,
		otherReality:   -0.34,
		againDiffers:   -0.50,
		bothFirst:      0.53,
		onlyOnes:       0.23,
		firstOnMatter:  0.00,
		onlyOnMatter:   0.19,
		oneDenied:      0.66,
	},
}

// insideReport weighs accounts of one report, whose author told them as two.
var insideReport = weighting{
	claims: happening.With(happening.Weights{
		-2.39, // before anything is compared
		1.06,  // the same word for it
		0.00,  // the same vague word for it
		0.02,  // words for the same sort of thing
		0.22,  // other words for it
		-0.49, // the same type
		0.04,  // done in the same way
		-0.69, // other types of one class
		-0.04, // types of other classes
		0.23,  // the same actor
		-0.56, // other actors
		0.79,  // the same recipient
		-0.24, // other recipients
		-0.00, // actor and recipient changed about
		-0.20, // the same place
		-0.01, // other places
		0.39,  // the same day
		0.05,  // times that may be one
		-0.37, // other days
		0.00,  // published days apart
		-0.20, // the same figures
		0.02,  // other figures
		-0.63, // alike in wording
		-0.23, // the same names and numbers nearby
		0.89,  // other names nearby
		0.00,  // reports on the same matter
		0.00,  // reports on other matters
		-0.23, // alike in sense
		-0.27, // one as actual, one as to come
		0.00,  // told in one report
		-0.43, // told in one sentence
		0.00,  // its word stands near the other
	}),
	signals: [signals]float64{
		typeSame:       1.77,
		typeNear:       -0.66,
		typeFar:        -1.62,
		typeOther:      -1.78,
		daySame:        0.39,
		daySameLent:    0.21,
		dayMeets:       -0.13,
		dayMeetsLent:   -0.03,
		dayNext:        -3.01,
		dayNextLent:    -1.12,
		dayNear:        -3.01,
		dayNearLent:    -1.04,
		dayApart:       -3.05,
		dayApartLent:   -1.03,
		newsToday:      0.00,
		newsYesterday:  0.00,
		newsFresh:      -0.18,
		newsLater:      0.00,
		newsOld:        0.00,
		newsEarly:      0.00,
		placeSame:      -0.36,
		placeSameLent:  0.23,
		placeHolds:     -0.00,
		placeHoldsLent: -0.00,
		placeOther:     -0.25,
		placeOtherLent: 0.13,
		placeApart:     -3.02,
		placeApartLent: -0.02,
		namesAround:    0.00,
		namesShare:     0.00,
		harmAndAct:     0.72,
		otherReality:   -0.27,
		againDiffers:   -0.33,
		bothFirst:      0.00,
		onlyOnes:       0.00,
		firstOnMatter:  0.00,
		onlyOnMatter:   0.00,
		oneDenied:      0.19,
	},
}
