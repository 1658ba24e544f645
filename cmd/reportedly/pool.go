package main

import (
	"context"
	"fmt"

	"github.com/reportedly/reportedly/engine"
)

// outcome is what became of an input.
type outcome struct {
	input  input
	result *engine.Result
	err    error
}

// inOrder does work on inputs, at most workers of them at once or waiting, and
// hands the outcomes on in the order of the inputs. It stops at the first error of
// emit, and when ctx ends.
func inOrder(ctx context.Context, inputs []input, workers int, work func(context.Context, input) (*engine.Result, error), emit func(outcome) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	queue := make(chan chan outcome, max(workers, 1)-1)
	go func() {
		defer close(queue)
		for _, in := range inputs {
			slot := make(chan outcome, 1)
			select {
			case queue <- slot:
			case <-ctx.Done():
				return
			}
			go func() { slot <- protect(ctx, in, work) }()
		}
	}()
	for slot := range queue {
		select {
		case o := <-slot:
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err := emit(o); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}

// protect does the work on one input. A fault of the program on one report
// must not cost the user the others.
func protect(ctx context.Context, in input, work func(context.Context, input) (*engine.Result, error)) (o outcome) {
	o.input = in
	defer func() {
		if r := recover(); r != nil {
			o.result, o.err = nil, fmt.Errorf("this report brings the program to a fault, which is a bug: %v", r)
		}
	}()
	o.result, o.err = work(ctx, in)
	return o
}
