package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/actor"
)

// A journal is a file of JSON objects, one a line, that only grows. Every edit is
// a line with its number, time and operation. An import is followed by a line for
// each of its records and is closed by a line with "end"; one that was cut off
// before it doesn't count.

// journalVersion is written into the first line of each edit.
const journalVersion = 1

// line is any line of a journal.
type line struct {
	Version int       `json:"v,omitempty"`
	Seq     int       `json:"seq"`
	At      time.Time `json:"at,omitzero"`
	Op      actor.Op  `json:"op,omitempty"`
	File    string    `json:"file,omitempty"`
	Form    string    `json:"form,omitempty"`
	SHA256  string    `json:"sha256,omitempty"`
	Keep    string    `json:"keep,omitempty"`
	Gone    string    `json:"gone,omitempty"`
	Names   []string  `json:"names,omitempty"`
	Of      int       `json:"of,omitempty"`

	Record *record `json:"record,omitempty"`
	End    int     `json:"end,omitempty"` // how many records the import has
}

// record is an imported actor. Rows stand in place of sources: the file is the
// import's.
type record struct {
	ID      string         `json:"id"`
	Names   []recordName   `json:"names"`
	Values  []recordValue  `json:"values,omitempty"`
	Offices []recordOffice `json:"offices,omitempty"`
	Ties    []recordTie    `json:"ties,omitempty"`
}

type recordName struct {
	Row     int    `json:"row"`
	Text    string `json:"text"`
	Lang    string `json:"lang,omitempty"`
	Acronym bool   `json:"acronym,omitempty"`
}

type recordValue struct {
	Row   int         `json:"row"`
	Field actor.Field `json:"field"`
	Text  string      `json:"text"`
}

type recordOffice struct {
	Row     int    `json:"row"`
	Office  string `json:"office"`
	Body    string `json:"body,omitempty"`
	Country string `json:"country,omitempty"`
	Sector  string `json:"sector,omitempty"`
	During  string `json:"during,omitempty"`
}

type recordTie struct {
	Row    int       `json:"row"`
	Tie    actor.Tie `json:"tie"`
	To     string    `json:"to"`
	During string    `json:"during,omitempty"`
}

// AppendEntry is an edit as the lines that a journal's file gets appended.
func AppendEntry(e actor.Entry) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	lines := []line{{Version: journalVersion, Seq: e.Seq, At: e.At.UTC(), Op: e.Op, File: e.File, Form: e.Form, SHA256: e.SHA256, Keep: e.Keep, Gone: e.Gone, Names: e.Names, Of: e.Of}}
	for _, a := range e.Actors {
		lines = append(lines, line{Seq: e.Seq, Record: toRecord(a)})
	}
	if e.Op == actor.Import {
		lines = append(lines, line{Seq: e.Seq, End: len(e.Actors)})
	}
	for _, l := range lines {
		if err := enc.Encode(l); err != nil {
			return nil, fmt.Errorf("write the journal: %w", err)
		}
	}
	return b.Bytes(), nil
}

func toRecord(a *actor.Actor) *record {
	r := &record{ID: a.ID}
	for _, n := range a.Names {
		r.Names = append(r.Names, recordName{n.From.Row, n.Text, n.Lang, n.Acronym})
	}
	for _, v := range a.Values {
		r.Values = append(r.Values, recordValue{v.From.Row, v.Field, v.Text})
	}
	for _, o := range a.Offices {
		r.Offices = append(r.Offices, recordOffice{o.From.Row, o.Office, o.Body, o.Country, o.Sector, o.During})
	}
	for _, t := range a.Affiliations {
		r.Ties = append(r.Ties, recordTie{t.From.Row, t.Tie, t.To, t.During})
	}
	return r
}

