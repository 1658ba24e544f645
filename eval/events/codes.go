package events

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/score"
)

// CodeRecord is a sentence with the actors and recipients of its event as people
// coded them, in the form of PLOVER's gold standard records.
type CodeRecord struct {
	ID      string
	Date    string // "" where unknown
	Text    string
	Parties []CodedParty
}

// CodedParty is an actor or recipient with its codes.
type CodedParty struct {
	Target bool   // a recipient
	Text   string // the words that name it
	Code   string // a country's alpha-3 code, or IGO, NGO, MNC, ISM, IMG
	Sector string // PLOVER's, "" where the gold has none
}

// CodeOptions are what is measured. Either function may be nil.
type CodeOptions struct {
	// Describe codes words for somebody, given the sentence that they stand in.
	Describe func(ctx context.Context, words string, in CodeRecord) (Codes, error)
	// Read reads a sentence and gives its claims with the codes of their parties.
	Read func(ctx context.Context, r CodeRecord) ([]CodedClaim, error)

	Resampling score.Resampling // of records; a thousand times where it has no number
}

// Codes are a party's codes as they were read.
type Codes struct{ Code, Sector string }

// CodedClaim is a claim's parties as they were read.
type CodedClaim struct{ Actors, Recipients []ReadParty }

// ReadParty is a party with its words and codes.
type ReadParty struct {
	Text string
	Name string
	Codes
}

// ReadCodes reads a file of records: a JSON array.
func ReadCodes(path string) ([]CodeRecord, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read codes: %w", err)
	}
	var raw []struct {
		ID, Date, Text string
		Source, Target json.RawMessage
	}
	if err := json.Unmarshal(b, &raw); err != nil {
		return nil, reportedly.WithHint(fmt.Errorf("read codes of %s: %v: %w", path, err, reportedly.ErrInvalid), "it must be a JSON array of records with text, source and target")
	}
	var out []CodeRecord
	for _, r := range raw {
		rec := CodeRecord{ID: r.ID, Date: r.Date, Text: strings.Trim(strings.TrimSpace(r.Text), "{}")}
		for i, side := range []json.RawMessage{r.Source, r.Target} {
			parties, err := codedParties(side, i == 1)
			if err != nil {
				return nil, fmt.Errorf("read codes of %s, record %s: %w", path, r.ID, err)
			}
			rec.Parties = append(rec.Parties, parties...)
		}
		if rec.Text != "" && len(rec.Parties) > 0 {
			out = append(out, rec)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s holds no coded records: %w", path, reportedly.ErrInvalid)
	}
	return out, nil
}

// codedParties reads a list of parties; an absent side is null, "" or no list.
func codedParties(raw json.RawMessage, target bool) ([]CodedParty, error) {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || raw[0] == '"' || string(raw) == "null" {
		return nil, nil
	}
	if raw[0] == '{' {
		raw = slices.Concat([]byte("["), raw, []byte("]"))
	}
	var list []json.RawMessage
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, fmt.Errorf("%v: %w", err, reportedly.ErrInvalid)
	}
	var out []CodedParty
	for _, item := range list {
		var p struct{ ActorText, Code, Sector string }
		if json.Unmarshal(item, &p) != nil || p.ActorText == "" || p.Code == "" {
			continue
		}
		out = append(out, CodedParty{target, p.ActorText, isoCode(p.Code), sectorCode(p.Sector)})
	}
	return out, nil
}

// isoCode mends codes that are no ISO 3166-1 code but are written for one.
func isoCode(s string) string {
	switch s {
	case "JAP":
		return "JPN"
	case "ITL":
		return "ITA"
	case "VTN":
		return "VNM"
	}
	return s
}

// sectorCode is the first PLOVER sector of a gold's code: "REFKUR" is a refugee,
// "***" open.
func sectorCode(s string) string {
	if len(s) < 3 || s == "***" {
		return ""
	}
	s = s[:3]
	switch s {
	case "CIV":
		return "CVL"
	case "MOS":
		return ""
	}
	return s
}

// international are the codes that name no country.
var international = []string{"IGO", "NGO", "MNC", "ISM", "IMG"}

// codeCounts are the figures of one record.
type codeCounts struct {
	country, source, target, code, sector   score.Share // from the words
	found, textCountry, textAll, textSector score.Share // from the sentence
}

