package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	placesource "github.com/reportedly/reportedly/resolve/place/source"
	"github.com/reportedly/reportedly/resolve/place/source/imports"
)

type importFlags struct {
	as       choice
	name     string
	into     string
	country  countryCodes
	only     countryCodes
	kinds    list
	encoding string
	credit   string
	licence  string
}

func gazetteerImport() verb {
	return verb{
		name: "import", args: "[flags] FILE ...",
		summary: "add places from files",
		help: `Reads places and makes a gazetteer of them, one for each source:

  geonames  dumps of geonames.org, zipped or not: allCountries, cities, one
            country's; with them alternateNamesV2, admin1CodesASCII, admin2Codes,
            countryInfo and hierarchy
  wof       extracts of Who's On First (.tsv), with their areas (.geojson)
  osm       OpenStreetMap: JSON or GeoJSON of Overpass, nodes as .tsv
  geojson   points and areas, with properties name, name:ar, alt_name, country,
            kind, population …
  csv       a table with a header: name, lat, lon, and any of country, kind,
            names, name:ar, id, population, admin1, admin2, geonameid, radius_km

Files of one source that belong together are named in one command. What kind of
file it is, its encoding, and what parts its columns are found out. Importing a
file again replaces what it gave. An import that was interrupted goes on when
the same command is given again; until it is done, what was there before stays.
The exit status is 1 where some rows made no sense and were left out.
docs/gazetteer.md tells more.

  reportedly gazetteer import LY.zip alternateNamesV2.zip admin1CodesASCII.txt
  reportedly gazetteer import camps.csv --country SDN --credit "field office"`,
		setup: func(fs *flag.FlagSet) action {
			f := &importFlags{as: choice{"", words(placesource.Formats())}, kinds: list{allowed: placeKinds()}}
			fs.Var(&f.as, "as", "the `FORM` of the files, rather than found out")
			fs.StringVar(&f.name, "name", "", "the `NAME` of the gazetteer, rather than made of the file's")
			fs.StringVar(&f.into, "into", "", "write the gazetteer to `FILE` rather than among your data")
			fs.Var(&f.country, "country", "the `CODE` of the country where a file names none: LBY")
			fs.Var(&f.only, "only", "only places of these countries, by `CODES`: LBY,TUN")
			fs.Var(&f.kinds, "kind", "only places of these `KINDS`: town, province …")
			fs.StringVar(&f.encoding, "encoding", "", "a table's `ENCODING`, like windows-1256, if not found out")
			fs.StringVar(&f.credit, "credit", "", "`WHOM` to credit for the data")
			fs.StringVar(&f.licence, "licence", "", "the `LICENCE` of the data")
			return f.run
		},
	}
}

// A gazetteer's name becomes a file's and begins IDs.
var setName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$`)

func (f *importFlags) check(args []string) error {
	switch {
	case len(args) == 0:
		return &usageError{"", reportedly.WithHint(errors.New("no file to import"), "name dumps of GeoNames, extracts, GeoJSON or CSV files")}
	case f.name != "" && !setName.MatchString(f.name):
		return &usageError{"", reportedly.WithHint(fmt.Errorf("--name %q can't be the name of a gazetteer", f.name), "use letters, digits, - and _")}
	case f.name != "" && imports.Reserved(f.name):
		return &usageError{"", reportedly.WithHint(fmt.Errorf("--name %s is kept for the source of that name", f.name), "add something to it, like "+f.name+"-mine")}
	case len(f.country.values) > 1:
		return wrong("--country takes one country; --only takes several")
	}
	for _, a := range args {
		if a == "-" {
			return wrong("standard input can't be imported: an interrupted import needs its file again")
		}
	}
	return nil
}

func (f *importFlags) run(ctx context.Context, e *env, args []string) error {
	if err := f.check(args); err != nil {
		return err
	}
	dir, err := e.gazetteerDir()
	if err != nil && f.into == "" {
		return err
	}
	bar := e.stepper()
	job := imports.Job{
		Files: args, Dir: dir, Name: f.name, Into: f.into,
		Options:   placesource.Options{Format: placesource.Format(f.as.value), Encoding: f.encoding, Country: f.country.String()},
		Countries: f.only.values, Kinds: kindsOf(f.kinds), Attribution: f.credit, Licence: f.licence,
		Version: engine.Version, Step: bar.step,
		Problem: func(err error) {
			bar.clear()
			e.complain("", err)
		},
	}
	if len(e.World) > 0 {
		world, err := gazetteer.Open(e.World)
		if err != nil {
			return fmt.Errorf("open the built-in gazetteer: %w", err)
		}
		defer world.Close()
		job.World = world
	}
	made, err := imports.Run(ctx, job)
	bar.clear()
	return f.report(e, made, err)
}

// report prints what was made, and then what went wrong.
func (f *importFlags) report(e *env, made []imports.Result, err error) error {
	left := 0
	for _, r := range made {
		left += r.LeftOut
		if err := printImport(e, r); err != nil {
			return err
		}
	}
	switch {
	case errors.Is(err, context.Canceled):
		return reportedly.WithHint(err, "the same command goes on from where it was")
	case err != nil:
		return err
	case left > 0:
		e.complain("", fmt.Errorf("%s left out because they make no sense", plural(left, "place")))
		return failed(statusSome)
	}
	return nil
}

func printImport(e *env, r imports.Result) error {
	var size int64
	for _, p := range r.Paths {
		if info, err := os.Stat(p); err == nil {
			size += info.Size()
		}
	}
	met := ""
	if r.Met > 0 {
		met = fmt.Sprintf("\n  %s of the built-in gazetteer, met by name and position", counted(r.Met, "place"))
	}
	_, err := fmt.Fprintf(e.Out, "%s: %s, %s, %s (%s)%s\n  %s\n", r.Name, counted(r.Places, "place"), counted(r.Names, "other name"),
		counted(r.Areas, "area"), bytesOf(size), met, strings.Join(r.Paths, "\n  "))
	return err
}
