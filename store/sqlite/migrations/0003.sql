-- Claims are listed by day, and of some kinds and types by day: one index for both.

DROP INDEX claim_day;
CREATE INDEX claim_day ON claim (first_day, id, kind, event);
