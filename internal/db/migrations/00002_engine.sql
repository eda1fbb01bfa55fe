-- The billing engine whole: meters with registers, sharing, every model and rule of a charge, contract versions, differences,
-- late fees, deposits, refunds, the calendar and tasks. SQLite cannot change a CHECK, so charges and readings are built anew with
-- foreign keys off, as its documentation says; ids stay.

-- +goose NO TRANSACTION
-- +goose Up
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

ALTER TABLE meters ADD COLUMN name         TEXT NOT NULL DEFAULT '';
ALTER TABLE meters ADD COLUMN place        TEXT NOT NULL DEFAULT '';  -- where it hangs: room, shaft
ALTER TABLE meters ADD COLUMN unit         TEXT NOT NULL DEFAULT '';  -- of what it counts: 度, 吨, m³
ALTER TABLE meters ADD COLUMN loss_percent TEXT NOT NULL DEFAULT '0'; -- points added to the usage for losses of lines and transformers
ALTER TABLE meters ADD COLUMN registers    TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(registers)); -- names such as 尖 峰 平 谷; none: one register without a name
ALTER TABLE meters ADD COLUMN common_id    INTEGER REFERENCES meters(id); -- the common meter that this one is a part of
ALTER TABLE meters ADD COLUMN route        INTEGER NOT NULL DEFAULT 0;    -- place on the reader's way
ALTER TABLE meters ADD COLUMN archived     INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1));

CREATE TABLE new_readings (
  id       INTEGER PRIMARY KEY,
  meter_id INTEGER NOT NULL REFERENCES meters(id),
  register TEXT NOT NULL DEFAULT '',
  date     TEXT NOT NULL,
  value    TEXT NOT NULL,
  kind     TEXT NOT NULL DEFAULT 'normal' CHECK (kind IN ('normal', 'initial', 'final', 'estimated')),
  note     TEXT NOT NULL DEFAULT '',
  UNIQUE (meter_id, register, date, kind)
) STRICT;
INSERT INTO new_readings (id, meter_id, date, value, kind) SELECT id, meter_id, date, value, kind FROM readings;
DROP TABLE readings;
ALTER TABLE new_readings RENAME TO readings;

