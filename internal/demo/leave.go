package demo

import (
	"encoding/json"
	"os"
	"path/filepath"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/document"
	"zhangfang/internal/report"
)

// leave puts into a folder what an office would hand on: the files it was given, papers and reports.
func (w *work) leave(out string) error {
	if err := w.timed("files", func() (int, error) { return len(w.files), write(filepath.Join(out, "流水"), w.files) }); err != nil {
		return err
	}
	if err := w.timed("papers", func() (int, error) { return w.papers(filepath.Join(out, "单据")) }); err != nil {
		return err
	}
	return w.timed("reports", func() (int, error) {
		made, err := w.reports()
		if err != nil {
			return 0, err
		}
		return len(made), write(filepath.Join(out, "报表"), made)
	})
}

func write(dir string, files []file) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.name), f.data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// papers draws the last month's bills in one file, those of one customer singly, a week's receipts, and what is owed.
func (w *work) papers(dir string) (int, error) {
	last, err := w.lastIssue()
	if err != nil {
		return 0, err
	}
	month := last.MonthStart()
	count := 0
	for _, r := range []document.FolderRequest{
		{Kind: document.Invoices, Dir: dir, From: month, To: month.MonthEnd(), Merge: true},
		{Kind: document.Invoices, Dir: filepath.Join(dir, "单张账单"), Customer: "C0001", From: month.AddMonths(-2), To: month.MonthEnd()},
		{Kind: document.Receipts, Dir: dir, From: month.AddMonths(-1), To: month.AddMonths(-1).AddDays(9), Merge: true},
		{Kind: document.Statements, Dir: dir, To: w.through, Merge: true},
	} {
		made, err := w.Documents.ToFolder(w.ctx, r)
		if err != nil {
			return count, err
		}
		count += made.Papers
	}
	return count, nil
}

// lastIssue is the day of the latest bill.
func (w *work) lastIssue() (date.Date, error) {
	page, err := w.Billing.List(w.ctx, billing.Filter{Sort: "issueDate", Desc: true, Limit: 1})
	if err != nil || len(page.Rows) == 0 {
		return w.through, err
	}
	return page.Rows[0].IssueDate, nil
}

// reports makes the aging and the collection rate, as workbooks and as JSON.
func (w *work) reports() ([]file, error) {
	var out []file
	for _, name := range []string{"aging", "collection", "received"} {
		f, err := w.Reports.Export(w.ctx, report.ExportRequest{Report: name, AsOf: w.through, From: w.first, To: w.through})
		if err != nil {
			return nil, err
		}
		out = append(out, file{f.Name, f.Data})
	}
	aging, err := w.Reports.Aging(w.ctx, report.AgingRequest{AsOf: w.through})
	if err != nil {
		return nil, err
	}
	rates, err := w.Reports.Collection(w.ctx, report.Period{From: w.first, To: w.through})
	if err != nil {
		return nil, err
	}
	for _, j := range []struct {
		name   string
		answer any
	}{{"aging.json", aging}, {"collection.json", rates}} {
		data, err := json.MarshalIndent(j.answer, "", "  ")
		if err != nil {
			return nil, err
		}
		out = append(out, file{j.name, data})
	}
	return out, nil
}
