// Package exchange moves a book's tables in and out: as a workbook, as JSON, or as CSV (DOMAIN section 6). An import is
// all or nothing, matches rows by their keys, adds and changes but never deletes, and tells every error with table, row
// and column. Importing the same file twice changes nothing.
//
// A column that a file does not have leaves what is there; an empty cell empties it, or gives back the default where a
// field has one. Names that were learned from payments stay, whatever a file lists. Issued invoices are never changed:
// opening items may be corrected until something was set against them, receipts not at all.
package exchange

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/sheet"
)

// Faults of importing and exporting.
const (
	Refused           fault.Key = "exchange.refused"
	Missing           fault.Key = "exchange.missing"
	NoCustomer        fault.Key = "exchange.no_customer"
	NameTwice         fault.Key = "exchange.name_twice"
	NoFeeItem         fault.Key = "exchange.no_fee_item"
	NoContract        fault.Key = "exchange.no_contract"
	NoCharge          fault.Key = "exchange.no_charge"
	NoMeter           fault.Key = "exchange.no_meter"
	AmountNegative    fault.Key = "exchange.amount_negative"
	AmountZero        fault.Key = "exchange.amount_zero"
	OpenBeyond        fault.Key = "exchange.open_beyond"
	PeriodBackwards   fault.Key = "exchange.period_backwards"
	InvoiceOurs       fault.Key = "exchange.invoice_ours"
	InvoiceSettled    fault.Key = "exchange.invoice_settled"
	ReceiptDiffers    fault.Key = "exchange.receipt_differs"
	ReadingTwice      fault.Key = "exchange.reading_twice"
	ReadingNegative   fault.Key = "exchange.reading_negative"
	ReadingBeyond     fault.Key = "exchange.reading_beyond"
	MultiplierInvalid fault.Key = "exchange.multiplier_invalid"
	LineInvalid       fault.Key = "exchange.line_invalid"
	NumberPair        fault.Key = "exchange.number_pair"
	OutOfRange        fault.Key = "exchange.out_of_range"
	UnknownTable      fault.Key = "exchange.unknown_table"
	UnknownFormat     fault.Key = "exchange.unknown_format"
)

// Service moves the tables of one book.
type Service struct{ DB *db.DB }

// New makes the service of a book.
func New(d *db.DB) *Service { return &Service{DB: d} }

// File is a file on its way in or out.
type File struct {
	Name string `json:"name"`
	Data []byte `json:"data" ts_type:"string"` // base64 on the wire
}

// CheckRequest looks at a file. Where no column is settled, headings are read as in the list before that had the same.
type CheckRequest struct {
	Name    string    `json:"name"`
	Data    []byte    `json:"data" ts_type:"string"`
	Columns []Settled `json:"columns"`
}

// ImportRequest brings a file in, and remembers the columns that were settled. Sent twice with the same RequestID it is
// carried out once.
type ImportRequest struct {
	Name      string    `json:"name"`
	Data      []byte    `json:"data" ts_type:"string"`
	Columns   []Settled `json:"columns"`
	RequestID string    `json:"requestId"`
}

// Count tells what an import does to one table.
type Count struct {
	Name    string `json:"name"` // English name of the table
	Rows    int    `json:"rows"` // in the file
	New     int    `json:"new"`
	Changed int    `json:"changed"`
	Same    int    `json:"same"`
}

// Result tells what an import does, table by table.
type Result struct {
	Tables []Count `json:"tables"`
}

// changes says whether the book is another afterwards.
func (r Result) changes() bool {
	for _, c := range r.Tables {
		if c.New+c.Changed > 0 {
			return true
		}
	}
	return false
}

// Checked is what an import would do, or all that stands against it.
type Checked struct {
	Tables []Count        `json:"tables"`
	Faults []*fault.Fault `json:"faults"` // at most 1,000
	Count  int            `json:"count"`  // of all faults

	Heads   []sheet.Head `json:"heads"`   // of the office's own: unknown ones with what they may mean, and those that were settled
	Choices []Choice     `json:"choices"` // the columns of their tables
}

// Check tells what importing a file would do, and does nothing.
func (s *Service) Check(ctx context.Context, r CheckRequest) (Checked, error) {
	out := Checked{Tables: []Count{}, Faults: []*fault.Fault{}}
	data, heads, err := s.read(ctx, File{r.Name, r.Data}, r.Columns)
	out.Heads, out.Choices = toSettle(heads)
	if err == nil {
		err = s.DB.DryRun(ctx, func(tx *db.Tx) error {
			r, err := bringIn(ctx, tx, data)
			out.Tables = r.Tables
			return err
		})
	}
	if f := fault.As(err); f != nil {
		out.Faults, out.Count = f.Parts, len(f.Parts)
		if len(f.Parts) == 0 {
			out.Faults, out.Count = []*fault.Fault{f}, 1
		}
		if n, ok := f.Args["count"].(int); ok && len(f.Parts) > 0 {
			out.Count = n
		}
		return out, nil
	}
	return out, err
}