CREATE TABLE pools (                              -- 公摊: a cost that several charges share
  id       INTEGER PRIMARY KEY,
  code     TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name     TEXT NOT NULL CHECK (name <> ''),
  basis    TEXT NOT NULL CHECK (basis IN ('area', 'usage', 'heads', 'equal', 'weights')), -- a charge's weight is its quantity, or what its meter used
  meter_id INTEGER REFERENCES meters(id),         -- the common meter; NULL: the cost is a bill that is typed in
  price    TEXT NOT NULL DEFAULT '0',             -- yuan for a unit of the common meter
  note     TEXT NOT NULL DEFAULT '',
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;
CREATE TABLE pool_runs (                          -- one sharing: its days, its cost
  id          INTEGER PRIMARY KEY,
  pool_id     INTEGER NOT NULL REFERENCES pools(id),
  period_from TEXT NOT NULL,
  period_to   TEXT NOT NULL CHECK (period_to >= period_from),
  cost        INTEGER NOT NULL CHECK (cost >= 0),
  usage       TEXT NOT NULL DEFAULT '',           -- of the common meter less its parts
  working     TEXT NOT NULL DEFAULT '',
  note        TEXT NOT NULL DEFAULT '',
  UNIQUE (pool_id, period_from)
) STRICT;
CREATE TABLE pool_shares (
  id        INTEGER PRIMARY KEY,
  run_id    INTEGER NOT NULL REFERENCES pool_runs(id),
  charge_id INTEGER REFERENCES charges(id),       -- NULL: what the office bears itself (empty rooms)
  weight    TEXT NOT NULL,
  amount    INTEGER NOT NULL CHECK (amount >= 0),
  working   TEXT NOT NULL DEFAULT '',
  UNIQUE (run_id, charge_id)
) STRICT;
CREATE INDEX pool_shares_by_charge ON pool_shares(charge_id);

CREATE TABLE new_charges (
  id                INTEGER PRIMARY KEY,
  contract_id       INTEGER NOT NULL REFERENCES contracts(id),
  line              INTEGER NOT NULL CHECK (line > 0),
  fee_item_id       INTEGER NOT NULL REFERENCES fee_items(id),
  model             TEXT NOT NULL CHECK (model IN ('fixed', 'area', 'usage', 'tiered', 'formula', 'percent', 'shared')),
  price             TEXT NOT NULL DEFAULT '0',
  price_per         TEXT NOT NULL DEFAULT 'month' CHECK (price_per IN ('month', 'cycle', 'day', 'once', 'year', 'total')),
  quantity          TEXT NOT NULL DEFAULT '1',
  cycle_months      INTEGER NOT NULL DEFAULT 1 CHECK (cycle_months IN (0, 1, 2, 3, 4, 6, 12)),
  anchor            TEXT NOT NULL DEFAULT 'contract' CHECK (anchor IN ('contract', 'calendar')),
  timing            TEXT NOT NULL DEFAULT 'advance' CHECK (timing IN ('advance', 'arrears')),
  issue_offset_days INTEGER NOT NULL DEFAULT 0,
  due_days          INTEGER NOT NULL DEFAULT 0,
  due_day           INTEGER NOT NULL DEFAULT 0 CHECK (due_day BETWEEN 0 AND 31),  -- 0 = none
  due_shift         TEXT NOT NULL DEFAULT '' CHECK (due_shift IN ('', 'before', 'after')), -- off days without work
  proration         TEXT NOT NULL DEFAULT 'actual' CHECK (proration IN ('actual', 'thirty', 'year365', 'none', 'thirty360', 'whole_if_over')),
  whole_over        INTEGER NOT NULL DEFAULT 0 CHECK (whole_over BETWEEN 0 AND 31), -- days beyond which whole_if_over counts a month whole
  workdays          INTEGER NOT NULL DEFAULT 0 CHECK (workdays IN (0, 1)), -- a price per day counts days of work only
  start_date        TEXT,                         -- NULL = the contract's
  end_date          TEXT,
  origin_date       TEXT,                         -- cycles, months and steps count from here; NULL = start
  minimum           INTEGER CHECK (minimum >= 0), -- of each period; NULL = none
  maximum           INTEGER CHECK (maximum >= 0),
  meter_id          INTEGER REFERENCES meters(id),
  pool_id           INTEGER REFERENCES pools(id),
  formula           TEXT NOT NULL DEFAULT '',
  percent           TEXT NOT NULL DEFAULT '0',    -- points of the turnover
  yearly            INTEGER NOT NULL DEFAULT 0 CHECK (yearly IN (0, 1)), -- turnover rent is settled over the year
  accumulation      TEXT NOT NULL DEFAULT '' CHECK (accumulation IN ('', 'month', 'year')),
  tier_mode         TEXT NOT NULL DEFAULT '' CHECK (tier_mode IN ('', 'graduated', 'volume')),
  people            INTEGER NOT NULL DEFAULT 0 CHECK (people >= 0),      -- in the household
  people_over       INTEGER NOT NULL DEFAULT 0 CHECK (people_over >= 0), -- each beyond so many widens the bands
  people_widen      TEXT NOT NULL DEFAULT '0',    -- by so many units
  move_in           INTEGER NOT NULL DEFAULT 0 CHECK (move_in IN (0, 1)), -- annual bands scaled to the months lived in
  step_every_months INTEGER NOT NULL DEFAULT 0 CHECK (step_every_months >= 0),
  step_percent      TEXT NOT NULL DEFAULT '0',
  step_amount       TEXT NOT NULL DEFAULT '0',
  price_places      INTEGER NOT NULL DEFAULT 2 CHECK (price_places BETWEEN 0 AND 6),
  on_confirm        INTEGER NOT NULL DEFAULT 0 CHECK (on_confirm IN (0, 1)), -- a milestone: billed when confirmed
  confirmed         TEXT,                         -- the day of it
  retention         TEXT NOT NULL DEFAULT '0',    -- 质保金: points kept back
  retention_months  INTEGER NOT NULL DEFAULT 0 CHECK (retention_months >= 0), -- and billed so many months later
  replaces          INTEGER REFERENCES charges(id), -- the charge that this one goes on from after an amendment
  withdrawn         INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)), -- an amendment took it back from its first day
  review_from       TEXT,                         -- its billed periods that end on or after this day are to be worked out again
  UNIQUE (contract_id, line)
) STRICT;
INSERT INTO new_charges (id, contract_id, line, fee_item_id, model, price, price_per, quantity, cycle_months, anchor, timing, issue_offset_days,
  due_days, due_day, proration, start_date, end_date, meter_id, formula, accumulation, tier_mode, step_every_months, step_percent, step_amount, price_places)
