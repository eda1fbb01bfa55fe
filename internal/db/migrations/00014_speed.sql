-- What was set against an invoice is added up by kind from the index alone, and the few periods that were read of a meter are found
-- without looking at all that was ever billed.

-- +goose Up
DROP INDEX allocations_by_invoice;
CREATE INDEX allocations_by_invoice ON allocations(invoice_id, date, amount, kind);
CREATE INDEX billed_read ON billed(charge_id, period_from, read_to) WHERE read_to IS NOT NULL;
