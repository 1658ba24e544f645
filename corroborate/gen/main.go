// Gen fits the weights of package corroborate.
//
// In: scenarios in the form of eval/testdata/scenarios, files or folders. Out: the text
// of weights.go: what each feature of claims and each signal of accounts counts, between
// accounts of different reports and of one. It pairs the accounts of each scenario, as
// they are read and as they would be if the gold's quotes had been read; sets accounts
// of different scenarios beside each other as if they were of the same days; and
// makes of each pair that is one what it would be on another day or in another place.
// Weights are drawn towards those set by hand, and keep the sign that they have from
// the meaning of the feature. It assumes that the scenarios aren't those that are
// measured.
//
//	go run ./corroborate/gen eval/testdata/scenarios > weights.go
package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/eval/independence"
	"github.com/reportedly/reportedly/ingest"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, paths []string) error {
	e, err := engine.New(engine.Options{})
	if err != nil {
		return err
	}
	c := &collector{engine: e, names: corroborate.SignalNames()}
	for _, p := range paths {
		list, err := independence.ReadScenarios(p)
		if err != nil {
			return err
		}
		for i := range list {
			if err := c.scenario(ctx, &list[i]); err != nil {
				return err
			}
		}
	}
	return write(os.Stdout, c.names, fit(c.pairs(false), c.names, between, true), fit(c.pairs(true), c.names, inside, false))
}

// pair is a pair of accounts.
type pair struct {
	x      []float64
	same   bool
	weight float64
	inside bool // of one report
}

// collector makes pairs of scenarios.
type collector struct {
	engine *engine.Engine
	names  []string
	all    []pair
	before []corroborate.Account // that are of some development, of the scenarios before
}

func (c *collector) pairs(inside bool) (out []pair) {
	for _, p := range c.all {
		if p.inside == inside {
			out = append(out, p)
		}
	}
	return out
}

// scenario takes in a scenario's pairs, by way of the measurement, which makes the claims
// of both kinds.
func (c *collector) scenario(ctx context.Context, s *independence.Scenario) error {
	_, err := independence.Score(ctx, nil, []independence.Scenario{*s}, independence.Options{
		Read: c.read,
		Corroborate: func(ctx context.Context, told []independence.ScenarioReading) ([]reportedly.Development, error) {
			return nil, c.take(ctx, s, told)
		},
	})
	return err
}

func (c *collector) read(ctx context.Context, s independence.ScenarioReport) (independence.ScenarioReading, error) {
	r, err := ingest.Read(ctx, s.ID, strings.NewReader(s.Text), ingest.Options{
		Media: ingest.PlainText, Encoding: "utf-8", Published: s.Day(), Publisher: s.Source, Acquired: time.Unix(0, 0),
	})
	if err != nil {
		return independence.ScenarioReading{}, err
	}
	result, err := c.engine.Read(ctx, r)
	if err != nil {
		return independence.ScenarioReading{}, err
	}
	told := *r
	told.SHA256, told.Published = "", s.Published
	return independence.ScenarioReading{Gold: s, Report: &told, Document: result.Document, Claims: result.Claims}, nil
}

// take pairs the accounts of a scenario with each other and with those of others.
func (c *collector) take(ctx context.Context, s *independence.Scenario, told []independence.ScenarioReading) error {
	labels := s.Labels(told)
	var all []corroborate.Account
	for i, t := range told {
		v, err := c.vectors(ctx, t)
		if err != nil {
			return err
		}
		all = append(all, corroborate.Accounts(corroborate.Reading{Report: t.Report, Claims: t.Claims, Vectors: v, Added: int64(i + 1)})...)
	}
	of := make([][]int, len(all))
	for i, a := range all {
		for _, claim := range a.Claims {
			of[i] = append(of[i], labels[claim]...)
		}
	}
	for i := range all {
		for k := range i {
			c.add(all[i], all[k], of[i], of[k])
		}
	}
	for i := range all {
		if len(of[i]) > 0 {
			c.across(all[i], i)
		}
	}
	for i := range all {
		if len(of[i]) > 0 {
			c.before = append(c.before, all[i])
		}
	}
	return nil
}

func (c *collector) vectors(ctx context.Context, t independence.ScenarioReading) ([][]float32, error) {
	return c.engine.Vectors(ctx, t.Document, t.Claims)
}

// unlisted is what a pair counts of which one isn't of a listed development: it is
// most likely of another.
const unlisted = 0.3

func (c *collector) add(a, b corroborate.Account, x, y []int) {
	if len(x) == 0 && len(y) == 0 {
		return
	}
	values, never := corroborate.Signals(a, b)
	if never {
		return
	}
	p := pair{x: values, weight: 1, inside: a.Report == b.Report}
	if len(x) == 0 || len(y) == 0 {
		p.weight = unlisted
	}
	p.same = slices.ContainsFunc(x, func(l int) bool { return slices.Contains(y, l) })
	c.all = append(c.all, p)
	if p.same && !p.inside {
		c.elsewhere(p)
	}
}
