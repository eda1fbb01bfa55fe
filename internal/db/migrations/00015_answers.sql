-- The few charges that go on from another, have a meter or are to be looked at again are found without reading all charges: what one
-- change of a contract does to the next bill run is worked out in a moment.

-- +goose Up
CREATE INDEX charges_replacing ON charges(replaces) WHERE replaces IS NOT NULL;
CREATE INDEX charges_metered ON charges(meter_id) WHERE meter_id IS NOT NULL;
CREATE INDEX charges_reviewed ON charges(review_from) WHERE review_from IS NOT NULL;
