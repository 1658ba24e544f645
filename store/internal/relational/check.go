package relational

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// maxProblems is how many problems are told.
const maxProblems = 1000

const (
	remedyRestore = "restore a backup; or forget the report and add it again from its file"
	remedyReread  = "read the report again: reportedly reread"
	remedyBackup  = "restore a backup"
	remedyRebuild = "bring the developments up to date by reading a report of theirs again, or restore a backup"
)

// checker gathers what is wrong.
type checker struct {
	*reader
	problems []store.Problem
}

func (c *checker) add(report, remedy, format string, args ...any) {
	if len(c.problems) < maxProblems {
		c.problems = append(c.problems, store.Problem{What: fmt.Sprintf(format, args...), Remedy: remedy, Report: report})
	}
}

// Check goes over everything that the tables hold, seen at one moment.
func (db *DB) Check(ctx context.Context, progress func(done, all int)) ([]store.Problem, error) {
	var out []store.Problem
	err := db.view(ctx, func(r *reader) error {
		c := &checker{reader: r}
		err := c.reports(ctx, progress)
		if err == nil {
			err = c.developments(ctx)
		}
		if err == nil {
			err = c.orphans(ctx)
		}
		out = c.problems
		return err
	})
	return out, err
}

// reports goes over every report with its claims.
func (c *checker) reports(ctx context.Context, progress func(done, all int)) error {
	var all int
	if _, err := c.row(ctx, []any{&all}, `SELECT COUNT(*) FROM report`); err != nil {
		return err
	}
	last, done := int64(0), 0
	for {
		var id int64
		var sha string
		ok, err := c.row(ctx, []any{&id, &sha}, `SELECT id, sha FROM report WHERE id > ? ORDER BY id LIMIT 1`, last)
		if err != nil || !ok {
			return err
		}
		if err := c.report(ctx, id, sha); err != nil {
			return err
		}
		last = id
		done++
		if progress != nil {
			progress(done, all)
		}
	}
}

func (c *checker) report(ctx context.Context, row int64, sha string) error {
	r, err := c.Report(ctx, sha)
	switch {
	case errors.Is(err, store.ErrDamaged), errors.Is(err, reportedly.ErrNotFound):
		c.add(sha, remedyRestore, "report %.12s can't be read: %v", sha, err)
		return nil
	case err != nil:
		return err
	}
	if sum := sha256.Sum256(r.Original); hex.EncodeToString(sum[:]) != sha {
		c.add(sha, remedyRestore, "report %.12s: the original's SHA-256 is %x, so its bytes have changed", sha, sum)
	}
	if len(r.Acquisitions) == 0 {
		c.add(sha, remedyBackup, "report %.12s: nothing tells how it was acquired", sha)
	}
	list, err := c.loadOf(ctx, row)
	switch {
	case errors.Is(err, store.ErrDamaged):
		c.add(sha, remedyReread, "report %.12s: a claim can't be read: %v", sha, err)
		return nil
	case err != nil:
		return err
	}
	if len(list) != r.Claims {
		c.add(sha, remedyReread, "report %.12s: it has %d claims and should have %d", sha, len(list), r.Claims)
	}
	reviewed := 0
	for i := range list {
		if list[i].Review != "" {
			reviewed++
		}
		if err := c.claim(ctx, r, &list[i]); err != nil {
			return err
		}
	}
	if reviewed != r.Reviewed {
		c.add(sha, remedyReread, "report %.12s: %d of its claims are reviewed and %d should be", sha, reviewed, r.Reviewed)
	}
	if err := c.keys(ctx, sha, row, list); err != nil {
		return err
	}
	return c.passageWords(ctx, r, row)
}

// keys compares the keys of a report's claims with those that it is found by.
func (c *checker) keys(ctx context.Context, sha string, row int64, list []stored) error {
	want, kept := map[int64]map[int64]bool{}, map[int64]int{}
	for i := range list {
		for _, k := range list[i].Keys {
			if want[hash(k)] == nil {
				want[hash(k)] = map[int64]bool{}
			}
			want[hash(k)][list[i].row] = true
		}
	}
	for _, h := range slices.Sorted(maps.Keys(want)) {
		got, err := c.keyed(ctx, h, row)
		switch {
		case errors.Is(err, store.ErrDamaged):
			c.add(sha, remedyReread, "report %.12s: what its claims are found by can't be read: %v", sha, err)
			return nil
		case err != nil:
			return err
		}
		more := 0
		for _, claim := range uniq(got) {
			if kept[claim]++; !want[h][claim] {
				kept[claim]--
				more++
			}
		}
		if more > 0 {
			c.add(sha, remedyReread, "report %.12s: %d claims are found by a key that they don't have", sha, more)
		}
	}
	for i := range list {
		if n := len(uniq(each(list[i].Keys, hash))); kept[list[i].row] != n {
			c.add(sha, remedyReread, "claim %.12s/%s: %d of its %d keys are kept", sha, list[i].Claim.Claim.ID, kept[list[i].row], n)
		}
	}
	return nil
}

