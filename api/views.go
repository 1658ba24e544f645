package api

import (
	"errors"
	"net/http"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

// viewRoutes are the operations on what people keep to ask again.
func (a *API) viewRoutes() []route {
	return []route{
		get("/views", "listViews", "List your views", "By name.", listViews),
		operation(http.MethodPut, "/views/{view}", "saveView", Read, http.StatusOK, "Keep a view", "One of the same name is replaced.", saveView),
		operation(http.MethodDelete, "/views/{view}", "dropView", Read, http.StatusOK, "Drop a view", "", dropView).with(missing),
	}
}

// View is a question that somebody keeps under a name.
type View struct {
	Name string `json:"name"`
	Path string `json:"path"`
	At   string `json:"at"`
}

func toView(v memory.View) View {
	return View{v.Name, v.Path, v.At.UTC().Format("2006-01-02T15:04:05Z")}
}

func listViews(c *call, _ *nothing) (List[View], error) {
	found, err := c.options.Memory.Views(c.ctx(), c.who.Name)
	if err != nil {
		return List[View]{}, err
	}
	return listed(c, store.List[memory.View]{Items: found}, sure(toView))
}

type viewID struct {
	View string `path:"view" doc:"The view’s name." example:"contested in March"`
}

type saving struct {
	viewID
	Body struct {
		Path string `json:"path" need:"true" doc:"Where it is asked, with its parameters: an address of the workbench or of the API." example:"/developments?state=contested"`
	}
}

func saveView(c *call, in *saving) (View, error) {
	v := memory.View{By: c.who.Name, Name: in.View, Path: in.Body.Path, At: c.options.Now()}
	return toView(v), c.options.Memory.SaveView(c.ctx(), v)
}

// Dropped is what is gone.
type Dropped struct {
	Name string `json:"name"`
}

func dropView(c *call, in *viewID) (Dropped, error) {
	return Dropped{in.View}, c.options.Memory.DropView(c.ctx(), c.who.Name, in.View)
}

func hintOf(err error) string {
	var h *reportedly.HintError
	if errors.As(err, &h) {
		return h.Hint
	}
	return ""
}
