package app

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zhangfang/internal/bank"
	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/exchange"
	"zhangfang/internal/money"
	"zhangfang/internal/receipt"
	"zhangfang/internal/sheet"
)

// The size of the large office: a charge of every contract is billed each month.
const (
	largeContracts = 10_000
	largeCharges   = 3
	largeMonths    = 10
)

// large is the program with a book of 100,000 invoices of 300,000 lines, made the way a person makes it: customers and contracts
// come by a workbook, ten months are billed one after the other, nine in ten invoices are paid by lines of two bank files: the
// first is claimed by hand, of the second what is certain. ZHANGFANG_LARGE names a file to keep it in, so that it is made once.
func large(b *testing.B) *App {
	b.Helper()
	b.Setenv("ZHANGFANG_HOME", b.TempDir())
	a := New(Home(os.Getenv("ZHANGFANG_HOME")))
	a.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	now := time.Date(2026, 1, 1, 4, 0, 0, 0, time.UTC)
	a.Clock = func() time.Time { return now }
	b.Cleanup(func() { a.Close() })
	path := os.Getenv("ZHANGFANG_LARGE")
	if path == "" {
		path = filepath.Join(b.TempDir(), "large.zf")
	}
	if _, err := os.Stat(path); err != nil {
		if _, err := a.CreateBook(b.Context(), path, "青禾物业"); err != nil {
			b.Fatal(err)
		}
		if err := a.live(b.Context(), &now, b.Logf); err != nil {
			b.Fatal(err)
		}
		if err := a.Close(); err != nil {
			b.Fatal(err)
		}
	}
	opened, day := time.Now(), time.Date(2026, largeMonths, 28, 4, 0, 0, 0, time.UTC)
	a.Clock = func() time.Time { return day.Add(time.Since(opened)) } // it goes on: what takes long is told by it
	if _, err := a.OpenBook(path); err != nil {
		b.Fatal(err)
	}
	return a
}

// live is ten months of the large office.
func (a *App) live(ctx context.Context, now *time.Time, say func(string, ...any)) error {
	book, err := a.Book()
	if err != nil {
		return err
	}
	began := time.Now()
	step := func(name string) { say("%-20s %6.1f s", name, time.Since(began).Seconds()); began = time.Now() }
	var town bytes.Buffer
	if err := sheet.Write(&town, sheet.XLSX, "zh-CN", largeTown()); err != nil {
		return err
	}
	if got, err := book.Exchange.Import(ctx, exchange.ImportRequest{Name: "town.xlsx", Data: town.Bytes()}); err != nil {
		return fmt.Errorf("%w %v", err, got)
	}
	step("town")
	for month := time.January; month <= largeMonths; month++ {
		first := date.New(2026, month, 1)
		*now = time.Date(2026, month, 1, 4, 0, 0, 0, time.UTC)
		done, err := book.Billing.Run(ctx, billing.RunRequest{Through: first.MonthEnd(), SkipFees: true})
		if err != nil {
			return err
		}
		if done.Invoices == 0 {
			return fmt.Errorf("nothing was billed for %s: %v", first, done.Blocked)
		}
	}
	step("bill runs")
	*now = time.Date(2026, largeMonths, 28, 4, 0, 0, 0, time.UTC)
	files, err := largeStatements(ctx, book)
	if err != nil {
		return err
	}
	for i, f := range files {
		if _, err := book.Bank.Import(ctx, bank.Request{AccountName: fmt.Sprintf("招商银行 %d", i+1), File: f}); err != nil {
			return err
		}
		step("statement")
		if i == 0 {
			if err := settleAll(ctx, book); err != nil {
				return err
			}
			step("claimed by hand")
			continue
		}
		done, err := book.Receipts.AcceptCertain(ctx, receipt.AcceptRequest{})
		if err != nil {
			return err
		}
		step(fmt.Sprint("claimed by itself ", done.Count))
	}
	return nil
}

// settleAll claims every receipt for the invoice that it was made for: the reference of the bank is the invoice's id.
func settleAll(ctx context.Context, book *Book) error {
	type paid struct {
		receipt string
		receipt.NumberedPart
	}
	var entries []receipt.Entry
	err := book.DB.Read(ctx, func(tx *db.Tx) error {
		return db.Each(ctx, tx, func(p *paid) []any { return []any{&p.receipt, &p.Invoice, &p.Amount} }, func(p paid) error {
			entries = append(entries, receipt.Entry{Receipt: p.receipt, Allocations: []receipt.NumberedPart{p.NumberedPart}})
			return nil
		}, "SELECT r.reference, i.number, i.total FROM receipts r JOIN invoices i ON i.id = CAST(r.bank_ref AS INTEGER) WHERE r.state = 'open'")
	})
	for part := range slices.Chunk(entries, 10_000) {
		if err == nil {
			_, err = book.Receipts.Settle(ctx, receipt.SettleRequest{Entries: part})
		}
	}
	return err
}

