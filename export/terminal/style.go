package terminal

import "github.com/reportedly/reportedly/export/phrase"

// style is the parameters of an SGR escape sequence; "" is plain.
type style string

// The styles. Colours are of the 256-colour table, of middle lightness so that
// they read on dark and light alike. Cooperation is blue and green, conflict
// amber and red, states purple; with red–green blindness the pairs still differ in
// lightness, and colour never stands alone: symbol and label say the same.
const (
	plain style = ""
	bold  style = "1"
	quiet style = "38;5;244"
)

func colour(c phrase.Class) style {
	switch c {
	case phrase.VerbalCooperation:
		return "38;5;33"
	case phrase.MaterialCooperation:
		return "38;5;30"
	case phrase.VerbalConflict:
		return "38;5;172"
	case phrase.MaterialConflict:
		return "38;5;160"
	}
	return "38;5;133"
}

// strong is a style in bold.
func (s style) strong() style {
	if s == plain || s == bold {
		return bold
	}
	return "1;" + s
}

// run is text in one style.
type run struct {
	text  string
	style style
}