// claim compares a claim with its report's text and with its own columns.
func (c *checker) claim(ctx context.Context, r *store.Report, s *stored) error {
	k := &s.Claim.Claim
	for _, e := range append(slices.Clone(k.Evidence), k.Trigger) {
		if e.Span.Empty() && e.Quote == "" {
			continue
		}
		if err := r.Text.Check(e.Span); err != nil {
			c.add(r.SHA256, remedyReread, "claim %.12s/%s: its words lie outside the text: %v", r.SHA256, k.ID, err)
		} else if r.Text.Slice(e.Span) != e.Quote {
			c.add(r.SHA256, remedyReread, "claim %.12s/%s: the text at %v isn't its quote", r.SHA256, k.ID, e.Span)
		}
	}
	var got [8]string
	_, err := c.row(ctx, []any{&got[0], &got[1], &got[2], &got[3], &got[4], &got[5], &got[6], &got[7]},
		`SELECT local, kind, event, basis, polarity, reality, likelihood, verification FROM claim WHERE id = ?`, s.row)
	if err != nil {
		return err
	}
	want := [8]string{clean(k.ID), clean(string(k.Kind)), clean(string(k.Event)), clean(string(k.Basis)), clean(string(k.Polarity)), clean(string(k.Reality)), clean(string(k.Likelihood)), clean(string(k.Verification))}
	if got != want {
		c.add(r.SHA256, remedyReread, "claim %.12s/%s: its columns say %s and its content %s", r.SHA256, k.ID, strings.Join(got[:], " "), strings.Join(want[:], " "))
	}
	var refs int
	if _, err := c.row(ctx, []any{&refs}, `SELECT COUNT(*) FROM claim_entity x JOIN entity e ON e.id = x.entity WHERE x.claim = ?`, s.row); err != nil {
		return err
	}
	if n := len(entities(k)); refs != n {
		c.add(r.SHA256, remedyReread, "claim %.12s/%s: it is found by %d actors and places and names %d", r.SHA256, k.ID, refs, n)
	}
	return nil
}

// passageWords compares a report's blocks with the full text.
func (c *checker) passageWords(ctx context.Context, r *store.Report, row int64) error {
	from, to := claimRange(row)
	got, err := c.ids(ctx, `SELECT w.id FROM (`+c.dialect.WordIDs(PassageWords)+`) w WHERE w.id >= ? AND w.id < ? ORDER BY w.id`, from, to)
	if err != nil {
		return err
	}
	var want []int64
	for i, b := range r.Blocks {
		if joined([]string{r.Text.Slice(b.Span)}) != "" {
			want = append(want, claimRow(row, i))
		}
	}
	if !slices.Equal(got, want) {
		c.add(r.SHA256, remedyRestore, "report %.12s: %d of its blocks are found by words, and %d have any", r.SHA256, len(got), len(want))
	}
	return nil
}

// developments compares every development with its claims.
func (c *checker) developments(ctx context.Context) error {
	last := int64(0)
	for {
		var id int64
		var name string
		var body []byte
		ok, err := c.row(ctx, []any{&id, &name, &body}, `SELECT id, name, body FROM development WHERE id > ? ORDER BY id LIMIT 1`, last)
		if err != nil || !ok {
			return err
		}
		last = id
		d, err := decodeDevelopment(body)
		if err != nil {
			c.add("", remedyRebuild, "development %s can't be read: %v", name, err)
			continue
		}
		var got []string
		err = c.rows(ctx, func(scan func(...any) error) error {
			var sha, local string
			err := scan(&sha, &local)
			got = append(got, reportedly.TellingID(sha, local))
			return err
		}, `SELECT r.sha, c.local FROM claim c JOIN report r ON r.id = (c.id >> 20) WHERE c.development = ?`, id)
		if err != nil {
			return err
		}
		want := uniq(each(d.Members, func(m reportedly.Member) string { return m.Claim }))
		if got = uniq(got); !slices.Equal(got, want) {
			c.add("", remedyRebuild, "development %s names %d claims and %d belong to it", name, len(want), len(got))
		}
	}
}

