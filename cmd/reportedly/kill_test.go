package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
)

// asProgram names the variable that has the test's own binary be the program, with the
// stand-in for the engine.
const asProgram = "REPORTEDLY_TEST_AS_PROGRAM"

// beProgram is the program, where the environment asks for it.
func beProgram() {
	if os.Getenv(asProgram) == "" {
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, standIn(process()), os.Args[1:]))
}

// TestKill ends add by SIGKILL at any moment, again and again, and looks whether a
// report that was printed is missing, or one is half there. REPORTEDLY_KILLS says how
// often; the full measure is 200.
func TestKill(t *testing.T) {
	kills := 25
	if n, err := strconv.Atoi(os.Getenv("REPORTEDLY_KILLS")); err == nil {
		kills = n
	}
	dir := t.TempDir()
	next := 0
	more := func(reports string, n int) {
		if err := os.Mkdir(reports, 0o755); err != nil {
			t.Fatal(err)
		}
		for range n {
			next++
			write(t, filepath.Join(reports, fmt.Sprintf("r%05d.txt", next)), fmt.Sprintf("Band%d attacked Town%d.\n\nLater Group%d attacked Village%d.\n", next, next, next, next))
		}
	}
	db := filepath.Join(dir, "m.db")
	acknowledged := map[string]bool{}
	random := rand.New(rand.NewPCG(1, 2))
	began := time.Now()
	for i := range kills {
		reports := filepath.Join(dir, fmt.Sprint("reports", i))
		more(reports, 20)
		// Other months, so that the reports are about other happenings.
		published := fmt.Sprintf("%d-%02d-07", 1990+i/12, 1+i%12)
		killed(t, db, reports, published, i%4 == 0, time.Duration(random.IntN(100))*time.Millisecond, acknowledged)
		if i%10 == 9 || i == kills-1 {
			whole(t, db, acknowledged)
		}
	}
	t.Logf("%d kills in %s, %d of %d reports acknowledged", kills, time.Since(began).Round(time.Millisecond), len(acknowledged), next)
	if len(acknowledged) == 0 {
		t.Error("every run was killed before it kept anything: the test shows nothing")
	}
}

// killed runs add and kills it after a while, counted from its start or from when it
// acknowledged its first report; what it printed is acknowledged.
func killed(t *testing.T, db, reports, published string, fromStart bool, after time.Duration, acknowledged map[string]bool) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "add", reports, "--db", db, "--format", "jsonl", "--source", "Star", "--published", published)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill := func() { _ = cmd.Process.Kill() }
	if fromStart {
		defer time.AfterFunc(2*after, kill).Stop()
	}
	armed := fromStart
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if !armed {
			armed = true
			defer time.AfterFunc(after, kill).Stop()
		}
		var row struct{ Report struct{ ID string } }
		// A line that was cut off by the kill acknowledges nothing.
		if json.Unmarshal(lines.Bytes(), &row) == nil && row.Report.ID != "" {
			acknowledged[row.Report.ID] = true
		}
	}
	_ = cmd.Wait() // it was killed
}

// whole checks that all acknowledged reports are there, and nothing half of any.
func whole(t *testing.T, db string, acknowledged map[string]bool) {
	t.Helper()
	ctx := t.Context()
	s, err := sqlite.Open(ctx, db, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	m := memory.New(memory.Options{Store: s})
	for id := range acknowledged {
		if known, err := m.Has(ctx, id); err != nil || !known {
			t.Fatalf("report %s was acknowledged and is gone (%v)", id, err)
		}
	}
	page := store.Page{Limit: 1000}
	for {
		list, err := s.Reports(ctx, store.ReportFilter{}, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range list.Items {
			claims, err := s.ClaimsOf(ctx, r.SHA256)
			if err != nil || len(claims) != 2 || r.Claims != 2 || claims[0].Development == "" {
				t.Fatalf("report %s is half there: %d claims, %v", r.SHA256, len(claims), err)
			}
		}
		if page.After = list.Next; list.Next == "" {
			break
		}
	}
	problems, err := m.Check(ctx, nil)
	if err != nil || len(problems) > 0 {
		var what []string
		for _, p := range problems {
			what = append(what, p.What)
		}
		t.Fatalf("check: %s, %v", strings.Join(what, "; "), err)
	}
}
