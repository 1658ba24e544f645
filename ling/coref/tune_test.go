package coref

import (
	"math/rand"
	"os"
	"testing"
	"unsafe"
)

// Tune searches weights for a higher score; for developers only.
func Tune(t *testing.T, score func() float64) {
	if os.Getenv("COREF_TUNE") == "" {
		t.Skip("set COREF_TUNE")
	}
	const size = unsafe.Sizeof(weigh) / 8
	v := (*[size]float64)(unsafe.Pointer(&weigh))
	best := score()
	t.Logf("start %.4f", best)
	rng := rand.New(rand.NewSource(1))
	for round := 0; round < 5; round++ {
		for _, k := range rng.Perm(int(size)) {
			old := v[k]
			keep := old
			for _, d := range []float64{-16, -8, -4, -2, 2, 4, 8, 16} {
				if k == 2 {
					d /= 10
				}
				v[k] = old + d
				if s := score(); s > best+0.00005 {
					best, keep = s, old+d
				}
			}
			v[k] = keep
		}
		t.Logf("round %d %.4f %+v", round, best, weigh)
	}
}
