// Package document makes the papers that leave the office: it reads invoices, receipts and statements from the book, many at a
// time, and has paper draw them. It gives a receipt its number the first time its paper is made, and changes nothing else.
package document

import (
	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
	"zhangfang/internal/paper"
)

// Faults of making papers.
const (
	NothingFound   fault.Key = "document.nothing_found"
	NotClaimed     fault.Key = "document.not_claimed"
	MoneyOut       fault.Key = "document.money_out"
	Unprintable    fault.Key = "document.unprintable"
	UnknownKind    fault.Key = "document.unknown_kind"
	NoFolder       fault.Key = "document.no_folder"
	NotWritten     fault.Key = "document.not_written"
	TooMany        fault.Key = "document.too_many"
	NoSuchCustomer fault.Key = "document.no_such_customer"
	NoSuchTemplate fault.Key = "document.no_such_template"
	TemplateTaken  fault.Key = "document.template_taken"
	NothingOverdue fault.Key = "document.nothing_overdue"
	NotThatEntry   fault.Key = "document.not_that_entry"
	PaperChanged   fault.Key = "document.paper_changed"
)

// Kind names a paper.
type Kind string

// The papers.
const (
	Invoices   Kind = "invoices"
	Receipts   Kind = "receipts"
	Statements Kind = "statements"
)

// Service makes papers of one book.
type Service struct {
	DB   *db.DB
	Jobs *job.Runner

	printer *paper.Printer
	bills   *billing.Service
}

// New makes the service of a book.
func New(d *db.DB, jobs *job.Runner) *Service {
	return &Service{DB: d, Jobs: jobs, printer: paper.New(), bills: billing.New(d, jobs)}
}

// File is a file for the user. Papers says how many are in it.
type File struct {
	Name   string `json:"name"`
	Data   []byte `json:"data" ts_type:"string"` // base64
	Papers int    `json:"papers"`
}

// FolderRequest asks for papers as files in a folder: one file each, or all merged into one.
type FolderRequest struct {
	Kind     Kind      `json:"kind"`
	Dir      string    `json:"dir"`                   // made if it is not there
	Customer string    `json:"customer"`              // code; "" for all
	From     date.Date `json:"from" ts_type:"string"` // issue dates of invoices, dates of receipts, both included
	To       date.Date `json:"to" ts_type:"string"`   // of statements: as of, "" is today
	Merge    bool      `json:"merge"`
	Lang     string    `json:"lang"`
	Working  *bool     `json:"working"`
	Keep     bool      `json:"keep"` // they are given out: kept in the archive, and marked 补打 a second time
}

// Folder says what was written.
type Folder struct {
	Dir    string   `json:"dir"`
	Files  []string `json:"files"` // names in the folder
	Papers int      `json:"papers"`
	Again  int      `json:"again"` // of them, given out before
}
