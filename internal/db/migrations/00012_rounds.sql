-- One more way to pay: rounded to whole tens of yuan. SQLite cannot change a CHECK, so the few rows are laid anew.

-- +goose Up
CREATE TABLE new_habits (                         -- how a customer pays, said by hand instead of learned
  id          INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers(id),
  kind        TEXT NOT NULL CHECK (kind IN ('months', 'fee', 'rounds')),
  value       TEXT NOT NULL DEFAULT '',           -- months: how many at once; fee: the sum kept; rounds: yes; '' = nothing is learned here
  UNIQUE (customer_id, kind)
) STRICT;
INSERT INTO new_habits (id, customer_id, kind, value) SELECT id, customer_id, kind, value FROM habits;
DROP TABLE habits;
ALTER TABLE new_habits RENAME TO habits;
