package events

import (
	"context"
	"fmt"
	"html"
	"regexp"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/score"
)

// SilenceRecord is a sentence of which people say whether it tells an event.
type SilenceRecord struct {
	ID, Text string
	Event    bool
}

var (
	xmlComment  = regexp.MustCompile(`(?s)<!--.*?-->`)
	xmlSentence = regexp.MustCompile(`<Sentence\b`)
	xmlID       = regexp.MustCompile(`\bid\s*=\s*"([^"]*)"`)
	xmlCoding   = regexp.MustCompile(`<EventCoding\b[^>]*>`)
	xmlNoEvents = regexp.MustCompile(`(?i)\bnoevents\s*=\s*"true"`)
	xmlText     = regexp.MustCompile(`(?s)<Text>(.*?)</Text>`)
)

// ReadSilence reads PETRARCH's validation records, or lines of a sentence, a tab
// and a quad class (docs/evaluation.md, "Silence"). The records aren't well-formed
// XML in all files, so that their few marks are sought instead. A text that occurs
// again counts once.
func ReadSilence(path string) ([]SilenceRecord, error) {
	b, err := corpus.ReadFile(path, corpus.MaxBytes)
	if err != nil {
		return nil, err
	}
	content := xmlComment.ReplaceAllString(string(b), "")
	var out []SilenceRecord
	if at := xmlSentence.FindAllStringIndex(content, -1); len(at) > 0 {
		for i, m := range at {
			end := len(content)
			if i+1 < len(at) {
				end = at[i+1][0]
			}
			if r, ok := silenceRecord(content[m[0]:end]); ok {
				out = append(out, r)
			}
		}
	} else {
		list, err := ReadQuads(path)
		if err != nil {
			return nil, err
		}
		for _, q := range list {
			out = append(out, SilenceRecord{q.ID, q.Text, q.Class != reportedly.NoQuad})
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s holds no records that say whether there is an event: %w", path, reportedly.ErrInvalid)
	}
	return out, nil
}

// silenceRecord reads one record; records without a coding are none.
func silenceRecord(s string) (SilenceRecord, bool) {
	words := xmlText.FindStringSubmatch(s)
	codings := xmlCoding.FindAllString(s, -1)
	if words == nil || len(codings) == 0 {
		return SilenceRecord{}, false
	}
	r := SilenceRecord{Text: strings.Join(strings.Fields(html.UnescapeString(words[1])), " "), Event: true}
	if id := xmlID.FindStringSubmatch(s); id != nil {
		r.ID = id[1]
	}
	for _, c := range codings {
		if xmlNoEvents.MatchString(c) {
			r.Event = false
		}
	}
	return r, r.Text != ""
}

// Silence scores whether events are read where there are some and none where there
// are none, by docs/evaluation.md, "Silence". N counts records without events.
func Silence(ctx context.Context, files []string, records []SilenceRecord, read func(ctx context.Context, s string) ([]reportedly.Claim, error), r score.Resampling) (*score.Scores, error) {
	s := &score.Scores{Task: "silence", Files: files}
	log := score.Confusions{}
	var silent, silentPair, heard, heardPair []score.Share
	seen := map[SilenceRecord]bool{}
	for _, rec := range records {
		key := SilenceRecord{Text: rec.Text, Event: rec.Event}
		if seen[key] {
			continue
		}
		seen[key] = true
		claims, err := read(ctx, rec.Text)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", rec.ID, err)
		}
		first, event, pair := eventsAmong(claims)
		one := func(right bool) score.Share { return score.Share{Right: score.Bit(right), N: 1} }
		if rec.Event {
			heard, heardPair = append(heard, one(event)), append(heardPair, one(pair))
		} else {
			silent, silentPair = append(silent, one(!event)), append(silentPair, one(!pair))
		}
		if event != rec.Event {
			gold := orElse(rec.Event, "an event", "")
			log.Add("event", gold, first, rec.Text)
			s.Mistakes = append(s.Mistakes, fmt.Sprintf("%s: %s → %s: %s", rec.ID, score.Dash(gold), score.Dash(first), score.Clip(rec.Text, 300)))
		}
	}
	s.N = len(silent)
	for _, x := range []struct {
		name string
		list []score.Share
	}{{"silent", silent}, {"silent.pair", silentPair}, {"heard", heard}, {"heard.pair", heardPair}} {
		if len(x.list) > 0 {
			s.Rows = append(s.Rows, sumShares(x.list, score.UpTo(len(x.list))).Row(x.name))
		}
	}
	s.Rows = append(s.Rows, r.Rows(len(silent), []string{"silent"}, func(drawn []int) []float64 {
		t := sumShares(silent, drawn)
		return []float64{score.Ratio(t.Right, t.N)}
	})...)
	s.Confusions = log.Sorted()
	return s, nil
}

func sumShares(list []score.Share, drawn []int) (sum score.Share) {
	for _, i := range drawn {
		sum.Sum(list[i])
	}
	return sum
}

// eventsAmong tells whether claims are of an event, with the type of the first, and
// whether of one between two parties at least.
func eventsAmong(claims []reportedly.Claim) (first string, event, pair bool) {
	for _, c := range claims {
		if c.Kind != reportedly.KindEvent {
			continue
		}
		if !event {
			first = string(c.Event)
		}
		event = true
		pair = pair || len(c.Actors) > 1 || len(c.Actors) > 0 && len(c.Recipients) > 0
	}
	return first, event, pair
}
