// Command reportedly reads situation reports and prints the claims in them: who
// did what to whom, where and when, who says so, and how surely.
//
// In: files, folders and standard input, as `reportedly help` tells. Out: text,
// JSON or a page on standard output; progress, errors and hints on standard
// error; an exit status (`reportedly help status`). It works offline and writes
// no file that it wasn't asked for. A verb's file cmd_VERB.go holds its flags
// and calls the library; run.go chooses the verb, and the other files are what
// verbs share.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
)

func main() {
	// Most of the memory is the model's and stays. A heap that grows by half rather
	// than doubles between collections keeps the peak of a folder at 225 MB instead
	// of 265, for the same processor time.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	os.Exit(run(ctx, process(), os.Args[1:]))
}
