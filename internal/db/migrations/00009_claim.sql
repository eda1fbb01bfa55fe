-- The screen of claiming asks for what is open and, of one customer or one day, for what is claimed. An index by state found all that
-- was ever claimed, and the planner, which knows no figures, took it for good: a partial one holds only what is open, another what the
-- figures in the head add up of the rest; a line that is imported stands in the first alone. One more finds the few allocations that
-- were written off, from which the fees of the channels are learned. And who paid for one customer is asked before it is added up, so
-- that the claims of the others are not read for it.

-- +goose Up
DROP INDEX receipts_by_state;
CREATE INDEX receipts_open ON receipts(date, time, id, amount) WHERE state = 'open';
CREATE INDEX receipts_done ON receipts(state, amount, allocated, channel, account, date) WHERE state <> 'open';
CREATE INDEX allocations_written_off ON allocations(receipt_id) WHERE kind = 'writeoff';
DROP VIEW payer_claims;
CREATE VIEW payer_claims AS                       -- each claim that stands and teaches, once for each customer it pays for
  SELECT r.id AS receipt_id, r.payer_name, r.payer_account, r.customer_id, r.date
  FROM receipts r
  WHERE r.state = 'claimed' AND (r.payer_name <> '' OR r.payer_account <> '')
    AND NOT EXISTS (SELECT 1 FROM unlearned u WHERE u.receipt_id = r.id AND u.customer_id = r.customer_id)
  UNION ALL
  SELECT r.id, r.payer_name, r.payer_account, o.customer_id, r.date
  FROM claim_others o CROSS JOIN receipts r ON r.id = o.receipt_id -- the few others first
  WHERE r.state = 'claimed' AND (r.payer_name <> '' OR r.payer_account <> '')
    AND NOT EXISTS (SELECT 1 FROM unlearned u WHERE u.receipt_id = r.id AND u.customer_id = o.customer_id);
CREATE VIEW payer_times AS                        -- what payer_habits adds up: each claim that teaches, and what was said by hand
  SELECT payer_name, payer_account, customer_id, 1 AS times, date, 0 AS by_hand FROM payer_claims
  UNION ALL SELECT payer_name, payer_account, customer_id, 2, date, 1 FROM taught;
DROP VIEW payer_habits;
CREATE VIEW payer_habits AS                       -- who paid for whom and how often; said by hand counts as twice confirmed
  SELECT payer_name, payer_account, customer_id, sum(times) AS times, max(date) AS last, max(by_hand) AS by_hand
  FROM payer_times GROUP BY payer_name, payer_account, customer_id;
