//go:build !windows

package imports

import "syscall"

// errNoSpace is the system's error for a full disk.
var errNoSpace error = syscall.ENOSPC
