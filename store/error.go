package store

import "errors"

// Kinds of error beside those of the root package. Stores wrap them with the
// operation and the file or address, and give advice by [reportedly.WithHint];
// test with errors.Is.
var (
	// ErrLocked: another program holds the store, and waiting didn't help.
	ErrLocked = errors.New("the store is in use by another program")
	// ErrFull: there is no room to write. What was stored before is untouched.
	ErrFull = errors.New("no room left")
	// ErrDamaged: the file isn't as a store would have left it.
	ErrDamaged = errors.New("the store is damaged")
	// ErrNotStore: the file is something else than a store.
	ErrNotStore = errors.New("not a store of reportedly")
	// ErrNewer: a later version of the program made the store.
	ErrNewer = errors.New("the store is of a newer version")
	// ErrOlder: an earlier version made the store, and it was opened without leave to
	// change it.
	ErrOlder = errors.New("the store is of an older version")
	// ErrReadOnly: the store can be read and not be written.
	ErrReadOnly = errors.New("the store can't be written")
	// ErrExists: a file that was to be made is there already.
	ErrExists = errors.New("exists already")
	// ErrUnreachable: the directory or the server isn't there.
	ErrUnreachable = errors.New("can't be reached")
)
