-- What a statement says of itself, lines that come again from another export, and money that shows in two accounts.

-- +goose Up
ALTER TABLE imports ADD COLUMN layout      TEXT NOT NULL DEFAULT '';              -- format, variant and layout of the file: exports of one layout word their lines alike
ALTER TABLE imports ADD COLUMN stated_from TEXT;                                  -- the period that the file states; its lines may begin later and end earlier
ALTER TABLE imports ADD COLUMN stated_to   TEXT;
ALTER TABLE imports ADD COLUMN skipped     INTEGER NOT NULL DEFAULT 0 CHECK (skipped >= 0);

ALTER TABLE accounts ADD COLUMN answers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(answers)); -- to what its files leave open, by format

CREATE TABLE line_aliases (                       -- what a line is known by in another export, where the user said that the two are one
  id       INTEGER PRIMARY KEY,
  line_id  INTEGER NOT NULL REFERENCES statement_lines(id),
  identity TEXT NOT NULL,
  UNIQUE (line_id, identity)
) STRICT;
CREATE TABLE line_pairs (                         -- lines of two accounts that are the same money, or that only look like it
  id       INTEGER PRIMARY KEY,
  line_id  INTEGER NOT NULL REFERENCES statement_lines(id),
  other_id INTEGER NOT NULL REFERENCES statement_lines(id),
  kind     TEXT NOT NULL CHECK (kind IN ('transfer', 'twice', 'apart')), -- moved between own accounts; paid by the bank and told by the wallet too; not the same
  UNIQUE (line_id, other_id),
  CHECK (line_id <> other_id)
) STRICT;
CREATE INDEX line_pairs_by_other ON line_pairs(other_id);
CREATE UNIQUE INDEX line_pairs_once ON line_pairs(line_id) WHERE kind <> 'apart';
CREATE UNIQUE INDEX line_pairs_other_once ON line_pairs(other_id) WHERE kind <> 'apart';
