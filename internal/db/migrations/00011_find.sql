-- What the search asks while one types: who has an amount, and in which receipts a few letters stand. The words of a receipt
-- stand in the index in one piece, so that they are looked through without reading the receipts themselves.

-- +goose Up
CREATE INDEX invoices_by_total ON invoices(total);
CREATE INDEX invoices_by_rest ON invoices(total - settled) WHERE state = 'issued' AND settled < total;
CREATE INDEX receipts_by_sum ON receipts(abs(amount)); -- not the plain amount: whoever asks for amount > 0 would be led through it
CREATE INDEX receipts_find ON receipts(payer_name || ' ' || reference || ' ' || coalesce(number, ''), channel, date);
