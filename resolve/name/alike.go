package name

import (
	"math"
	"strings"

	"github.com/reportedly/reportedly/resolve/name/translit"
)

// alike tells how much two words sound the same, in [0, 1]: one less the cost of
// turning one's sounds into the other's, by their mean weight. Sounds that
// romanisations exchange cost little.
func alike(a, b *word) float64 {
	if a.text == b.text {
		return 1
	}
	c := &sameScript
	if a.abjad != b.abjad {
		if isArabic(a.text) || isArabic(b.text) {
			return transliterated(a, b)
		}
		c = &acrossScripts
	}
	return aligned(a, b, c)
}

// aligned is alike by the costs of sounds.
func aligned(a, b *word, c *costs) float64 {
	x, y := a.sounds, b.sounds
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	var dropX, dropY [maxSounds]int
	a.drops(c, &dropX)
	b.drops(c, &dropY)
	var rows [2][maxSounds + 1]int
	old, row := rows[0][:len(y)+1], rows[1][:len(y)+1]
	for j := range y {
		old[j+1] = old[j] + dropY[j]
	}
	for i, s := range x {
		row[0] = old[0] + dropX[i]
		best := row[0]
		for j, t := range y {
			cost := old[j] + c.swap[s][t]
			cost = min(cost, old[j+1]+dropX[i], row[j]+dropY[j])
			if i > 0 && j > 0 && s == y[j-1] && t == x[i-1] { // a typing error: "Gadadfi"
				cost = min(cost, old[j-1]+60)
			}
			row[j+1] = cost
			best = min(best, cost)
		}
		if best > 300 { // not alike however it goes on
			return 0
		}
		old, row = row, old
	}
	weight := 0
	for _, s := range x {
		weight += c.weight[s]
	}
	for _, s := range y {
		weight += c.weight[s]
	}
	if weight == 0 {
		return 0
	}
	return max(0, 1-2*float64(old[len(y)])/float64(weight))
}

// amongOdds is how much likelier two words are the same, as the logarithm of the
// odds, in names with other words, which must be alike too.
const amongOdds = 4

// transliterated is alike for a word in Arabic letters and one in others.
func transliterated(a, b *word) float64 {
	if !isArabic(b.text) {
		a, b = b, a
	}
	t := translit.Fitted()
	best := -100.0
	latin := a.latin()
	units := t.Latin(latin)
	for _, form := range translit.Forms(b.text) {
		best = max(best, t.Score(units, t.Arabic(form)))
	}
	sounds := aligned(a, b, &acrossScripts)
	if rest, ok := strings.CutSuffix(b.text, "ي"); ok && sounds >= 0.9 && strings.HasSuffix(strings.TrimRight(latin, "h"), "a") {
		best = max(best, t.Score(units, t.Arabic(rest+"ا"))) // folding took the alif of مصطفى for a ya
	}
	if a.among && b.among && sounds >= 0.6 {
		best += amongOdds
	}
	if p := 1 / (1 + math.Exp(-best)); p < 0.5 {
		return 2 * minWord * p
	} else {
		return minWord + (1-minWord)*(2*p-1)
	}
}

// maxSounds is how many sounds of a word are compared.
const maxSounds = 32

// costs are in hundredths of a consonant.
type costs struct {
	swap   [sounds][sounds]int
	drop   [sounds]int
	weight [sounds]int
}

