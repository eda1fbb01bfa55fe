-- The screen of claiming asks for what is open and, of one customer or one day, for what is claimed. An index by state found all that
-- was ever claimed, and the planner, which knows no figures, took it for good: a partial one holds only what is open. One more finds
-- the few allocations that were written off, from which the fees of the channels are learned. And who paid for one customer is asked
-- before it is added up, so that the claims of the others are not read for it.

-- +goose Up
DROP INDEX receipts_by_state;
CREATE INDEX receipts_open ON receipts(date, time, id, amount) WHERE state = 'open';
CREATE INDEX allocations_written_off ON allocations(receipt_id) WHERE kind = 'writeoff';
CREATE VIEW payer_times AS                        -- what payer_habits adds up: each claim that teaches, and what was said by hand
  SELECT payer_name, payer_account, customer_id, 1 AS times, date, 0 AS by_hand FROM payer_claims
  UNION ALL SELECT payer_name, payer_account, customer_id, 2, date, 1 FROM taught;
DROP VIEW payer_habits;
CREATE VIEW payer_habits AS                       -- who paid for whom and how often; said by hand counts as twice confirmed
  SELECT payer_name, payer_account, customer_id, sum(times) AS times, max(date) AS last, max(by_hand) AS by_hand
  FROM payer_times GROUP BY payer_name, payer_account, customer_id;
