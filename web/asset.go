package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:embed asset
var ownAssets embed.FS

// assets are the files that pages load: each under an address that holds its hash, so
// that browsers keep them for good.
type assets struct {
	byName map[string]*asset // "desk/desk.js"
	byPath map[string]*asset // "/static/Zk3…/desk/desk.js"
}

type asset struct {
	path    string
	media   string
	plain   []byte // nil where only the compressed form was given
	gzipped []byte // nil where it gains nothing
}

func newAssets(sections []Section) (*assets, error) {
	a := &assets{map[string]*asset{}, map[string]*asset{}}
	own, err := fs.Sub(ownAssets, "asset")
	if err != nil {
		return nil, err
	}
	if err := a.take("site", own); err != nil {
		return nil, err
	}
	for _, s := range sections {
		if s.Files == nil {
			continue
		}
		if err := a.take(s.Name, s.Files); err != nil {
			return nil, err
		}
	}
	return a, nil
}

func (a *assets) take(section string, files fs.FS) error {
	return fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasSuffix(name, ".tmpl") || strings.HasSuffix(name, ".go") {
			return err
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		return a.add(section+"/"+name, content)
	})
}

func (a *assets) add(name string, content []byte) error {
	sum := sha256.Sum256(content)
	f := &asset{}
	if bare, ok := strings.CutSuffix(name, ".gz"); ok {
		name, f.gzipped = bare, content
	} else {
		f.plain = content
		if squeezed := compress(content); len(squeezed) < len(content)*9/10 {
			f.gzipped = squeezed
		}
	}
	f.path = "/static/" + base64.RawURLEncoding.EncodeToString(sum[:9]) + "/" + name
	f.media = mediaType(name)
	if _, taken := a.byName[name]; taken {
		return fmt.Errorf("two assets are named %s", name)
	}
	a.byName[name], a.byPath[f.path] = f, f
	return nil
}

func compress(content []byte) []byte {
	b := &bytes.Buffer{}
	z, _ := gzip.NewWriterLevel(b, gzip.BestCompression) // the level is valid
	_, _ = z.Write(content)                              // a buffer takes everything
	_ = z.Close()
	return b.Bytes()
}

// mediaType is a file's, by its name alone: the system's tables differ.
func mediaType(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".json":
		return "application/json"
	case ".geojson":
		return "application/geo+json"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".webmanifest":
		return "application/manifest+json"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

// path is the address of an asset, for templates.
func (a *assets) path(name string) (string, error) {
	f := a.byName[name]
	if f == nil {
		return "", fmt.Errorf("there is no asset %s", name)
	}
	return f.path, nil
}

// ServeHTTP implements [http.Handler].
func (a *assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f := a.byPath[r.URL.Path]
	if f == nil {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.media)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Add("Vary", "Accept-Encoding")
	switch {
	case f.gzipped != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip"):
		h.Set("Content-Encoding", "gzip")
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(f.gzipped))
	case f.plain != nil:
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(f.plain))
	default:
		z, err := gzip.NewReader(bytes.NewReader(f.gzipped))
		if err != nil {
			http.Error(w, "the file is damaged", http.StatusInternalServerError)
			return
		}
		_, _ = io.Copy(w, z) // whoever has gone away gets nothing
	}
}

// Asset is the address of an asset of a section: "map/world.json".
func (s *Site) Asset(name string) (string, error) { return s.assets.path(name) }
