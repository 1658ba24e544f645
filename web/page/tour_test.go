package page_test

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/reportedly/reportedly/internal/webtest"
)

var update = flag.Bool("update", false, "take the pictures of docs/tour anew")

// maxPicture is the most bytes of a picture of the tour.
const maxPicture = 80_000

// TestTour walks docs/tour.md on the sample case as the program serves it. With -update
// it takes the pictures.
func TestTour(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program and opens a browser")
	}
	w := webtest.Browse(t, demo(t))
	tour := walk{T: t, w: w}
	w.Window(1200, 780, false)

	w.Open("/")
	w.Wait(`document.querySelector(".way")`)
	tour.picture("1-start")
	contested := w.Eval(`document.querySelector('section[aria-labelledby="contested"] li a').pathname`)

	claim := w.Eval(`document.querySelector(".way a").getAttribute("href")`)
	w.Open(claim)
	w.Wait(`document.querySelector("#side [data-key=a]") && document.readyState === "complete"`)
	tour.picture("2-read")

	open := w.Eval(`document.querySelector("#claim-title .id").textContent`)
	w.Keys("a")
	w.Wait(`document.querySelector(".notice") && document.querySelector(".notice").textContent.includes("accepted") && document.querySelector("#claim-title .id").textContent !== "` + open + `"`)
	tour.picture("3-check")
	w.Keys("u")
	w.Wait(`document.querySelector(".notice") && document.querySelector(".notice").textContent.includes("Undone") && document.querySelector("#claim-title .id").textContent === "` + open + `"`)
	w.Keys("a")
	w.Wait(`document.querySelector(".notice").textContent.includes("accepted")`)

	w.Keys("g")
	w.Keys("m")
	w.Wait(`location.pathname === "/map" && document.readyState === "complete"`)
	tour.settle()
	tour.picture("4-map")
	w.Keys("g")
	w.Keys("t")
	w.Wait(`location.pathname === "/timeline" && document.readyState === "complete" && document.querySelector("main h1")`)
	tour.settle()
	tour.picture("5-timeline")

	w.Open(claim)
	w.Wait(`document.querySelector("#side [data-key=d]") && document.readyState === "complete"`)
	w.Keys("d")
	w.Wait(`location.pathname === "` + contested + `" && document.querySelector("#contradictions") && document.readyState === "complete"`)
	tour.picture("6-who-else")
	w.Eval(`document.querySelector("#knowers").scrollIntoView()`)
	tour.settle()
	tour.picture("7-sources")
	w.Click(`a[href*="/shared/"]`)
	w.Wait(`location.pathname.includes("/shared/") && document.querySelector("table.beside")`)
	tour.picture("8-passages")

	w.Open("/search?q=market+abducted")
	w.Wait(`document.querySelector(".found mark")`)
	tour.picture("9-search")
	w.Fine()
	tour.told()
}

// demo builds the program, serves the sample case with it, and gives its address.
func demo(t *testing.T) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "reportedly")
	if out, err := exec.Command("go", "build", "-o", bin, "../../cmd/reportedly").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cmd := exec.CommandContext(ctx, bin, "serve", "--demo", "--addr", "127.0.0.1:0")
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	said, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cancel(); _ = cmd.Wait() })
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+`)
	for lines := bufio.NewScanner(said); lines.Scan(); {
		if a := address.FindString(lines.Text()); a != "" {
			go func() {
				for lines.Scan() { // so that it never waits for a reader
				}
			}()
			return a
		}
	}
	t.Fatal("the program doesn't say where it serves")
	return ""
}

// walk is a way through the workbench.
type walk struct {
	*testing.T
	w     *webtest.Browser
	names []string
}

// settle gives what is drawn by scripts the time to be drawn.
func (k *walk) settle() {
	k.w.Eval(`document.fonts.ready.then(() => 1)`)
	time.Sleep(700 * time.Millisecond)
}

// picture takes a picture, where they are taken anew: WebP, of the quality that its size
// allows.
func (k *walk) picture(name string) {
	k.Helper()
	k.names = append(k.names, name)
	if !*update {
		return
	}
	for quality := int64(70); ; quality -= 15 {
		var data []byte
		err := chromedp.Do(k.w.Ctx, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			r, err := cdp.Call(ctx, t, cdppage.CaptureScreenshot, cdppage.CaptureScreenshotParams{Format: "webp", Quality: &quality})
			data = r.Data
			return err
		}))
		if err != nil {
			k.Fatal(err)
		}
		if len(data) > maxPicture && quality > 20 {
			continue
		}
		if err := os.WriteFile(filepath.Join("..", "..", "docs", "tour", name+".webp"), data, 0o644); err != nil {
			k.Fatal(err)
		}
		return
	}
}

// told checks that docs/tour.md shows all pictures, that they are there, and small.
func (k *walk) told() {
	k.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "tour.md"))
	if err != nil {
		k.Fatal(err)
	}
	for _, name := range k.names {
		if !strings.Contains(string(text), "tour/"+name+".webp") {
			k.Errorf("docs/tour.md doesn't show %s", name)
		}
		info, err := os.Stat(filepath.Join("..", "..", "docs", "tour", name+".webp"))
		if err != nil {
			k.Error(err)
		} else if info.Size() > maxPicture {
			k.Errorf("%s has %d bytes", name, info.Size())
		}
	}
	if n := strings.Count(string(text), ".webp"); n != len(k.names) {
		k.Error(fmt.Errorf("docs/tour.md shows %d pictures, the tour has %d", n, len(k.names)))
	}
}
