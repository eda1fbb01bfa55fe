-- How proposals fared. Each claim keeps the kind of evidence that the best proposal for its receipt had, and whether somebody
-- booked it as it was; each refusal keeps the kind of what it refuses. What the kinds have come to is read from that, so that undo
-- takes it back by itself.

-- +goose Up
CREATE TABLE claim_evidence (                     -- of a claim that stands, and of one by the engine alone that somebody took back
  id         INTEGER PRIMARY KEY,
  receipt_id INTEGER NOT NULL UNIQUE REFERENCES receipts(id),
  bucket     TEXT NOT NULL CHECK (bucket <> ''),  -- kind of evidence, as match names it
  verdict    TEXT NOT NULL CHECK (verdict IN ('right', 'wrong', 'alone')), -- alone: booked with the certain ones, nobody has looked at it
  date       TEXT NOT NULL                        -- on which it was said
) STRICT;
ALTER TABLE rejections ADD COLUMN bucket TEXT NOT NULL DEFAULT ''; -- '' = not counted
ALTER TABLE rejections ADD COLUMN date   TEXT;
CREATE VIEW outcomes AS                           -- by kind and month: the newest weigh most
  SELECT bucket, substr(date, 1, 7) AS month, sum(is_right) AS right, sum(1 - is_right) AS wrong, max(date) AS last
  FROM (SELECT bucket, date, verdict = 'right' AS is_right FROM claim_evidence WHERE verdict <> 'alone'
        UNION ALL SELECT bucket, date, 0 FROM rejections WHERE bucket <> '' AND date IS NOT NULL)
  GROUP BY bucket, substr(date, 1, 7);
