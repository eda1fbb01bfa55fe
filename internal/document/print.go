package document

import (
	"context"
	"fmt"

	"zhangfang/internal/billing"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/paper"
)

// mostPapers bounds one file for the window; the terminal writes more as files in a folder.
const mostPapers = 5000

// Invoices gives invoices as one PDF.
func (s *Service) Invoices(ctx context.Context, r InvoicesRequest) (File, error) {
	if r.Filter != nil {
		ids, err := s.found(ctx, *r.Filter)
		if err != nil {
			return File{}, err
		}
		r.IDs = ids
	}
	if err := enough(len(r.IDs)); err != nil {
		return File{}, err
	}
	var docs []paper.Invoice
	var o office
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		if o, err = load(ctx, tx, r.Lang, r.Working); err != nil {
			return err
		}
		docs, err = o.invoices(ctx, tx, r.IDs)
		return err
	})
	if err != nil {
		return File{}, err
	}
	if err := check(s, docs, invoiceNumber); err != nil {
		return File{}, err
	}
	name := o.say("账单", "Invoices") + fmt.Sprintf("-%d.pdf", len(docs))
	if len(docs) == 1 {
		name = invoiceName(docs[0])
	}
	return file(name, docs, s.printer.Invoices)
}

// found lists what a filter of the list of invoices finds, in its order.
func (s *Service) found(ctx context.Context, f billing.Filter) ([]billing.InvoiceID, error) {
	f.After, f.Offset, f.Limit = "", 0, mostPapers+1
	page, err := s.bills.List(ctx, f)
	ids := make([]billing.InvoiceID, len(page.Rows))
	for n, r := range page.Rows {
		ids[n] = r.ID
	}
	return ids, err
}

// Receipts gives receipts as one PDF, numbering those that have no number yet.
func (s *Service) Receipts(ctx context.Context, r ReceiptsRequest) (File, error) {
	if err := enough(len(r.IDs)); err != nil {
		return File{}, err
	}
	if err := s.ensureNumbers(ctx, r.IDs, r.Lang); err != nil {
		return File{}, err
	}
	var docs []paper.Receipt
	var o office
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		if o, err = load(ctx, tx, r.Lang, nil); err != nil {
			return err
		}
		docs, err = o.receipts(ctx, tx, r.IDs)
		return err
	})
	if err != nil {
		return File{}, err
	}
	if err := check(s, docs, receiptNumber); err != nil {
		return File{}, err
	}
	name := o.say("收据", "Receipts") + fmt.Sprintf("-%d.pdf", len(docs))
	if len(docs) == 1 {
		name = receiptName(docs[0])
	}
	return file(name, docs, s.printer.Receipts)
}

// Statements gives statements of account as one PDF.
func (s *Service) Statements(ctx context.Context, r StatementsRequest) (File, error) {
	var docs []paper.Statement
	var o office
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		if r.AsOf.IsZero() {
			r.AsOf = tx.Today()
		}
		if len(r.Customers) == 0 {
			if r.Customers, err = owing(ctx, tx, r.AsOf); err != nil {
				return err
			}
		}
		if err := enough(len(r.Customers)); err != nil {
			return err
		}
		if o, err = load(ctx, tx, r.Lang, nil); err != nil {
			return err
		}
		docs, err = o.statements(ctx, tx, r.Customers, r.AsOf)
		return err
	})
	if err != nil {
		return File{}, err
	}
	if err := check(s, docs, statementBuyer); err != nil {
		return File{}, err
	}
	name := o.say("对账单", "Statements") + fmt.Sprintf("-%s.pdf", r.AsOf)
	if len(docs) == 1 {
		name = statementName(docs[0])
	}
	return file(name, docs, s.printer.Statements)
}

func enough(papers int) error {
	switch {
	case papers == 0:
		return fault.New(NothingFound, nil)
	case papers > mostPapers:
		return fault.New(TooMany, fault.Args{"most": mostPapers})
	}
	return nil
}
