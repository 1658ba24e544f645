//go:build !linux

package kernel_test

import "testing"

// guarded is an ordinary slice where there are no guard pages.
func guarded(_ testing.TB, n int, _ bool) []float32 { return make([]float32, n) }
