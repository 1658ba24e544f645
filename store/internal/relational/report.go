package relational

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/text"
)

// structure is what a report has beside its bytes, text and columns: blocks as
// kind, start, end; the origin map as lengths.
type structure struct {
	Blocks []blockBody `json:"blocks,omitempty"`
	Origin [][4]int    `json:"origin,omitempty"` // text start, end, original start, end
}

type blockBody struct {
	Kind  string
	Start int
	End   int
}

func (b blockBody) MarshalJSON() ([]byte, error) { return json.Marshal([]any{b.Kind, b.Start, b.End}) }

func (b *blockBody) UnmarshalJSON(j []byte) error {
	return json.Unmarshal(j, &[]any{&b.Kind, &b.Start, &b.End})
}

// AddReport implements [store.Tx].
func (t *tx) AddReport(ctx context.Context, r *store.Report) (bool, error) {
	if err := checkReport(r); err != nil {
		return false, err
	}
	row, err := t.reportRow(ctx, r.SHA256)
	if err != nil {
		return false, err
	}
	isNew := row == 0
	if isNew {
		if row, err = t.insertReport(ctx, r); err != nil {
			return false, fmt.Errorf("add report %.12s: %w", r.SHA256, err)
		}
	}
	for _, a := range r.Acquisitions {
		if err := t.addAcquisition(ctx, row, a); err != nil {
			return false, fmt.Errorf("add report %.12s: %w", r.SHA256, err)
		}
	}
	return isNew, nil
}

func checkReport(r *store.Report) error {
	sum := sha256.Sum256(r.Original)
	switch {
	case r.SHA256 != hex.EncodeToString(sum[:]):
		return invalid("add report %q: the SHA-256 given, %.12q, isn't that of the original", r.Name, r.SHA256)
	case r.Text == nil:
		return invalid("add report %q without its text", r.Name)
	case len(r.Acquisitions) == 0:
		return invalid("add report %q without saying how it was acquired", r.Name)
	case len(r.Original) > maxUnpacked, r.Text.Len() > maxUnpacked:
		return invalid("add report %q: over %d bytes", r.Name, maxUnpacked)
	case len(r.Blocks) > maxClaims:
		return invalid("add report %q: %d blocks, over %d", r.Name, len(r.Blocks), maxClaims)
	}
	for _, b := range r.Blocks {
		if err := r.Text.Check(b.Span); err != nil {
			return invalid("add report %q: block: %v", r.Name, err)
		}
	}
	for _, p := range r.Origin {
		if p.Original.Start < 0 || p.Original.End > len(r.Original) || p.Original.End < p.Original.Start || p.Text.Start < 0 || p.Text.End > r.Text.Len() || p.Text.End < p.Text.Start {
			return invalid("add report %q: the origin map leaves the text or the original", r.Name)
		}
	}
	return nil
}

func (t *tx) insertReport(ctx context.Context, r *store.Report) (int64, error) {
	source, err := t.sourceRow(ctx, r.Source, 1)
	if err != nil {
		return 0, err
	}
	var row int64
	_, err = t.row(ctx, []any{&row}, `INSERT INTO report (sha, name, source, media, encoding, title, publisher, author, published, published_from, language, url, acquired, claims, indexed, size)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?) RETURNING id`,
		r.SHA256, clean(r.Name), nullable(source), clean(r.Media), clean(r.Encoding), clean(r.Title), clean(r.Publisher), clean(r.Author), clean(r.Published),
		clean(r.PublishedFrom), clean(r.Language), clean(r.URL), micros(r.Acquired), clean(r.Indexed), len(r.Original))
	if err != nil {
		return 0, err
	}
	p, ok := r.Ready.(*packed)
	if !ok {
		if p, err = packReport(r); err != nil {
			return 0, err
		}
	}
	t.knowReport(r.SHA256, row)
	t.known.bare[row] = true
	if _, err := t.exec(ctx, `INSERT INTO report_body (report, original, body, structure) VALUES (?, ?, ?, ?)`, row, p.original, p.body, p.structure); err != nil {
		return 0, err
	}
	return row, eachPassage(p.words, row, source, func(w WordRow) error { return t.dialect.PutWords(ctx, t.run, PassageWords, w) })
}

