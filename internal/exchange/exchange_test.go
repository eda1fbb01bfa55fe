package exchange

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"zhangfang/internal/billing"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/law"
	"zhangfang/internal/sheet"
)

var ctx = context.Background()

func book(t testing.TB) *Service {
	t.Helper()
	d, err := db.Create(filepath.Join(t.TempDir(), "book.zf"), func() time.Time { return time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return New(d)
}

// bring imports JSON and gives the counts as text, or the faults.
func bring(s *Service, text string) string {
	r, err := s.Import(ctx, ImportRequest{Name: "x.json", Data: []byte(text)})
	return said(r, err)
}

func said(r Result, err error) string {
	if f := fault.As(err); f != nil {
		if len(f.Parts) == 0 {
			return string(f.Key)
		}
		var all []string
		for _, p := range f.Parts {
			all = append(all, string(p.Key)+" at "+strings.Join(p.Path, "/"))
		}
		return strings.Join(all, "; ")
	}
	if err != nil {
		return err.Error()
	}
	var all []string
	for _, c := range r.Tables {
		all = append(all, fmt.Sprintf("%s %d+%d=%d", c.Name, c.New, c.Changed, c.Same))
	}
	return strings.Join(all, " ")
}

const office = `{
 "customers": [{"code":"C1","name":"甲公司","aliases":"甲;小甲","payer_accounts":"6222","units":"A-1"},{"code":"C2","name":"乙公司","credit_limit":"100.00"}],
 "fee_items": [{"code":"RENT","name":"房租","tax_rate":"0.09"},{"code":"WATER","name":"水","tax_rate":"9%","round_to":"0.1"}],
 "contracts": [{"code":"H1","customer":"C1","start":"2026-01-01","end":"2026-12-31","deposit":"500.00","numbers":"车位=2;上限=-1.5","minimum":"100.00","maximum":"9000.00","limit_total":"50000.00","limit_block":"yes"}],
 "charges": [{"contract":"H1","line":1,"fee_item":"RENT","model":"fixed","price":"3000","step_every_months":6,"step_percent":"0.05"},
             {"contract":"H1","line":2,"fee_item":"水","model":"tiered","meter":"W1","tier_mode":"graduated","accumulation":"year","timing":"arrears"},
             {"contract":"H1","line":3,"fee_item":"RENT","model":"area","price":"45","quantity":"86.5","cycle_months":3,"due_shift":"after","proration":"whole_if_over","whole_over":20,"origin":"2025-12-01"},
             {"contract":"H1","line":4,"fee_item":"RENT","model":"fixed","price":"60000","price_per":"total","cycle_months":1,"minimum":"10.00","maximum":"9000.00"},
             {"contract":"H1","line":5,"fee_item":"WATER","model":"percent","price":"1000","percent":"8%","yearly":"yes","timing":"arrears"},
             {"contract":"H1","line":6,"fee_item":"RENT","model":"fixed","price":"20","price_per":"day","cycle_months":1,"workdays":"yes"},
             {"contract":"H1","line":7,"fee_item":"RENT","model":"fixed","price":"5000","price_per":"once","on_confirm":"yes","retention":"5%","retention_months":12},
             {"contract":"H1","line":8,"fee_item":"RENT","model":"formula","price":"2","formula":"单价 * 车位"},
             {"contract":"H1","line":9,"fee_item":"WATER","model":"usage","meter":"W1","price":"0.5"}],
 "formulas": [{"contract":"H1","line":8,"from":"2026-06-01","formula":"单价 * 车位 * 2"}],
 "register_prices": [{"contract":"H1","line":9,"register":"峰","price":"1.05"},{"contract":"H1","line":9,"register":"峰","from":"2026-06-01","price":"1.1"}],
 "turnovers": [{"contract":"H1","from":"2026-01-01","to":"2026-01-31","amount":"150000.00","note":"申报"}],
 "price_steps": [{"contract":"H1","line":3,"from":"2026-07-01","price":"50"}],
 "free_periods": [{"contract":"H1","line":1,"from":"2026-01-01","to":"2026-01-10"}],
 "discounts": [{"contract":"H1","line":1,"from":"2026-02-01","to":"2026-02-28","percent":"10%","reason":"开业"}],
 "tiers": [{"contract":"H1","line":2,"upto":"","price":"9"},{"contract":"H1","line":2,"upto":"180","price":"5"}],
 "meters": [{"code":"W1","contract":"H1","multiplier":"1","max_value":"99999"}],
 "readings": [{"meter":"W1","date":"2026-01-01","value":"10","kind":"initial"},{"meter":"W1","date":"2026-02-01","value":"22.5"}],
 "invoices": [{"number":"Q1","customer":"C2","kind":"房租","issue_date":"2025-12-01","due_date":"2025-12-10","amount":"1000.00","open_amount":"400.00"}],
 "receipts": [{"reference":"R1","account":"基本户","date":"2026-03-01","time":"10:30","amount":"400.00","payer_name":"乙公司"},
              {"reference":"R2","account":"基本户","date":"2026-03-02","amount":"-5.00","memo":"手续费"}]
}`

const officeNew = "customers 2+0=0 fee_items 2+0=0 contracts 1+0=0 charges 9+0=0 price_steps 1+0=0 free_periods 1+0=0 discounts 1+0=0 tiers 2+0=0 formulas 1+0=0 register_prices 2+0=0 turnovers 1+0=0 meters 1+0=0 readings 2+0=0 invoices 1+0=0 receipts 2+0=0"
const officeSame = "customers 0+0=2 fee_items 0+0=2 contracts 0+0=1 charges 0+0=9 price_steps 0+0=1 free_periods 0+0=1 discounts 0+0=1 tiers 0+0=2 formulas 0+0=1 register_prices 0+0=2 turnovers 0+0=1 meters 0+0=1 readings 0+0=2 invoices 0+0=1 receipts 0+0=2"

func TestImportingTwiceIsImportingOnce(t *testing.T) {
	s := book(t)
	if got := bring(s, office); got != officeNew {
		t.Fatalf("first: %s", got)
	}
	before := events(t, s)
	if got := bring(s, office); got != officeSame {
		t.Fatalf("second: %s", got)
	}
	if after := events(t, s); after != before {
		t.Errorf("the second import left %d events", after-before)
	}
	c, err := s.Check(ctx, CheckRequest{Name: "x.json", Data: []byte(office)})
	if err != nil || c.Count != 0 || said(Result{c.Tables}, nil) != officeSame {
		t.Errorf("check: %+v %v", c, err)
	}
}

func events(t *testing.T, s *Service) (n int) {
	t.Helper()
	if err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		n, err = db.Value[int](ctx, tx, "SELECT count(*) FROM events")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWhatIsExportedIsThereAlready(t *testing.T) {
	s := book(t)
	bring(s, office)
	for _, format := range []sheet.Format{sheet.XLSX, sheet.CSV, sheet.JSON} {
		for _, lang := range []string{"zh-CN", "en"} {
			f, err := s.Export(ctx, ExportRequest{Format: format, Lang: lang})
			if err != nil {
				t.Fatal(err)
			}
			if got := said(s.Import(ctx, ImportRequest{Name: f.Name, Data: f.Data})); got != officeSame {
				t.Errorf("%s: %s", f.Name, got)
			}
			other := book(t)
			if got := said(other.Import(ctx, ImportRequest{Name: f.Name, Data: f.Data})); got != officeNew {
				t.Errorf("%s into a new book: %s", f.Name, got)
			}
			a, _ := s.Export(ctx, ExportRequest{Format: sheet.JSON})
			b, _ := other.Export(ctx, ExportRequest{Format: sheet.JSON})
			if !bytes.Equal(a.Data, b.Data) {
				t.Errorf("%s: the new book exports otherwise:\n%s\n%s", f.Name, a.Data, b.Data)
			}
		}
	}
}

func TestTheTemplateImports(t *testing.T) {
	s := book(t)
	if err := s.DB.Write(ctx, func(tx *db.Tx) error {
		tx.Record("book.created", nil, db.Of("book", int64(1)))
		return contract.StarterItems(ctx, tx)
	}); err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"zh-CN", "en"} {
		f, err := s.Template(ctx, TemplateRequest{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		got := said(s.Import(ctx, ImportRequest{Name: f.Name, Data: f.Data}))
		if want := map[string]string{"zh-CN": "customers 1+0=0 fee_items 1+0=0 contracts 1+0=0", "en": "customers 0+0=1 fee_items 0+0=1 contracts 0+0=1"}[lang]; !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s", lang, got)
		}
	}
}

func TestSituations(t *testing.T) {
	for _, c := range []struct{ situation, file, wants string }{
		{"one column changes one field", `{"customers":[{"code":"C1","phone":"123"}]}`, "customers 0+1=0"},
		{"an empty cell empties", `{"customers":[{"code":"C2","credit_limit":""}]}`, "customers 0+1=0"},
		{"a new customer without a name", `{"customers":[{"code":"C9","phone":"1"}]}`, "exchange.missing at customers/row 1/name"},
		{"a customer's note that is too long", `{"customers":[{"code":"C9","name":"` + strings.Repeat("长", 101) + `"}]}`, "form.too_long at customers/row 1/name"},
		{"a contract for nobody", `{"contracts":[{"code":"H9","customer":"X","start":"2026-01-01"}]}`, "exchange.no_customer at contracts/row 1/customer"},
		{"what refers to a refused row is no error", `{"customers":[{"code":"C9"}],"contracts":[{"code":"H9","customer":"C9","start":"2026-01-01"}],"invoices":[{"number":"Q9","customer":"C9","issue_date":"2026-01-01","due_date":"2026-01-01","amount":"1"}]}`,
			"exchange.missing at customers/row 1/name"},
		{"a contract ends before it starts", `{"contracts":[{"code":"H9","customer":"C1","start":"2026-01-01","end":"2025-01-01"}]}`, "contract.end_before_start at contracts/row 1/end"},
		{"a charge of no contract", `{"charges":[{"contract":"H9","line":1,"fee_item":"RENT","model":"fixed"}]}`, "exchange.no_contract at charges/row 1/contract"},
		{"a charge for nothing", `{"charges":[{"contract":"H1","line":14,"fee_item":"X","model":"fixed"}]}`, "exchange.no_fee_item at charges/row 1/fee_item"},
		{"a charge by its fee item's name", `{"charges":[{"contract":"H1","line":14,"fee_item":"房租","model":"fixed","price":"1"}]}`, "charges 1+0=0"},
		{"a charge line 0", `{"charges":[{"contract":"H1","line":0,"fee_item":"RENT","model":"fixed"}]}`, "exchange.line_invalid at charges/row 1/line"},
		{"a cycle of five months", `{"charges":[{"contract":"H1","line":1,"cycle_months":5}]}`, "charge.unknown_word at charges/row 1/cycle_months"},
		{"a negative price", `{"charges":[{"contract":"H1","line":3,"price":"2"},{"contract":"H1","line":1,"price":"-1"}]}`, "charge.out_of_range at charges/row 2/price"},
		{"a step of no charge", `{"price_steps":[{"contract":"H1","line":99,"from":"2026-01-01","price":"1"}]}`, "exchange.no_charge at price_steps/row 1/line"},
		{"a negative step", `{"price_steps":[{"contract":"H1","line":3,"from":"2026-01-01","price":"-1"}]}`, "charge.out_of_range at price_steps/row 1/price"},
		{"steps twice", `{"price_steps":[{"contract":"H1","line":1,"from":"2026-01-01","price":"1"}]}`, "charge.steps_twice at price_steps/row 1"},
		{"a discount without an end", `{"discounts":[{"contract":"H1","line":3,"from":"2026-02-01","percent":"10%"}]}`, "contract.range_open at discounts/row 1/to"},
		{"free days backwards", `{"free_periods":[{"contract":"H1","line":1,"from":"2026-01-01","to":"2025-01-10"}]}`, "charge.end_before_start at free_periods/row 1/to"},
		{"another tier", `{"tiers":[{"contract":"H1","line":2,"upto":"260","price":"7"}]}`, "tiers 1+0=0"},
		{"a meter of no contract", `{"meters":[{"code":"W2","contract":"H9"}]}`, "exchange.no_contract at meters/row 1/contract"},
		{"a meter alone", `{"meters":[{"code":"W2"}]}`, "meters 1+0=0"},
		{"a meter with all there is of it", `{"meters":[{"code":"W1","name":"冷水表","place":"水井","unit":"吨","loss_percent":"0.05","registers":[],"common":"","route":3}]}`, "meters 0+1=0"},
		{"a part of a meter further down the file", `{"meters":[{"code":"W2","common":"W3"},{"code":"W3","registers":["峰","谷"]}],"readings":[{"meter":"W3","register":"谷","date":"2026-03-01","value":"1","kind":"initial"}]}`, "meters 2+0=0 readings 1+0=0"},
		{"a part of a meter that is not there", `{"meters":[{"code":"W2","common":"W9"}]}`, "exchange.no_meter at meters/row 1/common"},
		{"a part of itself", `{"meters":[{"code":"W1","common":"W1"}]}`, "meter.common_of_itself at meters/row 1/common"},
		{"a register that was not agreed", `{"readings":[{"meter":"W1","register":"峰","date":"2026-03-01","value":"1"}]}`, "meter.no_such_register at readings/row 1/register"},
		{"registers on a meter that was read without", `{"meters":[{"code":"W1","registers":["峰"]}]}`, "meter.register_read at meters/row 1/registers"},
		{"a meter that counts nothing", `{"meters":[{"code":"W1","multiplier":"0"}]}`, "exchange.multiplier_invalid at meters/row 1/multiplier"},
		{"a reading corrects another", `{"readings":[{"meter":"W1","date":"2026-02-01","value":"23","kind":"estimated"}]}`, "readings 0+1=0"},
		{"final and initial on a day", `{"readings":[{"meter":"W1","date":"2026-02-01","value":"23","kind":"final"},{"meter":"W1","date":"2026-02-01","value":"0","kind":"initial"}]}`, "readings 2+0=0"},
		{"normal and estimated on a day", `{"readings":[{"meter":"W1","date":"2026-03-01","value":"23"},{"meter":"W1","date":"2026-03-01","value":"24","kind":"estimated"}]}`, "exchange.reading_twice at readings/row 2"},
		{"a reading beyond the meter", `{"readings":[{"meter":"W1","date":"2026-03-01","value":"100000"}]}`, "exchange.reading_beyond at readings/row 1/value"},
		{"an opening item corrected", `{"invoices":[{"number":"Q1","amount":"1200.00","open_amount":"300.00"}]}`, "invoices 0+1=0"},
		{"open beyond the amount", `{"invoices":[{"number":"Q1","open_amount":"1000.01"}]}`, "exchange.open_beyond at invoices/row 1/open_amount"},
		{"a negative invoice", `{"invoices":[{"number":"Q2","customer":"C1","issue_date":"2026-01-01","due_date":"2026-01-01","amount":"-1"}]}`, "exchange.amount_negative at invoices/row 1/amount"},
		{"a receipt that differs", `{"receipts":[{"reference":"R1","amount":"401.00"}]}`, "exchange.receipt_differs at receipts/row 1"},
		{"a receipt of nothing", `{"receipts":[{"reference":"R9","date":"2026-01-01","amount":"0"}]}`, "exchange.amount_zero at receipts/row 1/amount"},
		{"a fee item twice by name", `{"fee_items":[{"code":"RENT2","name":"房租"}]}`, "contract.item_name_taken at fee_items/row 1/name"},
		{"every error at once", `{"customers":[{"code":"C9"}],"receipts":[{"reference":"R9","date":"2026-01-01","amount":"0"}]}`, "exchange.missing at customers/row 1/name; exchange.amount_zero at receipts/row 1/amount"},
		{"a cell that cannot be read hides no other error", `{"invoices":[{"number":"Q8","customer":"X","issue_date":"2026-01-01","due_date":"2026-01-01","amount":"1"},{"number":"Q9","customer":"C1","issue_date":"x","due_date":"2026-01-01","amount":"1"}]}`,
			"sheet.not_a_date at invoices/row 2/issue_date; exchange.no_customer at invoices/row 1/customer"},
		{"what refers to a row that cannot be read is no error", `{"customers":[{"code":"C9","name":"甲","credit_limit":"x"}],"invoices":[{"number":"Q8","customer":"C9","issue_date":"2026-01-01","due_date":"2026-01-01","amount":"1"}],"receipts":[{"reference":"R9","date":"2026-01-01","amount":"0"}]}`,
			"sheet.not_a_number at customers/row 1/credit_limit; exchange.amount_zero at receipts/row 1/amount"},
		{"not a table", `{"custommers":[]}`, "sheet.unknown_table_near at custommers"},
	} {
		t.Run(c.situation, func(t *testing.T) {
			s := book(t)
			bring(s, office)
			before := events(t, s)
			checked, err := s.Check(ctx, CheckRequest{Name: "x.json", Data: []byte(c.file)})
			if err != nil {
				t.Fatal(err)
			}
			got := bring(s, c.file)
			if got != c.wants {
				t.Errorf("got %s, want %s", got, c.wants)
			}
			refused := strings.Contains(c.wants, " at ")
			if refused != (checked.Count > 0) {
				t.Errorf("checking says otherwise: %+v", checked)
			}
			if refused && events(t, s) != before {
				t.Error("something was written")
			}
			if !refused {
				if again := bring(s, c.file); strings.Contains(again, "1+") || strings.Contains(again, "+1") {
					t.Errorf("again: %s", again)
				}
			}
		})
	}
}

func TestOpeningItemsThatWereSettledKeepTheirAmounts(t *testing.T) {
	s := book(t)
	bring(s, office)
	must(t, s, func(tx *db.Tx) error {
		id, err := db.Value[billing.InvoiceID](ctx, tx, "SELECT id FROM invoices WHERE number = 'Q1'")
		if err != nil {
			return err
		}
		receipt, err := db.Value[int64](ctx, tx, "SELECT id FROM receipts WHERE reference = 'R1'")
		if err != nil {
			return err
		}
		tx.Record("receipt.claimed", nil, db.Of("invoice", id))
		_, err = billing.Settle(ctx, tx, billing.Settlement{Invoice: id, Kind: billing.ByReceipt, Receipt: receipt, Date: date.Must("2026-03-02"), Amount: 10000})
		return err
	})
	for _, c := range []struct{ situation, file, wants string }{
		{"the same file", `{"invoices":[{"number":"Q1","customer":"C2","amount":"1000.00","open_amount":"400.00"}]}`, "invoices 0+0=1"},
		{"as it is exported now", `{"invoices":[{"number":"Q1","customer":"C2","amount":"1000.00","open_amount":"300.00"}]}`, "invoices 0+0=1"},
		{"another amount", `{"invoices":[{"number":"Q1","amount":"1001.00"}]}`, "exchange.invoice_settled at invoices/row 1"},
		{"another open amount", `{"invoices":[{"number":"Q1","open_amount":"350.00"}]}`, "exchange.invoice_settled at invoices/row 1"},
		{"another customer", `{"invoices":[{"number":"Q1","customer":"C1"}]}`, "exchange.invoice_settled at invoices/row 1"},
		{"its tax invoice comes later", `{"invoices":[{"number":"Q1","tax_invoice_no":"25950000"}]}`, "invoices 0+1=0"},
	} {
		if got := bring(s, c.file); got != c.wants {
			t.Errorf("%s: got %s, want %s", c.situation, got, c.wants)
		}
	}
}

func must(t *testing.T, s *Service, fn func(*db.Tx) error) {
	t.Helper()
	if err := s.DB.Write(ctx, fn); err != nil {
		t.Fatal(err)
	}
}

func TestLearnedNamesStay(t *testing.T) {
	s := book(t)
	bring(s, office)
	must(t, s, func(tx *db.Tx) error {
		tx.Record("customer.learned", nil)
		_, err := tx.Insert(ctx, "INSERT INTO customer_facts (customer_id, kind, value, learned) SELECT id, 'alias', '甲方', 1 FROM customers WHERE code = 'C1'")
		return err
	})
	if got := bring(s, `{"customers":[{"code":"C1","aliases":"甲;小甲"}]}`); got != "customers 0+0=1" {
		t.Errorf("the same file: %s", got)
	}
	if got := bring(s, `{"customers":[{"code":"C1","aliases":"甲"}]}`); got != "customers 0+1=0" {
		t.Errorf("a shorter list: %s", got)
	}
	f, err := s.Export(ctx, ExportRequest{Format: sheet.CSV, Tables: []string{"customers"}, Lang: "en"})
	if err != nil || !strings.Contains(string(f.Data), "甲;甲方") {
		t.Errorf("%s %v", f.Data, err)
	}
	if got := said(s.Import(ctx, ImportRequest{Name: f.Name, Data: f.Data})); got != "customers 0+0=2" {
		t.Errorf("the export: %s", got)
	}
}

func TestARequestIsCarriedOutOnce(t *testing.T) {
	s := book(t)
	r := ImportRequest{Name: "x.json", Data: []byte(`{"customers":[{"code":"C1","name":"甲"}]}`), RequestID: "a"}
	first := said(s.Import(ctx, r))
	bring(s, `{"customers":[{"code":"C1","name":"乙"}]}`)
	if second := said(s.Import(ctx, r)); second != first {
		t.Errorf("%s, then %s", first, second)
	}
	if got := bring(s, `{"customers":[{"code":"C1","name":"乙"}]}`); got != "customers 0+0=1" {
		t.Errorf("the repeated request was carried out: %s", got)
	}
}

// Whatever customers, contracts, charges and items a file brings, bringing it twice is bringing it once, and the book's
// export brings nothing new.
func TestTwiceIsOnce(t *testing.T) {
	s := book(t)
	law.Check(t, func(t *rapid.T) {
		file := map[string][]map[string]any{}
		pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
		for i := range rapid.IntRange(1, 3).Draw(t, "customers") {
			code := fmt.Sprint("C", i)
			file["customers"] = append(file["customers"], map[string]any{"code": code, "name": pick("name", "甲", "乙", "=丙"), "aliases": pick("alias", "", "a", "a;b")})
			file["contracts"] = append(file["contracts"], map[string]any{"code": "H" + code, "customer": code, "start": "2026-01-15", "end": pick("end", "", "2027-01-14")})
			file["charges"] = append(file["charges"], map[string]any{"contract": "H" + code, "line": 1, "fee_item": "F", "model": pick("model", "fixed", "area"),
				"price": pick("price", "1", "45.00", "0.853421"), "quantity": pick("quantity", "2", "86.50"), "cycle_months": pick("cycle", "1", "3", "12"), "proration": pick("proration", "", "thirty")})
			file["invoices"] = append(file["invoices"], map[string]any{"number": "Q" + code, "customer": code, "issue_date": "2026-01-01", "due_date": "2026-01-10",
				"amount": pick("amount", "100", "0", "250.5"), "open_amount": pick("open", "", "0")})
		}
		file["fee_items"] = []map[string]any{{"code": "F", "name": "房租", "tax_rate": pick("rate", "0", "5%", "0.09")}}
		text, err := json.Marshal(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := bring(s, string(text)); strings.Contains(got, " at ") {
			t.Fatal(got)
		}
		if got := bring(s, string(text)); slices.ContainsFunc(strings.Fields(got), func(w string) bool { return strings.Contains(w, "+") && !strings.HasPrefix(w, "0+0") }) {
			t.Fatalf("again: %s", got)
		}
		f, err := s.Export(ctx, ExportRequest{Format: pickFormat(t), Lang: pick("lang", "en", "zh-CN")})
		if err != nil {
			t.Fatal(err)
		}
		r, err := s.Import(ctx, ImportRequest{Name: f.Name, Data: f.Data})
		if err != nil || r.changes() {
			t.Fatalf("the export: %s", said(r, err))
		}
	})
}

func pickFormat(t *rapid.T) sheet.Format {
	return rapid.SampledFrom([]sheet.Format{sheet.XLSX, sheet.CSV, sheet.JSON}).Draw(t, "format")
}

func TestAnImportIsTakenBackWhole(t *testing.T) {
	s := book(t)
	empty, _ := s.Export(ctx, ExportRequest{Format: sheet.JSON})
	bring(s, office)
	once, _ := s.Export(ctx, ExportRequest{Format: sheet.JSON})
	bring(s, `{"customers":[{"code":"C1","name":"丙"}],"invoices":[{"number":"Q1","amount":"1200.00","open_amount":"300.00"}],"tiers":[{"contract":"H1","line":2,"upto":"260","price":"7"}]}`)
	h := &history.Service{DB: s.DB}
	for _, want := range []File{once, empty} {
		if _, err := h.Undo(ctx, history.Target{}); err != nil {
			t.Fatal(err)
		}
		got, err := s.Export(ctx, ExportRequest{Format: sheet.JSON})
		if err != nil || !bytes.Equal(got.Data, want.Data) {
			t.Fatalf("%v\n%s\nwant\n%s", err, got.Data, want.Data)
		}
	}
}
