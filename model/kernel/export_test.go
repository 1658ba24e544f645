package kernel

// Like is a plain kernel that quantises as k does.
func Like(k *Kernel) *Kernel {
	p := plain()
	p.half = k.half
	p.quantize = func(dst []uint8, x []float32) float32 { return plainQuantize(dst, x, k.half) }
	return p
}
