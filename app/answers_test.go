package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"zhangfang/internal/bank"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/history"
	"zhangfang/internal/receipt"
)

// What the screens ask for, on the large book: each answer, with its JSON, in turn; the screen feels at once below 100 ms. It tells
// how long the first answer takes, one after something happened that has nothing to do with it (again), and one after each of what
// a bookkeeper does all day: a claim, an import of one line, a change of one contract. Times are of the thread that asks where the
// system tells them, so that other work on the machine does not count, else by the clock.
//
//	ZHANGFANG_LARGE=/tmp/large.zf go test ./app -run xxx -bench Answers -benchtime 5x
func BenchmarkAnswers(b *testing.B) {
	a := large(b)
	for _, q := range largeQuestions {
		b.Run(q.name+" "+q.request, func(b *testing.B) {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			call := a.Calls()[q.name]
			in := reflect.New(call.In)
			if err := json.Unmarshal([]byte(q.request), in.Interface()); err != nil {
				b.Fatal(err)
			}
			ask := func() float64 {
				began := busy()
				if _, err := a.Do(b.Context(), q.name, in.Elem().Interface()); err != nil {
					b.Fatal(err)
				}
				return float64((busy() - began).Microseconds()) / 1000
			}
			first, took := ask(), make([]float64, len(largeDeeds))
			for n := 0; b.Loop(); n++ {
				for i, deed := range largeDeeds[:undoing] {
					event, err := deed.do(a, b.Context(), n)
					if err != nil {
						b.Fatal(deed.name, err)
					}
					if took[i] += ask(); event == 0 {
						continue
					}
					if _, err := a.Do(b.Context(), "history.undo", history.Target{Event: event}); err != nil {
						b.Fatal(deed.name, err)
					}
					took[undoing] += ask() / float64(undoing-1)
				}
			}
			b.ReportMetric(first, "first-ms")
			for i, deed := range largeDeeds {
				b.ReportMetric(took[i]/float64(b.N), deed.name+"-ms")
			}
		})
	}
}

// How long the first screens wait for their first answer of the large book, which was opened a moment ago: each alone, and the two that
// the window asks for together.
//
//	ZHANGFANG_LARGE=/tmp/large.zf go test ./app -run xxx -bench Opened -benchtime 3x
func BenchmarkOpened(b *testing.B) {
	a := large(b)
	book, err := a.Book()
	if err != nil {
		b.Fatal(err)
	}
	path := book.DB.Path()
	for _, asked := range [][]string{
		{"reports.counts", `{}`}, {"reports.today", `{}`}, {"reports.counts", `{}`, "reports.today", `{}`},
		{"billing.preview", `{"through":"2026-12-01","limit":500}`}, {"memory.list", `{}`}, {"claims.queue", `{"limit":1}`}, {"bank.accounts", `{}`}, {"bank.pairs", `{}`},
	} {
		b.Run(strings.Join(asked, " "), func(b *testing.B) {
			took := make([]time.Duration, len(asked)/2)
			for b.Loop() {
				if err := a.CloseBook(); err != nil {
					b.Fatal(err)
				}
				if _, err := a.OpenBook(path); err != nil {
					b.Fatal(err)
				}
				var all sync.WaitGroup
				for i, q := range slices.Collect(slices.Chunk(asked, 2)) {
					all.Go(func() {
						runtime.LockOSThread()
						defer runtime.UnlockOSThread()
						began := busy()
						defer func() { took[i] += busy() - began }()
						in := reflect.New(a.Calls()[q[0]].In)
						err := json.Unmarshal([]byte(q[1]), in.Interface())
						if err == nil {
							_, err = a.Do(b.Context(), q[0], in.Elem().Interface())
						}
						if err != nil {
							b.Error(err)
						}
					})
				}
				all.Wait()
			}
			for i := range took {
				b.ReportMetric(float64(took[i].Milliseconds())/float64(b.N), fmt.Sprint(i+1, "-ms"))
			}
		})
	}
}

// busy is the time that this thread has had of the processor, where the system tells it; else the time that has passed.
func busy() time.Duration {
	raw, err := os.ReadFile("/proc/thread-self/schedstat")
	var ran time.Duration
	if _, scan := fmt.Sscan(string(raw), &ran); err != nil || scan != nil {
		return time.Since(started)
	}
	return ran
}

var started = time.Now()

// largeDeeds are what happens before a question is asked again, by the name of the measure. They give the event that is undone then,
// or 0; the last is nothing but these undoings.
var largeDeeds = []struct {
	name string
	do   func(a *App, ctx context.Context, n int) (int64, error)
}{
	{"again", (*App).pass},
	{"claim", (*App).claimOne},
	{"import", (*App).importOne},
	{"amend", (*App).amendOne},
	undoing: {"undo", nil},
}

const undoing = 4

