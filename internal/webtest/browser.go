package webtest

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/reportedly/reportedly/internal/browsertest"
)

// patience is how long a test may use its browser.
const patience = 90 * time.Second

// Browser is a page in a headless Chromium.
type Browser struct {
	T   testing.TB
	Ctx context.Context
	// Address is put before paths that Open is given.
	Address string

	mu       sync.Mutex
	problems []string
}

// Browse starts a browser that ends with the test, with a window of 1280 by 800.
func Browse(t testing.TB, address string) *Browser {
	t.Helper()
	if testing.Short() {
		t.Skip("opens a browser")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browsertest.Chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-dev-shm-usage", true), chromedp.WindowSize(1280, 800))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, patience)
	t.Cleanup(cancel)
	b := &Browser{T: t, Ctx: ctx, Address: address}
	if err := chromedp.Listen(ctx, b.watch); err != nil {
		t.Fatal(err)
	}
	b.Do(Command(network.Enable, network.EnableParams{}), Command(log.Enable, cdp.Empty{}), Command(runtime.Enable, cdp.Empty{}),
		Command(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}))
	return b
}

// Command is a command of the protocol as an action.
func Command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

// watch notes what goes wrong on the page.
func (b *Browser) watch(ev any) {
	problem := ""
	switch e := ev.(type) {
	case *runtime.EventExceptionThrown:
		problem = "exception: " + e.ExceptionDetails.Text
		if x := e.ExceptionDetails.Exception; x != nil {
			problem += " " + x.Description
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" {
			problem = "console: " + e.Entry.Text + " " + e.Entry.URL
		}
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, b.Address) && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "blob:") && u != "about:blank" {
			problem = "request to another site: " + u
		}
	case *page.EventJavascriptDialogOpening:
		problem = "dialog: " + e.Message
	}
	if problem != "" {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.problems = append(b.problems, problem)
	}
}

// Do runs actions, and fails the test where one does.
func (b *Browser) Do(actions ...chromedp.Action[chromedp.Void]) {
	b.T.Helper()
	if err := chromedp.Do(b.Ctx, actions...); err != nil {
		b.T.Fatalf("%v; problems %q", err, b.Problems())
	}
}

// Open opens a path of the site.
func (b *Browser) Open(path string) {
	b.T.Helper()
	b.Do(chromedp.Navigate(b.Address + path))
}

// Eval is the value of an expression as a string.
func (b *Browser) Eval(expression string) string {
	b.T.Helper()
	out, err := chromedp.Run(b.Ctx, chromedp.Evaluate[string]("String("+expression+")"))
	if err != nil {
		b.T.Fatalf("%s: %v; problems %q", expression, err, b.Problems())
	}
	return out
}

// Wait waits until an expression is true.
func (b *Browser) Wait(expression string) {
	b.T.Helper()
	if !b.comes(expression, 30*time.Second) {
		b.T.Fatalf("never true: %s; problems %q", expression, b.Problems())
	}
}

// comes tells whether an expression becomes true in time.
func (b *Browser) comes(expression string, patience time.Duration) bool {
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		// A page that is just being left answers with an error.
		if got, err := chromedp.Run(b.Ctx, chromedp.Evaluate[bool]("Boolean("+expression+")")); err == nil && got {
			return true
		}
	}
	return false
}

// ClickFor clicks, and clicks again where a click was lost on a page that was just
// being drawn, until an expression is true.
func (b *Browser) ClickFor(selector, expression string) {
	b.T.Helper()
	for range 4 {
		b.Click(selector)
		if b.comes(expression, 8*time.Second) {
			return
		}
	}
	b.T.Fatalf("never true after clicks on %s: %s; problems %q", selector, expression, b.Problems())
}

// Keys types keys: "a", kb.ArrowRight of package chromedp/kb.
func (b *Browser) Keys(keys string) {
	b.T.Helper()
	b.Do(chromedp.KeyEvent(keys))
}

// Click clicks in the middle of the first element that a CSS selector finds.
func (b *Browser) Click(selector string) {
	b.T.Helper()
	b.Do(chromedp.Click(chromedp.CSS(selector)))
}

// Window sets the size of the window's content, and whether the system prefers dark.
func (b *Browser) Window(width, height int64, dark bool) {
	b.T.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	b.Do(Command(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1, Mobile: width < 500}),
		Command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}))
}

// Shot keeps a picture of the window as NAME.png in the folder that REPORTEDLY_SHOTS
// names, where it names one.
func (b *Browser) Shot(name string) {
	b.T.Helper()
	dir := os.Getenv("REPORTEDLY_SHOTS")
	if dir == "" {
		return
	}
	picture, err := chromedp.Run(b.Ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.T.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o644); err != nil {
		b.T.Fatal(err)
	}
}

// Problems are errors that the page or its console told of since the last call, and
// requests to other sites.
func (b *Browser) Problems() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	out := b.problems
	b.problems = nil
	return out
}

// Fine fails the test where the page told of problems.
func (b *Browser) Fine() {
	b.T.Helper()
	for _, p := range b.Problems() {
		b.T.Error(p)
	}
}
