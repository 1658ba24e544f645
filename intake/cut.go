package intake

import (
	"context"
	"io"

	"github.com/reportedly/reportedly/ingest"
)

// cut puts the reports of files that hold several in their place: the rows of tables, and
// what is attached to e-mails. What can't be opened stays, and is told of in its turn.
func cut(ctx context.Context, g Given, inputs []Input) []Input {
	var out []Input
	for _, in := range inputs {
		parts, err := split(ctx, g, in)
		if err != nil || len(parts) == 1 && parts[0].Name == in.Name {
			out = append(out, in)
			continue
		}
		for _, p := range parts {
			out = append(out, Input{Name: p.Name, How: in.How, Size: p.Size(), media: p.Media,
				Open: func() (io.ReadCloser, error) { return io.NopCloser(p.Open()), nil }})
		}
	}
	return out
}

func split(ctx context.Context, g Given, in Input) ([]ingest.Part, error) {
	f, err := in.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	parts, _, err := ingest.Split(ctx, in.Name, f, g.Options)
	return parts, err
}
