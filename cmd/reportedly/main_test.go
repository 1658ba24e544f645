package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/extract"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/model"
	"github.com/reportedly/reportedly/resolve/place"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/text"
)

// In the scripts, `reportedly` reads with a stand-in for the engine, so that
// they pin the command and not the model; `reportedly-whole` is the program.
func TestMain(m *testing.M) {
	beProgram()
	testscript.Main(m, map[string]func(){
		"reportedly": func() {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
			defer stop()
			os.Exit(run(ctx, standIn(process()), os.Args[1:]))
		},
		"reportedly-whole": main,
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                "testdata/script",
		RequireUniqueNames: true,
		UpdateScripts:      os.Getenv("UPDATE") != "",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exec-status": execStatus, "binary": binary, "chmod": chmod,
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "root":
				return runtime.GOOS != "windows" && os.Geteuid() == 0, nil
			case "model":
				_, err := os.Stat("../../data/model/model.safetensors.zst")
				return err == nil, nil
			}
			return false, errors.New("unknown condition " + cond)
		},
		Setup: func(e *testscript.Env) error {
			dir, err := os.Getwd()
			e.Setenv("EXAMPLES", dir+"/../../examples")
			e.Setenv("EVIL", "\x1b[31mred.txt")
			return err
		},
	})
}

// execStatus runs a command that must end with a status: exec-status 2 COMMAND.
func execStatus(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if e := (*exec.ExitError)(nil); errors.As(err, &e) {
		got = e.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want || neg {
		ts.Fatalf("exit status %d, want %d; stderr:\n%s", got, want, ts.ReadFile("stderr"))
	}
}

// binary makes a file of bytes that are no text.
func binary(ts *testscript.TestScript, neg bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("\x01\x00\x02\x00\x00\x00\x03 some words \x00\x00"), 0o644))
}

func chmod(ts *testscript.TestScript, neg bool, args []string) {
	mode, err := strconv.ParseUint(args[0], 8, 32)
	ts.Check(err)
	ts.Check(os.Chmod(ts.MkAbs(args[1]), os.FileMode(mode)))
}

// standIn is an environment whose engine knows one word: "attacked".
func standIn(e *env) *env {
	e.World = nil // the scripts' own places alone
	e.Open = func(opt engine.Options) (reader, error) {
		for _, name := range opt.Lexicons {
			if _, err := os.Stat(name); err != nil {
				return nil, err
			}
		}
		return fake{}, nil
	}
	e.Now = func() time.Time { return time.Date(2021, 3, 9, 12, 0, 0, 0, time.UTC) }
	return e
}

type fake struct{}

// Read gives a claim for each "attacked": the word before it attacks the word
// after it. A sentence is a line.
func (fake) Read(ctx context.Context, r *reportedly.Report) (*engine.Result, error) {
	d := engine.Document(r)
	if err := (fake{}).Annotate(ctx, d); err != nil {
		return nil, err
	}
	result := &engine.Result{Report: r, Document: d}
	for _, s := range d.Sentences {
		for i := s.First + 1; i+1 < s.End; i++ {
			if d.Form(i) == "attacked" {
				result.Claims = append(result.Claims, attack(d, s, i, len(result.Claims)+1))
			}
		}
	}
	return result, nil
}

func (fake) Vectors(_ context.Context, _ *ling.Document, claims []reportedly.Claim) ([][]float32, error) {
	return make([][]float32, len(claims)), nil
}

func (fake) EventPlaces(context.Context, *ling.Document, text.Span) ([]reportedly.Place, bool, error) {
	return nil, false, nil
}

func (fake) Attributions(context.Context, *ling.Document) ([]ling.Attribution, error) {
	return nil, nil
}

func (fake) Main(context.Context, *ling.Document) (extract.MainEvent, bool, error) {
	return extract.MainEvent{}, false, nil
}

func attack(d *ling.Document, s ling.Sentence, i, n int) reportedly.Claim {
	word := func(i int) reportedly.Participant {
		return reportedly.Participant{Span: d.Tokens[i].Span, Text: d.Form(i), Name: d.Form(i)}
	}
	c := reportedly.Claim{
		ID: "c" + string(rune('0'+n)), Document: d.ID, Kind: reportedly.KindEvent, Event: reportedly.Assault,
		Evidence: []reportedly.Evidence{{Span: s.Span, Quote: d.Text.Slice(s.Span)}},
		Trigger:  reportedly.Evidence{Span: d.Tokens[i].Span, Quote: "attacked"},
		Actors:   []reportedly.Participant{word(i - 1)}, Recipients: []reportedly.Participant{word(i + 1)},
		Basis: reportedly.Asserted, Polarity: reportedly.Affirmed, Reality: reportedly.Actual, Score: 0.5,
		Time: &reportedly.When{Text: "yesterday"},
		Why:  []reportedly.Reason{{Field: "kind", Value: "event", Words: d.Tokens[i].Span, Rule: "the stand-in knows this word"}},
	}
	if d.Published != "" {
		c.Time.EDTF = d.Published
	}
	return c
}

func (fake) Annotate(ctx context.Context, d *ling.Document) error {
	if len(d.Tokens) > 0 {
		return nil // as given
	}
	if len(d.Blocks) == 0 {
		d.Blocks = []ling.Block{{Kind: ling.Body, Span: text.Span{End: d.Text.Len()}}}
	}
	for b, block := range d.Blocks {
		if !block.Kind.Claims() {
			continue
		}
		s := ling.Sentence{Span: block.Span, Block: b, First: len(d.Tokens)}
		at := block.Span.Start
		for _, word := range strings.Fields(d.Text.Slice(block.Span)) {
			start := at + strings.Index(d.Text.String()[at:], word)
			at = start + len(word)
			d.Tokens = append(d.Tokens, ling.Token{Span: text.Span{Start: start, End: at}, Sentence: len(d.Sentences), Head: -1, UPOS: "X", Lemma: word, Deprel: "root"})
			switch word {
			case "PANIC":
				panic("the stand-in was asked to")
			case "WAIT":
				<-ctx.Done()
				return ctx.Err()
			}
		}
		s.End = len(d.Tokens)
		d.Sentences = append(d.Sentences, s)
	}
	return nil
}

func (fake) Coder() jsonl.Coder {
	return jsonl.Coder{Name: "reportedly", Version: "0.0.0", Model: "stand-in"}
}
func (fake) Plan() string { return "1. stand-in: knows one word\n" }
func (fake) Model() model.Manifest {
	return model.Manifest{
		Name: "stand-in", Version: "0.0.0", SHA256: "00", Licence: "none", Corpora: []model.Corpus{{Name: "nothing", Licence: "none"}},
		Scores: map[string]map[string]float64{"parse": {"uas": 0.5, "las": 0.25}},
	}
}
func (fake) Gazetteer() gazetteer.Source { return nil }
func (fake) Places(*ling.Document, []text.Span) (found, told *place.Decisions) {
	return &place.Decisions{}, &place.Decisions{}
}
func (fake) KernelName() string { return "none" }

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
