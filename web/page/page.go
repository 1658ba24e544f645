// Package page lists the workbench's pages.
//
// In: nothing. Out: the sections in the order of the navigation, for [web.New]. Which
// pages there are is said here and nowhere else; each is a package of its own below
// this one. It assumes nothing.
package page

import (
	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/page/about"
	"github.com/reportedly/reportedly/web/page/account"
	"github.com/reportedly/reportedly/web/page/actors"
	"github.com/reportedly/reportedly/web/page/add"
	"github.com/reportedly/reportedly/web/page/desk"
	"github.com/reportedly/reportedly/web/page/developments"
	"github.com/reportedly/reportedly/web/page/help"
	"github.com/reportedly/reportedly/web/page/home"
	atlas "github.com/reportedly/reportedly/web/page/map"
	"github.com/reportedly/reportedly/web/page/network"
	"github.com/reportedly/reportedly/web/page/reports"
	"github.com/reportedly/reportedly/web/page/search"
	"github.com/reportedly/reportedly/web/page/settings"
	"github.com/reportedly/reportedly/web/page/sources"
	"github.com/reportedly/reportedly/web/page/timeline"
)

// Options are what pages need beside the memory.
type Options struct {
	Add  add.Options
	Desk desk.Options
	// Account is the zero value where nobody signs in.
	Account account.Options
	Notice  string // of what is built in, with its licences
	// Claims are the claims that several pages count; nil has them keep their own.
	Claims *table.Keeper
}

// All are all pages, in the order of the navigation.
func All(opt Options) []web.Section {
	claims := opt.Claims
	if claims == nil {
		claims = &table.Keeper{}
	}
	return []web.Section{
		home.New(),
		reports.New(),
		desk.New(opt.Desk),
		developments.New(),
		atlas.New(),
		timeline.New(claims),
		actors.New(claims),
		network.New(claims),
		sources.New(),
		search.New(),
		add.New(opt.Add),
		help.New(),
		settings.New(),
		account.New(opt.Account),
		about.New(opt.Notice),
	}
}