SELECT id, contract_id, line, fee_item_id, model, price, price_per, quantity, cycle_months, anchor, timing, issue_offset_days,
  due_days, due_day, proration, start_date, end_date, meter_id, formula, accumulation, tier_mode, step_every_months, step_percent, step_amount, price_places FROM charges;
DROP TABLE charges;
ALTER TABLE new_charges RENAME TO charges;
CREATE INDEX charges_to_review ON charges(review_from) WHERE review_from IS NOT NULL;
CREATE INDEX charges_by_pool ON charges(pool_id) WHERE pool_id IS NOT NULL;
CREATE TABLE formulas (                           -- versions of a charge's formula by the day they begin; before the first: charges.formula
  id INTEGER PRIMARY KEY, charge_id INTEGER NOT NULL REFERENCES charges(id),
  from_date TEXT NOT NULL, formula TEXT NOT NULL CHECK (formula <> ''), UNIQUE (charge_id, from_date)
) STRICT;
CREATE TABLE register_prices (                    -- prices of the registers of a meter, by the day they begin
  id INTEGER PRIMARY KEY, charge_id INTEGER NOT NULL REFERENCES charges(id),
  register TEXT NOT NULL CHECK (register <> ''), from_date TEXT, price TEXT NOT NULL, UNIQUE (charge_id, register, from_date)
) STRICT;

ALTER TABLE contracts ADD COLUMN numbers     TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(numbers)); -- own number fields by name, for formulas
ALTER TABLE contracts ADD COLUMN minimum     INTEGER CHECK (minimum >= 0);     -- of all its charges in a calendar month of issue
ALTER TABLE contracts ADD COLUMN maximum     INTEGER CHECK (maximum >= 0);
ALTER TABLE contracts ADD COLUMN limit_total INTEGER CHECK (limit_total >= 0); -- what bills may come to in all
ALTER TABLE contracts ADD COLUMN limit_block INTEGER NOT NULL DEFAULT 0 CHECK (limit_block IN (0, 1)); -- 1 stops the bill, 0 warns
ALTER TABLE contracts ADD COLUMN late        TEXT NOT NULL DEFAULT '' CHECK (late = '' OR json_valid(late)); -- late fee rule of its own; '' = the book's
ALTER TABLE contracts ADD COLUMN follows     INTEGER REFERENCES contracts(id); -- the contract it renews or was transferred from
ALTER TABLE contracts ADD COLUMN terminated  TEXT;                             -- the day on which it was ended early
CREATE TABLE contract_versions (                  -- what a contract was before each change by effective date
  id          INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contracts(id),
  number      INTEGER NOT NULL CHECK (number > 0),
  kind        TEXT NOT NULL CHECK (kind IN ('amended', 'renewed', 'terminated', 'transferred')),
  from_date   TEXT NOT NULL,
  reason      TEXT NOT NULL DEFAULT '',
  before      TEXT NOT NULL CHECK (json_valid(before)),
  at          TEXT NOT NULL,
  UNIQUE (contract_id, number)
) STRICT;
CREATE TABLE turnovers (                          -- what a tenant turned over, for turnover rent
  id          INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contracts(id),
  period_from TEXT NOT NULL,
  period_to   TEXT NOT NULL CHECK (period_to >= period_from),
  amount      INTEGER NOT NULL CHECK (amount >= 0),
  note        TEXT NOT NULL DEFAULT '',
  UNIQUE (contract_id, period_from)
) STRICT;

