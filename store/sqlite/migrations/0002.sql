-- How many of a report's claims somebody judged is kept with the report: lists ask for
-- it report by report.

ALTER TABLE report ADD COLUMN reviewed INTEGER NOT NULL DEFAULT 0;
UPDATE report SET reviewed = (SELECT COUNT(*) FROM claim c WHERE c.id >= (report.id << 20) AND c.id < ((report.id + 1) << 20) AND c.review <> '')
WHERE id IN (SELECT id >> 20 FROM claim WHERE review <> '');

-- It changes whenever what is kept does, notes under names apart, so that whoever
-- holds a part of it elsewhere knows that it has grown old.
CREATE TABLE revision (number INTEGER NOT NULL) STRICT;
INSERT INTO revision (number) VALUES (1);
