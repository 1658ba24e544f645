//go:build unix

// Package postgrestest finds a PostgreSQL server for tests, or starts one.
//
// In: the environment's REPORTEDLY_POSTGRES, the URL of a database that tests may
// write to; else Debian's programs under /usr/lib/postgresql. Out: a URL. A server
// that it starts listens on a socket in a temporary directory alone, isn't careful
// with the disk, and ends with the test. It skips the test where there is neither,
// unless REPORTEDLY_REQUIRE names postgres. It assumes a Unix system.
package postgrestest

import (
	"bytes"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// URL is that of a database that the test may write to.
func URL(t testing.TB) string {
	t.Helper()
	if u := os.Getenv("REPORTEDLY_POSTGRES"); u != "" {
		return u
	}
	bin := programs()
	if bin == "" {
		if strings.Contains(os.Getenv("REPORTEDLY_REQUIRE"), "postgres") {
			t.Fatal("no PostgreSQL: install Debian's postgresql, or set REPORTEDLY_POSTGRES to the URL of a database")
		}
		t.Skip("no PostgreSQL: install Debian's postgresql, or set REPORTEDLY_POSTGRES to the URL of a database")
	}
	return start(t, bin)
}

// programs is the newest installed version's directory.
func programs() string {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		return ""
	}
	version := func(path string) int {
		n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(path))))
		return n
	}
	return filepath.Dir(slices.MaxFunc(found, func(a, b string) int { return version(a) - version(b) }))
}

func start(t testing.TB, bin string) string {
	dir, err := os.MkdirTemp("", "pg")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	as := owner(t, dir)
	data := filepath.Join(dir, "data")
	run := func(name string, args ...string) *exec.Cmd {
		c := exec.Command(filepath.Join(bin, name), args...)
		c.Dir, c.SysProcAttr, c.Env = dir, as, []string{"LC_ALL=C.UTF-8", "PATH=" + bin + ":/usr/bin:/bin", "HOME=" + dir}
		return c
	}
	if out, err := run("initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync").CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	var log bytes.Buffer
	server := run("postgres", "-D", data, "-k", dir, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "shared_buffers=32MB", "-c", "max_connections=120")
	server.Stderr = &log
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Signal(syscall.SIGINT) // ends at once what is still connected
		_ = server.Wait()
	})
	for range 200 {
		if run("pg_isready", "-q", "-h", dir, "-U", "tester", "-d", "postgres").Run() == nil {
			return "postgres:///postgres?" + url.Values{"host": {dir}, "user": {"tester"}}.Encode()
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("the server doesn't answer:\n%s", log.String())
	return ""
}

// owner gives dir to a user whom the server, which refuses root, may run as.
func owner(t testing.TB, dir string) *syscall.SysProcAttr {
	if os.Getuid() != 0 {
		return nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		if err := os.Chown(dir, uid, gid); err != nil {
			t.Fatal(err)
		}
		return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
	}
	t.Fatal("PostgreSQL refuses root, and there is no other user to run it as")
	return nil
}
