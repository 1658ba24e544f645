package imports

import "golang.org/x/sys/windows"

// errNoSpace is the system's error for a full disk.
var errNoSpace error = windows.ERROR_DISK_FULL
