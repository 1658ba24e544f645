package main

import (
	"context"
	"flag"

	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/terminal"
)

func claimShow() verb {
	return verb{
		name: "show", args: "[flags] CLAIM",
		summary: "print all that is known of a claim",
		help: `Prints the claim with its words, its report, its development, why it reads so, and
what people decided about it.`,
		setup: func(fs *flag.FlagSet) action {
			v := &view{}
			v.define(fs, "text", "json")
			return func(ctx context.Context, e *env, args []string) error {
				return withOne(ctx, e, v, args, "search", func(s *session, id string) error {
					c, err := s.Claim(ctx, id)
					if err != nil {
						return refused(err)
					}
					if v.format.value == "text" {
						return terminal.StoredClaim(e.Out, c, v.options(e))
					}
					w, err := jsonl.ToClaimPage(c)
					if err != nil {
						return err
					}
					return jsonl.Pretty(e.Out, w)
				})
			}
		},
	}
}
