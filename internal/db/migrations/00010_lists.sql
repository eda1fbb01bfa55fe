-- What the lists of the window are asked for, in a tenth of a second on a hundred thousand invoices.

-- +goose Up
-- All that an invoice is filtered, summed and sorted by stands in one index, in the order of due dates.
CREATE INDEX invoices_listed ON invoices(due_date, id, state, total, settled, issue_date, customer_id, run_id, number, kind, unit);
-- The order in which the window begins.
CREATE INDEX invoices_by_number ON invoices(coalesce(number, ''), id);
