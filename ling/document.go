package ling

import (
	"regexp"
	"strings"

	"github.com/reportedly/reportedly/text"
)

// BlockKind tells what part of a report a block is (codebook, "Not claims").
type BlockKind string

// The kinds of block. Body, Title and Caption may hold claims (rule 20); the
// others are metadata of the document.
const (
	Body       BlockKind = "body"
	Title      BlockKind = "title"
	Heading    BlockKind = "heading"
	Caption    BlockKind = "caption"
	ListItem   BlockKind = "list-item"
	Byline     BlockKind = "byline"
	Date       BlockKind = "date"
	Dateline   BlockKind = "dateline"
	Credit     BlockKind = "credit" // image credit or licence
	About      BlockKind = "about"  // about the publisher or the author
	Rights     BlockKind = "rights"
	Contact    BlockKind = "contact"
	Navigation BlockKind = "navigation" // navigation, adverts, calls to subscribe
)

// Claims tells whether a block of this kind is read for claims.
func (k BlockKind) Claims() bool {
	switch k {
	case Body, Title, Caption, ListItem:
		return true
	}
	return false
}

// Block is a paragraph, list item, heading or other run of text that stands by
// itself.
type Block struct {
	Kind BlockKind
	Span text.Span
}

// Document is a report's text with its annotation. Analysers fill it in the
// order of the fields; a later layer never changes an earlier one.
type Document struct {
	ID        string
	Text      *text.Text
	Published string // EDTF date of publication, or "" where unknown
	Publisher string // who published, or "" where unknown

	Blocks     []Block     // in order, not overlapping
	Sentences  []Sentence  // in order; each within one block
	Tokens     []Token     // in order; each within one sentence
	Names      []Name      // in order, not overlapping
	Quotes     []Quote     // in order; one may lie within another
	Times      []Time      // in order, not overlapping
	Predicates []Predicate // in order of their token
	Mentions   []Mention   // in order of their head token
	Entities   []Entity    // what mentions refer to

	// Filled only by a model that is asked for them.
	Propositions []Proposition // in order of their token
	Negations    []Negation    // in order of their cue
	Phrases      []Name        // whole noun phrases that mention somebody or something, in re3d's labels; in order, not overlapping
	Happened     []float64     // of each token as the word of an event: factuality, from -3, certainly not, to 3, certainly (UDS-IH2)
}

// Sentence is a run of tokens.
type Sentence struct {
	Span       text.Span
	Block      int // index into Blocks
	First, End int // tokens [First, End)
}

// Token is a syntactic word after Universal Dependencies (English: EWT's
// tokenization, clitics and hyphenated parts are tokens of their own).
type Token struct {
	Span     text.Span
	Sentence int    // index into Sentences
	Lemma    string // lower case save for proper nouns
	UPOS     string // universal part of speech
	XPOS     string // Penn Treebank tag
	Head     int    // index into Tokens of the syntactic head, -1 for a root
	Deprel   string // relation to the head, with subtype: "nsubj:pass"
}

// Name is a named entity or other typed expression found by the model.
type Name struct {
	First, End int       // tokens [First, End)
	Label      NameLabel // see NameLabel
	Score      float64   // probability in [0, 1]
}

// NameLabel is the type of a Name.
type NameLabel string

// The labels of names. Group covers armed groups, parties, units, companies and
// institutions alike (a finer kind is decided by package extract from the words).
const (
	PersonName   NameLabel = "PER"
	Group        NameLabel = "ORG"
	Location     NameLabel = "LOC"
	Nationality  NameLabel = "NORP"
	EventName    NameLabel = "EVENT"
	Weapon       NameLabel = "WEAPON"
	Platform     NameLabel = "PLATFORM" // military platform, vehicle
	Temporal     NameLabel = "TIME"
	Quantity     NameLabel = "QUANTITY"
	Money        NameLabel = "MONEY"
	DocumentName NameLabel = "DOC" // law, agreement, report, work
	Product      NameLabel = "PRODUCT"
	OtherName    NameLabel = "MISC"
)

// QuoteKind tells how a report shows that words are somebody's own.
type QuoteKind string

// The kinds of quotation.
const (
	MarkedQuote    QuoteKind = "marked"    // between quotation marks
	AnnouncedQuote QuoteKind = "announced" // without marks, after a block such as "The ministry said:"
	TurnQuote      QuoteKind = "turn"      // of a transcript: "HOST: Who was there?"
)

// Quote is a stretch of words that are somebody's, not the report's own.
type Quote struct {
	First, End int // tokens [First, End), without the marks; never empty
	Speaker    int // head word of who says them, -1 where unknown
	Kind       QuoteKind
	Fragment   bool // holds no verb: in “so-called ‘moderates’” nobody is cited
}

// Role is the part that a word plays in a predicate's proposition.
type Role string

// The roles of arguments.
const (
	ActorRole     Role = "actor"
	RecipientRole Role = "recipient"
	PlaceRole     Role = "place"
	TimeRole      Role = "time"
	SpeakerRole   Role = "speaker" // who says the proposition
)

// Attribution is a passage that is somebody's words or thoughts, as PolNeAR has
// them: source, cue and content.
type Attribution struct {
	Source     int   // head word of who says it, -1 where the text doesn't tell
	First, End int   // tokens of the cue [First, End), empty where a quotation needs none
	Content    []int // tokens, in order, without punctuation
}

