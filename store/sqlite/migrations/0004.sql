-- What claims are found by is kept report by report: the claims of one share most of it.
-- Claims are their places in the report, between commas.

CREATE TABLE report_key (
  key INTEGER NOT NULL,
  report INTEGER NOT NULL,
  claims TEXT NOT NULL,
  PRIMARY KEY (key, report)
) STRICT, WITHOUT ROWID;
INSERT INTO report_key (key, report, claims) SELECT key, claim >> 20, CAST(claim & 1048575 AS TEXT) FROM claim_key WHERE true
ON CONFLICT (key, report) DO UPDATE SET claims = report_key.claims || ',' || excluded.claims;
DROP TABLE claim_key;
