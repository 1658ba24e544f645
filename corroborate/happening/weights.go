package happening

// weights are the logistic model's, as gen prints them for MEANTIME and the stories in
// testdata, rounded. One is set by hand: that the actor is the same counts a little
// for one happening, though the companies of which MEANTIME is full act in all of
// their stories.
var weights = Weights{
	bias: -3.7,

	sameTrigger: 3.7, sameVague: 2.4, sameFamily: 3.3, otherTrigger: -0.1, triggerIn: -0.7,
	sameType: 0.1, sameMode: 0.9, otherType: -0.2, otherQuad: -0.2,

	actorsSame: 0.2, actorsDiffer: -0.8, recipientsSame: 0.9, recipientsDiffer: -0.3, crossed: 0.1,
	placesSame: 1.2, placesDiffer: -2.0,
	daysSame: 0.4, daysMeet: 0.5, daysDiffer: -1.6, publishedGap: -0.1,
	numbersSame: 0.9, numbersDiffer: -0.6,

	wording: 3.3, names: -0.1, noNames: -0.4, reports: 1.3, otherMatter: -1.3, vectors: 2.4,
	otherReality: 0, sameReport: 1.5, sameSentence: -0.1,
}
