-- What claims are found by is kept report by report: the claims of one share most of it.
-- Claims are their places in the report, between commas.

CREATE TABLE report_key (
  key BIGINT NOT NULL,
  report BIGINT NOT NULL,
  claims TEXT NOT NULL,
  PRIMARY KEY (key, report)
);
INSERT INTO report_key (key, report, claims) SELECT key, claim >> 20, string_agg((claim & 1048575)::text, ',' ORDER BY claim) FROM claim_key GROUP BY key, claim >> 20;
DROP TABLE claim_key;
