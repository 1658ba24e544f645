-- Keys of claims of reports that were added lately: a row has those of one report that lie in
-- one part of the keys' order. Its number is the part, shifted left by 40 bits, and the report.

CREATE TABLE recent_key (
  id INTEGER PRIMARY KEY,
  body BLOB NOT NULL
) STRICT;

-- One row: the duplicate index holds the keys of reports up to done, and those below at of
-- reports up to till. The others are in the sketches alone.

CREATE TABLE sweep (done INTEGER NOT NULL, till INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
INSERT INTO sweep (done, till, at) SELECT COALESCE(MAX(report), 0), COALESCE(MAX(report), 0), 0 FROM sketch;

-- Where claims lie: many are of the same places, whose area is kept once, with the index over all of them.

CREATE TABLE area (
  id INTEGER PRIMARY KEY,
  west REAL NOT NULL,
  east REAL NOT NULL,
  south REAL NOT NULL,
  north REAL NOT NULL,
  UNIQUE (west, east, south, north)
) STRICT;
INSERT INTO area (west, east, south, north) SELECT DISTINCT west, east, south, north FROM box ORDER BY west, east, south, north;
CREATE TABLE new_box (
  id INTEGER PRIMARY KEY,
  area INTEGER NOT NULL REFERENCES area (id)
) STRICT;
INSERT INTO new_box (id, area) SELECT b.id, a.id FROM box b JOIN area a ON a.west = b.west AND a.east = b.east AND a.south = b.south AND a.north = b.north ORDER BY b.id;
DROP TABLE box;
ALTER TABLE new_box RENAME TO box;
CREATE INDEX box_area ON box (area);
DROP TABLE box_index;
CREATE VIRTUAL TABLE area_index USING rtree (id, west, east, south, north);
INSERT INTO area_index (id, west, east, south, north) SELECT id, west, east, south, north FROM area;
