package name_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly/resolve/name"
)

// spellings of one name meet under its skeleton.
var spellings = [][]string{
	{"القذافي", "Gaddafi", "Qadhafi", "Kadhafi", "Gheddafi", "al-Qaddafi", "Каддафи"},
	{"Zuwarah", "Zuwara", "Zwara", "Zuara", "Zouara", "زوارة", "Зуара"},
	{"Az Zuwaytinah", "Zueitina", "Zuetina", "Zweytinah", "الزويتينة"},
	{"Ajdabiya", "Adjdabia", "Ajdābiyā", "أجدابيا"},
	{"Deir ez-Zor", "Dayr az Zawr", "Deirezzor", "دير الزور"},
	{"Errachidia", "Ar Rachidia", "Er-Rachidia"},
	{"Jadu", "Giado", "Jādū", "جادو"},
	{"Geneina", "Al Junaynah", "El Geneina", "الجنينة"},
	{"Ghat", "Rhat", "Gat", "غات"},
	{"Anbar", "Ambar", "الأنبار"},
	{"Waddan", "Uaddan", "Ouaddan"},
	{"Mamdouh", "Mamduh", "ممدوح"},
	{"Riyadh", "Riyad", "Riad", "الرياض"},
	{"Khan Yunis", "Khan Younis", "Khān Yūnis", "خان يونس"},
}

func TestSkeletonMeets(t *testing.T) {
	for _, group := range spellings {
		for _, n := range group[1:] {
			if a, b := name.Skeleton(group[0]), name.Skeleton(n); a != b {
				t.Errorf("Skeleton(%q) = %q, Skeleton(%q) = %q", group[0], a, n, b)
			}
		}
	}
}

func TestSkeletonParts(t *testing.T) {
	names := []string{"Tripoli", "Misrata", "Benghazi", "Sirte", "Sabha", "Derna", "Tobruk", "Zintan", "Zliten", "Brigade 604", "Brigade 406", ""}
	seen := map[string]string{}
	for _, n := range names {
		if other, ok := seen[name.Skeleton(n)]; ok {
			t.Errorf("%q and %q have one skeleton", n, other)
		}
		seen[name.Skeleton(n)] = n
	}
}

func TestFineKeepsApart(t *testing.T) {
	for _, p := range [][2]string{{"Zara", "Sara"}, {"Barak", "Parak"}, {"Surt", "Sirt"}, {"Gasr", "Kasr"}} {
		if name.Skeleton(p[0]) != name.Skeleton(p[1]) || name.Fine(p[0]) == name.Fine(p[1]) {
			t.Errorf("%v: skeletons %q and %q, fine keys %q and %q", p, name.Skeleton(p[0]), name.Skeleton(p[1]), name.Fine(p[0]), name.Fine(p[1]))
		}
	}
}

func TestKeysIgnoreCaseAndAccents(t *testing.T) {
	for _, group := range spellings {
		for _, n := range group {
			for _, other := range []string{strings.ToUpper(n), strings.ToLower(n), name.Fold(n), "  " + n + "! "} {
				if name.Skeleton(n) != name.Skeleton(other) || name.Fine(n) != name.Fine(other) {
					t.Errorf("the keys of %q and %q differ", n, other)
				}
			}
		}
	}
}

func FuzzKeys(f *testing.F) {
	for _, group := range spellings {
		f.Add(group[0], group[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if name.Fine(a) == name.Fine(b) && name.Skeleton(a) != name.Skeleton(b) {
			t.Errorf("%q and %q have one fine key and two skeletons", a, b)
		}
	})
}

func BenchmarkSkeleton(b *testing.B) {
	for b.Loop() {
		name.Skeleton("Az Zuwaytīnah")
	}
}

func BenchmarkSkeletonPlain(b *testing.B) {
	for b.Loop() {
		name.Skeleton("az zuwaytinah")
	}
}
