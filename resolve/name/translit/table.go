package translit

// Table is a model for scoring only, with its units numbered.
type Table struct {
	latin, arabic map[string]int // from 1; 0 is nothing, the last is any other
	width         int
	weight        []float32 // by place, Latin and Arabic unit
	bias          float32
}

// Compile numbers the units of a model.
func (m *Model) Compile() *Table {
	t := &Table{latin: map[string]int{"": 0}, arabic: map[string]int{"": 0}, bias: float32(m.Bias)}
	for f := range m.Weight {
		if _, ok := t.latin[f.Latin]; !ok {
			t.latin[f.Latin] = len(t.latin)
		}
		if _, ok := t.arabic[f.Arabic]; !ok {
			t.arabic[f.Arabic] = len(t.arabic)
		}
	}
	rows := len(t.latin) + 1
	t.width = len(t.arabic) + 1
	t.weight = make([]float32, int(places)*rows*t.width)
	for i := range t.weight {
		t.weight[i] = float32(m.Unseen)
	}
	for f, w := range m.Weight {
		t.weight[t.at(f.Place, t.latin[f.Latin])+t.arabic[f.Arabic]] = float32(w)
	}
	return t
}

// at is where a Latin unit's row of weights begins.
func (t *Table) at(p Place, latin int) int { return (int(p)*(len(t.latin)+1) + latin) * t.width }

// Word is a word in numbers, to be scored against several.
type Word []int

// Latin and Arabic number a word's units.
func (t *Table) Latin(w string) Word  { return number(t.latin, Latin(w)) }
func (t *Table) Arabic(w string) Word { return number(t.arabic, Arabic(w)) }

func number(ids map[string]int, units []string) Word {
	out := make(Word, len(units))
	for i, u := range units {
		id, ok := ids[u]
		if !ok {
			id = len(ids)
		}
		out[i] = id
	}
	return out
}

// Score is the score of the best alignment: the logarithm of the odds that the
// words are spellings of one name, among words that look alike.
func (t *Table) Score(latin, arabic Word) float64 {
	if len(latin) == 0 || len(arabic) == 0 || len(latin) > MaxUnits || len(arabic) > MaxUnits {
		return -100
	}
	var rows [2][MaxUnits + 1]float32
	var gap [MaxUnits]float32
	old, row := rows[0][:len(arabic)+1], rows[1][:len(arabic)+1]
	for j, v := range arabic {
		gap[j] = t.weight[t.at(PlaceOf(j, len(arabic)), 0)+v]
		old[j+1] = old[j] + gap[j]
	}
	for i, u := range latin {
		w := t.weight[t.at(PlaceOf(i, len(latin)), u):]
		row[0] = old[0] + w[0]
		for j, v := range arabic {
			row[j+1] = max(old[j]+w[v], old[j+1]+w[0], row[j]+gap[j])
		}
		old, row = row, old
	}
	return float64(old[len(arabic)] + t.bias)
}
