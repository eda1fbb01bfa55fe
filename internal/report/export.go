package report

import (
	"bytes"
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
	"zhangfang/internal/sheet"
)

// ExportRequest asks for a report as a workbook. What a report does not ask for is ignored.
type ExportRequest struct {
	Report   string    `json:"report"` // aging, agingCustomer, received, collection, dso, forecast
	AsOf     date.Date `json:"asOf" ts_type:"string"`
	From     date.Date `json:"from" ts_type:"string"`
	To       date.Date `json:"to" ts_type:"string"`
	Customer int64     `json:"customerId"`
	Search   string    `json:"search"`
	Overdue  bool      `json:"overdue"`
	Sort     string    `json:"sort"`
	Desc     bool      `json:"desc"`
	Lang     string    `json:"lang"` // zh-CN (default) or en
}

// File is a file for the user.
type File struct {
	Name string `json:"name"`
	Data []byte `json:"data" ts_type:"string"` // base64
}

// Export gives a report as a workbook of one sheet: title, filter and moment in the heading, sums as formulas.
func (s *Service) Export(ctx context.Context, r ExportRequest) (File, error) {
	build, ok := exports[r.Report]
	if !ok {
		return File{}, fault.New(UnknownReport, fault.Args{"report": r.Report}).At("report")
	}
	if r.AsOf.IsZero() {
		r.AsOf = date.Of(s.DB.Now().Local())
	}
	var table sheet.Report
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		table, err = build(s, ctx, tx, r)
		table.Subtitle += r.say("，生成于 ", ", made at ") + tx.Now.Local().Format("2006-01-02 15:04")
		return err
	})
	if err != nil {
		return File{}, err
	}
	var out bytes.Buffer
	if err := table.Write(&out); err != nil {
		return File{}, err
	}
	return File{Name: table.Title + " " + r.AsOf.String() + ".xlsx", Data: out.Bytes()}, nil
}

type exporter func(*Service, context.Context, *db.Tx, ExportRequest) (sheet.Report, error)

var exports = map[string]exporter{
	"aging": (*Service).exportAging, "agingCustomer": (*Service).exportCustomer, "received": (*Service).exportReceived,
	"collection": (*Service).exportCollection, "dso": (*Service).exportDso, "forecast": (*Service).exportForecast,
}

// say chooses the words of the language asked for.
func (r ExportRequest) say(zh, en string) string { return sheet.Words{ZH: zh, EN: en}.In(r.Lang) }

func (r ExportRequest) money(zh, en string) sheet.Col {
	return sheet.Col{Title: r.say(zh, en), Kind: sheet.Money}
}

func (r ExportRequest) text(zh, en string) sheet.Col {
	return sheet.Col{Title: r.say(zh, en), Kind: sheet.Text}
}

func (r ExportRequest) count(zh, en string) sheet.Col {
	return sheet.Col{Title: r.say(zh, en), Kind: sheet.Integer}
}

func (r ExportRequest) day(zh, en string) sheet.Col {
	return sheet.Col{Title: r.say(zh, en), Kind: sheet.Day}
}

// of gives a column a formula, by which a reader sees how its figures come about.
func of(c sheet.Col, formula string) sheet.Col {
	c.Formula = formula
	return c
}

func (r ExportRequest) asOf() string { return r.say("截至 ", "As of ") + r.AsOf.String() }

func (r ExportRequest) buckets() []sheet.Col {
	return []sheet.Col{r.money("未到期", "Not due"), r.money("逾期 1–30 天", "1–30 days late"), r.money("逾期 31–60 天", "31–60 days late"),
		r.money("逾期 61–90 天", "61–90 days late"), r.money("逾期 90 天以上", "Over 90 days late")}
}

