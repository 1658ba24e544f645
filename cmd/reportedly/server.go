package main

import (
	"context"

	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/postgres"
)

// openServer opens a database on a PostgreSQL server.
func openServer(ctx context.Context, address string, u use, keepVersion bool) (store.Store, error) {
	s, err := postgres.Open(ctx, address, postgres.Options{ReadOnly: u == forReading, KeepVersion: keepVersion})
	if err != nil {
		return nil, err
	}
	return s, nil
}
