package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/ingest"
)

// How reports come from the network: only those whose addresses the user names, and
// only with --fetch. An address is an argument, or stands in a file that lists them: one
// a line in a .urls file, or a shortcut as desktops keep them (.url, .webloc).

// isAddress tells whether an argument is an address of the web.
func isAddress(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}

// What is read of a file of addresses and of a page, and how long that may take.
const (
	maxAddressFile = 1 << 20
	maxAddresses   = 10_000
	maxPage        = 64 << 20 // as of any report
	fetchTime      = 60 * time.Second
	atOnce         = 2 // pages fetched at the same time
)

// addresses replaces files that list addresses by what they list.
func addresses(args []string) (out []string, any bool, err error) {
	for _, a := range args {
		switch strings.ToLower(filepath.Ext(a)) {
		case ".url", ".webloc", ".urls":
		default:
			any = any || isAddress(a)
			out = append(out, a)
			continue
		}
		list, err := addressFile(a)
		if err != nil {
			return nil, false, err
		}
		out, any = append(out, list...), true
	}
	return out, any, nil
}

// A shortcut's address: "URL=https://…" of Windows, <string>https://…</string> of macOS;
// in lists the line itself.
var addressIn = regexp.MustCompile(`^(?:URL=|<string>)?(https?://[^\s<>"]+)(?:</string>)?$`)

func addressFile(name string) ([]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxAddressFile))
	if err != nil {
		return nil, err
	}
	lists := strings.EqualFold(filepath.Ext(name), ".urls")
	var out []string
	for n, line := range strings.Split(string(b), "\n") {
		line = strings.TrimSpace(line)
		m := addressIn.FindStringSubmatch(line)
		switch {
		case m != nil && len(out) < maxAddresses:
			out = append(out, m[1])
		case m != nil:
			return nil, fmt.Errorf("%s lists more than %d addresses", name, maxAddresses)
		case lists && line != "" && !strings.HasPrefix(line, "#"):
			return nil, reportedly.WithHint(fmt.Errorf("%s:%d: %q is no address", name, n+1, cutTo(line, 60)), "write one https:// or http:// address a line")
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: it lists no address", name)
	}
	return out, nil
}

// errNoFetch says that the network is used only where that is asked for.
func errNoFetch() error {
	return &usageError{"", reportedly.WithHint(errors.New("addresses are fetched only with --fetch"), "add --fetch to get them from the network; nothing else is ever sent or fetched")}
}

// fetcher gets pages from the network.
type fetcher struct {
	client *http.Client
	slots  chan struct{}
}

func newFetcher() *fetcher {
	return &fetcher{
		client: &http.Client{Timeout: fetchTime, CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) > 5 || !isAddress(r.URL.String()) {
				return errors.New("it redirects too often, or to no address of the web")
			}
			return nil
		}},
		slots: make(chan struct{}, atOnce),
	}
}

// report gets the page at an address and takes it in. note says what the server said of
// it, for the chain of custody.
func (f *fetcher) report(ctx context.Context, address string, opt ingest.Options) (r *reportedly.Report, note string, err error) {
	select {
	case f.slots <- struct{}{}:
		defer func() { <-f.slots }()
	case <-ctx.Done():
		return nil, "", ctx.Err()
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, "", errors.New("it is no address")
	}
	req.Header.Set("User-Agent", "reportedly/"+engine.Version)
	resp, err := f.client.Do(req)
	if err != nil {
		var u *url.Error
		if errors.As(err, &u) {
			err = u.Err // the address is named already
		}
		return nil, "", fmt.Errorf("it can't be fetched: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, "", fmt.Errorf("the server answers %q", resp.Status)
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, maxPage+1))
	if err != nil {
		return nil, "", fmt.Errorf("it broke off: %w", err)
	}
	if r, err = ingest.Read(ctx, address, bytes.NewReader(b), opt); err != nil {
		return nil, "", err
	}
	note = "answered " + resp.Status + " from " + resp.Request.URL.String()
	for _, h := range []string{"Date", "Last-Modified", "Content-Type", "ETag"} {
		if v := resp.Header.Get(h); v != "" {
			note += "; " + h + ": " + v
		}
	}
	if r.URL == "" {
		r.URL = resp.Request.URL.String()
	}
	return r, note, nil
}
