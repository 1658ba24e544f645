package engine

import "github.com/reportedly/reportedly/model"

// int8ByDefault makes the best kernel in bytes the default where the processor has
// one. It may be true once every figure of docs/evaluation.md is within 0.3 points
// of that in floats.
const int8ByDefault = false

// withKernel chooses the kernel of that name, "" for the default.
func withKernel(name string) model.Option {
	if name == "" && int8ByDefault {
		name = model.BestInt8()
	}
	return model.WithKernel(name)
}
