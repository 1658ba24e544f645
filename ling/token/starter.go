package token

// StartsSentence tells whether w, with its capital, is a word that begins
// sentences and hardly ever follows an abbreviation inside one: "in the U.S.
// The …", but "the U.S. Army".
func StartsSentence(w string) bool { return starters[w] }

var starters = set(`The This That These Those There A An In On At By For From With After Before Since While When Where Although
	Though However He She It They We You His Her Its Their Our My But And Or So If As Also Meanwhile Moreover Still Yet Then
	Now Thus Hence Earlier Later Both Many Most Some Several Such Not What Why How Who Once Until Unless Because During I
	Despite According Today Yesterday Another Other Others Only Here Even`)