// pass has something happen that no answer is made of: a task is marked that is none.
func (a *App) pass(ctx context.Context, n int) (int64, error) {
	book, err := a.Book()
	if err != nil {
		return 0, err
	}
	return 0, book.DB.Write(ctx, func(tx *db.Tx) error {
		tx.Record("task.done", nil)
		_, err := tx.Exec(ctx, "INSERT INTO tasks (name, state) VALUES (?, 'done')", fmt.Sprint(n, time.Now().UnixNano()))
		return err
	})
}

// claimOne claims an open receipt for the invoice that it was made for.
func (a *App) claimOne(ctx context.Context, n int) (int64, error) {
	book, err := a.Book()
	if err != nil {
		return 0, err
	}
	var q receipt.ClaimRequest
	var part receipt.Part
	err = book.DB.Read(ctx, func(tx *db.Tx) (err error) {
		q, _, err = db.One(ctx, tx, func(q *receipt.ClaimRequest) []any {
			return []any{&q.Receipt, &q.Customer, &part.Invoice, &part.Amount}
		}, `
			SELECT r.id, i.customer_id, i.id, r.amount FROM receipts r JOIN invoices i ON i.id = CAST(r.bank_ref AS INTEGER)
			WHERE r.state = 'open' AND r.amount > 0 AND i.total - i.settled = r.amount LIMIT 1 OFFSET ?`, n)
		return err
	})
	if err != nil || q.Receipt == 0 {
		return 0, errors.Join(err, errors.New("a receipt"))
	}
	q.Allocations = []receipt.Part{part}
	done, err := book.Receipts.Claim(ctx, q)
	return done.Event, err
}

// importOne imports a file of one line.
func (a *App) importOne(ctx context.Context, n int) (int64, error) {
	book, err := a.Book()
	if err != nil {
		return 0, err
	}
	line := fmt.Sprintf("交易日期,交易时间,收入,支出,余额,对方户名,对方账号,摘要,流水号\n2026-10-28,16:00:%02d,%d.17,,,望江7号教育咨询有限公司,,房租,%d\n", n%60, 3000+n, time.Now().UnixNano())
	_, err = book.Bank.Import(ctx, bank.Request{AccountName: "招商银行 2", File: bank.File{Name: "1.csv", Data: []byte(line)}})
	if err != nil {
		return 0, err
	}
	return book.last(ctx)
}

// amendOne lets the price of one charge rise from the next month on.
func (a *App) amendOne(ctx context.Context, n int) (int64, error) {
	book, err := a.Book()
	if err != nil {
		return 0, err
	}
	found, err := book.Contracts.Get(ctx, contract.Ref{ID: contract.ID(500 + n)})
	if err != nil {
		return 0, err
	}
	found.Contract.Charges[0].Price = found.Contract.Charges[0].Price.Add(decimal.NewFromInt(1))
	if _, err := book.Contracts.Amend(ctx, contract.AmendRequest{Contract: found.Contract, From: date.New(2026, largeMonths+1, 1), Reason: "涨价"}); err != nil {
		return 0, err
	}
	return book.last(ctx)
}

// last is the last event.
func (b *Book) last(ctx context.Context) (event int64, err error) {
	err = b.DB.Read(ctx, func(tx *db.Tx) error { event, err = tx.LastEvent(ctx); return err })
	return event, err
}

