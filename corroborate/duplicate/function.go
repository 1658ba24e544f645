package duplicate

// functionWord tells whether a normalised word is left out of the comparison:
// articles, prepositions, pronouns, auxiliaries, conjunctions. They change with any
// light rewording and are shared by all texts.
func functionWord(w string) bool {
	switch w {
	case "a", "an", "the", "this", "that", "these", "those", "some", "any", "such",
		"and", "or", "but", "nor", "so", "yet", "if", "as", "than", "then", "while", "when", "where", "which", "who", "whom", "whose", "what", "how", "because", "although", "though",
		"of", "in", "on", "at", "by", "for", "with", "from", "to", "into", "onto", "upon", "over", "about", "between", "through", "during", "within", "near", "off", "out", "up", "down",
		"i", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their", "there", "here",
		"is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does", "did", "will", "would", "shall", "should", "can", "could", "may", "might", "must",
		"not", "no", "also", "too", "very", "just", "both", "each", "all", "one", "s", "t":
		return true
	}
	return false
}