// largeName is the name of a customer: nine in ten are companies.
func largeName(i int) string {
	places := []string{"青禾", "松风里", "望江", "云栖", "栖霞", "拱宸", "文澜", "钱塘", "良渚", "湖墅"}
	trades := []string{"商贸", "餐饮管理", "文化传媒", "网络科技", "建材", "物流", "教育咨询", "广告", "服饰"}
	if i%10 == 9 {
		return string([]rune("王李张刘陈杨赵黄周吴")[i/10%10]) + string([]rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平")[i/100%20]) + fmt.Sprint(i)
	}
	return fmt.Sprintf("%s%d号%s有限公司", places[i%10], i, trades[i/10%9])
}

// largeTown is the workbook of 10,000 customers with a contract each.
func largeTown() sheet.Data {
	d := sheet.Data{"fee_items": {sheet.TableNamed("fee_items").Example()}}
	set := func(table string, cells map[string]any) {
		row := sheet.TableNamed(table).Example()
		for name, v := range cells {
			row.Cells[name] = sheet.Of(v)
		}
		d[table] = append(d[table], row)
	}
	for i := range largeContracts {
		set("customers", map[string]any{
			"code": fmt.Sprintf("K%05d", i), "name": largeName(i), "short_name": nil, "parent": nil, "tax_id": nil, "phone": fmt.Sprintf("139%08d", i*7919),
			"aliases": nil, "payer_accounts": nil, "units": []string{fmt.Sprintf("%c-%04d", 'A'+i%8, i)},
		})
		set("contracts", map[string]any{
			"code": fmt.Sprintf("HT-%05d", i), "customer": fmt.Sprintf("K%05d", i), "unit": fmt.Sprintf("%c-%04d", 'A'+i%8, i),
			"start": date.Must("2026-01-01"), "end": date.Must("2028-12-31"),
		})
		for n := range largeCharges {
			set("charges", map[string]any{
				"contract": fmt.Sprintf("HT-%05d", i), "line": n + 1, "cycle_months": 1, "anchor": "calendar", "issue_offset_days": nil,
				"price": fmt.Sprintf("%d.%02d", 5+n*3, i%100), "quantity": fmt.Sprintf("%d.5", 40+i*13%300),
			})
		}
	}
	return d
}

// largeStatements are two bank files that pay nine in ten of the invoices: the first with all months but the last, most with the
// customer's own name, some by somebody else, some two months at once.
func largeStatements(ctx context.Context, book *Book) ([]bank.File, error) {
	const heading = "交易日期,交易时间,收入,支出,余额,对方户名,对方账号,摘要,流水号\n"
	files := make([]strings.Builder, 2)
	for i := range files {
		files[i].WriteString(heading)
	}
	type bill struct {
		id, total                  int64
		number, issued, name, unit string
	}
	pay := func(i bill) error {
		if i.id%10 == 7 {
			return nil
		}
		memo := []string{"", "房租", i.unit + " 房租", i.number, "货款", i.issued[5:7] + "月房租物业费"}[i.id%6]
		if i.id%17 == 3 {
			i.name = "代付人" + fmt.Sprint(i.id%300)
		}
		f := &files[0]
		if i.issued >= fmt.Sprintf("2026-%02d", largeMonths) {
			f = &files[1]
		}
		_, err := fmt.Fprintf(f, "%s,%02d:%02d:%02d,%s,,,%s,6225%010d,%s,%014d\n", date.Must(i.issued).AddDays(int(i.id%27)), i.id/3600%24, i.id/60%60, i.id%60,
			money.Amount(i.total), i.name, i.id%largeContracts, memo, i.id)
		return err
	}
	err := book.DB.Read(ctx, func(tx *db.Tx) error {
		return db.Each(ctx, tx, func(i *bill) []any { return []any{&i.id, &i.number, &i.total, &i.issued, &i.name, &i.unit} }, pay,
			`SELECT i.id, i.number, i.total, i.issue_date, c.name, i.unit FROM invoices i JOIN customers c ON c.id = i.customer_id ORDER BY i.id`)
	})
	return []bank.File{{Name: "1.csv", Data: []byte(files[0].String())}, {Name: "2.csv", Data: []byte(files[1].String())}}, err
}
