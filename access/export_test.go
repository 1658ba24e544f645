package access

import "database/sql"

// Checks is how many passwords were checked.
func (a *Accounts) Checks() int64 { return a.hasher.checks.Load() }

// Database is the file, for tests that look at it or spoil it.
func (a *Accounts) Database() *sql.DB { return a.db }
