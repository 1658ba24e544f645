package main

import "testing"

// TestFresh fails where the checked-in assembly isn't what this program writes.
func TestFresh(t *testing.T) {
	if err := run("..", true); err != nil {
		t.Fatal(err)
	}
}
