package match

import (
	"encoding/csv"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// TestWorld measures the matcher on generated offices. It runs only when ZHANGFANG_WORLD names folders of the
// benchmark's generator, parted by ":", writes P.csv into each for its scorer, and prints figures:
//
//	python3 gen.py --out /tmp/w31 --receipts 1000 --seed 31
//	ZHANGFANG_WORLD=/tmp/w31 go test ./internal/match -run TestWorld -v && python3 score.py /tmp/w31 /tmp/w31/P.csv
//
// Protocol "monthly": a month's receipts are proposed at once, then the user settles every line as it truly was.
// A name such as bazaar7 in the place of a folder makes the office of another hand with that seed (see bazaar).
// ZHANGFANG_TABLE=1 prints how each case fared, BLAME=1 why right answers were not decided, AROUND=1 what else there was
// where one was decided wrongly.
// With ZHANGFANG_PROTOCOL=batch all receipts come at once and nobody ever settles one.
// With ZHANGFANG_WEIGHTS=FILE it finds the weights of every fact and writes the file that weights.json is made of; count on
// worlds that are never scored.
func TestWorld(t *testing.T) {
	folders := os.Getenv("ZHANGFANG_WORLD")
	if folders == "" {
		t.Skip("ZHANGFANG_WORLD is not set")
	}
	counted := newCounter()
	for _, dir := range strings.Split(folders, ":") {
		w := anOffice(t, dir)
		if os.Getenv("ZHANGFANG_WEIGHTS") != "" {
			w.trace = func(v view, found []candidate) {
				counted.note(v, found, 1, func(c candidate) bool { return w.right(v.ID, c) })
			}
		}
		w.run(t)
		w.blame()
		if strings.Contains(dir, "/") {
			w.write(t, filepath.Join(dir, "P.csv"))
		}
		t.Log(dir, w.figures())
		for _, f := range w.falseAutos {
			t.Log("false:", f)
		}
		if os.Getenv("ZHANGFANG_TABLE") != "" {
			t.Log("\n" + w.table())
		}
	}
	if out := os.Getenv("ZHANGFANG_WEIGHTS"); out != "" {
		counted.fit(10)
		counted.write(t, out)
	}
}

// office is a generated world and what truly happened in it.
type office struct {
	customers  []Customer
	invoices   []*Invoice
	receipts   []Receipt
	fees       []Fee
	names      map[int64]string // receipt and invoice ids of the files
	truth      map[int64][]Allocation
	memory     map[[3]string]*Habit
	out        []Proposal
	spent      time.Duration
	trace      func(view, []candidate)
	ways       map[int64][]way
	falseAutos []string
	all        []Receipt
	kind       map[int64]string // the case of each receipt
	why        map[int64]string
}

// anOffice reads a folder of the benchmark's generator, or makes an office of another hand: bazaar7.
func anOffice(t *testing.T, name string) *office {
	if seed, ok := strings.CutPrefix(name, "bazaar"); ok {
		n, _ := strconv.ParseUint(seed, 10, 64)
		return bazaar(n, 60+int(n%3)*120, 14)
	}
	for _, g := range []struct {
		name string
		make func(uint64, int, int) *office
	}{{"school", school}, {"agency", agency}} {
		if seed, ok := strings.CutPrefix(name, g.name); ok {
			n, _ := strconv.ParseUint(seed, 10, 64)
			return g.make(n, 60+int(n%3)*120, 14)
		}
	}
	return loadOffice(t, name)
}

func loadOffice(t *testing.T, dir string) *office {
	o := newOffice()
	for _, r := range readCSV(t, dir, "customers") {
		o.customers = append(o.customers, Customer{ID: idOf(r["customer_id"]), Code: r["customer_id"], Name: r["name"], ShortName: r["short_name"], Contact: r["contact_name"], Parent: r["group_parent"],
			Accounts: list(r["known_accounts"]), Units: list(r["room"])})
	}
	for _, r := range readCSV(t, dir, "invoices") {
		v := Invoice{ID: idOf(r["invoice_id"]), Number: r["invoice_no"], TaxInvoiceNo: r["tax_invoice_no"], Contract: r["contract_no"], Kind: r["kind"], Unit: r["room"], Customer: idOf(r["customer_id"]),
			Issue: day(r["issue_date"]), Due: day(r["due_date"]), Open: fen(r["open_fen_start"])}
		if r["period"] != "" {
			v.From = day(r["period"] + "-01")
			months, _ := strconv.Atoi(r["months"])
			v.To = v.From.AddMonths(max(1, months)).AddDays(-1)
		}
		o.names[-v.ID] = r["invoice_id"]
		o.invoices = append(o.invoices, &v)
	}
	for _, r := range readCSV(t, dir, "receipts") {
		id := idOf(r["receipt_id"])
		o.names[id] = r["receipt_id"]
		o.receipts = append(o.receipts, Receipt{ID: id, Date: day(r["date"]), Amount: fen(r["amount_fen"]), PayerName: r["payer_name"], PayerAccount: r["payer_account"], Memo: r["remark"], Channel: r["channel"], Reference: r["receipt_id"], BankRef: r["bank_ref"]})
	}
	for _, r := range readCSV(t, dir, "truth") {
		o.kind[idOf(r["receipt_id"])] = r["case"]
		if r["invoice_id"] != "" {
			id := idOf(r["receipt_id"])
			o.truth[id] = append(o.truth[id], Allocation{idOf(r["invoice_id"]), fen(r["amount_fen"]), fen(r["writeoff_fen"])})
		}
	}
	return o
}

func (o *office) run(t *testing.T) {
	o.all = o.receipts
	byID := map[int64]*Invoice{}
	for _, v := range o.invoices {
		byID[v.ID] = v
	}
	for len(o.receipts) > 0 {
		end := o.receipts[0].Date.MonthEnd()
		if os.Getenv("ZHANGFANG_PROTOCOL") == "batch" {
			end = o.receipts[len(o.receipts)-1].Date
		}
		n := 0
		for n < len(o.receipts) && o.receipts[n].Date <= end {
			n++
		}
		month := o.receipts[:n]
		o.receipts = o.receipts[n:]
		w := World{Customers: o.customers, Receipts: month, Fees: o.fees, Habits: o.habits()}
		for _, v := range o.invoices {
			if v.Issue <= end && v.Open > 0 {
				w.Invoices = append(w.Invoices, *v)
			}
		}
		for _, k := range slices.SortedFunc(maps.Keys(o.memory), func(a, b [3]string) int { return slices.Compare(a[:], b[:]) }) {
			w.Memory = append(w.Memory, *o.memory[k])
		}
		start := time.Now()
		m := newMatcher(w)
		m.trace = o.trace
		got := m.propose()
		o.spent += time.Since(start)
		checkLaws(t, w, got)
		for _, p := range got {
			if p.Decision == Auto && !o.rightProposal(p) {
				o.around(w, p, got)
				o.falseAutos = append(o.falseAutos, o.tell(w, p))
			}
		}
		for _, p := range got {
			if p.Rank == 1 {
				for _, r := range p.Reasons {
					o.why[p.Receipt] += strings.TrimPrefix(string(r.Key), "match.") + " "
				}
			}
		}
		o.out = append(o.out, got...)
		for _, r := range month {
			o.learn(r, byID)
		}
	}
}

func (o *office) tell(w World, p Proposal) string {
	i := slices.IndexFunc(w.Receipts, func(r Receipt) bool { return r.ID == p.Receipt })
	return fmt.Sprintf("%+v → %v (truth %v) %v", w.Receipts[i], p.Allocations, o.truth[p.Receipt], p.Reasons)
}

// learn settles a receipt as it truly was.
func (o *office) learn(r Receipt, byID map[int64]*Invoice) {
	paid := map[int64]bool{}
	for _, a := range o.truth[r.ID] {
		v := byID[a.Invoice]
		v.Open -= a.Amount + a.WriteOff
		paid[v.Customer] = true
	}
	o.note(r, byID)
	for c := range paid {
		key := [3]string{r.PayerName, r.PayerAccount, fmt.Sprint(c)}
		if o.memory[key] == nil {
			o.memory[key] = &Habit{PayerName: r.PayerName, PayerAccount: r.PayerAccount, Customer: c}
		}
		o.memory[key].Count++
		o.memory[key].Last = r.Date
	}
}

func (o *office) right(receipt int64, c candidate) bool {
	var as []Allocation
	for _, p := range c.parts {
		as = append(as, Allocation{p.ID, p.amount, 0})
	}
	return o.equal(receipt, as)
}

func (o *office) rightProposal(p Proposal) bool { return o.equal(p.Receipt, p.Allocations) }

func (o *office) equal(receipt int64, as []Allocation) bool {
	truth := o.truth[receipt]
	if len(as) != len(truth) {
		return false
	}
	for _, a := range as {
		if !slices.ContainsFunc(truth, func(b Allocation) bool { return a.Invoice == b.Invoice && a.Amount == b.Amount }) {
			return false
		}
	}
	return true
}

func (o *office) figures() string {
	return fmt.Sprint(o.score(), ", ", o.spent.Round(time.Millisecond))
}

// table shows how each case fared: lines, decided and right, decided and wrong, right at rank 1, right among the first
// three, and how far the confidence of rank 1 is from the share of right answers.
func (o *office) table() string {
	type row struct{ n, auto, wrong, first, third int }
	rows := map[string]*row{}
	for id, k := range o.kind {
		if rows[k] == nil {
			rows[k] = &row{}
		}
		_ = id
		rows[k].n++
	}
	bins := [10][3]float64{}
	for _, p := range o.out {
		r, ok := rows[o.kind[p.Receipt]], o.rightProposal(p)
		if p.Rank == 1 && p.Decision == Auto {
			if ok {
				r.auto++
			} else {
				r.wrong++
			}
		}
		if p.Rank == 1 && ok {
			r.first++
		}
		if p.Rank <= 3 && ok {
			r.third++
		}
		if p.Rank == 1 && len(p.Allocations) > 0 {
			b := &bins[min(9, int(p.Confidence)/100)]
			b[0]++
			b[1] += float64(p.Confidence) / 1000
			if ok {
				b[2]++
			}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-26s %6s %7s %6s %7s %7s\n", "case", "n", "auto", "false", "r@1", "r@3")
	line := func(name string, r row) {
		pct := func(n int) float64 { return 100 * float64(n) / float64(r.n) }
		fmt.Fprintf(&b, "%-26s %6d %6.1f%% %6d %6.1f%% %6.1f%%\n", name, r.n, pct(r.auto), r.wrong, pct(r.first), pct(r.third))
	}
	var all row
	for _, k := range slices.Sorted(maps.Keys(rows)) {
		r := rows[k]
		line(k, *r)
		if !strings.HasPrefix(k, "neg_") {
			all = row{all.n + r.n, all.auto + r.auto, all.wrong + r.wrong, all.first + r.first, all.third + r.third}
		}
	}
	line("matchable", all)
	n, off := 0.0, 0.0
	for _, x := range bins {
		n, off = n+x[0], off+math.Abs(x[1]-x[2])
		if x[0] > 0 {
			fmt.Fprintf(&b, "%.3f→%.3f (%.0f)  ", x[1]/x[0], x[2]/x[0], x[0])
		}
	}
	fmt.Fprintf(&b, "\nECE %.4f\n", off/max(1, n))
	return b.String()
}

func (o *office) write(t *testing.T, path string) {
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := csv.NewWriter(f)
	w.Write(strings.Fields("receipt_id invoice_id amount_fen decision rank confidence"))
	for _, p := range o.out {
		row := func(invoice string, amount money.Amount) {
			w.Write([]string{o.names[p.Receipt], invoice, strconv.FormatInt(int64(amount), 10), string(p.Decision), strconv.Itoa(p.Rank), p.Confidence.String()})
		}
		if len(p.Allocations) == 0 {
			row("", 0)
		}
		for _, a := range p.Allocations {
			row(o.names[-a.Invoice], a.Amount)
		}
	}
	w.Flush()
	if w.Error() != nil {
		t.Fatal(w.Error())
	}
}

func readCSV(t *testing.T, dir, name string) []map[string]string {
	f, err := os.Open(filepath.Join(dir, name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, r := range rows[1:] {
		m := map[string]string{}
		for i, h := range rows[0] {
			m[h] = r[i]
		}
		out = append(out, m)
	}
	return out
}

func idOf(s string) int64 {
	n, _ := strconv.ParseInt(strings.TrimLeft(s, "CIR"), 10, 64)
	return n
}

func fen(s string) money.Amount {
	n, _ := strconv.ParseInt(s, 10, 64)
	return money.Amount(n)
}

func day(s string) date.Date {
	d, _ := date.Parse(s)
	return d
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}