ALTER TABLE invoice_lines ADD COLUMN kind    TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'delta', 'trueup', 'retention', 'latefee'));
ALTER TABLE invoice_lines ADD COLUMN adjusts INTEGER REFERENCES invoice_lines(id); -- the line whose difference this is
CREATE INDEX invoice_lines_by_charge ON invoice_lines(charge_id, period_from);
ALTER TABLE billed ADD COLUMN read_to TEXT;       -- the last reading that its lines took in
CREATE TABLE credit_note_lines (                  -- what a partial credit note takes back, line by line; positive amounts
  id          INTEGER PRIMARY KEY,
  credit_id   INTEGER NOT NULL REFERENCES credit_notes(id),
  adjusts     INTEGER NOT NULL REFERENCES invoice_lines(id),
  charge_id   INTEGER REFERENCES charges(id),
  name        TEXT NOT NULL,
  period_from TEXT,
  period_to   TEXT,
  working     TEXT NOT NULL DEFAULT '',
  tax_rate    TEXT NOT NULL DEFAULT '0',
  net         INTEGER NOT NULL,
  tax         INTEGER NOT NULL,
  amount      INTEGER NOT NULL CHECK (amount = net + tax)
) STRICT;
CREATE INDEX credit_note_lines_by_note ON credit_note_lines(credit_id);
CREATE INDEX credit_note_lines_by_charge ON credit_note_lines(charge_id, period_from);

CREATE TABLE late_fees (                          -- 违约金, worked out for the days from..to of an overdue invoice
  id         INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoices(id),     -- the overdue one
  from_date  TEXT NOT NULL,
  to_date    TEXT NOT NULL CHECK (to_date >= from_date),
  amount     INTEGER NOT NULL CHECK (amount >= 0),
  state      TEXT NOT NULL CHECK (state IN ('billed', 'waived')),
  billed_in  INTEGER REFERENCES invoices(id),
  reason     TEXT NOT NULL DEFAULT '',            -- of a waiver
  sheet      TEXT NOT NULL CHECK (json_valid(sheet)), -- the calculation, segment by segment
  UNIQUE (invoice_id, from_date, state),
  CHECK ((state = 'billed') = (billed_in IS NOT NULL))
) STRICT;
CREATE INDEX late_fees_by_bill ON late_fees(billed_in);
CREATE TABLE deposits (                           -- 押金: a liability; what is held is received + moved in − set off − refunded − moved out
  id          INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contracts(id),
  customer_id INTEGER NOT NULL REFERENCES customers(id),
  kind        TEXT NOT NULL CHECK (kind IN ('received', 'setoff', 'refunded', 'moved_in', 'moved_out')),
  number      TEXT UNIQUE CHECK (number <> ''),   -- of its paper
  date        TEXT NOT NULL,
  amount      INTEGER NOT NULL CHECK (amount > 0),
  receipt_id  INTEGER REFERENCES receipts(id),    -- received: the money; setoff: the inner receipt (channel deposit) that settles invoices
  method      TEXT NOT NULL DEFAULT '',           -- how it was paid back
  reason      TEXT NOT NULL DEFAULT '',
  moved       INTEGER UNIQUE REFERENCES deposits(id), -- moved_in names the moved_out that it comes from
  reverses    INTEGER UNIQUE REFERENCES deposits(id) -- an opposite entry names what it takes back
) STRICT;
CREATE INDEX deposits_by_contract ON deposits(contract_id, date);
CREATE INDEX deposits_by_receipt ON deposits(receipt_id);
CREATE TABLE refunds (                            -- prepayment paid back; receipts.allocated counts it, as it counts deposits
  id          INTEGER PRIMARY KEY,
  receipt_id  INTEGER NOT NULL REFERENCES receipts(id),
  customer_id INTEGER NOT NULL REFERENCES customers(id),
  number      TEXT UNIQUE CHECK (number <> ''),
  date        TEXT NOT NULL,
  amount      INTEGER NOT NULL CHECK (amount > 0),
  method      TEXT NOT NULL DEFAULT '',
  reason      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX refunds_by_receipt ON refunds(receipt_id);

CREATE TABLE calendar (                           -- days that differ from the week: holidays, and weekends on which one works
  id   INTEGER PRIMARY KEY,
  date TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'workday')),
  name TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE tasks (                              -- tasks are derived; what is kept is what was done with them
  id    INTEGER PRIMARY KEY,
  name  TEXT NOT NULL UNIQUE CHECK (name <> ''),  -- kind/subject/day
  state TEXT NOT NULL CHECK (state IN ('done', 'snoozed')),
  until TEXT,                                     -- of a snoozed one
  note  TEXT NOT NULL DEFAULT '',
  CHECK ((state = 'snoozed') = (until IS NOT NULL))
) STRICT;

-- In the same transaction, so that a power cut leaves either shape, never one that is half known; goose adds its own row beside it.
INSERT INTO goose_db_version (version_id, is_applied) VALUES (2, 1);
COMMIT;
PRAGMA foreign_keys = ON;
