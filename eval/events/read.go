package events

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
)

// Record is a sentence with its main event as people coded it.
type Record struct {
	ID, Text         string
	Event            reportedly.Event
	Sources, Targets []string // the words that name them
}

// formerEvents are types of PLOVER's earlier manuals by what took them in.
var formerEvents = map[string]reportedly.Event{
	"DEMAND": reportedly.Request, "DISAPPROVE": reportedly.Accuse, "INVESTIGATE": reportedly.Accuse,
	"FIGHT": reportedly.Assault, "CRIME": reportedly.Assault, "YIELD": reportedly.Retreat,
}

// Read reads a file of PLOVER's gold standard records, a JSON array. Records
// that only document the file are left out.
func Read(path string) ([]Record, error) {
	b, err := corpus.ReadFile(path, corpus.MaxBytes)
	if err != nil {
		return nil, err
	}
	var raw []struct {
		ID, Text, Event string
		Source, Target  json.RawMessage
	}
	if err := json.Unmarshal(b, &raw); err != nil {
		return nil, reportedly.WithHint(fmt.Errorf("read events of %s: %v: %w", path, err, reportedly.ErrInvalid), "it must be a JSON array of records with event, text, source and target")
	}
	var out []Record
	for _, r := range raw {
		rec := Record{ID: r.ID, Text: strings.Trim(strings.TrimSpace(r.Text), "{}"), Event: reportedly.Event(r.Event)}
		if r.Event == "DOCUMENT" || rec.Text == "" {
			continue
		}
		if e, ok := formerEvents[r.Event]; ok {
			rec.Event = e
		}
		if !slices.Contains(reportedly.Events, rec.Event) {
			return nil, fmt.Errorf("read events of %s, record %s: %w: the event %q is no type of PLOVER's", path, r.ID, reportedly.ErrInvalid, r.Event)
		}
		rec.Sources, rec.Targets = partyWords(r.Source), partyWords(r.Target)
		out = append(out, rec)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s holds no events: %w", path, reportedly.ErrInvalid)
	}
	return out, nil
}

// partyWords are the words for the parties of one side: a list, a single party, or
// anything else for nobody.
func partyWords(raw json.RawMessage) []string {
	raw = bytes.TrimSpace(raw)
	if len(raw) > 0 && raw[0] == '{' {
		raw = slices.Concat([]byte("["), raw, []byte("]"))
	}
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		return nil
	}
	var out []string
	for _, item := range list {
		var p struct{ ActorText string }
		if json.Unmarshal(item, &p) == nil && strings.TrimSpace(p.ActorText) != "" {
			out = append(out, strings.TrimSpace(p.ActorText))
		}
	}
	return out
}
