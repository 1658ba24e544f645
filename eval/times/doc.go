// Package times compares words of time and their values with corpora.
//
// In: TimeML, and phrases in the Recognizers' or Duckling's form, and, as functions, what is
// to be measured. Out: [score.Scores]. It resolves nothing itself. It assumes that a document
// says when it was published where its phrases hang on it.
package times
