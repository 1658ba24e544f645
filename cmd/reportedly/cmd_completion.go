package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"github.com/reportedly/reportedly"
)

func completionVerb() verb {
	return verb{
		name: "completion", args: "bash|zsh|fish",
		summary: "print a script that completes commands in a shell",
		help: `Prints a script for the shell to load:

  source <(reportedly completion bash)                                     # in ~/.bashrc
  source <(reportedly completion zsh)                                      # in ~/.zshrc
  reportedly completion fish > ~/.config/fish/completions/reportedly.fish`,
		setup: func(*flag.FlagSet) action {
			return func(ctx context.Context, e *env, args []string) error {
				if len(args) != 1 {
					return &usageError{"", reportedly.WithHint(errors.New("name one shell"), "bash, zsh or fish")}
				}
				var script string
				switch args[0] {
				case "bash":
					script = bashCompletion()
				case "zsh":
					script = "autoload -U +X bashcompinit && bashcompinit\n" + bashCompletion()
				case "fish":
					script = fishCompletion()
				default:
					return &usageError{"", reportedly.WithHint(fmt.Errorf("there is no completion for %q", args[0]), "bash, zsh or fish")}
				}
				_, err := io.WriteString(e.Out, script)
				return err
			}
		},
	}
}