// Time is a time expression with its value.
type Time struct {
	First, End int       // tokens [First, End)
	Span       text.Span // may begin or end within a token
	EDTF       string    // ISO 8601-2 value, "" where it has none
	Relation   string    // on, before, after, during, since, until
	Why        string    // how the value was reached, or why there is none
}

// Predicate is a word that, by the model, may trigger claims, with the
// probability of each value. Labels are the claim's kind, or for events the
// PLOVER type ("ASSAULT", "presence" …); a word may trigger several.
type Predicate struct {
	Token      int
	Labels     []Scored   // by falling score; only scores above the reader's floor
	Args       []Argument // by falling score
	Basis      []Scored   // asserted, reported, inferred
	Polarity   []Scored
	Reality    []Scored
	Likelihood []Scored // "none" stands for no word of likelihood
}

// Scored is a value with its probability.
type Scored struct {
	Value string
	Score float64
}

// Argument links a predicate to the head word of one who takes part in it.
type Argument struct {
	Role  Role
	Token int
	Score float64
}

// Proposition is a predicate of any sort with its arguments, as PropBank has
// them: "sold" with its seller, its goods and the day.
type Proposition struct {
	Token     int
	Score     float64 // probability that the word is a predicate
	Arguments []PropArgument
}

// PropArgument is the head word of an argument with PropBank's role: ARG0 … ARG3,
// ARGM-LOC and the like.
type PropArgument struct {
	Role  string
	Token int
	Score float64
}

// Negation is a word that negates, with the words that it negates (*SEM 2012).
type Negation struct {
	Cue   int
	Score float64
	Scope []int // tokens of the cue's sentence, in order
}

// MentionKind tells how a mention refers.
type MentionKind string

// The kinds of mention.
const (
	NameMention    MentionKind = "name"
	NominalMention MentionKind = "nominal" // "this brigade", "the general"
	PronounMention MentionKind = "pronoun"
	GroupMention   MentionKind = "group" // "the two", "both sides": refers to several entities
)

// Mention is a noun phrase that refers to somebody, some group or some place.
type Mention struct {
	Head       int // token index of the phrase's head word
	First, End int // tokens of the phrase [First, End), without relative clauses
	Kind       MentionKind
	Entities   []int  // indices into Document.Entities; several for "the two"
	Why        string // which rule tied it, in plain words
}

// Entity is what one or more mentions of a document refer to.
type Entity struct {
	Name     string    // the fullest form in the document
	Acronym  string    // "NDF" for "the Northern Defence Force (NDF)"
	Label    NameLabel // "" for those that are never named
	Mentions []int     // indices into Document.Mentions
}

// Form is token i's text, exact but for what only breaks lines: see [Unbroken].
func (d *Document) Form(i int) string { return Unbroken(d.Text.Slice(d.Tokens[i].Span)) }

// Unbroken is a token's or name's text without soft hyphens and without the hyphens at
// lines' ends that part a word: "ab-" above "ducted" is "abducted".
func Unbroken(s string) string {
	if strings.IndexByte(s, '\n') < 0 && !strings.Contains(s, "\u00ad") {
		return s
	}
	return lineEnds.ReplaceAllString(s, "$1$2")
}

// lineEnds match a soft hyphen, or a hyphen at a line's end between two small letters.
var lineEnds = regexp.MustCompile(`\x{00AD}\s*\n\s*|\x{00AD}|(\p{L})[-\x{2010}\x{2011}]\r?\n\s*(\p{Ll})`)

// Lower is token i's text in lower case.
func (d *Document) Lower(i int) string { return strings.ToLower(d.Form(i)) }

// Slice is the text from the first to the last of tokens [first, end), exact but for what
// only breaks lines within a token: see [Unbroken].
func (d *Document) Slice(first, end int) string {
	s := d.Text.Slice(d.SpanOf(first, end))
	if strings.IndexByte(s, '\n') < 0 && !strings.Contains(s, "\u00ad") {
		return s
	}
	var b strings.Builder
	for i := first; i < end; i++ {
		if i > first {
			b.WriteString(d.Text.Slice(text.Span{Start: d.Tokens[i-1].Span.End, End: d.Tokens[i].Span.Start}))
		}
		b.WriteString(d.Form(i))
	}
	return b.String()
}

// SpanOf is the span of tokens [first, end); first < end.
func (d *Document) SpanOf(first, end int) text.Span {
	return text.Span{Start: d.Tokens[first].Span.Start, End: d.Tokens[end-1].Span.End}
}

// Children are the tokens whose head is i, in order.
func (d *Document) Children(i int) []int {
	s := d.Sentences[d.Tokens[i].Sentence]
	var out []int
	for j := s.First; j < s.End; j++ {
		if d.Tokens[j].Head == i {
			out = append(out, j)
		}
	}
	return out
}

// Child is i's first dependent with one of the relations, or -1. A relation
// without a subtype matches all its subtypes ("nsubj" also "nsubj:pass").
func (d *Document) Child(i int, rels ...string) int {
	for _, c := range d.Children(i) {
		if d.Is(c, rels...) {
			return c
		}
	}
	return -1
}

// Is tells whether token i's relation to its head is one of rels, where a
// relation without a subtype matches all its subtypes.
func (d *Document) Is(i int, rels ...string) bool {
	got := d.Tokens[i].Deprel
	for _, r := range rels {
		if got == r || strings.HasPrefix(got, r) && len(got) > len(r) && got[len(r)] == ':' {
			return true
		}
	}
	return false
}
