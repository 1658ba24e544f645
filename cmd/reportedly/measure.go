package main

import (
	"context"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/claims"
	"github.com/reportedly/reportedly/eval/names"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/eval/syntax"
)

// task is something that eval measures.
type task struct {
	name    string
	summary string // what is compared with which gold
	// score measures the gold files, of which there is at least one.
	score func(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error)
}

// tasks are all that can be measured, in the order of the help.
func tasks() []task {
	return []task{
		{"claims", "claims with GOLD.gold.json; the text lies beside it, as its \"document\" names it", scoreClaims},
		{"parse", "tags and trees with CoNLL-U files", scoreParse},
		{"roles", "predicates and their arguments with CoNLL-U files that have PropBank's columns", scoreRoles},
		{"factuality", "whether events are said to have happened, with JSON lines of judgements", scoreFactuality},
		{"negation", "what words of negation negate, with files in the *SEM 2012 columns", scoreNegation},
		{"attribution", "who says what, with brat files or folders as PolNeAR has them", scoreAttribution},
		{"actors", "the parties of sentences' main events with column files of S, T and R", scoreActors},
		{"events", "the main events of sentences with PLOVER's gold standard records", scoreEvents},
		{"quad", "the quad classes of sentences' main events with lines of a sentence, a tab and a class", scoreQuads},
		{"event-place", "where events are placed with JSON lines of verbs and places", scoreEventPlaces},
		{"silence", "whether there is an event at all, with PETRARCH's validation records or a quad file", scoreSilence},
		{"calibration", "the scores of claims with how often they are right, by GOLD.gold.json", scoreCalibration},
		{"names", "names with column files or re3d folders", scoreNames},
		{"name-pairs", "whether two names are of one bearer, with CSV files of judged pairs", scorePairs},
		{"codes", "countries and sectors of parties with PLOVER's gold standard records", scoreCodes},
		{"places", "what names of places mean, with XML files as GeoVirus, GeoWebNews, LGL or TR-News have them", scorePlaces},
		{"duplicates", "whether texts that share words are found, with reports made of the texts at PATHs by edits, cuts, merges and new leads", scoreDuplicates},
		{"independence", "developments of several reports, who knows of them and where they differ, with scenarios; files or folders", scoreIndependence},
		{"variants", "how often a name that was taken out of a gazetteer file still finds its place", scoreVariants},
		{"coreference", "which mentions of events name one event, across documents, with XML as ECB+ and MEANTIME have it or lists of mentions; files or folders", scoreCoreference},
		{"time", "times with TimeML, or with phrases in the Recognizers' or Duckling's form; files or folders", scoreTimes},
	}
}

// taskNames lists what can be measured.
func taskNames(sep string) string {
	var names []string
	for _, t := range tasks() {
		names = append(names, t.name)
	}
	return strings.Join(names, sep)
}

func scoreParse(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	banks, r, err := goldAnd(e, f.source.open, gold, syntax.ReadTreebank)
	if err != nil {
		return nil, err
	}
	return syntax.Score(ctx, banks, syntax.Options{Annotate: r.Annotate, Read: r.Annotate})
}

func scoreNames(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	corpora, r, err := goldAnd(e, f.propositions, gold, names.Read)
	if err != nil {
		return nil, err
	}
	return names.Score(ctx, slices.Concat(corpora...), names.Options{Annotate: r.Annotate, Tokenize: r.Annotate, Scheme: f.scheme})
}

func scoreClaims(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	cases, err := f.cases(ctx, e, gold)
	if err != nil {
		return nil, err
	}
	return claims.Score(cases, claims.Options{Resampling: f.resampling(), Types: f.types}), nil
}

// cases reads gold claims and the texts beside them.
func (f *evalFlags) cases(ctx context.Context, e *env, gold []string) ([]claims.Case, error) {
	r, err := f.source.open(e)
	if err != nil {
		return nil, err
	}
	return claims.Read(ctx, gold, func(ctx context.Context, path, published string) ([]reportedly.Claim, error) {
		s := f.source
		s.options.Published = published
		if s.options.Publisher == "" {
			s.options.Publisher = claims.Publisher(path)
		}
		result, err := s.read(ctx, e, r, input{name: path})
		if err != nil {
			return nil, err
		}
		return result.Claims, nil
	})
}