func (r *record) actor(file string) *actor.Actor {
	a := &actor.Actor{ID: r.ID}
	at := func(row int) actor.Source { return actor.Source{File: file, Row: row} }
	for _, n := range r.Names {
		a.AddName(actor.Name{Text: n.Text, Lang: n.Lang, Acronym: n.Acronym, From: at(n.Row)})
	}
	for _, v := range r.Values {
		a.Add(v.Field, v.Text, at(v.Row))
	}
	for _, o := range r.Offices {
		a.Offices = append(a.Offices, actor.Office{Office: o.Office, Body: o.Body, Country: o.Country, Sector: o.Sector, During: o.During, From: at(o.Row)})
	}
	for _, t := range r.Ties {
		a.Affiliations = append(a.Affiliations, actor.Affiliation{Tie: t.Tie, To: t.To, During: t.During, From: at(t.Row)})
	}
	return a
}

// maxJournalLine bounds a line of a journal.
const maxJournalLine = 16 << 20

// ReadJournal reads a journal. Notes tell what doesn't count: an import that was
// cut off, and a last line that is not whole. Faulty lines before the last are
// errors of kind [reportedly.ErrInvalid].
func ReadJournal(name string, r io.Reader) (*actor.Journal, []string, error) {
	j := &actor.Journal{}
	var notes []string
	var open *actor.Entry
	drop := func() {
		if open != nil {
			notes = append(notes, fmt.Sprintf("%s: import %d of %s was cut off and doesn't count", name, open.Seq, open.File))
			open = nil
		}
	}
	in := bufio.NewReaderSize(r, 64<<10)
	for n := 1; ; n++ {
		b, err := in.ReadSlice('\n')
		for errors.Is(err, bufio.ErrBufferFull) {
			long := bytes.Clone(b)
			b, err = in.ReadBytes('\n')
			if b = append(long, b...); len(b) > maxJournalLine {
				return nil, nil, fmt.Errorf("%s:%d: the line is longer than %d MiB: %w", name, n, maxJournalLine>>20, reportedly.ErrInvalid)
			}
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, nil, fmt.Errorf("read %s: %w", name, err)
		}
		if len(bytes.TrimSpace(b)) > 0 {
			var l line
			if bad := json.Unmarshal(b, &l); bad != nil {
				if err != nil { // the last line, without its end
					notes = append(notes, fmt.Sprintf("%s:%d: the last line is not whole and doesn't count", name, n))
					break
				}
				return nil, nil, reportedly.WithHint(fmt.Errorf("%s:%d: %v: %w", name, n, bad, reportedly.ErrInvalid), "the file must not be edited by hand; take the line out or restore a copy")
			}
			if problem := l.take(j, &open, drop); problem != "" {
				return nil, nil, fmt.Errorf("%s:%d: %s: %w", name, n, problem, reportedly.ErrInvalid)
			}
		}
		if err != nil {
			break
		}
	}
	drop()
	return j, notes, nil
}

// take adds a line to the journal and says what is wrong with it.
func (l *line) take(j *actor.Journal, open **actor.Entry, drop func()) string {
	switch {
	case l.Version > journalVersion:
		return fmt.Sprintf("written by a newer version of the program (form %d)", l.Version)
	case l.Record != nil:
		if *open == nil || (*open).Seq != l.Seq {
			return "a record outside of an import"
		}
		(*open).Actors = append((*open).Actors, l.Record.actor((*open).File))
	case l.End > 0:
		if *open == nil || (*open).Seq != l.Seq || len((*open).Actors) != l.End {
			return "the end of an import that has not as many records"
		}
		j.Entries = append(j.Entries, **open)
		*open = nil
	default:
		drop()
		e := actor.Entry{Seq: l.Seq, At: l.At, Op: l.Op, File: l.File, Form: l.Form, SHA256: l.SHA256, Keep: l.Keep, Gone: l.Gone, Names: l.Names, Of: l.Of}
		switch l.Op {
		case actor.Import:
			*open = &e
		case actor.Merge, actor.Split, actor.Undo:
			j.Entries = append(j.Entries, e)
		default:
			return fmt.Sprintf("unknown operation %q", l.Op)
		}
	}
	return ""
}