// Import brings a file in, whole or not at all. Where everything is there already, nothing is written.
func (s *Service) Import(ctx context.Context, r ImportRequest) (Result, error) {
	data, heads, err := s.read(ctx, File{r.Name, r.Data}, r.Columns)
	if err != nil {
		return Result{}, err
	}
	return s.write(ctx, s.DB.Write, incoming{data, r.Name, heads, r.Columns}, r.RequestID)
}

// ImportAll brings several files in as if they were one: tables may refer to one another, and all come in or none.
func (s *Service) ImportAll(ctx context.Context, files []File) (Result, error) {
	data, names, err := s.merged(ctx, files)
	if err != nil {
		return Result{}, err
	}
	return s.write(ctx, s.DB.Write, incoming{data: data, name: names}, "")
}

// DryRun tells what ImportAll would do, and does nothing.
func (s *Service) DryRun(ctx context.Context, files []File) (Result, error) {
	data, names, err := s.merged(ctx, files)
	if err != nil {
		return Result{}, err
	}
	return s.write(ctx, s.DB.DryRun, incoming{data: data, name: names}, "")
}

// merged reads files into one set of tables. Faults of several files come together, each with its file.
func (s *Service) merged(ctx context.Context, files []File) (sheet.Data, string, error) {
	if len(files) == 1 {
		data, _, err := s.read(ctx, files[0], nil)
		return data, files[0].Name, err
	}
	all := sheet.Data{}
	var names []string
	var faults []*fault.Fault
	for _, f := range files {
		names = append(names, f.Name)
		data, _, err := s.sheetOf(ctx, f, nil)
		if f2 := fault.As(err); f2 != nil {
			faults = append(faults, f2.At(f.Name))
			continue
		}
		if err != nil {
			return nil, "", err
		}
		for table, rows := range data {
			all[table] = append(all[table], rows...)
		}
	}
	if len(faults) > 0 {
		return nil, "", &fault.Fault{Key: Refused, Args: fault.Args{"count": len(faults), "shown": len(faults)}, Parts: faults}
	}
	return all, strings.Join(names, "、"), nil
}

// incoming is what is about to be written, and how its headings were settled.
type incoming struct {
	data    sheet.Data
	name    string
	heads   []sheet.Head
	columns []Settled
}

func (s *Service) write(ctx context.Context, in func(context.Context, func(*db.Tx) error) error, it incoming, request string) (Result, error) {
	var out Result
	err := in(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, request, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		var err error
		if out, err = bringIn(ctx, tx, it.data); err != nil {
			return err
		}
		if !out.changes() {
			tx.Unchanged()
			return nil
		}
		tx.Record("exchange.imported", map[string]any{"file": it.name, "tables": out.Tables}, db.Of("book", int64(1)))
		if err := rememberHeads(ctx, tx, it.heads, it.columns); err != nil {
			return err
		}
		return tx.Remember(ctx, request, out)
	})
	return out, err
}

// ExportRequest asks for tables in a file.
type ExportRequest struct {
	Format sheet.Format `json:"format"` // xlsx, json or csv; several tables as csv come in a zip
	Tables []string     `json:"tables"` // English names; none is all
	Lang   string       `json:"lang"`   // of headers and choices: zh-CN or en
}

// Validate checks the format and the names.
func (r ExportRequest) Validate() error {
	switch r.Format {
	case sheet.XLSX, sheet.CSV, sheet.JSON:
	default:
		return fault.New(UnknownFormat, fault.Args{"format": string(r.Format)}).At("format")
	}
	for _, name := range r.Tables {
		if sheet.TableNamed(name) == nil {
			return fault.New(UnknownTable, fault.Args{"name": name}).At("tables")
		}
	}
	return nil
}

// Export writes tables of the book, so that Import takes them back without a change.
func (s *Service) Export(ctx context.Context, r ExportRequest) (File, error) {
	if err := r.Validate(); err != nil {
		return File{}, err
	}
	var f File
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		data, err := takeOut(ctx, tx, r.Tables)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if err := sheet.Write(&b, r.Format, r.Lang, data); err != nil {
			return err
		}
		f = File{Name: exportName(r, len(data), tx.Today().String()), Data: b.Bytes()}
		return nil
	})
	return f, err
}

func exportName(r ExportRequest, tables int, today string) string {
	name, ending := "账套导出", string(r.Format)
	if r.Lang == "en" {
		name = "export"
	}
	if tables == 1 && len(r.Tables) == 1 {
		name = sheet.TableNamed(r.Tables[0]).Title(r.Lang)
	}
	if r.Format == sheet.CSV && tables > 1 {
		ending = "zip"
	}
	return fmt.Sprintf("%s-%s.%s", name, today, ending)
}

// TemplateRequest asks for an empty workbook to fill in.
type TemplateRequest struct {
	Lang string `json:"lang"` // zh-CN or en
}

// Template gives a workbook with one example row in each table and a page of explanations.
func (s *Service) Template(_ context.Context, r TemplateRequest) (File, error) {
	var b bytes.Buffer
	name := "导入模板.xlsx"
	if r.Lang == "en" {
		name = "template.xlsx"
	}
	err := sheet.Template(&b, r.Lang)
	return File{Name: name, Data: b.Bytes()}, err
}
