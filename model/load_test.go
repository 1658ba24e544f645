package model_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/klauspost/compress/zstd"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/model"
)

// tiny is the small model's files, to be damaged.
func tiny(t testing.TB) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for _, name := range []string{"manifest.json", "vocab.txt", "model.safetensors"} {
		data, err := os.ReadFile("testdata/tiny/" + name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = &fstest.MapFile{Data: data}
	}
	return out
}

// sign writes the weights' checksum into the manifest.
func sign(t testing.TB, files fstest.MapFS) {
	t.Helper()
	edit(t, files, func(m map[string]any) {
		sum := sha256.Sum256(files["model.safetensors"].Data)
		m["sha256"] = hex.EncodeToString(sum[:])
	})
}

func edit(t testing.TB, files fstest.MapFS, f func(map[string]any)) {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal(files["manifest.json"].Data, &m); err != nil {
		t.Fatal(err)
	}
	f(m)
	data, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	files["manifest.json"] = &fstest.MapFile{Data: data}
}

// replace changes the header of the weights, padded to the same length.
func replace(t testing.TB, files fstest.MapFS, old, by string) {
	t.Helper()
	data := files["model.safetensors"].Data
	if len(by) > len(old) || !bytes.Contains(data, []byte(old)) {
		t.Fatalf("cannot replace %s", old)
	}
	by += strings.Repeat(" ", len(old)-len(by))
	files["model.safetensors"] = &fstest.MapFile{Data: bytes.Replace(data, []byte(old), []byte(by), 1)}
	sign(t, files)
}

func config(key string, value any) func(testing.TB, fstest.MapFS) {
	return func(t testing.TB, files fstest.MapFS) {
		edit(t, files, func(m map[string]any) { m["config"].(map[string]any)[key] = value })
	}
}

func labels(key string, value ...any) func(testing.TB, fstest.MapFS) {
	return func(t testing.TB, files fstest.MapFS) {
		edit(t, files, func(m map[string]any) { m["labels"].(map[string]any)[key] = value })
	}
}

func header(old, by string) func(testing.TB, fstest.MapFS) {
	return func(t testing.TB, files fstest.MapFS) { replace(t, files, old, by) }
}

func file(name, content string) func(testing.TB, fstest.MapFS) {
	return func(t testing.TB, files fstest.MapFS) {
		files[name] = &fstest.MapFile{Data: []byte(content)}
		if name == "model.safetensors" {
			sign(t, files)
		}
	}
}

func TestLoadErrors(t *testing.T) {
	tests := []struct {
		name   string
		damage func(testing.TB, fstest.MapFS)
		want   string
	}{
		{"checksum", func(_ testing.TB, f fstest.MapFS) { f["model.safetensors"].Data[40000] ^= 1 }, "model.safetensors: invalid input: sha256 is"},
		{"cut", func(t testing.TB, f fstest.MapFS) {
			f["model.safetensors"].Data = f["model.safetensors"].Data[:40000]
			sign(t, f)
		}, "are outside of"},
		{"short", file("model.safetensors", "abc"), "file of 3 bytes has no header"},
		{"header size", file("model.safetensors", "\xff\xff\xff\xff\xff\xff\xff\xff{}"), "in a file of 10"},
		{"header", file("model.safetensors", "\x02\x00\x00\x00\x00\x00\x00\x00{]"), "read header"},
		{"no tensors", file("model.safetensors", "\x02\x00\x00\x00\x00\x00\x00\x00{}"), "tensor embed.word is missing"},
		{"type", header(`"dtype": "F16", "shape": [64, 24]`, `"dtype": "F64", "shape": [64, 24]`), `tensor embed.position: type "F64"`},
		{"shape", header(`[64, 24]`, `[24, 64]`), "tensor embed.position has shape [24 64], want [-1 24]"},
		{"shape size", header(`[64, 24]`, `[65, 24]`), "bytes for shape [65 24]"},
		{"shape sign", header(`[64, 24]`, `[-8,24]`), "shape [-8 24] is out of range"},
		{"shape flow", header(`"dtype": "F16", "shape": [64, 24]`, `"dtype":"F16","shape":[9e9,9e9]`), "tensor embed.position"},
		{"scale", header(`layer.0.down.weight.scale`, `layer.0.down.weight.xcale`), "lacks a fitting F32 tensor layer.0.down.weight.scale"},
		{"missing", header(`head.arc.root`, `head.arc.toor`), "tensor head.arc.root is missing"},
		{"manifest", file("manifest.json", "{"), "manifest.json: invalid input: unexpected end of JSON"},
		{"layers", config("layers", 3), "tensor layer.2.qkv.weight is missing"},
		{"many layers", config("layers", 1e6), "config.layers is 1000000, not in 1 … 64"},
		{"heads", config("heads", 5), "config.heads is 5 and doesn't divide"},
		{"hidden", config("hidden", 12), "tensor embed.word has shape [39 24], want [39 12]"},
		{"floor", config("predicate_floor", 1.5), "config.predicate_floor is 1.5"},
		{"temperature", config("temperature", map[string]float64{"basis": 0}), "config.temperature.basis is 0, not positive"},
		{"labels", labels("upos", "NOUN"), "tensor head.upos.weight has shape [4 24], want [1 24]"},
		{"no labels", labels("role"), "labels.role is empty"},
		{"doubled label", labels("role", "actor", "actor"), `labels.role has "actor" twice`},
		{"lemma", labels("lemma", "low"), `lemma label "low" is not`},
		{"names", labels("names", "O", "I-PER"), "labels.names has I-PER without B-PER"},
		{"names O", labels("names", "B-PER"), "labels.names has no O"},
		{"names form", labels("names", "O", "PER"), `labels.names has "PER"`},
		{"relations", labels("deprel", "root"), "labels.deprel has no relation but root"},
		{"vocabulary", file("vocab.txt", "[UNK]\n[CLS]\n[SEP]\n"), "tensor embed.word has shape [39 24], want [3 24]"},
		{"vocabulary piece", file("vocab.txt", "[UNK]\n[CLS]\n"), "vocab.txt: invalid input: no piece [SEP]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := maps.Clone(tiny(t))
			test.damage(t, files)
			_, err := model.Load(files)
			if err == nil || !strings.Contains(err.Error(), test.want) || !errors.Is(err, reportedly.ErrInvalid) {
				t.Errorf("error %v, want %s", err, test.want)
			}
		})
	}
}

