-- What the columns mean is told in docs/store.md. Times are microseconds since
-- 1970 in UTC, days are counted from 1970-01-01; -2147483648 is an unknown day.

CREATE TABLE version (
  id INTEGER PRIMARY KEY,
  coder TEXT NOT NULL,
  model TEXT NOT NULL,
  UNIQUE (coder, model)
) STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  put INTEGER NOT NULL,
  grade TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT NOT NULL,
  owner TEXT NOT NULL,
  note TEXT NOT NULL,
  aliases TEXT NOT NULL,
  body BLOB,
  reports INTEGER NOT NULL
) STRICT;

CREATE TABLE report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  source INTEGER REFERENCES source (id),
  media TEXT NOT NULL,
  encoding TEXT NOT NULL,
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  author TEXT NOT NULL,
  published TEXT NOT NULL,
  published_from TEXT NOT NULL,
  language TEXT NOT NULL,
  url TEXT NOT NULL,
  acquired INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  version INTEGER REFERENCES version (id),
  indexed TEXT NOT NULL,
  size INTEGER NOT NULL
) STRICT;
CREATE INDEX report_source ON report (source);

CREATE TABLE report_body (
  report INTEGER PRIMARY KEY REFERENCES report (id),
  original BLOB NOT NULL,
  body BLOB,
  structure BLOB NOT NULL
) STRICT;

CREATE TABLE acquisition (
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report (id),
  at INTEGER NOT NULL,
  origin TEXT NOT NULL,
  how TEXT NOT NULL,
  who TEXT NOT NULL,
  tool TEXT NOT NULL,
  note TEXT NOT NULL,
  UNIQUE (report, at, origin, how, who, tool, note)
) STRICT;

CREATE TABLE development (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  what TEXT NOT NULL,
  kind TEXT NOT NULL,
  event TEXT NOT NULL,
  state TEXT NOT NULL,
  claims INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  sources INTEGER NOT NULL,
  independent INTEGER NOT NULL,
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  names TEXT NOT NULL,
  toll TEXT NOT NULL,
  credibility INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  body BLOB NOT NULL,
  first_order INTEGER NOT NULL GENERATED ALWAYS AS (CASE WHEN first_day = -2147483648 THEN -2147483648 ELSE -first_day END) VIRTUAL
) STRICT;
CREATE INDEX development_changed ON development (changed);
-- It holds all that lists are filtered and sorted by.
CREATE INDEX development_last ON development (last_day, first_day, changed, independent, reports, state, kind, event);
CREATE INDEX development_long ON development (last_day, first_day, changed, independent, reports, state, kind, event) WHERE last_day - first_day > 62;
CREATE INDEX development_first ON development (first_order);
CREATE INDEX development_independent ON development (independent);

-- A claim's number is its report's, shifted left by 20 bits, and its place there.
CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  local TEXT NOT NULL,
  kind TEXT NOT NULL,
  event TEXT NOT NULL,
  basis TEXT NOT NULL,
  polarity TEXT NOT NULL,
  reality TEXT NOT NULL,
  likelihood TEXT NOT NULL,
  verification TEXT NOT NULL,
  score REAL NOT NULL,
  trig TEXT NOT NULL,
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  review TEXT NOT NULL,
  version INTEGER REFERENCES version (id),
  development INTEGER REFERENCES development (id),
  state TEXT NOT NULL,
  source INTEGER
) STRICT;
CREATE INDEX claim_development ON claim (development) WHERE development IS NOT NULL;
CREATE INDEX claim_day ON claim (first_day);
CREATE INDEX claim_review ON claim (review) WHERE review <> '';

CREATE TABLE claim_body (
  claim INTEGER PRIMARY KEY REFERENCES claim (id),
  body BLOB NOT NULL,
  vector BLOB
) STRICT;