// largeQuestions are what the screens ask when they are opened, searched and sorted.
var largeQuestions = []struct{ name, request string }{
	{"books.current", `{}`},
	{"settings.get", `{}`},
	{"reports.counts", `{}`},
	{"reports.today", `{"months":6}`},
	{"reports.trend", `{"asOf":"2026-10-28","months":12}`},
	{"reports.aging", `{"asOf":"2026-10-28","groupBy":"customer"}`},
	{"reports.agingCustomer", `{"customerId":77,"asOf":"2026-10-28"}`},
	{"reports.search", `{"text":"松风里 1001"}`},
	{"reports.search", `{"text":"wxf"}`},
	{"reports.search", `{"text":"3100"}`},
	{"tasks.list", `{"state":"open","limit":5}`},
	{"bank.accounts", `{}`},
	{"bank.imports", `{}`},
	{"bank.pairs", `{}`},
	{"bank.lines", `{"limit":1}`},
	{"bank.lines", `{"sort":"date","desc":true,"limit":500}`},
	{"bank.lines", `{"search":"松风里10","limit":500}`},
	{"bank.lines", `{"sort":"amount","desc":true,"limit":500}`},
	{"receipts.list", `{"limit":1}`},
	{"receipts.list", `{"sort":"date","desc":true,"limit":500}`},
	{"receipts.list", `{"state":"open","sort":"amount","desc":true,"limit":500}`},
	{"receipts.list", `{"search":"松风里10","limit":500}`},
	{"receipts.get", `{"id":4711}`},
	{"claims.queue", `{"limit":1}`},
	{"claims.queue", `{}`},
	{"billing.preview", `{"through":"2026-12-01","limit":500}`},
	{"billing.preview", `{"through":"2026-12-01"}`},
	{"invoices.list", `{"limit":1}`},
	{"invoices.list", `{"sort":"number","desc":true,"limit":500}`},
	{"invoices.list", `{"state":"overdue","sort":"open","desc":true,"limit":500}`},
	{"invoices.list", `{"search":"松风里10","limit":500}`},
	{"invoices.list", `{"sort":"customer","offset":60000,"limit":500}`},
	{"invoices.get", `{"id":4711}`},
	{"customers.list", `{"show":"live","limit":500}`},
	{"customers.list", `{"show":"live","search":"wxf","limit":30}`},
	{"customers.get", `{"id":77}`},
	{"contracts.list", `{"limit":500}`},
	{"contracts.list", `{"search":"wxf","limit":500}`},
	{"contracts.get", `{"id":77}`},
	{"contracts.versions", `{"id":77}`},
	{"contracts.turnovers", `{"month":"2026-10-01"}`},
	{"meters.sheet", `{"date":"2026-10-28","show":"all"}`},
	{"deposits.list", `{"limit":500}`},
	{"history.list", `{}`},
	{"history.list", `{"type":"customer","id":77}`},
	{"papers.archive", `{"limit":500}`},
	{"memory.list", `{}`},
	{"memory.list", `{"customerId":77}`},
	{"reports.chase", `{}`},
	{"reports.received", `{}`},
	{"reports.collection", `{}`},
	{"reports.dso", `{}`},
	{"reports.forecast", `{}`},
	{"reports.search", `{"text":"望江"}`},
	{"reports.search", `{"text":"王"}`},
	{"bank.lines", `{"search":"房租","limit":500}`},
	{"receipts.list", `{"search":"望江","limit":500}`},
	{"receipts.list", `{"sort":"customer","offset":60000,"limit":500}`},
	{"invoices.list", `{"search":"望江","limit":500}`},
	{"invoices.list", `{"contractId":77,"limit":500}`},
	{"claims.propose", `{"receipt":80000,"customerId":77}`},
}

// How long the lists take while a file of 100,000 lines is imported, which takes the one connection that writes: the middle one, the
// slowest but one in twenty, and the slowest; and how long a small change has to wait for it.
//
//	ZHANGFANG_LARGE=/tmp/large.zf go test ./app -run xxx -bench Meanwhile -benchtime 1x
func BenchmarkMeanwhile(b *testing.B) {
	a := large(b)
	book, err := a.Book()
	if err != nil {
		b.Fatal(err)
	}
	var file strings.Builder
	file.WriteString("交易日期,交易时间,收入,支出,余额,对方户名,对方账号,摘要,流水号\n")
	for i := range 100_000 {
		fmt.Fprintf(&file, "2026-10-%02d,%02d:%02d:%02d,%d.35,,,望江%d号物流有限公司,,房租,M%014d\n", 1+i/3600%28, i/3600%24, i/60%60, i%60, 1000+i%5000, i%9000, i)
	}
	for b.Loop() {
		imported, changed := make(chan error, 1), make(chan time.Duration, 1)
		go func() {
			_, err := book.Bank.Import(b.Context(), bank.Request{AccountName: "另一家", File: bank.File{Name: "m.csv", Data: []byte(file.String())}})
			imported <- err
		}()
		time.Sleep(time.Second) // it reads the file, and begins to write
		go func() {
			began := time.Now()
			if _, err := a.pass(b.Context(), 0); err != nil {
				b.Error(err)
			}
			changed <- time.Since(began)
		}()
		var took []time.Duration
		for n := 0; len(imported) == 0; n++ {
			q := largeQuestions[n%len(largeQuestions)]
			if !strings.HasSuffix(q.name, ".list") && q.name != "bank.lines" && q.name != "claims.queue" {
				continue
			}
			in := reflect.New(a.Calls()[q.name].In)
			if err := json.Unmarshal([]byte(q.request), in.Interface()); err != nil {
				b.Fatal(err)
			}
			began := time.Now()
			if _, err := a.Do(b.Context(), q.name, in.Elem().Interface()); err != nil {
				b.Fatal(q.name, err)
			}
			took = append(took, time.Since(began))
		}
		if err := <-imported; err != nil || len(took) == 0 {
			b.Fatal(len(took), err)
		}
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "middle-ms")
		b.ReportMetric(float64(took[len(took)*95/100].Milliseconds()), "p95-ms")
		b.ReportMetric(float64(took[len(took)-1].Milliseconds()), "slowest-ms")
		b.ReportMetric(float64((<-changed).Milliseconds()), "change-waits-ms")
		event, err := book.last(b.Context())
		if err == nil { // the change came after the import
			_, err = a.Do(b.Context(), "history.undo", history.Target{Event: event - 1})
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}
