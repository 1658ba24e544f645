package store

import (
	"context"

	"github.com/reportedly/reportedly"
)

// Store keeps a memory. All methods may be called at once by many goroutines;
// readers never wait for the writer. Each method of Reader sees one consistent
// state of the store; View holds one over many of them.
type Store interface {
	Reader

	// View calls f with a reader that sees the store as it is now, whatever is
	// written meanwhile. The reader may not be used after f.
	View(ctx context.Context, f func(Reader) error) error

	// Prepare makes of a report and its claims what AddReport and PutClaims need of them
	// by themselves, so that less is left to do in a transaction, for which others wait.
	// It fills in Ready, and may be called at once for many reports. Afterwards they may
	// not be changed but for what is known of their report's publication. What can't be
	// prepared is told of where it is put.
	Prepare(r *Report, claims []Claim)

	// Update calls f with a transaction and commits it where f returns nil. Once
	// Update has returned nil, everything that f wrote survives the end of the
	// process and of the machine's power; where it returns an error, nothing of it
	// remains. Updates run one after another; one that has to wait too long for
	// another process fails with ErrLocked. f may not use the store but through tx,
	// and may not use tx afterwards.
	Update(ctx context.Context, f func(tx Tx) error) error

	// Purge makes what was removed unrecoverable: it rewrites or overwrites the pages
	// and the journal in which removed rows may still lie. Call it after RemoveReport.
	// It fails with ErrLocked while others hold the store.
	Purge(ctx context.Context) error

	// Check goes over everything that is kept and returns what is wrong, in a stable
	// order, nil for nothing. It calls progress, where not nil, with the number of
	// reports gone over so far and of all. The error is about checking itself.
	Check(ctx context.Context, progress func(done, all int)) ([]Problem, error)

	// About tells what store this is and which version its schema has.
	About(ctx context.Context) (About, error)

	Close() error
}

// Backuper is a store that can copy itself to a file while it is written to. For
// one that can't, [Copy] does it into another store.
type Backuper interface {
	// Backup writes the store as it is at one moment to a new file, which Open then
	// reads like any other. The error wraps ErrExists where path exists.
	Backup(ctx context.Context, path string) error
}

