package reportedly

import "errors"

// Kinds of error. Wrap them with the operation and its operand; test with
// errors.Is.
var (
	ErrInvalid     = errors.New("invalid input")
	ErrNotFound    = errors.New("not found")
	ErrUnsupported = errors.New("not supported")
)

// HintError is an error with advice on what to do about it, which a command
// prints on a line of its own.
type HintError struct {
	Err  error
	Hint string
}

func (e *HintError) Error() string { return e.Err.Error() }

// Unwrap is the error without its hint.
func (e *HintError) Unwrap() error { return e.Err }

// WithHint adds advice to an error.
func WithHint(err error, hint string) error { return &HintError{err, hint} }