// near are sounds that spellings exchange, with the cost.
var near = []struct {
	a    sound
	b    []sound
	cost int
}{
	{sB, []sound{sP}, 25}, {sB, []sound{sV}, 35}, {sF, []sound{sV}, 15}, {sF, []sound{sP}, 45}, {sV, []sound{sW}, 8},
	{sW, []sound{sU, sO}, 12}, {sV, []sound{sU}, 30}, {sM, []sound{sN}, 70}, {sL, []sound{sR}, 80},
	{sT, []sound{sTH}, 10}, {sT, []sound{sD}, 35}, {sTH, []sound{sS}, 25}, {sTH, []sound{sDH, sD, sZ}, 45}, {sT, []sound{sTS, sCH}, 55},
	{sD, []sound{sDH}, 5}, {sDH, []sound{sZ}, 15}, {sD, []sound{sZ}, 40}, {sD, []sound{sJ}, 60},
	{sS, []sound{sZ}, 20}, {sS, []sound{sSH}, 30}, {sS, []sound{sCE}, 5}, {sZ, []sound{sCE}, 35}, {sS, []sound{sTS}, 25}, {sS, []sound{sC}, 45},
	{sS, []sound{sCH}, 50}, {sZ, []sound{sTS}, 20}, {sZ, []sound{sZH}, 25}, {sZ, []sound{sJ}, 45},
	{sSH, []sound{sCH}, 15}, {sSH, []sound{sZH}, 35}, {sSH, []sound{sJ}, 45}, {sSH, []sound{sKH, sH}, 60},
	{sZH, []sound{sJ}, 5}, {sZH, []sound{sG, sGH}, 50}, {sZH, []sound{sCH}, 45},
	{sCH, []sound{sC, sCE}, 20}, {sCH, []sound{sTS}, 30}, {sCH, []sound{sJ}, 35}, {sCH, []sound{sK, sKH}, 35}, {sCH, []sound{sH}, 50},
	{sTS, []sound{sC, sCE}, 12}, {sC, []sound{sCE}, 15}, {sC, []sound{sK}, 3}, {sC, []sound{sQ}, 8}, {sC, []sound{sG, sJ, sKH}, 40},
	{sCE, []sound{sJ, sK}, 40}, {sJ, []sound{sG}, 20}, {sJ, []sound{sGH}, 50}, {sJ, []sound{sY}, 15}, {sJ, []sound{sI}, 20}, {sJ, []sound{sH, sKH}, 45},
	{sK, []sound{sQ}, 4}, {sK, []sound{sG}, 35}, {sK, []sound{sKH}, 30}, {sK, []sound{sGH}, 40}, {sK, []sound{sH}, 60},
	{sQ, []sound{sG}, 20}, {sQ, []sound{sGH}, 25}, {sQ, []sound{sKH}, 40}, {sG, []sound{sGH}, 6}, {sG, []sound{sH, sKH}, 45}, {sGH, []sound{sKH, sR}, 50},
	{sKH, []sound{sH}, 10}, {sY, []sound{sI}, 4}, {sY, []sound{sE}, 18},
	{sA, []sound{sE}, 15}, {sA, []sound{sI}, 35}, {sA, []sound{sO}, 35}, {sA, []sound{sU}, 40}, {sE, []sound{sI}, 10}, {sE, []sound{sO}, 40},
	{sE, []sound{sU}, 45}, {sI, []sound{sO}, 50}, {sI, []sound{sU}, 45}, {sO, []sound{sU}, 10}, {sA, []sound{sY}, 40},
	// Letters without short vowels, with each other and with Latin's.
	{sAlif, []sound{sA, sAH}, 0}, {sAlif, []sound{sE}, 10}, {sAlif, []sound{sO, sI, sU}, 30}, {sAlif, []sound{sAyn}, 25}, {sAlif, []sound{sWaw, sYa}, 40},
	{sWaw, []sound{sO, sU, sW}, 0}, {sWaw, []sound{sV}, 12}, {sWaw, []sound{sA}, 45}, {sWaw, []sound{sYa}, 60},
	{sYa, []sound{sI, sY}, 0}, {sYa, []sound{sE}, 4}, {sYa, []sound{sA}, 15}, {sYa, []sound{sJ}, 40}, {sYa, []sound{sU}, 40},
	{sAyn, []sound{sA, sE, sI, sO, sU, sAH}, 10}, {sAH, []sound{sA, sE, sH}, 0}, {sAH, []sound{sI, sO}, 25}, {sAH, []sound{sT}, 20},
}

// acrossOnly are further exchanges where one word has no short vowels: Arabic has
// no p and no v, and writes g as it can.
var acrossOnly = []struct {
	a    sound
	b    []sound
	cost int
}{
	{sB, []sound{sP}, 0}, {sF, []sound{sV}, 0}, {sJ, []sound{sG, sZH}, 5}, {sG, []sound{sGH, sQ, sK}, 5}, {sK, []sound{sC, sQ, sG}, 3},
	{sTH, []sound{sT}, 5}, {sZ, []sound{sS, sTS}, 12}, {sSH, []sound{sCH, sS}, 12}, {sCH, []sound{sC, sCE, sTS}, 8}, {sT, []sound{sTS}, 40}, {sQ, []sound{sC}, 3},
	{sKH, []sound{sJ, sK, sCH}, 25}, {sJ, []sound{sC, sCE}, 10},
}

var sameScript, acrossScripts = makeCosts(false), makeCosts(true)

func makeCosts(across bool) (c costs) {
	for i := range sounds {
		for j := range sounds {
			if i != j {
				c.swap[i][j] = 100
			}
		}
		c.drop[i], c.weight[i] = 100, 100
	}
	set := func(a sound, bs []sound, cost int) {
		for _, b := range bs {
			c.swap[a][b], c.swap[b][a] = cost, cost
		}
	}
	for _, n := range near {
		set(n.a, n.b, n.cost)
	}
	for s, cost := range map[sound]int{sA: 35, sE: 28, sI: 28, sO: 40, sU: 40, sY: 20, sW: 40, sH: 30, sAlif: 30, sWaw: 40, sYa: 35, sAyn: 10, sAH: 10} {
		c.drop[s] = cost
	}
	for _, s := range []sound{sA, sE, sI, sO, sU, sAlif, sWaw, sYa, sAyn, sAH} {
		c.weight[s] = 40
	}
	if !across {
		return c
	}
	for _, n := range acrossOnly {
		set(n.a, n.b, n.cost)
	}
	for s, cost := range map[sound]int{sA: 12, sE: 8, sI: 12, sO: 18, sU: 15, sY: 15, sH: 30, sAlif: 15, sWaw: 25, sYa: 20, sAyn: 8, sAH: 5} {
		c.drop[s] = cost
	}
	return c
}
