package demo

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/settings"
)

// The office itself.
const (
	officeName    = "松风里物业管理有限公司"
	officeShort   = "松风里物业"
	officeAccount = "571900000010417"
	officeBank    = "招商银行浔城支行"
)

// Our accounts, as the book names them.
const (
	bankAccount   = "招商银行 0417"
	alipayAccount = "支付宝"
	wechatAccount = "微信"
)

// office is the settings of the demo book.
func office() settings.All {
	all := settings.Defaults()
	all.Company = settings.Company{
		Name: officeName, TaxID: "91000000DEMO000001", Address: "浔城市松风里 1 号", Phone: "0000-5550101",
		Bank: officeBank, Account: officeAccount, PayNote: "转账请备注房号或账单编号",
	}
	all.PDFNote = "本页为示例账套，公司、客户和金额均为虚构。"
	return all
}

// record is a row of a table of the exchange format.
type record map[string]string

// tables is a file of the exchange format.
type tables map[string][]record

func (t tables) add(table string, pairs ...string) {
	r := record{}
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			r[pairs[i]] = pairs[i+1]
		}
	}
	t[table] = append(t[table], r)
}

// master is customers, fee items, contracts, charges and opening items as one file. first is the book's first month.
func master(first date.Date) ([]byte, error) {
	t := tables{}
	t.add("fee_items", "code", "RENT", "name", "房租", "tax_rate", "0.09", "tax_mode", "inclusive", "round_to", "0.01")
	t.add("fee_items", "code", "FEE", "name", "物业费", "tax_rate", "0.06", "tax_mode", "inclusive", "round_to", "0.01")
	t.add("fee_items", "code", "PARK", "name", "停车费", "tax_rate", "0.09", "tax_mode", "inclusive", "round_to", "0.01")
	t.add("fee_items", "code", "DF", "name", "电费", "tax_rate", "0.13", "tax_mode", "inclusive", "round_to", "0.01")
	t.add("fee_items", "code", "SF", "name", "水费", "tax_rate", "0.09", "tax_mode", "inclusive", "round_to", "0.01")
	t.add("fee_items", "code", "GT", "name", "公摊电费", "tax_rate", "0.13", "tax_mode", "inclusive", "round_to", "0.01")
	t.add("fee_items", "code", "KT", "name", "空调费", "tax_rate", "0.06", "tax_mode", "inclusive", "round_to", "0.01")
	t.add("fee_items", "code", "ZX", "name", "代办装修款", "tax_rate", "0.09", "tax_mode", "inclusive", "round_to", "0.01")
	seen := map[string]bool{}
	for _, c := range cast() {
		if !seen[c.code] {
			seen[c.code] = true
			t.customer(c)
		}
		t.contract(c, first)
	}
	t.opening(first)
	return json.MarshalIndent(t, "", " ")
}

func (t tables) customer(c tenant) {
	var units []string
	for _, o := range cast() {
		if o.code == c.code {
			units = append(units, o.unit)
		}
	}
	number := c.code[1:]
	accounts := ""
	if c.payer == "own" && c.memo != "none" {
		accounts = account(c.name)
	}
	t.add("customers", "code", c.code, "name", c.name, "short_name", c.short(), "segment", c.segment(), "aliases", alias(c), "payer_accounts", accounts,
		"units", strings.Join(units, ";"), "contact", c.contact, "phone", "0000-555"+number, "address", "浔城市松风里 "+units[0])
}

// alias is a second name that the office knows of some customers.
func alias(c tenant) string {
	if c.payer == "short" && c.channel == "alipay" {
		return c.short() + "收银"
	}
	return ""
}

// start is the first day of a contract.
func (c tenant) start(first date.Date) date.Date {
	return first.AddMonths(c.from).AddDays(max(c.day, 1) - 1)
}

func (t tables) contract(c tenant, first date.Date) {
	from := c.start(first)
	to := from.AddMonths(c.months).AddDays(-1)
	area := decimal.RequireFromString(c.area)
	rent := area.Mul(decimal.RequireFromString(c.price))
	t.add("contracts", "code", c.contract, "customer", c.code, "unit", c.unit, "start", from.String(), "end", to.String(), "deposit", rent.Mul(decimal.NewFromInt(2)).Round(0).String())

	anchor, dueDay, dueDays := "contract", "", "7"
	switch {
	case c.day == 0 && c.cycle == 1:
		anchor, dueDay, dueDays = "calendar", "10", "0"
	case c.day == 0:
		anchor, dueDays = "calendar", "20"
	}
	timing := "advance"
	if c.extra == "arrears" {
		timing = "arrears"
	}
	every, percent := "", ""
	if c.extra == "step5" {
		every, percent = "12", "0.05"
	}
	t.add("charges", "contract", c.contract, "line", "1", "fee_item", "RENT", "model", "area", "price", c.price, "price_per", "month", "quantity", c.area,
		"cycle_months", strconv.Itoa(c.cycle), "anchor", anchor, "timing", timing, "due_days", dueDays, "due_day", dueDay, "proration", "actual",
		"step_every_months", every, "step_percent", percent)
	t.add("charges", "contract", c.contract, "line", "2", "fee_item", "FEE", "model", "area", "price", c.fee, "price_per", "month", "quantity", c.area,
		"cycle_months", "1", "anchor", "calendar", "timing", "advance", "due_day", "10", "proration", "actual")
	if c.spots > 0 {
		t.add("charges", "contract", c.contract, "line", "3", "fee_item", "PARK", "model", "fixed", "price", "360", "price_per", "month", "quantity", strconv.Itoa(c.spots),
			"cycle_months", "1", "anchor", "calendar", "timing", "advance", "due_day", "10", "proration", "none")
	}
	t.terms(c, from)
}

// terms adds what was agreed besides: free days, discounts and dated prices of the rent.
func (t tables) terms(c tenant, from date.Date) {
	switch c.extra {
	case "free15":
		t.add("free_periods", "contract", c.contract, "line", "1", "from", from.String(), "to", from.AddDays(14).String())
	case "free30":
		t.add("free_periods", "contract", c.contract, "line", "1", "from", from.String(), "to", from.AddDays(29).String())
	case "off10":
		t.add("discounts", "contract", c.contract, "line", "1", "from", from.AddMonths(3).String(), "to", from.AddMonths(9).AddDays(-1).String(),
			"percent", "0.1", "reason", "续租优惠九折")
	case "steps":
		price := decimal.RequireFromString(c.price)
		t.add("price_steps", "contract", c.contract, "line", "1", "from", from.AddMonths(6).String(), "price", price.Add(decimal.NewFromInt(2)).String())
		t.add("price_steps", "contract", c.contract, "line", "1", "from", from.AddMonths(12).String(), "price", price.Add(decimal.NewFromInt(4)).String())
	}
}

// opening is what some customers owed before the book began.
func (t tables) opening(first date.Date) {
	debts := []struct{ unit, amount, open string }{{"D-0201", "12900.00", "12900.00"}, {"B-0212", "5720.00", "5720.00"}, {"B-1207", "20440.00", "8440.00"}}
	for n, d := range debts {
		for _, c := range cast() {
			if c.unit != d.unit {
				continue
			}
			month := first.AddMonths(-1)
			t.add("invoices", "number", "QC-000"+strconv.Itoa(n+1), "customer", c.code, "contract", c.contract, "kind", "房租", "unit", c.unit, "issue_date", month.String(),
				"due_date", month.AddDays(9).String(), "amount", d.amount, "open_amount", d.open, "period_from", month.String(), "period_to", month.MonthEnd().String(), "memo", "期初未收")
		}
	}
}
