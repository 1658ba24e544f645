package relational

import (
	"context"
	"database/sql"
	"time"
)

// Runner runs statements: a transaction, or a connection with one open.
type Runner interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// Dialect is how one database differs from another. Statements come to it with ?
// for their parameters.
type Dialect interface {
	// Rebind puts the database's own parameters in the place of question marks.
	Rebind(query string) string

	// InsertInto begins a statement that adds several rows. What it can't add ends the
	// transaction, so that a database that could take back a statement alone needn't
	// be ready to.
	InsertInto() string

	// Begin starts a writing transaction, once no other is under way. end commits, or
	// rolls back; it is called once.
	Begin(ctx context.Context) (run Runner, end func(commit bool) error, err error)
	// BeginRead starts a transaction that sees one state of the database.
	BeginRead(ctx context.Context) (run Runner, end func() error, err error)

	// Part begins a part of a writing transaction. end keeps what was written since, or
	// takes it back and leaves the rest; it is called once.
	Part(ctx context.Context, run Runner) (end func(keep bool) error, err error)

	// PutWords adds a row to a full-text table, RemoveWords removes the row that was
	// added with the same words and facets. The words stand between spaces.
	PutWords(ctx context.Context, run Runner, t Table, row WordRow) error
	RemoveWords(ctx context.Context, run Runner, t Table, row WordRow) error
	// Match is a FROM clause and conditions that give rows of a full-text table,
	// whose id Column names, and Rank an expression that is higher for better rows.
	Match(t Table, q Query) Match

	// List is an expression for all values of another in one text, with a mark between
	// them; NULL where there are none.
	List(expression, between string) string

	// WordIDs is a query for the ids of all rows of a full-text table, as "id".
	WordIDs(t Table) string

	// PutArea and RemoveArea keep an index over the table area.
	PutArea(ctx context.Context, run Runner, a Area) error
	RemoveArea(ctx context.Context, run Runner, id int64) error
	// Inside is a query for the ids of areas that lie within bounds.
	Inside(b Bounds) (query string, args []any)

	// Translate gives an error of the driver's its kind in the store's contract.
	Translate(err error) error
}

// Table is a full-text table.
type Table string

// The full-text tables. The rows of the first are claims, of the second blocks of
// reports.
const (
	ClaimWords   Table = "claim_words"
	PassageWords Table = "passage_words"
)

// WordRow is a row of a full-text table.
type WordRow struct {
	ID     int64
	Words  string   // between spaces, in order
	Facets []string // of letters and digits
}

// Match is how rows of a full-text table are found.
type Match struct {
	From   string
	Join   string // how another table joins it: "JOIN", or "CROSS JOIN" to go over it first
	Column string // the row's id
	Where  string
	Args   []any
	Rank   string
	// RankArgs are the parameters of Rank.
	RankArgs []any
}

// Area is a row of the table area.
type Area struct {
	ID int64
	Bounds
}

// Bounds are a box in degrees that doesn't cross the antimeridian.
type Bounds struct {
	West, East, South, North float64
}

// micros is a time as it is kept.
func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

func fromMicros(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMicro(n).UTC()
}

// Days are kept as their number since 1970-01-01. The two ends of time stand for
// what is open or unknown.
const (
	noDay     = -1 << 31
	beginning = -1<<31 + 1
	end       = 1<<31 - 1
)

const secondsADay = 24 * 60 * 60

// day is the day's number. Years beyond five million give the ends of time.
func day(t time.Time) int64 {
	n := t.Unix()
	d := n / secondsADay
	if n%secondsADay < 0 {
		d--
	}
	return min(max(d, beginning+1), end-1)
}

func fromDay(n int64) time.Time {
	if n <= beginning || n >= end {
		return time.Time{}
	}
	return time.Unix(n*secondsADay, 0).UTC()
}