// Reader is what is asked of a store. What is asked for by its identity and isn't
// there is an error that wraps [reportedly.ErrNotFound].
type Reader interface {
	// ReportID is the ID of the one report that begins with prefix. The error wraps
	// [reportedly.ErrInvalid] where several do, with some of them in its hint.
	ReportID(ctx context.Context, prefix string) (string, error)
	// Report is a report as it was added, with its original bytes and its text.
	Report(ctx context.Context, id string) (*Report, error)
	// Reports are the reports that pass the filter, last added first, without their
	// bytes, text, blocks and origin map.
	Reports(ctx context.Context, filter ReportFilter, page Page) (List[Report], error)

	// Claim is one claim.
	Claim(ctx context.Context, id string) (*Claim, error)
	// Claims are the claims of these IDs, in their order; an ID that isn't there is
	// an error.
	Claims(ctx context.Context, ids []string) ([]Claim, error)
	// ClaimsOf are all claims of one report, in the order in which they were put;
	// none where the report isn't there.
	ClaimsOf(ctx context.Context, report string) ([]Claim, error)
	// Search finds claims.
	Search(ctx context.Context, filter ClaimFilter, order Order, page Page) (List[Hit], error)
	// Count counts the claims that pass the filter by their properties. It stops after
	// atMost claims (10,000 where it is 0), the last added first, and says so.
	Count(ctx context.Context, filter ClaimFilter, atMost int) (Counts, error)
	// Passing are the numbers (Light.Row) of the claims that pass the filter, the last
	// added first, at most atMost (0: all). complete is false where there are more.
	Passing(ctx context.Context, filter ClaimFilter, atMost int) (rows []int64, complete bool, err error)
	// Lights calls each with all claims whose number is greater than after, in the order
	// of their numbers, rejected ones too; it ends with the first error of each.
	Lights(ctx context.Context, after int64, each func(Light) error) error
	// Facets counts as Count does, and also whom and what the claims name: of each at
	// most 30.
	Facets(ctx context.Context, filter ClaimFilter, atMost int) (Facets, error)
	// Neighbours are stored claims that share a key with what is asked, nearest in
	// time first, then by ID.
	Neighbours(ctx context.Context, n Neighbourhood) ([]Claim, error)
	// Near are developments whose claims have any of these keys: the most shared first,
	// then by ID, at most atMost. Of a key that very many reports have, the 2,000
	// that were added first are looked at, and some of the last.
	Near(ctx context.Context, keys []string, atMost int) ([]Nearby, error)
	// Passages finds blocks of reports by their words, last added first.
	Passages(ctx context.Context, filter PassageFilter, page Page) (List[Passage], error)

	// Actors and Places are those that claims name, most claims first, then by key.
	Actors(ctx context.Context, filter NameFilter, page Page) (List[Name], error)
	Places(ctx context.Context, filter NameFilter, page Page) (List[Name], error)
	// CountActors and CountPlaces count those that pass the filter.
	CountActors(ctx context.Context, filter NameFilter) (NameCounts, error)
	CountPlaces(ctx context.Context, filter NameFilter) (NameCounts, error)
	// Spellings are how texts write the actor (else the place) of a key: what most claims
	// have first, then by form, at most 50.
	Spellings(ctx context.Context, key string) ([]Spelling, error)

	// Source is who published reports, by name.
	Source(ctx context.Context, name string) (*Source, error)
	// Sources are all sources, by name: those that were put and those that a report
	// names.
	Sources(ctx context.Context, page Page) (List[Source], error)
	// Record is how a source stands among the others, by its name.
	Record(ctx context.Context, name string) (Record, error)

	// Development is one development as it was put.
	Development(ctx context.Context, id string) (*reportedly.Development, error)
	// DevelopmentID is the ID of the one development that begins with prefix, as
	// ReportID.
	DevelopmentID(ctx context.Context, prefix string) (string, error)
	// DevelopmentsOf are the IDs of the developments that claims belong to, by claim;
	// a claim that belongs to none is missing.
	DevelopmentsOf(ctx context.Context, claims []string) (map[string]string, error)
	// Developments are summaries of those that pass the filter, in their order.
	Developments(ctx context.Context, filter DevelopmentFilter, page Page) (List[Summary], error)

	// CountDevelopments counts the developments that pass the filter. It stops after
	// atMost (10,000 where it is 0), in the filter's order, and says so.
	CountDevelopments(ctx context.Context, filter DevelopmentFilter, atMost int) (DevelopmentCounts, error)

	// Judgement is one entry of the log.
	Judgement(ctx context.Context, number int64) (*Judgement, error)
	// Judgements is the log, the oldest first unless the filter says otherwise.
	Judgements(ctx context.Context, filter JudgementFilter, page Page) (List[Judgement], error)

	// Sharing are the reports that have any of these keys in the duplicate index, with
	// how many of them: most first, then by ID; at most `atMost`.
	Sharing(ctx context.Context, keys []uint64, atMost int) ([]Shared, error)
	// Holders are, for each of these keys that any report has, in their order, the
	// reports that have it, in the order of adding.
	Holders(ctx context.Context, keys []uint64, atMost int) ([]Holding, error)
	// Index is what was put into the duplicate index for a report; nothing where
	// nothing was.
	Index(ctx context.Context, report string) (Index, error)
	// Pairs are the pairs of reports that any of these reports belongs to, by A, B and
	// relation.
	Pairs(ctx context.Context, reports []string) ([]Pair, error)
	// PairsAmong are those of them of which both reports are among these; a report that isn't
	// there has none.
	PairsAmong(ctx context.Context, reports []string) ([]Pair, error)

	// Value is a small value that was put under a name.
	Value(ctx context.Context, name string) ([]byte, error)
	// Values are the names of all values, sorted.
	Values(ctx context.Context) ([]string, error)
	// Revision changes with every update that changes anything but values, whichever
	// process makes it.
	Revision(ctx context.Context) (string, error)
	// Stats are numbers of what is kept.
	Stats(ctx context.Context) (Stats, error)
}

