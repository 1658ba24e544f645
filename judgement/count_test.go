package judgement

import "testing"

func TestWordsCount(t *testing.T) {
	for words, want := range map[string]string{
		"14": "14", "fourteen people": "14", "At least fourteen": "14+", "more than twenty": "21+", "up to 200": "0-200", "fewer than ten": "0-9",
		"between 30 and 45": "30-45", "three to five": "3-5", "3-5": "3-5", "3–5 men": "3-5", "forty-four": "44", "two dozen": "24", "dozens of villagers": "24+",
		"one hundred and twelve": "112", "a hundred": "100", "5,000 families": "5000", "3 million": "3000000", "some forty": "40", "six or seven": "6-7",
		"two hundred thousand": "200000", "many": "", "": "", "99999999999999999999": "", "a man": "",
	} {
		if got := wordsCount(words); got != want {
			t.Errorf("wordsCount(%q) = %q, want %q", words, got, want)
		}
	}
}

func FuzzWordsCount(f *testing.F) {
	f.Add("between thirty-five and 45 hundred thousand")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1000 {
			return
		}
		wordsCount(s)
	})
}
