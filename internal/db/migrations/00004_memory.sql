-- What the office has learned. Who pays for whom is read from the claims that stand, so it comes and goes with them: no row is
-- shared by two claims, and an older one can be taken back whatever was claimed since. Kept beside them is only what somebody
-- said: this payer pays for that customer, this claim teaches nothing, this proposal is refused, that is what the channel keeps.

-- +goose Up
CREATE TABLE claim_others (                       -- customers that a claim pays for besides the one whose prepayment the rest is
  id          INTEGER PRIMARY KEY,
  receipt_id  INTEGER NOT NULL REFERENCES receipts(id),
  customer_id INTEGER NOT NULL REFERENCES customers(id),
  UNIQUE (receipt_id, customer_id)
) STRICT;
CREATE INDEX claim_others_by_customer ON claim_others(customer_id);
INSERT INTO claim_others (receipt_id, customer_id)
  SELECT DISTINCT r.id, i.customer_id
  FROM allocations a JOIN receipts r ON r.id = a.receipt_id JOIN invoices i ON i.id = a.invoice_id
  WHERE r.state = 'claimed' AND a.reverses IS NULL AND i.customer_id <> r.customer_id
    AND NOT EXISTS (SELECT 1 FROM allocations b WHERE b.reverses = a.id);

CREATE TABLE unlearned (                          -- this claim says nothing about who pays for whom: it was forgotten
  id          INTEGER PRIMARY KEY,
  receipt_id  INTEGER NOT NULL REFERENCES receipts(id),
  customer_id INTEGER NOT NULL REFERENCES customers(id),
  UNIQUE (receipt_id, customer_id)
) STRICT;
INSERT INTO unlearned (receipt_id, customer_id)
  SELECT r.id, c.customer_id
  FROM receipts r JOIN (SELECT id AS receipt_id, customer_id FROM receipts WHERE state = 'claimed' UNION SELECT receipt_id, customer_id FROM claim_others) c ON c.receipt_id = r.id
  WHERE r.payer_name || r.payer_account <> '' AND NOT EXISTS (SELECT 1 FROM payer_habits h
    WHERE h.payer_name = r.payer_name AND h.payer_account = r.payer_account AND h.customer_id = c.customer_id);

CREATE TABLE taught (                             -- who pays for whom, said by hand
  id            INTEGER PRIMARY KEY,
  payer_name    TEXT NOT NULL,
  payer_account TEXT NOT NULL,
  customer_id   INTEGER NOT NULL REFERENCES customers(id),
  date          TEXT NOT NULL,
  UNIQUE (payer_name, payer_account, customer_id),
  CHECK (payer_name <> '' OR payer_account <> '')
) STRICT;
CREATE INDEX taught_by_customer ON taught(customer_id);

DELETE FROM changes WHERE tbl = 'payer_habits';   -- what is read from the claims is not told of by itself
DROP TABLE payer_habits;
CREATE INDEX receipts_by_payer ON receipts(payer_name, payer_account, customer_id, date) WHERE state = 'claimed';
CREATE VIEW payer_claims AS                       -- each claim that stands and teaches, once for each customer it pays for
  SELECT r.id AS receipt_id, r.payer_name, r.payer_account, r.customer_id, r.date
  FROM receipts r
  WHERE r.state = 'claimed' AND (r.payer_name <> '' OR r.payer_account <> '')
    AND NOT EXISTS (SELECT 1 FROM unlearned u WHERE u.receipt_id = r.id AND u.customer_id = r.customer_id)
  UNION ALL
  SELECT r.id, r.payer_name, r.payer_account, o.customer_id, r.date
  FROM claim_others o JOIN receipts r ON r.id = o.receipt_id
  WHERE r.state = 'claimed' AND (r.payer_name <> '' OR r.payer_account <> '')
    AND NOT EXISTS (SELECT 1 FROM unlearned u WHERE u.receipt_id = r.id AND u.customer_id = o.customer_id);
CREATE VIEW payer_habits AS                       -- who paid for whom and how often; said by hand counts as twice confirmed
  SELECT payer_name, payer_account, customer_id, sum(times) AS times, max(last) AS last, max(by_hand) AS by_hand
  FROM (SELECT payer_name, payer_account, customer_id, 1 AS times, date AS last, 0 AS by_hand FROM payer_claims
        UNION ALL SELECT payer_name, payer_account, customer_id, 2, date, 1 FROM taught)
  GROUP BY payer_name, payer_account, customer_id;

CREATE TABLE new_rejections (                     -- proposals the user refused: not made again
  id          INTEGER PRIMARY KEY,
  receipt_id  INTEGER NOT NULL REFERENCES receipts(id),
  customer_id INTEGER REFERENCES customers(id),   -- NULL: of several customers
  invoices    TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(invoices)), -- ids in order; [] refuses the customer as such
  CHECK (customer_id IS NOT NULL OR invoices <> '[]')
) STRICT;
INSERT INTO new_rejections (id, receipt_id, customer_id) SELECT id, receipt_id, customer_id FROM rejections;
DROP TABLE rejections;
ALTER TABLE new_rejections RENAME TO rejections;
CREATE UNIQUE INDEX rejections_once ON rejections(receipt_id, coalesce(customer_id, 0), invoices);

CREATE TABLE channel_fees (                       -- what a channel keeps of a payment, said by hand instead of learned
  id      INTEGER PRIMARY KEY,
  channel TEXT NOT NULL UNIQUE CHECK (channel <> ''),
  percent TEXT NOT NULL DEFAULT '',               -- of what was paid: 0.6; '' for none
  flat    INTEGER NOT NULL DEFAULT 0 CHECK (flat >= 0), -- or a fixed sum; both none: nothing is learned here
  CHECK (percent = '' OR flat = 0)
) STRICT;
CREATE TABLE habits (                             -- how a customer pays, said by hand instead of learned
  id          INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers(id),
  kind        TEXT NOT NULL CHECK (kind IN ('months', 'fee')),
  value       TEXT NOT NULL DEFAULT '',           -- months: how many at once; fee: the sum kept; '' = nothing is learned here
  UNIQUE (customer_id, kind)
) STRICT;
