package main

import (
	"crypto/tls"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/reportedly/reportedly"
)

// certificate is a certificate with its key in files, which are read anew when they
// change: whoever renews it needn't start the server again.
type certificate struct {
	cert, key string
	now       func() time.Time

	mu      sync.Mutex
	pair    *tls.Certificate
	changed time.Time // the files, as they were read
	looked  time.Time
}

// lookEvery is how often the files are looked at.
const lookEvery = 30 * time.Second

// readCertificate reads a certificate, nil where none is named.
func readCertificate(cert, key string, now func() time.Time) (*certificate, error) {
	if cert == "" {
		return nil, nil
	}
	c := &certificate{cert: cert, key: key, now: now}
	if err := c.read(); err != nil {
		return nil, &usageError{"", reportedly.WithHint(err, "both files are PEM; --cert has the server's own certificate first, then those above it")}
	}
	return c, nil
}

func (c *certificate) read() error {
	changed, err := c.latest()
	if err != nil {
		return fmt.Errorf("read the certificate: %w", err)
	}
	pair, err := tls.LoadX509KeyPair(c.cert, c.key)
	if err != nil {
		return fmt.Errorf("read the certificate %s: %w", c.cert, err)
	}
	c.pair, c.changed, c.looked = &pair, changed, c.now()
	return nil
}

// latest is when one of the files was changed last.
func (c *certificate) latest() (time.Time, error) {
	var latest time.Time
	for _, path := range []string{c.cert, c.key} {
		info, err := os.Stat(path)
		if err != nil {
			return latest, err
		}
		if info.ModTime().After(latest) {
			latest = info.ModTime()
		}
	}
	return latest, nil
}

// names are the names that the certificate is for.
func (c *certificate) names() []string {
	if c == nil || c.pair.Leaf == nil {
		return nil
	}
	return c.pair.Leaf.DNSNames
}

func (c *certificate) config() *tls.Config {
	if c == nil {
		return nil
	}
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return c.current(), nil }}
}

// current is the certificate as the files have it. While they are being replaced and
// don't fit each other, the former one holds.
func (c *certificate) current() *tls.Certificate {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.now().Sub(c.looked) >= lookEvery {
		c.looked = c.now()
		if changed, err := c.latest(); err == nil && !changed.Equal(c.changed) {
			_ = c.read()
		}
	}
	return c.pair
}
