package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"os/exec"
	"runtime"
	"time"

	"golang.org/x/net/netutil"

	"github.com/reportedly/reportedly"
)

// The bounds of connections. A body of 64 MiB in five minutes is a line of 2 Mbit/s;
// streams of events set a later end themselves.
const (
	headTime    = 10 * time.Second
	bodyTime    = 5 * time.Minute
	answerTime  = 10 * time.Minute
	idleTime    = 2 * time.Minute
	headBytes   = 64 << 10
	connections = 2000
	// lastTime is how long requests may still take once the server is to end; streams are
	// cut off sooner.
	lastTime   = 5 * time.Second
	streamTime = 2 * time.Second
)

// listen serves until ctx ends.
func (f *serveFlags) listen(ctx context.Context, e *env, cert *certificate, h http.Handler) error {
	l, err := net.Listen("tcp", f.addr)
	if err != nil {
		return reportedly.WithHint(fmt.Errorf("listen on %s: %w", f.addr, err), "another program has the port; --addr 127.0.0.1:0 takes any")
	}
	streams, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()
	server := &http.Server{
		Handler: h, ReadHeaderTimeout: headTime, ReadTimeout: bodyTime, WriteTimeout: answerTime, IdleTimeout: idleTime, MaxHeaderBytes: headBytes,
		BaseContext: func(net.Listener) context.Context { return streams },
		ErrorLog:    log.New(complaints{e}, "", 0),
		TLSConfig:   cert.config(),
	}
	f.greet(e, l.Addr().String(), cert)
	ended := make(chan error, 1)
	go func() {
		if l := netutil.LimitListener(l, connections); cert != nil {
			ended <- server.ServeTLS(l, "", "")
		} else {
			ended <- server.Serve(l)
		}
	}()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastTime)
	defer cancel()
	timer := time.AfterFunc(streamTime, cut)
	defer timer.Stop()
	if server.Shutdown(last) != nil { // who still waits is cut off
		cut()
		_ = server.Close()
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// greet says where the workbench is, and what to beware of.
func (f *serveFlags) greet(e *env, at string, cert *certificate) {
	scheme := "http"
	if cert != nil {
		scheme = "https"
	}
	host, port, _ := net.SplitHostPort(at)
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	if names := append(f.hosts.values, cert.names()...); len(names) > 0 && names[0][0] != '*' && !loopback(f.addr) {
		host = names[0]
	}
	url := scheme + "://" + net.JoinHostPort(host, port) + "/"
	if f.proxy {
		e.say("the proxy finds it at " + url + "; Ctrl-C ends it")
		return
	}
	e.say("open " + url + " in your browser; Ctrl-C ends it")
	if f.guarded() && cert == nil && !loopback(f.addr) {
		e.hint("without TLS, passwords and reports travel in the clear: give --cert and --key, or put a proxy with TLS before it (--behind-proxy)")
	}
	if f.open {
		if err := openBrowser(url); err != nil {
			e.hint("no browser could be opened: " + err.Error())
		}
	}
}

// openBrowser opens an address in the user's browser.
func openBrowser(url string) error {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }()
	return nil
}

// complaints are what net/http has to say: a handler's panic is worth a line, a visitor
// who breaks off isn't.
type complaints struct{ e *env }

func (c complaints) Write(b []byte) (int, error) {
	if !bytes.Contains(b, []byte("TLS handshake error")) && !bytes.Contains(b, []byte("http2: ")) {
		c.e.say(string(bytes.TrimSpace(b)))
	}
	return len(b), nil
}
