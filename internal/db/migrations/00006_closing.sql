-- Closings: 退租结算, what was owed either way when a contract ended, as it was settled.

-- +goose Up
CREATE TABLE closings (
  id          INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contracts(id),
  customer_id INTEGER NOT NULL REFERENCES customers(id),
  number      TEXT NOT NULL UNIQUE CHECK (number <> ''), -- of its paper
  day         TEXT NOT NULL,                      -- the last day of the contract
  date        TEXT NOT NULL CHECK (date >= day),  -- of the settlement and its invoice
  run_id      INTEGER REFERENCES bill_runs(id),   -- what it billed; NULL: nothing
  reason      TEXT NOT NULL DEFAULT '',
  open        INTEGER NOT NULL CHECK (open >= 0),    -- of the contract's invoices, with those of the settlement
  held        INTEGER NOT NULL CHECK (held >= 0),    -- deposit
  prepaid     INTEGER NOT NULL CHECK (prepaid >= 0), -- of the customer
  net         INTEGER NOT NULL CHECK (net = open - held - prepaid), -- to pay by the customer; negative is to be paid back
  sheet       TEXT NOT NULL CHECK (json_valid(sheet)) -- as it was settled
) STRICT;
CREATE INDEX closings_by_contract ON closings(contract_id);