CREATE TABLE claim_key (
  key INTEGER NOT NULL,
  first_day INTEGER NOT NULL,
  claim INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  PRIMARY KEY (key, first_day, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity (
  id INTEGER PRIMARY KEY,
  sort TEXT NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  kind TEXT NOT NULL,
  lat REAL,
  lon REAL,
  claims INTEGER NOT NULL,
  UNIQUE (sort, key)
) STRICT;
CREATE INDEX entity_claims ON entity (sort, claims DESC, key);

CREATE TABLE spelling (
  entity INTEGER NOT NULL REFERENCES entity (id),
  form TEXT NOT NULL,
  folded TEXT NOT NULL,
  claims INTEGER NOT NULL,
  PRIMARY KEY (entity, form)
) STRICT, WITHOUT ROWID;
CREATE INDEX spelling_folded ON spelling (folded);

CREATE TABLE claim_entity (
  claim INTEGER NOT NULL REFERENCES claim (id),
  entity INTEGER NOT NULL,
  roles INTEGER NOT NULL,
  PRIMARY KEY (claim, entity)
) STRICT, WITHOUT ROWID;

-- A box's number is its claim's, shifted left by 6 bits, and the place's.
CREATE TABLE box (
  id INTEGER PRIMARY KEY,
  west REAL NOT NULL,
  east REAL NOT NULL,
  south REAL NOT NULL,
  north REAL NOT NULL
) STRICT;
CREATE VIRTUAL TABLE box_index USING rtree (id, west, east, south, north);

CREATE TABLE shape (
  key TEXT PRIMARY KEY,
  uses INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE claim_words USING fts5 (words, facets, content = '', tokenize = 'ascii');
INSERT INTO claim_words (claim_words, rank) VALUES ('secure-delete', 1);
CREATE VIRTUAL TABLE passage_words USING fts5 (words, facets, content = '', tokenize = 'ascii');
INSERT INTO passage_words (passage_words, rank) VALUES ('secure-delete', 1);

CREATE TABLE sketch (
  report INTEGER PRIMARY KEY REFERENCES report (id),
  keys BLOB NOT NULL,
  body BLOB
) STRICT;

CREATE TABLE bucket (
  key INTEGER NOT NULL,
  report INTEGER NOT NULL,
  PRIMARY KEY (key, report)
) STRICT, WITHOUT ROWID;

CREATE TABLE pair (
  a INTEGER NOT NULL REFERENCES report (id),
  b INTEGER NOT NULL REFERENCES report (id),
  relation TEXT NOT NULL,
  origin INTEGER REFERENCES report (id),
  score REAL NOT NULL,
  body BLOB,
  PRIMARY KEY (a, b, relation)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_b ON pair (b);
CREATE INDEX pair_origin ON pair (origin) WHERE origin IS NOT NULL;

CREATE TABLE judgement (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  payload BLOB,
  why TEXT NOT NULL,
  undoes INTEGER REFERENCES judgement (number),
  undone INTEGER REFERENCES judgement (number)
) STRICT;
CREATE INDEX judgement_target ON judgement (target);
CREATE INDEX judgement_undoes ON judgement (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX judgement_undone ON judgement (undone) WHERE undone IS NOT NULL;

-- The log only grows. What may quote a forgotten report is taken out, and which
-- later entry undid one is noted; the rest of an entry stays as it was.
CREATE TRIGGER judgement_kept BEFORE DELETE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgements are never removed'); END;
CREATE TRIGGER judgement_same BEFORE UPDATE ON judgement
WHEN new.number <> old.number OR new.at <> old.at OR new.who <> old.who OR new.action <> old.action OR new.target <> old.target
  OR new.undoes IS NOT old.undoes
  OR (new.payload IS NOT NULL AND new.payload IS NOT old.payload) OR (new.why <> '' AND new.why <> old.why)
BEGIN SELECT RAISE(ABORT, 'judgements are never changed'); END;

CREATE TABLE value (
  name TEXT PRIMARY KEY,
  body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
