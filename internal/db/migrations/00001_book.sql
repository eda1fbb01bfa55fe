-- The first shape of a book. Conventions: money is INTEGER fen, decimals and dates are TEXT, moments are TEXT in UTC (RFC 3339),
-- flags are 0 or 1. Documents are never updated but for what has been settled on them; the journal triggers (journal.go) keep
-- every row change beside its event.

-- +goose Up
CREATE TABLE book (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  uuid     TEXT NOT NULL,
  created  TEXT NOT NULL,
  demo     INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)),
  writing  INTEGER NOT NULL DEFAULT 0            -- the event being written; the triggers read it
) STRICT;

CREATE TABLE events (
  id       INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  actor    TEXT NOT NULL,
  kind     TEXT NOT NULL,
  data     TEXT NOT NULL CHECK (json_valid(data)),
  undoes   INTEGER REFERENCES events(id),
  prev     TEXT NOT NULL,
  hash     TEXT NOT NULL UNIQUE,
  first_change INTEGER NOT NULL,                  -- its run of row changes; last < first when there are none
  last_change  INTEGER NOT NULL
) STRICT;
CREATE TABLE event_subjects (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES events(id),
  type     TEXT NOT NULL,
  subject  INTEGER NOT NULL
) STRICT;
CREATE INDEX event_subjects_by_subject ON event_subjects(type, subject, event_id);
CREATE TABLE undone (
  event_id INTEGER PRIMARY KEY REFERENCES events(id),
  by_event INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE changes (                            -- the row journal: what an event did to which row; an event's changes follow one another
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL,
  tbl      TEXT NOT NULL,
  row      INTEGER NOT NULL,
  op       TEXT NOT NULL CHECK (op IN ('I', 'U', 'D')),
  before   TEXT                                   -- the old row as JSON, for U and D
) STRICT;
CREATE INDEX changes_by_row ON changes(tbl, row, event_id);
CREATE TABLE requests (                           -- commands that were seen, so that sending one twice does it once
  id       TEXT PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
  result   TEXT NOT NULL
) STRICT;

CREATE TABLE settings (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  value    TEXT NOT NULL CHECK (json_valid(value))
) STRICT;
CREATE TABLE series (                             -- the last number given in each series, e.g. "invoice/2026-11"
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  last     INTEGER NOT NULL CHECK (last >= 0)
) STRICT;

CREATE TABLE customers (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name         TEXT NOT NULL CHECK (name <> ''),
  short_name   TEXT NOT NULL DEFAULT '',
  segment      TEXT NOT NULL DEFAULT '',
  tax_id       TEXT NOT NULL DEFAULT '',
  credit_limit INTEGER CHECK (credit_limit >= 0), -- NULL = none
  parent       TEXT NOT NULL DEFAULT '',
  contact      TEXT NOT NULL DEFAULT '',
  phone        TEXT NOT NULL DEFAULT '',
  email        TEXT NOT NULL DEFAULT '',
  address      TEXT NOT NULL DEFAULT '',
  note         TEXT NOT NULL DEFAULT '',
  separate     INTEGER NOT NULL DEFAULT 0 CHECK (separate IN (0, 1)), -- one invoice per contract
  archived     INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  search       TEXT NOT NULL DEFAULT ''           -- pinyin.Search of name, aliases, code, phone, units
) STRICT;
CREATE INDEX customers_by_name ON customers(name);
CREATE TABLE customer_facts (                     -- aliases, payer accounts, units: kept in the order given
  id          INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers(id),
  kind        TEXT NOT NULL CHECK (kind IN ('alias', 'account', 'unit')),
  value       TEXT NOT NULL CHECK (value <> ''),
  learned     INTEGER NOT NULL DEFAULT 0 CHECK (learned IN (0, 1)),
  UNIQUE (customer_id, kind, value)
) STRICT;
CREATE INDEX customer_facts_by_value ON customer_facts(kind, value);

CREATE TABLE fee_items (
  id       INTEGER PRIMARY KEY,
  code     TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name     TEXT NOT NULL CHECK (name <> ''),
  tax_rate TEXT NOT NULL DEFAULT '0',
  tax_mode TEXT NOT NULL DEFAULT 'inclusive' CHECK (tax_mode IN ('inclusive', 'exclusive')),
  round_to INTEGER NOT NULL DEFAULT 1 CHECK (round_to IN (1, 10, 100)),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;

CREATE TABLE meters (
  id          INTEGER PRIMARY KEY,
  code        TEXT NOT NULL UNIQUE CHECK (code <> ''),
  contract_id INTEGER REFERENCES contracts(id),
  multiplier  TEXT NOT NULL DEFAULT '1',
  max_value   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE readings (
  id       INTEGER PRIMARY KEY,
  meter_id INTEGER NOT NULL REFERENCES meters(id),
  date     TEXT NOT NULL,
  value    TEXT NOT NULL,
  kind     TEXT NOT NULL DEFAULT 'normal' CHECK (kind IN ('normal', 'initial', 'final', 'estimated')),
  UNIQUE (meter_id, date, kind)
) STRICT;

CREATE TABLE contracts (
  id          INTEGER PRIMARY KEY,
  code        TEXT NOT NULL UNIQUE CHECK (code <> ''),
  customer_id INTEGER NOT NULL REFERENCES customers(id),
  unit        TEXT NOT NULL DEFAULT '',           -- room or shop; empty: the customer's own
  start_date  TEXT NOT NULL,
  end_date    TEXT CHECK (end_date >= start_date), -- NULL = open-ended
  deposit     INTEGER NOT NULL DEFAULT 0 CHECK (deposit >= 0),
  note        TEXT NOT NULL DEFAULT '',
  archived    INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;
CREATE INDEX contracts_by_customer ON contracts(customer_id);
CREATE TABLE charges (
  id                INTEGER PRIMARY KEY,
  contract_id       INTEGER NOT NULL REFERENCES contracts(id),
  line              INTEGER NOT NULL CHECK (line > 0),
  fee_item_id       INTEGER NOT NULL REFERENCES fee_items(id),
  model             TEXT NOT NULL CHECK (model IN ('fixed', 'area', 'usage', 'tiered', 'formula')),
  price             TEXT NOT NULL DEFAULT '0',
  price_per         TEXT NOT NULL DEFAULT 'month' CHECK (price_per IN ('month', 'cycle', 'day', 'once')),
  quantity          TEXT NOT NULL DEFAULT '1',
  cycle_months      INTEGER NOT NULL DEFAULT 1 CHECK (cycle_months IN (0, 1, 2, 3, 4, 6, 12)),
  anchor            TEXT NOT NULL DEFAULT 'contract' CHECK (anchor IN ('contract', 'calendar')),
  timing            TEXT NOT NULL DEFAULT 'advance' CHECK (timing IN ('advance', 'arrears')),
  issue_offset_days INTEGER NOT NULL DEFAULT 0,
  due_days          INTEGER NOT NULL DEFAULT 0,
  due_day           INTEGER NOT NULL DEFAULT 0 CHECK (due_day BETWEEN 0 AND 31),  -- 0 = none
  proration         TEXT NOT NULL DEFAULT 'actual' CHECK (proration IN ('actual', 'thirty', 'year365', 'none')),
  start_date        TEXT,                         -- NULL = the contract's
  end_date          TEXT,
  meter_id          INTEGER REFERENCES meters(id),
  formula           TEXT NOT NULL DEFAULT '',
  accumulation      TEXT NOT NULL DEFAULT '' CHECK (accumulation IN ('', 'month', 'year')),
  tier_mode         TEXT NOT NULL DEFAULT '' CHECK (tier_mode IN ('', 'graduated', 'volume')),
  step_every_months INTEGER NOT NULL DEFAULT 0 CHECK (step_every_months >= 0),
  step_percent      TEXT NOT NULL DEFAULT '0',
  step_amount       TEXT NOT NULL DEFAULT '0',
  price_places      INTEGER NOT NULL DEFAULT 2 CHECK (price_places BETWEEN 0 AND 6),
  UNIQUE (contract_id, line)
) STRICT;
CREATE TABLE price_steps (
  id INTEGER PRIMARY KEY, charge_id INTEGER NOT NULL REFERENCES charges(id),
  from_date TEXT NOT NULL, price TEXT NOT NULL, UNIQUE (charge_id, from_date)
) STRICT;
CREATE TABLE free_periods (
  id INTEGER PRIMARY KEY, charge_id INTEGER NOT NULL REFERENCES charges(id),
  from_date TEXT NOT NULL, to_date TEXT NOT NULL CHECK (to_date >= from_date), UNIQUE (charge_id, from_date)
) STRICT;
CREATE TABLE discounts (
  id INTEGER PRIMARY KEY, charge_id INTEGER NOT NULL REFERENCES charges(id),
  from_date TEXT NOT NULL, to_date TEXT NOT NULL CHECK (to_date >= from_date),
  percent TEXT NOT NULL DEFAULT '0', amount INTEGER NOT NULL DEFAULT 0 CHECK (amount >= 0), reason TEXT NOT NULL DEFAULT '',
  UNIQUE (charge_id, from_date)
) STRICT;
CREATE TABLE tiers (
  id INTEGER PRIMARY KEY, charge_id INTEGER NOT NULL REFERENCES charges(id),
  upto TEXT NOT NULL DEFAULT '', price TEXT NOT NULL, UNIQUE (charge_id, upto)
) STRICT;

CREATE TABLE bill_runs (
  id       INTEGER PRIMARY KEY,
  through  TEXT NOT NULL,
  at       TEXT NOT NULL,
  invoices INTEGER NOT NULL,
  total    INTEGER NOT NULL
) STRICT;
CREATE TABLE invoices (
  id             INTEGER PRIMARY KEY,
  number         TEXT UNIQUE CHECK (number <> ''),            -- NULL in a draft
  state          TEXT NOT NULL CHECK (state IN ('draft', 'issued', 'credited')),
  origin         TEXT NOT NULL CHECK (origin IN ('run', 'manual', 'opening')),
  run_id         INTEGER REFERENCES bill_runs(id),
  customer_id    INTEGER NOT NULL REFERENCES customers(id),
  bill_to        TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(bill_to)), -- the customer as it was at issue
  contract       TEXT NOT NULL DEFAULT '',        -- code, or free text of an opening item
  kind           TEXT NOT NULL DEFAULT '',        -- 房租, 物业费 …: the names of its fee items
  unit           TEXT NOT NULL DEFAULT '',
  tax_invoice_no TEXT NOT NULL DEFAULT '',
  issue_date     TEXT NOT NULL,
  due_date       TEXT NOT NULL,
  period_from    TEXT,
  period_to      TEXT,
  memo           TEXT NOT NULL DEFAULT '',
  net            INTEGER NOT NULL,
  tax            INTEGER NOT NULL,
  total          INTEGER NOT NULL CHECK (total >= 0 AND total = net + tax),
  settled        INTEGER NOT NULL DEFAULT 0 CHECK (settled BETWEEN 0 AND total), -- Σ allocations, kept in step by settle()
  CHECK ((state = 'draft') = (number IS NULL))
) STRICT;
CREATE INDEX invoices_by_customer ON invoices(customer_id, due_date);
CREATE INDEX invoices_by_due ON invoices(due_date, id);
CREATE INDEX invoices_by_issue ON invoices(issue_date, id);
CREATE INDEX invoices_open ON invoices(customer_id, due_date, total, settled, issue_date) WHERE state = 'issued' AND settled < total;
CREATE TABLE invoice_lines (
  id          INTEGER PRIMARY KEY,
  invoice_id  INTEGER NOT NULL REFERENCES invoices(id),
  position    INTEGER NOT NULL,
  contract_id INTEGER REFERENCES contracts(id),
  charge_id   INTEGER REFERENCES charges(id),
  fee_item_id INTEGER REFERENCES fee_items(id),
  name        TEXT NOT NULL,
  unit        TEXT NOT NULL DEFAULT '',
  period_from TEXT,
  period_to   TEXT,
  quantity    TEXT NOT NULL DEFAULT '1',
  unit_price  TEXT NOT NULL DEFAULT '0',
  working     TEXT NOT NULL DEFAULT '',           -- 算式
  remark      TEXT NOT NULL DEFAULT '',           -- discount or free period with its reason
  tax_rate    TEXT NOT NULL DEFAULT '0',
  net         INTEGER NOT NULL,
  tax         INTEGER NOT NULL,
  amount      INTEGER NOT NULL CHECK (amount = net + tax),
  UNIQUE (invoice_id, position)
) STRICT;
CREATE INDEX invoice_lines_by_contract ON invoice_lines(contract_id);
CREATE TABLE billed (                             -- one (charge, period) is invoiced once; freed when its invoice is credited for re-billing
  id          INTEGER PRIMARY KEY,
  charge_id   INTEGER NOT NULL REFERENCES charges(id),
  period_from TEXT NOT NULL,
  period_to   TEXT NOT NULL,
  invoice_id  INTEGER NOT NULL REFERENCES invoices(id),
  UNIQUE (charge_id, period_from)
) STRICT;
CREATE INDEX billed_by_invoice ON billed(invoice_id);
CREATE TABLE credit_notes (
  id          INTEGER PRIMARY KEY,
  number      TEXT NOT NULL UNIQUE,
  invoice_id  INTEGER NOT NULL REFERENCES invoices(id),
  customer_id INTEGER NOT NULL REFERENCES customers(id),
  date        TEXT NOT NULL,
  net         INTEGER NOT NULL,
  tax         INTEGER NOT NULL,
  total       INTEGER NOT NULL CHECK (total >= 0 AND total = net + tax),
  reason      TEXT NOT NULL DEFAULT '',
  rebill      INTEGER NOT NULL DEFAULT 0 CHECK (rebill IN (0, 1))
) STRICT;
CREATE INDEX credit_notes_by_invoice ON credit_notes(invoice_id);

CREATE TABLE accounts (                           -- our own bank accounts and wallets
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
  number   TEXT NOT NULL DEFAULT '',
  bank     TEXT NOT NULL DEFAULT '',
  currency TEXT NOT NULL DEFAULT 'CNY',
  mapping  TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(mapping)), -- remembered column mappings by layout
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;
CREATE TABLE imports (
  id         INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  file_name  TEXT NOT NULL,
  file_hash  TEXT NOT NULL,
  format     TEXT NOT NULL,
  at         TEXT NOT NULL,
  lines      INTEGER NOT NULL,
  added      INTEGER NOT NULL,
  seen       INTEGER NOT NULL,
  from_date  TEXT,
  to_date    TEXT,
  opening    INTEGER,
  closing    INTEGER
) STRICT;
CREATE TABLE statement_lines (
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
  UNIQUE (account_id, identity, occurrence)
) STRICT;
CREATE INDEX statement_lines_by_date ON statement_lines(account_id, date, id);
CREATE INDEX statement_lines_by_import ON statement_lines(import_id);
CREATE TABLE receipts (
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
  state         TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'claimed', 'nothing')),
  customer_id   INTEGER REFERENCES customers(id), -- whose prepayment the rest is, once claimed
  auto          INTEGER NOT NULL DEFAULT 0 CHECK (auto IN (0, 1)),
  reasons       TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(reasons)), -- why it was claimed so
  allocated     INTEGER NOT NULL DEFAULT 0 CHECK (allocated >= 0 AND (allocated = 0 OR allocated <= amount)),
  note          TEXT NOT NULL DEFAULT '',
  CHECK (state <> 'open' OR allocated = 0)
) STRICT;
CREATE INDEX receipts_by_state ON receipts(state, date, id);
CREATE INDEX receipts_by_customer ON receipts(customer_id, date);
CREATE INDEX receipts_by_date ON receipts(date, id);
CREATE INDEX receipts_prepaid ON receipts(customer_id, date, amount, allocated) WHERE state = 'claimed' AND allocated < amount;
CREATE TABLE allocations (                        -- dated; taking one back is an opposite row that names it
  id         INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoices(id),
  kind       TEXT NOT NULL CHECK (kind IN ('receipt', 'credit', 'writeoff', 'opening')),
  receipt_id INTEGER REFERENCES receipts(id),     -- set for kind receipt, and for a write-off made in a claim
  credit_id  INTEGER REFERENCES credit_notes(id), -- set for kind credit
  date       TEXT NOT NULL,
  amount     INTEGER NOT NULL CHECK (amount <> 0),
  reason     TEXT NOT NULL DEFAULT '',
  reverses   INTEGER UNIQUE REFERENCES allocations(id),
  CHECK ((kind = 'receipt') <= (receipt_id IS NOT NULL)),
  CHECK ((kind = 'credit') = (credit_id IS NOT NULL)),
  CHECK ((amount < 0) = (reverses IS NOT NULL))
) STRICT;
CREATE INDEX allocations_by_invoice ON allocations(invoice_id, date, amount);
CREATE INDEX allocations_by_receipt ON allocations(receipt_id, kind, date, amount);
CREATE INDEX allocations_by_date ON allocations(date);
CREATE TABLE payer_habits (                       -- who paid for whom, as the user confirmed it
  id            INTEGER PRIMARY KEY,
  payer_name    TEXT NOT NULL,
  payer_account TEXT NOT NULL,
  customer_id   INTEGER NOT NULL REFERENCES customers(id),
  times         INTEGER NOT NULL CHECK (times > 0),
  last          TEXT NOT NULL,
  UNIQUE (payer_name, payer_account, customer_id)
) STRICT;
CREATE TABLE rejections (                         -- proposals the user refused: not made again
  id          INTEGER PRIMARY KEY,
  receipt_id  INTEGER NOT NULL REFERENCES receipts(id),
  customer_id INTEGER NOT NULL REFERENCES customers(id),
  UNIQUE (receipt_id, customer_id)
) STRICT;
CREATE TABLE pictures (                           -- logo and the like, by content
  id    INTEGER PRIMARY KEY,
  hash  TEXT NOT NULL UNIQUE,
  media TEXT NOT NULL,
  data  TEXT NOT NULL                             -- base64, so that the journal can hold it
) STRICT;
