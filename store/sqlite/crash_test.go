package sqlite_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/store/storetest/generate"
)

// crashFile names, in the child's environment, the store that it adds to.
const crashFile, crashFirst = "REPORTEDLY_TEST_CRASH_FILE", "REPORTEDLY_TEST_CRASH_FIRST"

func TestMain(m *testing.M) {
	if path := os.Getenv(crashFile); path != "" {
		first, _ := strconv.Atoi(os.Getenv(crashFirst))
		fmt.Fprintln(os.Stderr, addForever(path, first))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// small makes reports of three claims.
func small() *generate.Maker {
	m := generate.New(11)
	m.Claims, m.Small = 3, true
	return m
}

// addForever adds reports and prints the number of each once it is stored.
func addForever(path string, n int) error {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, path, sqlite.Options{})
	if err != nil {
		return err
	}
	m := small()
	for ; ; n++ {
		r, claims := m.Report(n)
		err := s.Update(ctx, func(tx store.Tx) error {
			if _, err := tx.AddReport(ctx, r); err != nil {
				return err
			}
			if err := tx.PutClaims(ctx, r.SHA256, store.Version{Coder: "a"}, claims); err != nil {
				return err
			}
			stored, err := tx.ClaimsOf(ctx, r.SHA256)
			if err != nil {
				return err
			}
			return tx.PutDevelopment(ctx, generate.Development(r.SHA256[:12], stored))
		})
		if err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// TestCrash kills a program in the middle of adding, 200 times: whatever it has
// told to be stored is there, and nothing is there by half.
func TestCrash(t *testing.T) {
	times := 200
	if testing.Short() {
		times = 20
	}
	path := filepath.Join(t.TempDir(), "crash.db")
	m := small()
	r := rand.New(rand.NewPCG(1, 2))
	next, half := 0, 0
	for i := range times {
		last := crash(t, path, next, r.IntN(4), time.Duration(r.IntN(6000))*time.Microsecond)
		s := reopened(t, path)
		for n := next; n <= last; n++ {
			whole(t, s, m, n, true)
		}
		next = max(next, last+1)
		// The one that was being added is there altogether or not at all.
		if whole(t, s, m, next, false) {
			half++
			next++
		}
		if i%50 == 49 || i == times-1 {
			problems(t, s)
		}
		n, err := s.Stats(t.Context())
		if err != nil || n.Reports != next || n.Claims != 3*next || n.Developments != next {
			t.Fatalf("after crash %d: %+v, want %d reports: %v", i+1, n, next, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d crashes, %d reports; %d were stored and not yet told to be", times, next, half)
}

// crash runs the program until it has stored some reports and a while longer, kills
// it, and tells the last report that it told to be stored.
func crash(t *testing.T, path string, first, after int, wait time.Duration) int {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), crashFile+"="+path, crashFirst+"="+strconv.Itoa(first))
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	last := first - 1
	for range after {
		if !lines.Scan() {
			break
		}
		last, _ = strconv.Atoi(lines.Text())
	}
	if after == 0 {
		wait *= 10 // while it starts
	}
	time.Sleep(wait)
	_ = c.Process.Kill()
	for lines.Scan() {
		last, _ = strconv.Atoi(lines.Text())
	}
	_ = c.Wait()
	return last
}

func reopened(t *testing.T, path string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// whole tells whether the nth report is stored, and fails the test where it is by
// half, or where it must be and isn't.
func whole(t *testing.T, s *sqlite.Store, m *generate.Maker, n int, must bool) bool {
	t.Helper()
	want, claims := m.Report(n)
	got, err := s.Report(t.Context(), want.SHA256)
	if errors.Is(err, reportedly.ErrNotFound) && !must {
		return false
	}
	if err != nil {
		t.Fatalf("report %d, which was stored: %v", n, err)
	}
	if string(got.Original) != string(want.Original) || len(got.Acquisitions) != 1 {
		t.Errorf("report %d isn't what was stored", n)
	}
	list, err := s.ClaimsOf(t.Context(), want.SHA256)
	if err != nil || len(list) != len(claims) || list[0].Development != want.SHA256[:12] {
		t.Errorf("report %d has %d claims of %d: %v", n, len(list), len(claims), err)
	}
	return true
}