// packed is a report ready to be written: its original, text, structure, and the words
// of its blocks. The text is nil where it is the original byte for byte.
type packed struct {
	original, body, structure []byte
	words                     []string
}

func packReport(r *store.Report) (*packed, error) {
	p := &packed{words: blockWords(r)}
	var err error
	if p.original, err = pack(append([]byte{}, r.Original...)); err != nil {
		return nil, err
	}
	if s := r.Text.String(); s != string(r.Original) {
		if p.body, err = pack([]byte(s)); err != nil {
			return nil, err
		}
	}
	st := structure{Blocks: each(r.Blocks, func(b ling.Block) blockBody { return blockBody{string(b.Kind), b.Span.Start, b.Span.End} })}
	for _, p := range r.Origin {
		st.Origin = append(st.Origin, [4]int{p.Text.Start, p.Text.End, p.Original.Start, p.Original.End})
	}
	j, err := json.Marshal(st)
	if err != nil {
		return nil, err
	}
	p.structure, err = packJSON(j)
	return p, err
}

// Prepare implements [store.Store].
func (db *DB) Prepare(r *store.Report, claims []store.Claim) {
	if checkReport(r) != nil {
		return
	}
	if p, err := packReport(r); err == nil {
		r.Ready = p
	}
	for i := range claims {
		c := &claims[i]
		c.Ready = nil
		if checkClaim(c, r.SHA256) != nil {
			continue
		}
		if m, err := encode(c); err == nil {
			c.Ready = m
		}
	}
}

// unpackReport fills in what packReport packed.
func unpackReport(r *store.Report, original, body, packed []byte) error {
	var err error
	if r.Original, err = unpack(original); err != nil {
		return fmt.Errorf("the original: %w", err)
	}
	words := r.Original
	if body != nil {
		if words, err = unpack(body); err != nil {
			return fmt.Errorf("the text: %w", err)
		}
	}
	r.Text = text.New(string(words))
	j, err := unpack(packed)
	if err != nil {
		return fmt.Errorf("the blocks: %w", err)
	}
	var st structure
	if err := json.Unmarshal(j, &st); err != nil {
		return fmt.Errorf("the blocks: %w", err)
	}
	for _, b := range st.Blocks {
		sp := text.Span{Start: b.Start, End: b.End}
		if err := r.Text.Check(sp); err != nil {
			return fmt.Errorf("the blocks: %w", err)
		}
		r.Blocks = append(r.Blocks, ling.Block{Kind: ling.BlockKind(b.Kind), Span: sp})
	}
	for _, o := range st.Origin {
		r.Origin = append(r.Origin, reportedly.Piece{Text: text.Span{Start: o[0], End: o[1]}, Original: text.Span{Start: o[2], End: o[3]}})
	}
	return nil
}

// blockWords are the words of every block; "" where it has none.
func blockWords(r *store.Report) []string {
	return each(r.Blocks, func(b ling.Block) string { return joined([]string{r.Text.Slice(b.Span)}) })
}

// eachPassage calls f with the row of words of every block that has any.
func eachPassage(words []string, row, source int64, f func(WordRow) error) error {
	for i, w := range words {
		if w == "" {
			continue
		}
		if err := f(WordRow{ID: claimRow(row, i), Words: w, Facets: passageFacets(source)}); err != nil {
			return err
		}
	}
	return nil
}

func passageFacets(source int64) []string {
	out := []string{"all"}
	if source != 0 {
		out = append(out, number('s', source))
	}
	return out
}

