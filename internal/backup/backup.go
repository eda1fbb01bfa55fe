// Package backup copies a book to where it is safe, and brings it back. A copy is proved before it counts as one: SQLite looks at
// every page and all invariants of the ledger are checked on it. It never overwrites: what stood in the place of a
// restored book is kept beside it.
package backup

import (
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
)

// Faults of backing up and restoring.
const (
	NotProved  fault.Key = "backup.not_proved"
	NotWritten fault.Key = "backup.not_written"
	NoSuchFile fault.Key = "backup.no_such_file"
	SameFile   fault.Key = "backup.same_file"
)

// Service backs up one book.
type Service struct {
	DB   *db.DB
	Jobs *job.Runner
}

// New makes the service of a book.
func New(d *db.DB, jobs *job.Runner) *Service { return &Service{DB: d, Jobs: jobs} }

// None is the request of a question that needs to be told nothing.
type None struct{}

// MakeRequest asks for a backup.
type MakeRequest struct {
	Path string `json:"path"` // a file that does not exist yet, or a folder; "" is the folder 备份 beside the book
}

// State says how far a book had come.
type State struct {
	UUID      string `json:"uuid"`      // of the book: copies have the same
	Name      string `json:"name"`      // of the company
	Events    int64  `json:"events"`    // number of the last event
	LastAt    string `json:"lastAt"`    // moment of the last event, UTC, RFC 3339; "" without any
	LastKind  string `json:"lastKind"`  // "invoice.issued"
	Customers int    `json:"customers"` // rows
	Invoices  int    `json:"invoices"`
	Receipts  int    `json:"receipts"`
}

// Backup is one copy.
type Backup struct {
	Path string `json:"path"`
	Name string `json:"file"` // of the file
	Size int64  `json:"size"` // bytes
	At   string `json:"at"`   // when it was made, UTC, RFC 3339
	State
}

// List is the copies in the folder beside the book, the latest first. Files there that cannot be read as a book are left out.
type List struct {
	Folder string   `json:"folder"`
	Rows   []Backup `json:"rows"`
}

// LookRequest asks what restoring a backup would do to the open book.
type LookRequest struct {
	Backup string `json:"backup"` // file
}

// Look sets a backup beside a book. Lost counts the book's events that the backup does not have.
type Look struct {
	Backup  Backup `json:"backup"`
	Book    *State `json:"book"`    // null when there is none, or it cannot be read
	Same    bool   `json:"same"`    // both are copies of one book
	Lost    int64  `json:"lost"`    // events of the book that would be lost
	Ahead   int64  `json:"ahead"`   // events of the backup that the book does not have
	FirstAt string `json:"firstAt"` // moment of the first event that would be lost, or ""
}

// RestoreRequest asks to put a backup in the place of a book, which must be closed.
type RestoreRequest struct {
	Backup string `json:"backup"`
	To     string `json:"to"` // the book's file; it need not exist
}

// Restored says what was done.
type Restored struct {
	Path string `json:"path"` // the book
	Kept string `json:"kept"` // the file that stood there before, or ""
	Look
}
