package reportedly

import _ "embed"

// Attributions is the notice of the release: the program's licence, and whose data and
// works are built in under which licences.
//
//go:embed NOTICE
var Attributions string