func (s *Service) exportAging(ctx context.Context, tx *db.Tx, r ExportRequest) (sheet.Report, error) {
	ask := AgingRequest{AsOf: r.AsOf, Search: r.Search, Overdue: r.Overdue, Sort: r.Sort, Desc: r.Desc}
	if err := ask.Validate(); err != nil {
		return sheet.Report{}, err
	}
	a, err := AgingOn(ctx, tx, ask)
	t := sheet.Report{Title: r.say("账龄", "Aging"), Subtitle: r.asOf()}
	switch {
	case r.Search != "":
		t.Subtitle += r.say("，查找“"+r.Search+"”", `, search "`+r.Search+`"`)
	case r.Overdue:
		t.Subtitle += r.say("，只含逾期客户", ", late customers only")
	default:
		t.Subtitle += r.say("，全部客户", ", all customers")
	}
	t.Columns = slices.Concat([]sheet.Col{r.text("客户编号", "Code"), {Title: r.say("客户", "Customer"), Kind: sheet.Text, Width: 30}, r.text("单元", "Unit")}, r.buckets(),
		[]sheet.Col{of(r.money("合计", "Total"), "SUM(D#:H#)"), of(r.money("其中逾期", "Of it late"), "SUM(E#:H#)"), r.count("最久天数", "Oldest, days"), r.count("账单数", "Invoices"), r.money("预收未核销", "Unapplied")})
	for _, row := range a.Rows {
		t.Rows = append(t.Rows, []any{row.Code, row.Name, row.Unit, row.NotDue, row.D30, row.D60, row.D90, row.Over, row.Total, row.Overdue, row.Oldest, row.Invoices, row.Unapplied})
	}
	t.Totals = []any{r.say("合计", "Total"), nil, nil, a.NotDue, a.D30, a.D60, a.D90, a.Over, a.Total, a.Overdue, nil, a.Invoices, a.Unapplied}
	return t, err
}

func (s *Service) exportCustomer(ctx context.Context, tx *db.Tx, r ExportRequest) (sheet.Report, error) {
	a, err := agingCustomer(ctx, tx, AgingCustomerRequest{Customer: r.Customer, AsOf: r.AsOf})
	t := sheet.Report{Title: r.say("账龄明细", "Aging by invoice"), Subtitle: r.asOf() + r.say("，", ", ") + a.Row.Name}
	t.Columns = []sheet.Col{r.text("单号", "Invoice"), r.text("项目", "For"), r.text("单元", "Unit"), r.text("合同", "Contract"), r.day("开单日", "Issued"), r.day("到期日", "Due"),
		r.count("逾期天数", "Days late"), r.money("金额", "Amount"), r.money("已核销", "Settled"), of(r.money("未收", "Open"), "H#-I#")}
	for _, i := range a.Invoices {
		t.Rows = append(t.Rows, []any{i.Number, i.Kind, i.Unit, i.Contract, i.IssueDate, i.DueDate, i.Overdue, i.Total, i.Settled, i.Open})
	}
	var total, settled money.Amount
	for _, i := range a.Invoices {
		total += i.Total
		settled += i.Settled
	}
	t.Totals = []any{r.say("合计", "Total"), nil, nil, nil, nil, nil, nil, total, settled, a.Row.Total}
	return t, err
}

func (s *Service) exportReceived(ctx context.Context, tx *db.Tx, r ExportRequest) (sheet.Report, error) {
	months, err := Period{r.From, r.To}.months(tx.Today())
	if err != nil {
		return sheet.Report{}, err
	}
	a, err := s.received(ctx, tx, months)
	t := sheet.Report{Title: r.say("应收与已收", "Receivable and received"), Subtitle: r.span(months)}
	t.Columns = []sheet.Col{r.text("到期月份", "Due month"), r.count("账单数", "Invoices"), r.money("应收", "Receivable"), r.money("其中已收", "Collected of it"),
		of(r.money("未收", "Open"), "C#-D#"), r.count("当月收款笔数", "Receipts of the month"), r.money("当月收款", "Cash of the month")}
	for _, m := range a.Rows {
		t.Rows = append(t.Rows, []any{m.Month, m.Invoices, m.Receivable, m.Collected, m.Open, m.Receipts, m.Cash})
	}
	t.Totals = []any{r.say("合计", "Total"), a.Sum.Invoices, a.Sum.Receivable, a.Sum.Collected, a.Sum.Open, a.Sum.Receipts, a.Sum.Cash}
	return t, err
}

func (r ExportRequest) span(months []date.Date) string {
	return name(months[0]) + r.say(" 至 ", " to ") + name(months[len(months)-1])
}

