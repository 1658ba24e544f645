package kernel_test

import (
	"syscall"
	"testing"
	"unsafe"
)

// guarded is a slice of n floats that ends right before (or, front, begins
// right after) a page that must not be touched: a kernel that reads or writes
// past it crashes the test.
func guarded(t testing.TB, n int, front bool) []float32 {
	t.Helper()
	page := syscall.Getpagesize()
	size := (4*n + page - 1) / page * page
	mem, err := syscall.Mmap(-1, 0, size+2*page, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		t.Fatalf("map guard pages: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Munmap(mem); err != nil {
			t.Errorf("unmap guard pages: %v", err)
		}
	})
	for _, p := range [][]byte{mem[:page], mem[page+size:]} {
		if err := syscall.Mprotect(p, syscall.PROT_NONE); err != nil {
			t.Fatalf("protect guard page: %v", err)
		}
	}
	if n == 0 {
		return nil
	}
	at := page
	if !front {
		at += size - 4*n
	}
	return unsafe.Slice((*float32)(unsafe.Pointer(&mem[at])), n)
}
