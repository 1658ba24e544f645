-- Accounts stay for ever: the log of decisions names them, and nobody else may take a
-- name over. Times are Unix seconds.
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('reader', 'reviewer', 'editor', 'admin')),
  password TEXT NOT NULL,   -- argon2id in the PHC format, '' for none
  given INTEGER NOT NULL,   -- somebody else chose the password
  made INTEGER NOT NULL,
  changed INTEGER NOT NULL, -- when the password was
  closed INTEGER NOT NULL   -- when it was closed, 0 while it is open
) STRICT;

CREATE TABLE session (
  id TEXT PRIMARY KEY,      -- for pages; no secret
  hash BLOB NOT NULL UNIQUE,
  account INTEGER NOT NULL REFERENCES account (id),
  made INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  idle INTEGER NOT NULL,    -- seconds without a request after which it ends
  ends INTEGER NOT NULL,    -- at the latest
  address TEXT NOT NULL,
  agent TEXT NOT NULL
) STRICT;
CREATE INDEX session_account ON session (account);

-- From where an account was signed in to: guesses from elsewhere don't lock it for them.
CREATE TABLE known (
  account INTEGER NOT NULL REFERENCES account (id),
  network TEXT NOT NULL,
  seen INTEGER NOT NULL,
  PRIMARY KEY (account, network)
) STRICT, WITHOUT ROWID;

CREATE TABLE token (
  id TEXT PRIMARY KEY,
  hash BLOB NOT NULL,
  account INTEGER NOT NULL REFERENCES account (id),
  label TEXT NOT NULL,
  scopes TEXT NOT NULL,     -- by spaces
  made INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  used INTEGER NOT NULL,    -- 0 for never
  revoked INTEGER NOT NULL  -- 0 while it holds
) STRICT;
CREATE INDEX token_account ON token (account);

-- The log: each entry's chain is the SHA-256 of the chain before it and of its fields.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  via TEXT NOT NULL,
  address TEXT NOT NULL,
  act TEXT NOT NULL,
  about TEXT NOT NULL,
  chain BLOB NOT NULL
) STRICT;
CREATE INDEX audit_act ON audit (act, seq);
CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
CREATE TRIGGER audit_same BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
