package engine_test

import (
	"os"
	"syscall"
)

// peakMB is the most memory that a finished process had resident, in MB.
func peakMB(p *os.ProcessState) float64 {
	if u, ok := p.SysUsage().(*syscall.Rusage); ok {
		return float64(u.Maxrss) * 1024 / 1e6 // kibibytes
	}
	return 0
}
