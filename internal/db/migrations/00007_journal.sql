-- A run of rows that one event inserted is one entry of the journal, and a statement line stands in as few indexes as its
-- questions need: a file of a hundred thousand lines is written in half the time. SQLite cannot take a UNIQUE back, so the lines
-- are built anew with foreign keys off, as its documentation says; ids stay.

-- +goose NO TRANSACTION
-- +goose Up
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

ALTER TABLE changes ADD COLUMN last INTEGER CHECK (last > row); -- of a run of inserted rows that follow one another; NULL = row alone
CREATE INDEX changes_runs ON changes(event_id, tbl, row, last) WHERE last IS NOT NULL;

CREATE TABLE new_statement_lines (
  id            INTEGER PRIMARY KEY,
  account_id    INTEGER NOT NULL REFERENCES accounts(id),
  import_id     INTEGER NOT NULL REFERENCES imports(id),
  row           INTEGER NOT NULL,                 -- in the file, from 1
  date          TEXT NOT NULL,
  time          TEXT NOT NULL DEFAULT '',
  amount        INTEGER NOT NULL,                 -- positive = money in, negative = money out, as booked
  neutral       INTEGER NOT NULL DEFAULT 0 CHECK (neutral IN (0, 1)),
  class         TEXT NOT NULL DEFAULT 'normal' CHECK (class IN ('normal', 'refund', 'fee', 'internal', 'closed', 'reversal', 'ignored')), -- ignored: the user wants no receipt of it
  currency      TEXT NOT NULL DEFAULT '',
  balance       INTEGER,
  payer_name    TEXT NOT NULL DEFAULT '',
  payer_account TEXT NOT NULL DEFAULT '',
  memo          TEXT NOT NULL DEFAULT '',
  reference     TEXT NOT NULL DEFAULT '',
  status        TEXT NOT NULL DEFAULT '',
  raw           TEXT NOT NULL DEFAULT '[]',
  identity      TEXT NOT NULL,
  occurrence    INTEGER NOT NULL,                 -- equal lines of one day are 1, 2, 3 …
  UNIQUE (account_id, date, identity, occurrence) -- the day is a part of the identity: put first, new lines come at the end
) STRICT;
INSERT INTO new_statement_lines (id, account_id, import_id, row, date, time, amount, neutral, class, currency, balance, payer_name, payer_account, memo, reference, status, raw, identity, occurrence)
  SELECT id, account_id, import_id, row, date, time, amount, neutral, class, currency, balance, payer_name, payer_account, memo, reference, status, raw, identity, occurrence
  FROM statement_lines ORDER BY id;
DROP TABLE statement_lines;
ALTER TABLE new_statement_lines RENAME TO statement_lines;
CREATE INDEX statement_lines_by_import ON statement_lines(import_id);

DROP INDEX receipts_by_customer;
CREATE INDEX receipts_by_customer ON receipts(customer_id, date) WHERE customer_id IS NOT NULL;

-- In the same transaction, so that a power cut leaves either shape, never one that is half known; goose adds its own row beside it.
INSERT INTO goose_db_version (version_id, is_applied) VALUES (7, 1);
COMMIT;
PRAGMA foreign_keys = ON;
