package model_test

import (
	"math"
	"testing"

	"github.com/reportedly/reportedly/model"
)

func TestShape(t *testing.T) {
	tests := map[string]uint8{
		"forces": 1, "x": 1, "قال": 1, "北京": 1, "½": 1, "it's": 1,
		"Sirte": 2, "Élan": 2, "ǅ": 8, "U.n": 2,
		"UN": 3, "U.S.": 3, "ÉTÉ": 3, "A-B": 3,
		"McCain": 4, "al-Ani": 4, "iPhone": 4, "O'Neil": 4,
		"10": 5, "15:30": 5, "5,000.00": 5, "14/02/2021": 5, "50%": 5, "٣٤٥": 5, "²": 5,
		"T-72B3": 6, "2nd": 6, "7.62mm": 6, "½5": 6,
		"--": 7, "": 7, "…": 7, "😀": 7, "\u0301": 7,
		"A": 8, "B.": 8,
	}
	for word, want := range tests {
		if got := model.Shape(word); got != want {
			t.Errorf("shape of %q is %d, want %d", word, got, want)
		}
	}
}

func TestLemma(t *testing.T) {
	tests := []struct{ label, form, want string }{
		{"low:0:", "Forces", "forces"},
		{"low:1:", "Forces", "force"},
		{"keep:0:", "Sirte", "Sirte"},
		{"low:3:y", "Armies", "army"},
		{"keep:1:", "Éé", "É"},
		{"low:2:x", "ÉÉÉ", "éx"},
		{"=be", "was", "be"},
		{"=::", "x", "::"},
		{"low:0:::", "a", "a::"},
		{"low:9:go", "went", "go"},
		{"low:9:", "Went", "went"}, // never empty
	}
	for _, test := range tests {
		got, err := model.Lemma(test.label, test.form)
		if got != test.want || err != nil {
			t.Errorf("%s of %q is %q, %v, want %q", test.label, test.form, got, err, test.want)
		}
	}
	for _, label := range []string{"", "=", "low", "low:1", "low:x:", "low:-1:", "up:1:"} {
		if _, err := model.Lemma(label, "x"); err == nil {
			t.Errorf("label %q is accepted", label)
		}
	}
}

func TestHalf(t *testing.T) {
	tests := map[uint16]float64{
		0: 0, 0x8000: math.Copysign(0, -1), 0x3c00: 1, 0xc000: -2, 0x7bff: 65504, 0x0001: 0x1p-24,
		0x03ff: 1023 * 0x1p-24, 0x0400: 0x1p-14, 0x3555: 0.333251953125, 0x7c00: math.Inf(1), 0xfc00: math.Inf(-1),
	}
	for bits, want := range tests {
		if got := model.Half(bits); float64(got) != want || math.Signbit(float64(got)) != math.Signbit(want) {
			t.Errorf("%#x is %g, want %g", bits, got, want)
		}
	}
	if got := model.Half(0x7e01); got == got {
		t.Errorf("0x7e01 is %g, want NaN", got)
	}
}
