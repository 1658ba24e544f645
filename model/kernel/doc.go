// Package kernel multiplies matrices and does the element-wise steps of the
// encoder, in plain Go or in AVX2 and AVX-512 assembly.
//
// In: slices of float32 in row order and weights packed once. Out: results in
// slices of the caller's. It doesn't know the network, starts no goroutines and
// allocates nothing but packed weights. It may assume finite numbers: others
// give meaningless results, never a write out of bounds. A row's result doesn't
// depend on the rows beside it. There is no promise of compatibility yet.
package kernel

//go:generate go run ./gen -dir .
