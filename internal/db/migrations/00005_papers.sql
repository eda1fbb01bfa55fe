-- Papers: templates with their versions and who gets which, and the archive of what was given out.

-- +goose Up
CREATE TABLE templates (
  id       INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL CHECK (kind <> ''),
  name     TEXT NOT NULL CHECK (name <> ''),
  layout   TEXT NOT NULL,
  version  INTEGER NOT NULL CHECK (version > 0),
  body     TEXT NOT NULL CHECK (json_valid(body)),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  UNIQUE (kind, name)
) STRICT;
CREATE TABLE template_versions (
  id          INTEGER PRIMARY KEY,
  template_id INTEGER NOT NULL REFERENCES templates(id),
  version     INTEGER NOT NULL,
  body        TEXT NOT NULL CHECK (json_valid(body)),
  at          TEXT NOT NULL,
  UNIQUE (template_id, version)
) STRICT;
CREATE TABLE template_choices (                   -- which layout or template a kind is printed with: for a customer, or for all
  id          INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind <> ''),
  customer_id INTEGER REFERENCES customers(id),
  layout      TEXT NOT NULL DEFAULT '',           -- of the built-in template
  template_id INTEGER REFERENCES templates(id),
  CHECK ((layout = '') <> (template_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX template_choices_once ON template_choices(kind, coalesce(customer_id, 0));

CREATE TABLE papers (                             -- what was given out, one row for each document, language and layout
  id          INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind <> ''),
  subject     TEXT NOT NULL,                      -- what it is of: invoice/12
  lang        TEXT NOT NULL,
  layout      TEXT NOT NULL,
  invoice_id  INTEGER REFERENCES invoices(id),    -- so that undoing what was printed is told and refused
  receipt_id  INTEGER REFERENCES receipts(id),
  credit_id   INTEGER REFERENCES credit_notes(id),
  deposit_id  INTEGER REFERENCES deposits(id),
  contract_id INTEGER REFERENCES contracts(id),
  customer_id INTEGER REFERENCES customers(id),
  number      TEXT NOT NULL DEFAULT '',
  name        TEXT NOT NULL DEFAULT '',           -- of who gets it
  search      TEXT NOT NULL DEFAULT '',
  date        TEXT,
  amount      INTEGER,
  snapshot    TEXT NOT NULL CHECK (json_valid(snapshot)), -- template and document as they were, from which a reprint is drawn
  hash        TEXT NOT NULL,                      -- SHA-256 of the PDF, which paper_files holds
  printed     INTEGER NOT NULL CHECK (printed > 0),
  first_at    TEXT NOT NULL,
  last_at     TEXT NOT NULL,
  UNIQUE (subject, lang, layout)
) STRICT;
CREATE INDEX papers_by_time ON papers(last_at, id);
CREATE INDEX papers_by_customer ON papers(customer_id);
CREATE INDEX papers_by_invoice ON papers(invoice_id) WHERE invoice_id IS NOT NULL;
CREATE TABLE paper_files (                        -- by content, each once, never changed and never taken away; the journal leaves them out
  id   INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  data BLOB NOT NULL
) STRICT;
