package main

import (
	"errors"
	"path/filepath"
	"runtime"

	"github.com/reportedly/reportedly"
)

// dataDir is the folder of what the user has added (gazetteers, actors). It need
// not exist. REPORTEDLY_DATA names it; otherwise it is "reportedly" in the
// system's folder for users' data.
func (e *env) dataDir() (string, error) {
	if dir := e.Getenv("REPORTEDLY_DATA"); dir != "" {
		return dir, nil
	}
	base := ""
	switch home := e.Getenv("HOME"); {
	case e.Getenv("XDG_DATA_HOME") != "":
		base = e.Getenv("XDG_DATA_HOME")
	case runtime.GOOS == "windows":
		base = e.Getenv("LocalAppData")
	case home == "":
	case runtime.GOOS == "darwin":
		base = filepath.Join(home, "Library", "Application Support")
	default:
		base = filepath.Join(home, ".local", "share")
	}
	// The XDG specification has relative paths passed over.
	if !filepath.IsAbs(base) {
		return "", reportedly.WithHint(errors.New("no folder for your data is known: there is no home folder"), "name one in the environment variable REPORTEDLY_DATA")
	}
	return filepath.Join(base, "reportedly"), nil
}