// packed is the tiny model with its weights packed.
func packed(t testing.TB) fstest.MapFS {
	files := tiny(t)
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	files["model.safetensors.zst"] = &fstest.MapFile{Data: z.EncodeAll(files["model.safetensors"].Data, nil)}
	delete(files, "model.safetensors")
	return files
}

func TestLoadPacked(t *testing.T) {
	if _, err := model.Load(packed(t)); err != nil {
		t.Fatal(err)
	}
	other, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	whole := packed(t)["model.safetensors.zst"].Data
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"empty":       {nil, "unpack model.safetensors.zst"},
		"not packed":  {[]byte("an ordinary file"), "unpack model.safetensors.zst"},
		"cut":         {whole[:len(whole)/2], "read model.safetensors.zst"},
		"other bytes": {other.EncodeAll([]byte("abc"), nil), "sha256 is"},
	} {
		files := packed(t)
		files["model.safetensors.zst"] = &fstest.MapFile{Data: test.data}
		if _, err := model.Load(files); err == nil || !strings.Contains(err.Error(), test.want) || !errors.Is(err, reportedly.ErrInvalid) {
			t.Errorf("%s: error %v, want %s", name, err, test.want)
		}
	}
}

func TestLoadMissing(t *testing.T) {
	for _, name := range []string{"manifest.json", "vocab.txt", "model.safetensors"} {
		files := tiny(t)
		delete(files, name)
		if _, err := model.Load(files); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), name) {
			t.Errorf("without %s: %v", name, err)
		}
	}
	if _, err := model.Load(tiny(t), model.WithKernel("abacus")); !errors.Is(err, reportedly.ErrUnsupported) {
		t.Errorf("unknown kernel: %v", err)
	}
}

func TestManifest(t *testing.T) {
	m := mustLoad(t, "testdata/tiny").Manifest()
	if m.Name != "tiny" || m.Licence != "CC0-1.0" || m.Config.Heads != 3 || m.Config.PredicateFloor != 0.3 ||
		m.Corpora[0].Name != "none" || m.Scores["upos"]["accuracy"] != 0.25 || len(m.Labels.Role) != 5 {
		t.Errorf("manifest %+v", m)
	}
	files := tiny(t)
	edit(t, files, func(m map[string]any) { delete(m["config"].(map[string]any), "predicate_floor") })
	if m, err := model.Load(files); err != nil || m.Manifest().Config.PredicateFloor != 0.1 {
		t.Errorf("without a floor: %v", err)
	}
}

// FuzzLoad: damaged weights give an error or a model, never a panic.
func FuzzLoad(f *testing.F) {
	files := tiny(f)
	f.Add(files["model.safetensors"].Data, files["vocab.txt"].Data)
	f.Fuzz(func(t *testing.T, weights, vocabulary []byte) {
		files := tiny(t)
		files["model.safetensors"] = &fstest.MapFile{Data: weights}
		files["vocab.txt"] = &fstest.MapFile{Data: vocabulary}
		sign(t, files)
		m, err := model.Load(files)
		if err != nil {
			return
		}
		if err := m.Annotate(t.Context(), document([][]string{{"The", "army", "left", "."}})); err != nil {
			t.Fatal(err)
		}
	})
}