// Tx is a transaction: it reads what it has written. Its methods return an error
// that wraps [reportedly.ErrInvalid] for values that can't be kept, and
// [reportedly.ErrNotFound] where they name something that isn't there; after any
// error f must return it, to Part or to Update.
type Tx interface {
	Reader

	// Part calls f with the transaction. Where f returns an error, nothing of what it
	// wrote remains, the transaction goes on without it, and undone is that error; so one
	// transaction can keep many reports, and one that can't be kept costs no other. err
	// says that the transaction can't go on: the caller returns it.
	Part(ctx context.Context, f func(Tx) error) (undone, err error)

	// AddReport adds a report and tells whether it is new. Of one that is there
	// already (the same bytes) it only adds the acquisitions that are new. SHA256 must
	// be that of Original.
	AddReport(ctx context.Context, r *Report) (added bool, err error)
	// SetReport changes what is known of a report's publication: Name, Source, Title,
	// Publisher, Author, Published, PublishedFrom, Language, URL, Indexed. Bytes, text
	// and acquisitions never change.
	SetReport(ctx context.Context, r *Report) error
	// RemoveReport forgets a report: its bytes, text, acquisitions, claims with their
	// place in developments, words in the full text, entries of the duplicate index
	// and pairs. Judgements on it or its claims stay in the log with number, time,
	// action and target, but lose payload and reason, which may quote it. The caller
	// puts or removes the developments that its claims belonged to in the same
	// transaction, and calls Purge afterwards.
	RemoveReport(ctx context.Context, id string) error

	// PutClaims replaces all claims of a report by those that a coder and a model
	// made. A claim that keeps its ID keeps its place in its development and its
	// review; one that disappears leaves its development.
	PutClaims(ctx context.Context, report string, by Version, claims []Claim) error
	// PutClaim replaces one claim, whose ID must be there: a person corrected it.
	PutClaim(ctx context.Context, c Claim) error
	// AddClaim adds a claim after those that a report has: a person found it, and by says
	// so. The error wraps ErrExists where the report has one of its ID.
	AddClaim(ctx context.Context, report string, by Version, c Claim) error
	// RemoveClaim removes one claim, which leaves its development; the caller puts or
	// removes that in the same transaction.
	RemoveClaim(ctx context.Context, id string) error
	// SetReview sets how a claim was judged.
	SetReview(ctx context.Context, claim string, review Review) error

	// PutIndex replaces a report's entries in the duplicate index.
	PutIndex(ctx context.Context, report string, index Index) error
	// PutPair adds a pair, or replaces that of the same reports and relation. A < B.
	PutPair(ctx context.Context, p Pair) error
	// RemovePairs removes the pairs that a report belongs to.
	RemovePairs(ctx context.Context, report string) error

	// PutSource adds a source or replaces the one of its name.
	PutSource(ctx context.Context, s Source) error
	// RemoveSource removes what was put for a source; its reports stay.
	RemoveSource(ctx context.Context, name string) error

	// PutDevelopment adds a development or replaces the one of its ID, and makes its
	// members those claims' development: a claim belongs to at most one. All of them
	// must be stored. What it keeps in columns to be found by is taken from the
	// development and from its members.
	PutDevelopment(ctx context.Context, d *reportedly.Development) error
	// RemoveDevelopment removes a development; its claims then belong to none.
	RemoveDevelopment(ctx context.Context, id string) error

	// AddJudgement appends to the log and returns the entry's number, one more than the
	// last one's. An entry that undoes another marks it as undone, and what that one had
	// undone stands again; to undo what is undone already, or isn't there, is an error.
	AddJudgement(ctx context.Context, j Judgement) (int64, error)

	// PutValue keeps a small value under a name; nil removes it.
	PutValue(ctx context.Context, name string, value []byte) error
}