func (s *Service) exportCollection(ctx context.Context, tx *db.Tx, r ExportRequest) (sheet.Report, error) {
	months, err := Period{r.From, r.To}.months(tx.Today())
	if err != nil {
		return sheet.Report{}, err
	}
	a, err := s.collection(ctx, tx, months)
	t := sheet.Report{Title: r.say("收缴率", "Collection rate"), Subtitle: r.span(months)}
	t.Columns = []sheet.Col{r.text("到期月份", "Due month"), r.money("月末应收", "Due at month end"), r.money("月末已收", "Paid at month end"), of(r.percent("月末收缴率 %", "Rate at month end, %"), "ROUND(C#/B#*100,1)"),
		r.money("目前应收", "Due now"), r.money("目前已收", "Paid now"), of(r.percent("目前收缴率 %", "Rate now, %"), "ROUND(F#/E#*100,1)"), of(r.money("目前未收", "Open now"), "E#-F#")}
	for _, m := range a.Rows {
		t.Rows = append(t.Rows, []any{m.Month, m.DueThen, m.PaidThen, figure(m.RateThen), m.DueNow, m.PaidNow, figure(m.RateNow), m.OpenNow})
	}
	m := a.Sum
	t.Totals = []any{r.say("合计", "Total"), m.DueThen, m.PaidThen, figure(m.RateThen), m.DueNow, m.PaidNow, figure(m.RateNow), m.OpenNow}
	return t, err
}

func (r ExportRequest) percent(zh, en string) sheet.Col {
	return sheet.Col{Title: r.say(zh, en), Kind: sheet.Tenth}
}

// figure gives a rate or a number of days as a cell, empty where there is none.
func figure(s string) any {
	d, err := decimal.NewFromString(s)
	if err != nil {
		return nil
	}
	return d
}

func (s *Service) exportDso(ctx context.Context, tx *db.Tx, r ExportRequest) (sheet.Report, error) {
	months, err := Period{r.From, r.To}.months(tx.Today())
	if err != nil {
		return sheet.Report{}, err
	}
	a, err := s.dso(ctx, tx, months)
	t := sheet.Report{Title: r.say("应收账款周转天数", "Days sales outstanding"), Subtitle: r.span(months)}
	t.Columns = []sheet.Col{r.text("月份", "Month"), r.day("截至", "As of"), r.money("应收余额", "Receivables"), r.money("近 90 天开单", "Billed in 90 days"), of(r.percent("周转天数", "Days"), "ROUND(C#/D#*90,1)")}
	for _, m := range a.Rows {
		t.Rows = append(t.Rows, []any{m.Month, m.AsOf, m.Receivable, m.Billed, figure(m.Days)})
	}
	return t, err
}

func (s *Service) exportForecast(ctx context.Context, tx *db.Tx, r ExportRequest) (sheet.Report, error) {
	people, err := who(ctx, tx, "")
	if err != nil {
		return sheet.Report{}, err
	}
	f, err := s.forecast(ctx, tx, r.AsOf, people)
	t := sheet.Report{Title: r.say("回款预测", "Expected receipts"), Subtitle: r.asOf() + r.say("，按到期日加客户平时的迟付天数，不含未出账单", ", by due date plus each customer's usual delay, without bills to come")}
	t.Columns = []sheet.Col{r.text("客户编号", "Code"), {Title: r.say("客户", "Customer"), Kind: sheet.Text, Width: 30}, r.count("平时迟付天数", "Usual delay, days"), r.money("30 天内", "Next 30 days"),
		r.money("31–60 天", "31–60 days"), r.money("61–90 天", "61–90 days"), r.money("更晚", "Later"), r.money("逾期过久，不计入", "Too late to count on"), of(r.money("合计", "Total"), "SUM(D#:H#)")}
	for _, c := range f.Rows {
		t.Rows = append(t.Rows, []any{c.Code, c.Name, c.Delay, c.D30, c.D60, c.D90, c.Later, c.Doubt, c.Total})
	}
	t.Totals = []any{r.say("合计", "Total"), nil, nil, f.D30, f.D60, f.D90, f.Later, f.Doubt, f.Total}
	return t, err
}
