package extract

// Weights say how the model's probabilities and the rules are added up, in
// logits. Neither is a veto. They were set on the shared dev examples by `go test
// ./engine -run Quality`.
type Weights struct {
	// Trigger is the least probability of a claim; Second that of a second claim on
	// the same word, as the control that a capture results in; Main that of a text's main
	// event, of which the text's first verb may tell though it tells no sure claim.
	Trigger, Second, Main float64
	// RankScore and RankDepth weigh the probability of a main event and the steps from
	// the top of its sentence.
	RankScore, RankDepth float64
	// SenseAgrees is added where the word's sense in the lexicon has the label,
	// SenseDiffers taken off where it has another, WordDiffers, too, where that other one
	// asks for words beside it ("voted down the budget", "defended the decision"), where the
	// model counts for no more than WordCeiling, however sure it is; SenseDenies where it names no
	// claim: "strike a chord", WordDenies, too, where that sense asks for words beside it. Unseen is the probability of a label that the model
	// left out, UnseenPlain that of a verb's only sense, UnseenStated that of a sense that
	// a clause states of somebody.
	// Named is taken off for a word within a name, PassingTie for a tie that a
	// participant's noun tells in passing; StatedHold is added to a hold with its holder.
	SenseAgrees, SenseDiffers, WordDiffers, WordCeiling, SenseDenies, WordDenies, Unseen, UnseenPlain, UnseenStated, Named, PassingTie, StatedHold float64

	// Argument is the least probability of a participant. FrameAgrees is added
	// where the sense's frame has the word in the role, FrameDiffers taken off where
	// it has it in the other. UnseenArgument is the probability of a word that the
	// model left out, Conjunct the least one of a further conjunct.
	// FrameDirect is added for a verb's own subject and object.
	Argument, FrameAgrees, FrameDirect, FrameDiffers, UnseenArgument, Conjunct float64

	// Place, Time and Speaker are the least probabilities by the model alone.
	Place, Time, Speaker float64

	// Basis, Polarity and Reality are added to the value that a rule gives; Silence to
	// asserted where no cue and no quotation covers the trigger, and Affirmed (in
	// logits) to affirmed where no negation does.
	Basis, Polarity, Reality, Silence, Affirmed float64
}

// Default are the weights that the program uses.
func Default() Weights {
	return Weights{
		Trigger: 0.45, Second: 0.5, Main: 0.36, RankScore: 0.5, RankDepth: 0.2, SenseAgrees: 2.1, SenseDiffers: 0.7, WordDiffers: 2, WordCeiling: 2.7, SenseDenies: 0.8, WordDenies: 2, Unseen: 0.05, UnseenPlain: 0.05, UnseenStated: 0.16, Named: 2, PassingTie: 3.5, StatedHold: 2.5,
		Argument: 0.45, FrameAgrees: 1.8, FrameDirect: 1.7, FrameDiffers: 0.6, UnseenArgument: 0.04, Conjunct: 0.2,
		Place: 0.3, Time: 0.5, Speaker: 0.4,
		Basis: 4.5, Polarity: 3, Reality: 2, Silence: 2, Affirmed: 1.5,
	}
}
