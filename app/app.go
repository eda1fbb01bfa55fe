// Package app is the composition root: it opens a book, wires every service once, and knows by name everything the program
// can be asked to do. The doors (desktop, httpapi, cli) walk that list and know nothing else.
package app

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"zhangfang/internal/backup"
	"zhangfang/internal/bank"
	"zhangfang/internal/billing"
	"zhangfang/internal/closing"
	"zhangfang/internal/contract"
	"zhangfang/internal/customer"
	"zhangfang/internal/db"
	"zhangfang/internal/deposit"
	"zhangfang/internal/disk"
	"zhangfang/internal/document"
	"zhangfang/internal/exchange"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
	"zhangfang/internal/meter"
	"zhangfang/internal/receipt"
	"zhangfang/internal/report"
	"zhangfang/internal/settings"
	"zhangfang/internal/task"
)

// NoBook is what every use case of a book answers before one is open.
const NoBook fault.Key = "app.no_book"

// Book is one open book with its services.
type Book struct {
	DB        *db.DB
	Settings  *settings.Service
	FeeItems  *contract.FeeItems
	Customers *customer.Service
	Meters    *meter.Service
	Pools     *meter.Pools
	Contracts *contract.Service
	Billing   *billing.Service
	Bank      *bank.Service
	Receipts  *receipt.Service
	Deposits  *deposit.Service
	Closings  *closing.Service
	Exchange  *exchange.Service
	Documents *document.Service
	Templates *document.Templates
	Reports   *report.Service
	Tasks     *task.Service
	Backups   *backup.Service
	History   *history.Service
}

// wire makes the services of a book, once.
func wire(d *db.DB, jobs *job.Runner) *Book {
	receipts := receipt.New(d)
	return &Book{
		DB:        d,
		Settings:  settings.New(d),
		FeeItems:  contract.NewFeeItems(d),
		Customers: customer.New(d),
		Meters:    meter.New(d),
		Pools:     meter.NewPools(d),
		Contracts: contract.New(d),
		Billing:   billing.New(d, jobs),
		Bank:      bank.New(d, jobs),
		Receipts:  receipts,
		Deposits:  deposit.New(d),
		Closings:  closing.New(d),
		Exchange:  exchange.New(d),
		Documents: document.New(d, jobs), Templates: &document.Templates{DB: d},
		Reports: report.New(d, receipts),
		Tasks:   task.New(d),
		Backups: backup.New(d, jobs),
		History: &history.Service{DB: d},
	}
}

// App is the running program: at most one open book, its jobs and its listeners.
type App struct {
	Clock   db.Clock     // nil is the system's
	Home    Home         // where the program keeps what is not in a book
	Log     *slog.Logger // nil is the default one
	Spooler Spooler      // nil is the printers of this computer
	Daily   bool         // somebody stays with the books: back up one that was not for a day, and read ahead what the screens will ask

	jobs  job.Runner
	demo  sync.Mutex // held while the demo book is made or deleted
	mu    sync.RWMutex
	book  *Book
	calls map[string]Call
	daily daily

	tell struct {
		sync.Mutex
		next int
		to   map[int]func(Notice)
	}
}

// Notice is what the program says of itself while it runs: "changed" with the types of subjects, or "job" with its state.
type Notice struct {
	Name string
	Data any
}

// Changed is the data of the notice "changed".
type Changed struct {
	Kinds []string `json:"kinds"`
}

// New makes a program without a book. Close it at the end.
func New(home Home) *App {
	a := &App{Home: home}
	a.jobs.Changed = func(s job.State) { a.notify(Notice{"job", s}) }
	a.calls = a.list()
	return a
}

// Listen asks to be told of notices until the returned function is called. Listeners must be quick.
func (a *App) Listen(f func(Notice)) (stop func()) {
	a.tell.Lock()
	defer a.tell.Unlock()
	if a.tell.to == nil {
		a.tell.to = map[int]func(Notice){}
	}
	id := a.tell.next
	a.tell.next++
	a.tell.to[id] = f
	return func() {
		a.tell.Lock()
		defer a.tell.Unlock()
		delete(a.tell.to, id)
	}
}

func (a *App) notify(n Notice) {
	a.tell.Lock()
	defer a.tell.Unlock()
	for _, f := range a.tell.to {
		f(n)
	}
}

// Book gives the open book, or the fault NoBook.
func (a *App) Book() (*Book, error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	if a.book == nil {
		return nil, fault.New(NoBook, nil)
	}
	return a.book, nil
}

// OpenBook opens a book and makes it the program's, closing the one before.
func (a *App) OpenBook(path string) (*Book, error) {
	if b, err := a.Book(); err == nil && disk.Same(b.DB.Path(), path) {
		return b, nil
	}
	d, err := db.Open(path, a.Clock)
	if err != nil {
		return nil, err
	}
	return a.use(d)
}

// CreateBook makes a new book for a company, with the usual fee items, and makes it the program's.
func (a *App) CreateBook(ctx context.Context, path, company string) (*Book, error) {
	d, err := db.Create(path, a.Clock)
	if err != nil {
		return nil, err
	}
	err = d.Write(ctx, func(tx *db.Tx) error {
		if err := contract.StarterItems(ctx, tx); err != nil {
			return err
		}
		all := settings.Defaults()
		all.Company.Name = company
		if _, err := settings.Store(ctx, tx, all); err != nil {
			return err
		}
		tx.Record("book.made", map[string]string{"name": company}, db.Subject{Type: "book", ID: 1})
		return nil
	})
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return a.use(d)
}

func (a *App) use(d *db.DB) (*Book, error) {
	d.OnCommit(func(e db.Event) {
		kinds := map[string]bool{}
		out := Changed{Kinds: []string{}}
		for _, s := range e.Subjects {
			if !kinds[s.Type] {
				kinds[s.Type] = true
				out.Kinds = append(out.Kinds, s.Type)
			}
		}
		a.notify(Notice{"changed", out})
	})
	b := wire(d, &a.jobs)
	a.daily.stop()
	a.mu.Lock()
	old := a.book
	a.book = b
	a.mu.Unlock()
	var err error
	if old != nil {
		err = old.DB.Close()
	}
	a.notify(Notice{"changed", Changed{Kinds: []string{"*"}}})
	return b, err
}

// CloseBook lets go of the open book, if there is one.
func (a *App) CloseBook() error {
	a.daily.stop()
	a.mu.Lock()
	old := a.book
	a.book = nil
	a.mu.Unlock()
	if old == nil {
		return nil
	}
	a.notify(Notice{"changed", Changed{Kinds: []string{"*"}}})
	return old.DB.Close()
}

// Close ends the program's work.
func (a *App) Close() error { return a.CloseBook() }

func (a *App) now() time.Time {
	if a.Clock != nil {
		return a.Clock()
	}
	return time.Now()
}

func (a *App) log() *slog.Logger {
	if a.Log != nil {
		return a.Log
	}
	return slog.Default()
}