func (t *tx) addAcquisition(ctx context.Context, report int64, a store.Acquisition) error {
	a.At = a.At.UTC().Truncate(time.Microsecond)
	if a.At.IsZero() {
		return invalid("an acquisition without its time")
	}
	_, err := t.exec(ctx, `INSERT INTO acquisition (report, at, origin, how, who, tool, note) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		report, micros(a.At), clean(a.From), clean(a.How), clean(a.By), clean(a.With), clean(a.Note))
	return err
}

// SetReport implements [store.Tx].
func (t *tx) SetReport(ctx context.Context, r *store.Report) error {
	row, err := t.mustReportRow(ctx, r.SHA256)
	if err != nil {
		return err
	}
	old, err := t.Report(ctx, r.SHA256)
	if err != nil {
		return err
	}
	var was int64
	if _, err := t.row(ctx, []any{&was}, `SELECT COALESCE(source, 0) FROM report WHERE id = ?`, row); err != nil {
		return err
	}
	now := was
	if r.Source != old.Source {
		if now, err = t.changeSource(ctx, old, row, was, r.Source); err != nil {
			return err
		}
	}
	_, err = t.exec(ctx, `UPDATE report SET name = ?, source = ?, title = ?, publisher = ?, author = ?, published = ?, published_from = ?, language = ?, url = ?, indexed = ? WHERE id = ?`,
		clean(r.Name), nullable(now), clean(r.Title), clean(r.Publisher), clean(r.Author), clean(r.Published), clean(r.PublishedFrom), clean(r.Language), clean(r.URL), clean(r.Indexed), row)
	return err
}

// changeSource gives a report another source, with the words that it and its
// claims are found by.
func (t *tx) changeSource(ctx context.Context, r *store.Report, row, was int64, name string) (int64, error) {
	now, err := t.sourceRow(ctx, name, 1)
	if err != nil {
		return 0, err
	}
	err = eachPassage(blockWords(r), row, was, func(w WordRow) error {
		if err := t.dialect.RemoveWords(ctx, t.run, PassageWords, w); err != nil {
			return err
		}
		w.Facets = passageFacets(now)
		return t.dialect.PutWords(ctx, t.run, PassageWords, w)
	})
	if err != nil {
		return 0, err
	}
	err = t.eachWords(ctx, row, func(w WordRow, c *store.Claim, ids []entityID, first, last int64) error {
		if err := t.dialect.RemoveWords(ctx, t.run, ClaimWords, w); err != nil {
			return err
		}
		w.Facets = facets(c, ids, now, first, last)
		return t.dialect.PutWords(ctx, t.run, ClaimWords, w)
	})
	if err != nil {
		return 0, err
	}
	from, to := claimRange(row)
	if _, err := t.exec(ctx, `UPDATE claim SET source = ? WHERE id >= ? AND id < ?`, nullable(now), from, to); err != nil {
		return 0, err
	}
	// First off the report: a source that nobody names goes.
	if _, err := t.exec(ctx, `UPDATE report SET source = ? WHERE id = ?`, nullable(now), row); err != nil {
		return 0, err
	}
	return now, t.dropSource(ctx, was, 1)
}

// RemoveReport implements [store.Tx].
func (t *tx) RemoveReport(ctx context.Context, id string) error {
	row, err := t.mustReportRow(ctx, id)
	if err != nil {
		return err
	}
	r, err := t.Report(ctx, id)
	if err != nil {
		return err
	}
	var source int64
	if _, err := t.row(ctx, []any{&source}, `SELECT COALESCE(source, 0) FROM report WHERE id = ?`, row); err != nil {
		return err
	}
	if err := t.removeClaims(ctx, row); err != nil {
		return err
	}
	err = eachPassage(blockWords(r), row, source, func(w WordRow) error { return t.dialect.RemoveWords(ctx, t.run, PassageWords, w) })
	if err != nil {
		return err
	}
	if err := t.removeIndex(ctx, row); err != nil {
		return err
	}
	for _, q := range []string{
		`DELETE FROM pair WHERE a = ? OR b = ?`,
	} {
		if _, err := t.exec(ctx, q, row, row); err != nil {
			return err
		}
	}
	for _, q := range []string{`DELETE FROM acquisition WHERE report = ?`, `DELETE FROM report_body WHERE report = ?`, `DELETE FROM report WHERE id = ?`} {
		if _, err := t.exec(ctx, q, row); err != nil {
			return err
		}
	}
	delete(t.known.reports, id)
	if err := t.dropSource(ctx, source, 1); err != nil {
		return err
	}
	return t.redact(ctx, id)
}

// nullable is NULL for 0.
func nullable(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}