// orphans looks for rows whose owner isn't there, and for counters that are off.
func (c *checker) orphans(ctx context.Context) error {
	words := c.dialect.WordIDs(ClaimWords)
	for _, q := range []struct{ what, remedy, query string }{
		{"claims of no report", remedyBackup, `SELECT c.id FROM claim c LEFT JOIN report r ON r.id = (c.id >> 20) WHERE r.id IS NULL`},
		{"claims without content", remedyReread, `SELECT c.id FROM claim c LEFT JOIN claim_body b ON b.claim = c.id WHERE b.claim IS NULL`},
		{"contents of no claim", remedyBackup, `SELECT b.claim FROM claim_body b LEFT JOIN claim c ON c.id = b.claim WHERE c.id IS NULL`},
		{"keys of no report", remedyBackup, `SELECT k.report FROM report_key k LEFT JOIN report r ON r.id = k.report WHERE r.id IS NULL`},
		{"recent keys of no report", remedyBackup, `SELECT k.id FROM recent_key k LEFT JOIN report r ON r.id = (k.id & 1099511627775) WHERE r.id IS NULL`},
		{"places of no claim", remedyBackup, `SELECT b.id FROM box b LEFT JOIN claim c ON c.id = (b.id >> 6) WHERE c.id IS NULL`},
		{"areas where no place lies", remedyBackup, `SELECT a.id FROM area a LEFT JOIN box b ON b.area = a.id WHERE b.id IS NULL`},
		{"participants of no claim", remedyBackup, `SELECT x.claim FROM claim_entity x LEFT JOIN claim c ON c.id = x.claim WHERE c.id IS NULL`},
		{"claims that no word finds", remedyReread, `SELECT c.id FROM claim c WHERE c.id NOT IN (` + words + `)`},
		{"words of no claim", remedyBackup, `SELECT w.id FROM (` + words + `) w WHERE w.id NOT IN (SELECT id FROM claim)`},
		{"words of no report", remedyBackup, `SELECT w.id FROM (` + c.dialect.WordIDs(PassageWords) + `) w WHERE (w.id >> 20) NOT IN (SELECT id FROM report)`},
		{"actors and places whose claims are miscounted", remedyBackup, `SELECT e.id FROM entity e LEFT JOIN (SELECT entity, COUNT(*) AS n FROM claim_entity GROUP BY entity) x ON x.entity = e.id WHERE COALESCE(x.n, 0) <> e.claims`},
		{"sources whose reports are miscounted", remedyBackup, `SELECT s.id FROM source s LEFT JOIN (SELECT source, COUNT(*) AS n FROM report GROUP BY source) x ON x.source = s.id WHERE COALESCE(x.n, 0) <> s.reports`},
		{"entries of the duplicate index of no report", remedyBackup, `SELECT b.report FROM bucket b LEFT JOIN sketch s ON s.report = b.report WHERE s.report IS NULL`},
		{"reports that the duplicate index has by half", remedyBackup, `SELECT s.report FROM sketch s CROSS JOIN sweep w LEFT JOIN (SELECT report, COUNT(*) AS n FROM bucket GROUP BY report) x ON x.report = s.report
			WHERE s.report <= w.done AND 8 * COALESCE(x.n, 0) <> LENGTH(s.keys)`},
		{"claims of a development that isn't there", remedyRebuild, `SELECT c.id FROM claim c LEFT JOIN development d ON d.id = c.development WHERE c.development IS NOT NULL AND d.id IS NULL`},
		{"judgements that are missing from the log", remedyBackup, `SELECT j.number FROM judgement j LEFT JOIN judgement u ON u.number = j.number - 1 WHERE j.number > 1 AND u.number IS NULL`},
		{"claims that have another state than their development", remedyRebuild, `SELECT c.id FROM claim c LEFT JOIN development d ON d.id = c.development WHERE c.state <> COALESCE(d.state, '')`},
		{"undone judgements whose undoing isn't there", remedyBackup, `SELECT j.number FROM judgement j LEFT JOIN judgement u ON u.number = j.undone WHERE j.undone IS NOT NULL AND (u.number IS NULL OR u.undoes <> j.number)`},
	} {
		var n, example int64
		if _, err := c.row(ctx, []any{&n, &example}, `SELECT COUNT(*), COALESCE(MIN(1 * x.id), 0) FROM (`+strings.Replace(q.query, ` FROM `, ` AS id FROM `, 1)+`) x`); err != nil {
			return err
		}
		if n > 0 {
			c.add("", q.remedy, "%d %s (the first is row %d)", n, q.what, example)
		}
	}
	return nil
}
