package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/access"
)

// passwordFlags say where a password comes from: never from the command line, which
// others on the machine can read.
type passwordFlags struct {
	stdin    bool
	generate bool
}

func (p *passwordFlags) define(fs *flag.FlagSet) {
	fs.BoolVar(&p.stdin, "password-stdin", false, "read the password from the first line of standard input")
	fs.BoolVar(&p.generate, "generate", false, "make a password up, and print it")
}

// with does something with a password, and prints it where it was made up.
func (p *passwordFlags) with(ctx context.Context, e *env, name string, do func(password string) error) error {
	if p.stdin && p.generate {
		return wrong("--password-stdin and --generate exclude each other")
	}
	if p.generate {
		password := access.GeneratePassword()
		if err := do(password); err != nil {
			return err
		}
		_, err := fmt.Fprintln(e.Out, password)
		return err
	}
	password, err := p.read(ctx, e, name)
	if err != nil {
		return err
	}
	return do(password)
}

func (p *passwordFlags) read(ctx context.Context, e *env, name string) (string, error) {
	if p.stdin {
		line, err := bufio.NewReader(io.LimitReader(e.In, 1<<16)).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", fmt.Errorf("read the password: %w", err)
		}
		return strings.TrimRight(line, "\r\n"), nil
	}
	in, ok := e.In.(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) {
		return "", &usageError{"", reportedly.WithHint(errors.New("there is no terminal to ask for a password on"), "--password-stdin reads it from standard input, --generate makes one up")}
	}
	first, err := ask(ctx, e, in, "Password for "+name+": ")
	if err != nil {
		return "", err
	}
	again, err := ask(ctx, e, in, "Again: ")
	if err != nil {
		return "", err
	}
	if first != again {
		return "", wrong("the password was typed in two ways; nothing was changed")
	}
	return first, nil
}

// ask asks without showing what is typed. Where the run is ended meanwhile, the terminal
// shows again what is typed.
func ask(ctx context.Context, e *env, in *os.File, question string) (string, error) {
	fd := int(in.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return "", fmt.Errorf("ask for the password: %w", err)
	}
	fmt.Fprint(e.Err, question)
	defer fmt.Fprintln(e.Err)
	type answer struct {
		typed []byte
		err   error
	}
	got := make(chan answer, 1)
	go func() {
		typed, err := term.ReadPassword(fd)
		got <- answer{typed, err}
	}()
	select {
	case <-ctx.Done():
		_ = term.Restore(fd, before)
		return "", ctx.Err()
	case a := <-got:
		if a.err != nil {
			return "", fmt.Errorf("ask for the password: %w", a.err)
		}
		return string(a.typed), nil
	}
}
