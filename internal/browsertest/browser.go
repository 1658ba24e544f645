// Package browsertest opens pages in a headless Chromium, for tests of what a
// person sees and does.
//
// In: a page's address, scripts to evaluate and keys to press. Out: what the
// page answers. It speaks the little of the DevTools protocol that this takes,
// and makes no screenshots. It assumes a Chromium on the machine; where there is
// none, the test is skipped, or failed if REPORTEDLY_REQUIRE names "chromium".
package browsertest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/websocket"
)

// patience is how long the browser may take to start and to answer.
const patience = 30 * time.Second

// Page is an open page. It belongs to one goroutine.
type Page struct {
	t    testing.TB
	conn *websocket.Conn
	id   int
}

// Open starts a browser with a window of that size and opens an address. The
// browser ends with the test.
func Open(t testing.TB, address string, width, height int) *Page {
	t.Helper()
	profile, err := os.MkdirTemp("", "browsertest")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(Chromium(t), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--remote-debugging-port=0", "--remote-allow-origins=*", "--user-data-dir="+profile, "about:blank")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
		// The browser's own children outlive it for a moment and write to the profile.
		for end := time.Now().Add(5 * time.Second); os.RemoveAll(profile) != nil && time.Now().Before(end); {
			time.Sleep(50 * time.Millisecond)
		}
	})
	p := &Page{t: t, conn: connect(t, port(t, profile))}
	t.Cleanup(func() { p.conn.Close() })
	p.Resize(width, height)
	p.call("Emulation.setFocusEmulationEnabled", map[string]any{"enabled": true})
	p.call("Page.navigate", map[string]any{"url": address})
	p.Wait(`document.readyState === "complete" && location.href !== "about:blank"`)
	return p
}

// Chromium is the browser's path. A test without one is skipped, or fails where
// REPORTEDLY_REQUIRE asks for it.
func Chromium(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if strings.Contains(os.Getenv("REPORTEDLY_REQUIRE"), "chromium") {
		t.Fatal("REPORTEDLY_REQUIRE asks for chromium, which is absent")
	}
	t.Skip("there is no chromium")
	return ""
}

// port waits for the file in which the browser tells its port.
func port(t testing.TB, profile string) string {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		b, err := os.ReadFile(filepath.Join(profile, "DevToolsActivePort"))
		if number, _, ok := strings.Cut(string(b), "\n"); err == nil && ok {
			return number
		}
	}
	t.Fatal("the browser doesn't start")
	return ""
}

// connect opens the connection to the browser's first page.
func connect(t testing.TB, port string) *websocket.Conn {
	t.Helper()
	resp, err := http.Get("http://127.0.0.1:" + port + "/json/list")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var targets []struct {
		Type string `json:"type"`
		URL  string `json:"webSocketDebuggerUrl"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&targets); err != nil {
		t.Fatal(err)
	}
	for _, target := range targets {
		if target.Type != "page" {
			continue
		}
		conn, err := websocket.Dial(target.URL, "", "http://127.0.0.1")
		if err != nil {
			t.Fatal(err)
		}
		return conn
	}
	t.Fatal("the browser has no page")
	return nil
}

// call sends a command and returns its result.
func (p *Page) call(method string, params map[string]any) json.RawMessage {
	p.t.Helper()
	p.id++
	p.conn.SetDeadline(time.Now().Add(patience))
	if err := websocket.JSON.Send(p.conn, map[string]any{"id": p.id, "method": method, "params": params}); err != nil {
		p.t.Fatalf("%s: %v", method, err)
	}
	for {
		var answer struct {
			ID     int             `json:"id"`
			Result json.RawMessage `json:"result"`
			Error  json.RawMessage `json:"error"`
		}
		if err := websocket.JSON.Receive(p.conn, &answer); err != nil {
			p.t.Fatalf("%s: %v", method, err)
		}
		if answer.ID != p.id {
			continue // an event, or a late answer
		}
		if answer.Error != nil {
			p.t.Fatalf("%s: %s", method, answer.Error)
		}
		return answer.Result
	}
}

// Eval is the value of a JavaScript expression as a string.
func (p *Page) Eval(expression string) string {
	p.t.Helper()
	raw := p.call("Runtime.evaluate", map[string]any{"expression": "String(" + expression + ")", "returnByValue": true})
	var out struct {
		Result struct {
			Value string `json:"value"`
		} `json:"result"`
		Exception json.RawMessage `json:"exceptionDetails"`
	}
	if err := json.Unmarshal(raw, &out); err != nil || out.Exception != nil {
		p.t.Fatalf("evaluate %s: %v %s", expression, err, out.Exception)
	}
	return out.Result.Value
}

// Wait waits until an expression is true.
func (p *Page) Wait(expression string) {
	p.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if p.Eval(expression) == "true" {
			return
		}
	}
	p.t.Fatalf("never true: %s", expression)
}

// Press presses and releases a key, named as in KeyboardEvent.key.
func (p *Page) Press(key string) {
	p.t.Helper()
	codes := map[string]int{"Tab": 9, "Enter": 13, "Escape": 27, "End": 35, "Home": 36, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}
	code, ok := codes[key]
	if !ok {
		p.t.Fatalf("unknown key %s", key)
	}
	for _, kind := range []string{"rawKeyDown", "keyUp"} {
		event := map[string]any{"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code}
		if key == "Enter" && kind == "rawKeyDown" {
			event["type"], event["text"] = "keyDown", "\r"
		}
		p.call("Input.dispatchKeyEvent", event)
	}
}

// Point moves the mouse to the middle of the first element that a CSS selector
// finds.
func (p *Page) Point(selector string) {
	p.t.Helper()
	at := p.Eval(fmt.Sprintf(`(() => { const r = document.querySelector(%q).getClientRects()[0]; return (r.left + r.width / 2) + " " + (r.top + r.height / 2) })()`, selector))
	var x, y float64
	if _, err := fmt.Sscan(at, &x, &y); err != nil {
		p.t.Fatalf("point at %s: %v", selector, err)
	}
	p.call("Input.dispatchMouseEvent", map[string]any{"type": "mouseMoved", "x": x, "y": y})
}

// Resize sets the size of the window's content.
func (p *Page) Resize(width, height int) {
	p.t.Helper()
	p.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})
}