// ScoreCodes measures codes of parties.
func ScoreCodes(ctx context.Context, files []string, records []CodeRecord, opt CodeOptions) (*score.Scores, error) {
	s := &score.Scores{Task: "codes", Files: files, Note: "country codes and sectors of the gold's parties"}
	wrong := score.Confusions{}
	counts := make([]codeCounts, len(records))
	for i, r := range records {
		s.N += len(r.Parties)
		if opt.Describe != nil {
			if err := scoreWords(ctx, r, opt, &counts[i], wrong, s); err != nil {
				return nil, err
			}
		}
		if opt.Read != nil {
			claims, err := opt.Read(ctx, r)
			if err != nil {
				return nil, err
			}
			scoreClaimCodes(r, claims, &counts[i], wrong, s)
		}
	}
	s.Rows = codeRows(counts, opt)
	s.Confusions = wrong.Sorted()
	return s, nil
}

func scoreWords(ctx context.Context, r CodeRecord, opt CodeOptions, c *codeCounts, wrong score.Confusions, s *score.Scores) error {
	for _, p := range r.Parties {
		got, err := opt.Describe(ctx, p.Text, r)
		if err != nil {
			return err
		}
		right := got.Code == p.Code
		c.code.Add(right)
		if !slices.Contains(international, p.Code) {
			c.country.Add(right)
			if p.Target {
				c.target.Add(right)
			} else {
				c.source.Add(right)
			}
		}
		if !right {
			wrong.Add("words.code", p.Code, got.Code, p.Text)
			s.Mistakes = append(s.Mistakes, fmt.Sprintf("%s: words.code %s → %s: %s", r.ID, p.Code, score.Dash(got.Code), p.Text))
		}
		if p.Sector != "" {
			c.sector.Add(got.Sector == p.Sector)
			if got.Sector != p.Sector {
				wrong.Add("words.sector", p.Sector, got.Sector, p.Text)
				s.Mistakes = append(s.Mistakes, fmt.Sprintf("%s: words.sector %s → %s: %s", r.ID, p.Sector, score.Dash(got.Sector), p.Text))
			}
		}
	}
	return nil
}

// scoreClaimCodes looks for each gold party among the parties on its side of the
// sentence's claims. Of several whose words share one with the gold's, one that is
// right counts; of events between equals the gold may have either order.
func scoreClaimCodes(r CodeRecord, claims []CodedClaim, c *codeCounts, wrong score.Confusions, s *score.Scores) {
	for _, p := range r.Parties {
		var best *ReadParty
		for _, cl := range claims {
			for _, q := range slices.Concat(cl.Actors, cl.Recipients) {
				if shareWord(q.Text+" "+q.Name, p.Text) && (best == nil || q.Code == p.Code && best.Code != p.Code) {
					best = &q
				}
			}
		}
		c.found.Add(best != nil)
		got := ReadParty{}
		if best != nil {
			got = *best
			c.textCountry.Add(got.Code == p.Code)
			if p.Sector != "" {
				c.textSector.Add(got.Sector == p.Sector)
			}
		}
		c.textAll.Add(got.Code == p.Code)
		if best != nil && got.Code != p.Code {
			wrong.Add("text.code", p.Code, got.Code, p.Text)
			s.Mistakes = append(s.Mistakes, fmt.Sprintf("%s: text.code %s → %s: %s", r.ID, p.Code, score.Dash(got.Code), p.Text))
		}
	}
}

// shareWord tells whether two phrases have a word of at least three letters in
// common that is no function word.
func shareWord(a, b string) bool {
	words := wordsThatTell(a)
	return slices.ContainsFunc(wordsThatTell(b), func(w string) bool { return slices.Contains(words, w) })
}

func wordsThatTell(s string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !('a' <= r && r <= 'z' || r >= 0x80)
	}), func(w string) bool {
		switch w {
		case "the", "and", "for", "with", "from":
			return true
		}
		return len(w) < 2
	})
}

func codeRows(counts []codeCounts, opt CodeOptions) []score.Row {
	var sum codeCounts
	for i := range counts {
		for j, x := range sum.all() {
			x.Sum(*counts[i].all()[j])
		}
	}
	var rows []score.Row
	for i, x := range sum.all() {
		if x.N > 0 {
			rows = append(rows, x.Row(codeRowNames[i]))
		}
	}
	for _, k := range []int{0, 7} {
		if sum.all()[k].N > 0 {
			rows = append(rows, opt.Resampling.OrThousand().Rows(len(counts), codeRowNames[k:k+1], func(drawn []int) []float64 {
				var t score.Share
				for _, d := range drawn {
					t.Sum(*counts[d].all()[k])
				}
				return []float64{score.Ratio(t.Right, t.N)}
			})...)
		}
	}
	return rows
}

var codeRowNames = []string{"words.country", "words.country.source", "words.country.target", "words.code", "words.sector",
	"text.found", "text.code.of_found", "text.code", "text.sector.of_found"}

func (c *codeCounts) all() []*score.Share {
	return []*score.Share{&c.country, &c.source, &c.target, &c.code, &c.sector, &c.found, &c.textCountry, &c.textAll, &c.textSector}
}
