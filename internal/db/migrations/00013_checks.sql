-- SQLite lays the list of an IN into a table of its own, made for each statement and searched for each row, and looks whether [] is
-- JSON each time: a file of a hundred thousand lines is written in a seventh less time where the checks say the same in comparisons,
-- the usual word first. It cannot change a CHECK, so both tables are built anew with foreign keys off, as its documentation says; ids
-- stay, and so do the views and keys that name the tables (legacy_alter_table).

-- +goose NO TRANSACTION
-- +goose Up
PRAGMA foreign_keys = OFF;
PRAGMA legacy_alter_table = ON;
BEGIN IMMEDIATE;

CREATE TABLE new_statement_lines (
  id            INTEGER PRIMARY KEY,
  account_id    INTEGER NOT NULL REFERENCES accounts(id),
  import_id     INTEGER NOT NULL REFERENCES imports(id),
  row           INTEGER NOT NULL,                 -- in the file, from 1
  date          TEXT NOT NULL,
  time          TEXT NOT NULL DEFAULT '',
  amount        INTEGER NOT NULL,                 -- positive = money in, negative = money out, as booked
  neutral       INTEGER NOT NULL DEFAULT 0 CHECK (neutral IN (0, 1)),
  class         TEXT NOT NULL DEFAULT 'normal' CHECK (class = 'normal' OR class = 'refund' OR class = 'fee' OR class = 'internal' OR class = 'closed'
                                                      OR class = 'reversal' OR class = 'ignored'), -- ignored: the user wants no receipt of it
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

CREATE TABLE new_receipts (
  id            INTEGER PRIMARY KEY,
  reference     TEXT NOT NULL UNIQUE CHECK (reference <> ''),
  number        TEXT UNIQUE,                      -- 收据号, given when the paper is first made
  line_id       INTEGER UNIQUE REFERENCES statement_lines(id),
  account       TEXT NOT NULL DEFAULT '',
  date          TEXT NOT NULL,
  time          TEXT NOT NULL DEFAULT '',
  amount        INTEGER NOT NULL CHECK (amount <> 0), -- negative = money out: kept, never matched
  payer_name    TEXT NOT NULL DEFAULT '',
  payer_account TEXT NOT NULL DEFAULT '',
  memo          TEXT NOT NULL DEFAULT '',
  channel       TEXT NOT NULL DEFAULT '',         -- bank, alipay, wechat, cash …
  bank_ref      TEXT NOT NULL DEFAULT '',
  state         TEXT NOT NULL DEFAULT 'open' CHECK (state = 'open' OR state = 'claimed' OR state = 'nothing'),
  customer_id   INTEGER REFERENCES customers(id), -- whose prepayment the rest is, once claimed
  auto          INTEGER NOT NULL DEFAULT 0 CHECK (auto IN (0, 1)),
  reasons       TEXT NOT NULL DEFAULT '[]' CHECK (reasons = '[]' OR json_valid(reasons)), -- why it was claimed so
  allocated     INTEGER NOT NULL DEFAULT 0 CHECK (allocated >= 0 AND (allocated = 0 OR allocated <= amount)),
  note          TEXT NOT NULL DEFAULT '',
  CHECK (state <> 'open' OR allocated = 0)
) STRICT;
INSERT INTO new_receipts (id, reference, number, line_id, account, date, time, amount, payer_name, payer_account, memo, channel, bank_ref, state, customer_id, auto, reasons, allocated, note)
  SELECT id, reference, number, line_id, account, date, time, amount, payer_name, payer_account, memo, channel, bank_ref, state, customer_id, auto, reasons, allocated, note
  FROM receipts ORDER BY id;
DROP TABLE receipts;
ALTER TABLE new_receipts RENAME TO receipts;
CREATE INDEX receipts_by_customer ON receipts(customer_id, date) WHERE customer_id IS NOT NULL;
CREATE INDEX receipts_by_date ON receipts(date, id);
CREATE INDEX receipts_prepaid ON receipts(customer_id, date, amount, allocated) WHERE state = 'claimed' AND allocated < amount;
CREATE INDEX receipts_by_payer ON receipts(payer_name, payer_account, customer_id, date) WHERE state = 'claimed';
CREATE INDEX receipts_open ON receipts(date, time, id, amount) WHERE state = 'open';
CREATE INDEX receipts_done ON receipts(state, amount, allocated, channel, account, date) WHERE state <> 'open';
CREATE INDEX receipts_by_sum ON receipts(abs(amount)); -- not the plain amount: whoever asks for amount > 0 would be led through it
CREATE INDEX receipts_find ON receipts(payer_name || ' ' || reference || ' ' || coalesce(number, ''), channel, date);

-- In the same transaction, so that a power cut leaves either shape, never one that is half known; goose adds its own row beside it.
INSERT INTO goose_db_version (version_id, is_applied) VALUES (13, 1);
COMMIT;
PRAGMA legacy_alter_table = OFF;
PRAGMA foreign_keys = ON;
