package paper

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

var update = flag.Bool("update", false, "rewrite the golden files; then look at them")

var (
	seller = Party{
		Name: "松风里物业管理有限公司", TaxID: "91330100MA00000000", Address: "浔城市松风里 8 号", Phone: "0000-5550101",
		Bank: "招商银行浔城支行", Account: "0000 5710 9900 0417",
	}
	buyer = Party{
		Name: "星桥软件科技有限公司", TaxID: "91330106MA00000131", Address: "浔城市松风里 8 号 A 座 8 层",
		Phone: "0000-5550131", Contact: "𬸦女士",
	}
)

func yuanOf(s string) money.Amount {
	a, err := money.Parse(s)
	if err != nil {
		panic(err)
	}
	return a
}

func exact(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// taxed makes a line whose amount holds its tax.
func taxedLine(name, from, to, quantity, unit, price, rate, net, tax, working string) InvoiceLine {
	return InvoiceLine{
		Name: name, From: date.Must(from), To: date.Must(to), Quantity: exact(quantity), Unit: unit, UnitPrice: exact(price),
		TaxRate: exact(rate), Net: yuanOf(net), Tax: yuanOf(tax), Amount: yuanOf(net) + yuanOf(tax), Working: working,
	}
}

// add fills in the totals, of which some has been received.
func (d Invoice) add(received string) Invoice {
	for _, l := range d.Lines {
		d.Net, d.Tax, d.Total = d.Net+l.Net, d.Tax+l.Tax, d.Total+l.Amount
	}
	d.Received = yuanOf(received)
	d.Open = d.Total - d.Received
	return d
}

func smallInvoice(logo []byte) Invoice {
	free := taxedLine("装修期房租", "2026-10-20", "2026-10-31", "320", "m²", "0", "0.09", "0", "0", "")
	free.Remark = "免租期：装修"
	return Invoice{
		Number: "ZD202611-00131", Seller: seller, Buyer: buyer, Unit: "A-0803", Logo: logo,
		IssueDate: date.Must("2026-11-01"), DueDate: date.Must("2026-11-05"), ShowWorking: true,
		Lines: []InvoiceLine{
			free,
			taxedLine("房租", "2026-11-01", "2026-11-14", "320", "m²", "88", "0.09", "12056.27", "1085.06", "320.00 m² × 88.00 × 14/30 月 = 13,141.33"),
			taxedLine("房租", "2026-11-15", "2026-11-30", "320", "m²", "92.4", "0.09", "14467.52", "1302.08", "320.00 m² × 92.40 × 16/30 月 = 15,769.60（满 12 个月 +5%）"),
			taxedLine("物业费", "2026-12-01", "2027-02-28", "320", "m²", "12", "0.06", "3622.64", "217.36", ""),
			taxedLine("电费", "2026-09-28", "2026-10-28", "2340", "度", "0.85", "0.13", "1760.18", "228.82", "(48,210 − 45,870) 度 × 0.8500 = 1,989.00"),
		},
		PayNote: "转账时请在附言中写明单号 ZD202611-00131，到期日之后按合同约定计收违约金。",
		Note:    "如有疑问，请在收到账单后五日内与我们联系。",
	}.add("25000")
}

func longInvoice() Invoice {
	d := Invoice{
		Number: "ZD202611-00132", Seller: seller, Buyer: buyer, Unit: "A-0801 至 A-0840",
		IssueDate: date.Must("2026-11-01"), DueDate: date.Must("2026-11-30"),
	}
	for i := range 40 {
		l := taxedLine(fmt.Sprintf("房租 A-08%02d", i+1), "2026-11-01", "2026-11-30", "86.5", "m²", "45", "0", "3892.50", "0", "")
		d.Lines = append(d.Lines, l)
	}
	return d.add("0")
}

// wideInvoice has everything at its longest.
func wideInvoice() Invoice {
	huge := money.Amount(9_223_372_036_854_775_807 / 2)
	d := Invoice{
		Title: "二〇二六年第四季度房屋租赁及物业服务费用缴费通知单（含水电费）", Number: "ZD202611-00133-KHBM-000000000000000001-2026",
		Seller: seller, Buyer: buyer, Unit: "A-0801、A-0802、A-0803、A-0804、A-0805、A-0806、A-0807、A-0808、A-0809、A-0810",
		IssueDate: date.Must("2026-11-01"), DueDate: date.Must("2026-11-05"), ShowWorking: true, Logo: picture(300, 40),
	}
	d.Seller.Name = "浔城市松风里高新技术产业开发区数字经济与人工智能综合服务中心物业管理及资产运营与停车场经营管理服务有限责任公司第一分公司"
	d.Buyer.Name = "氯𬭚铵（上海）新材料科技股份有限公司与王䶮先生联合经营的长三角生态绿色一体化发展示范区青浦园区研发中试与展示交流中心分部"
	d.Seller.Address = "浙江省浔城市松风里高新技术产业开发区创新大道一百二十八号数字经济综合服务中心北塔三十六层三六〇一室"
	l := taxedLine("中央空调能源费及公共区域设备设施维护保养费（含夜间加时）", "2026-12-01", "2027-11-30", "999999999.123456", "千瓦时", "123456.654321", "0.13", "0", "0",
		"(1,234,567,890.123456 − 234,568,890.999999) 千瓦时 × 倍率 1 × 单价 123,456.654321 元/千瓦时 × 365/365 天，四舍五入到分；按合同补充协议第十二条第三款之约定执行")
	l.Amount, l.Net = huge, huge
	l.Remark = "https://example.invalid/contracts/HT-2026-031/charges/7?reason=aVeryLongUnbrokenStringThatNoLineCanHoldAndThatMustNotRunOutOfItsColumn0123456789"
	d.Lines = []InvoiceLine{l, l}
	d = d.add("0")
	d.Received = 1_234_567_890_123_456_78
	d.Open = d.Total - d.Received
	return d
}

func creditedInvoice() Invoice {
	d := smallInvoice(nil)
	d.Lines = d.Lines[:2]
	d.Net, d.Tax, d.Total = 0, 0, 0
	d.Credited = true
	return d.add("0")
}

func englishInvoice() Invoice {
	d := smallInvoice(picture(96, 96))
	d.Lang = English
	return d
}

// A line so long that no page holds it, and a note of several pages.
func tallInvoice() Invoice {
	d := Invoice{Number: "ZD202611-00134", Seller: seller, Buyer: buyer, IssueDate: date.Must("2026-11-01"), DueDate: date.Must("2026-11-05"), ShowWorking: true}
	long := ""
	for i := range 400 {
		long += fmt.Sprintf("第 %d 段，公摊面积按实测报告计算；", i+1)
	}
	l := taxedLine("公摊电费", "2026-11-01", "2026-11-30", "1", "", "100", "0", "100", "0", long)
	d.Lines = []InvoiceLine{l, taxedLine("房租", "2026-11-01", "2026-11-30", "1", "月", "100", "0", "100", "0", "")}
	d.Note = long
	return d.add("0")
}

func smallReceipt() Receipt {
	return Receipt{
		Number: "SJ202611-00042", Seller: seller, Payer: buyer, Unit: "A-0803", Date: date.Must("2026-11-06"), Logo: picture(96, 96),
		Items: []ReceiptItem{
			{"ZD202611-00131", "房租、物业费、电费 2026-11", yuanOf("34739.93"), yuanOf("25000")},
			{"ZD202610-00098", "水费 2026-10", yuanOf("186.40"), yuanOf("186.40")},
		},
		Prepaid: yuanOf("813.60"), Amount: yuanOf("26000"), Method: "银行转账（招商银行浔城支行 尾号 0417）",
		Note: "银行流水号 C0611A0098213", Cashier: "周静", Handler: "䶮明",
	}
}

func plainReceipt() Receipt {
	return Receipt{
		Lang: English, Number: "SJ202611-00043", Seller: seller, Payer: buyer, Date: date.Must("2026-11-06"), Purpose: "Deposit for A-0803, two months",
		Amount: yuanOf("56320"), Method: "Cash", Cashier: "周静", Reversed: true,
	}
}

func smallStatement() Statement {
	d := Statement{Number: "DZ202611-0007", Seller: seller, Buyer: buyer, AsOf: date.Must("2026-11-23"), Prepaid: yuanOf("813.60"),
		PayNote: "请于到期日前付清；款项与贵方账面不符的，请在收到后七日内告知。"}
	for i, due := range []string{"2026-08-05", "2026-09-05", "2026-11-05", "2026-11-30"} {
		day := date.Must(due)
		l := StatementLine{
			Number: fmt.Sprintf("ZD2026%02d-%05d", int(day.Month()), 131+i), Name: "房租、物业费、电费", IssueDate: day.MonthStart(), DueDate: day,
			Total: yuanOf("34739.93"), Received: yuanOf("25000").Split(1, 1)[i%2],
		}
		l.Open = l.Total - l.Received
		d.Lines = append(d.Lines, l)
		d.Total, d.Received, d.Open = d.Total+l.Total, d.Received+l.Received, d.Open+l.Open
	}
	return d
}

// picture makes a logo: a seal with a window, partly transparent.
func picture(w, h int) []byte {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			edge := min(x, y, w-1-x, h-1-y)
			if edge > 1 && (edge < h/8 || edge > h/5 && (x/(h/8)+y/(h/8))%2 == 0) {
				m.SetNRGBA(x, y, color.NRGBA{0xb8, 0x32, 0x1f, 0xff})
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// sealed has a seal, and was printed before.
func sealed(d Receipt) Receipt {
	d.Extras = Extras{Reprint: 2, Printed: "2026-11-07 10:12", Operator: "周静", Seal: Picture{Data: round(160), Wide: 40}}
	return d
}

// paid has all that a payer can scan or write.
func paid(d Invoice) Invoice {
	d.Previous = yuanOf("1200")
	d.Extras = Extras{PayCode: "K7M2QX", QR: "ZD202611-00131 9739.93 K7M2QX", Seal: Picture{Data: round(160), Wide: 40},
		Codes: []Picture{{Data: picture(64, 64), Caption: "支付宝"}, {Data: picture(80, 80), Caption: "微信"}}}
	return d
}

// confirmed asks for an answer under our seal.
func confirmed() Statement {
	d := smallStatement()
	d.ReplyBy, d.ReplyCode = date.Must("2026-12-08"), "7K2MQA"
	d.Ages = []Age{{"未到期", yuanOf("22239.93")}, {"1–30 天", yuanOf("22239.93")}, {"31–60 天", 0}, {"61–90 天", yuanOf("22239.93")}, {"90 天以上", yuanOf("22239.93")}}
	d.Seal = Picture{Data: round(160), Wide: 40}
	return d
}

// reminders are the five degrees.
func reminders(l Lang) []Document {
	var all []Document
	for n := range 5 {
		d := sampleReminder(l).(Reminder)
		d.Degree, d.Seal = n+1, Picture{Data: round(160), Wide: 40}
		all = append(all, d)
	}
	return all
}

// overlayForm fills in a receipt form that was printed before: values at their places, without labels and rules.
func overlayForm() Template {
	at := func(x, y, w float64, text string) Block {
		return Block{Type: BlockText, At: &Box{X: x, Y: y, W: w}, Text: text}
	}
	return Template{Format: 1, Overlay: true, Kind: KindReceipt, Name: "套打收据", Layout: FormHalf, Scale: 100, Blocks: []Block{
		at(190, 16, 45, "{number}"), at(100, 26, 60, "{date}"), at(45, 34, 120, "{customer}"), at(45, 43, 150, "{method}"),
		{Type: BlockTable, At: &Box{X: 20, Y: 52, W: 200, H: 40}, Source: "lines", Columns: []Column{{Name: "name"}, {Name: "settled", Width: 40}}},
		{Type: BlockTotals, At: &Box{X: 20, Y: 100, W: 200}, Fields: fields("total")},
		at(45, 122, 40, "{cashier}"), at(120, 122, 40, "{handler}"),
	}}
}

// round makes a seal: a ring with a lozenge in it, on nothing.
func round(n int) []byte {
	m := image.NewNRGBA(image.Rect(0, 0, n, n))
	for y := range n {
		for x := range n {
			dx, dy := 2*x-n+1, 2*y-n+1
			far := dx*dx + dy*dy
			if far <= n*n && far >= (n-10)*(n-10) || max(dx, -dx)+max(dy, -dy) < n/3 {
				m.SetNRGBA(x, y, color.NRGBA{0xb8, 0x32, 0x1f, 0xd0})
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// goldens are the papers that somebody has looked at.
func goldens() map[string]func(*Printer, *bytes.Buffer) error {
	one := func(docs ...Invoice) func(*Printer, *bytes.Buffer) error {
		return func(p *Printer, w *bytes.Buffer) error { return p.Invoices(w, docs...) }
	}
	with := func(o Options, docs ...Document) func(*Printer, *bytes.Buffer) error {
		return func(p *Printer, w *bytes.Buffer) error { return p.Print(w, o, docs...) }
	}
	overlay := overlayForm()
	return map[string]func(*Printer, *bytes.Buffer) error{
		"receipt-three-copies": with(Options{Layout: FormHalf, Copies: []Copy{Stub, CustomerCopy, BookCopy}}, sealed(smallReceipt())),
		"receipt-copies-a4":    with(Options{Layout: TwoUp, Copies: []Copy{Stub, CustomerCopy, BookCopy}}, sealed(smallReceipt())),
		"receipt-sealed":       with(Options{Layout: A4, Copies: []Copy{CustomerCopy}}, sealed(smallReceipt())),
		"receipt-overlay":      with(Options{Template: &overlay, Dx: 1.5, Dy: -0.8}, smallReceipt()),
		"invoice-codes":        with(Options{Layout: A4}, paid(smallInvoice(nil))),
		"invoice-codes-form":   with(Options{Layout: FormHalf}, paid(smallInvoice(nil))),
		"invoice-codes-roll":   with(Options{Layout: Roll}, paid(smallInvoice(nil))),
		"invoice-wide-form":    with(Options{Layout: FormHalf}, wideInvoice()),
		"invoice-40-form":      with(Options{Layout: FormHalf}, longInvoice()),
		"statement-confirmed":  with(Options{}, confirmed()),
		"grid":                 func(p *Printer, w *bytes.Buffer) error { return p.Grid(w, Options{Layout: FormHalf}) },
		"reminders":            with(Options{}, reminders(Chinese)...),
		"reminders-en":         with(Options{}, reminders(English)...),
		"invoice":              one(smallInvoice(picture(96, 96))),
		"invoice-en":           one(englishInvoice()),
		"invoice-40-lines":     one(longInvoice()),
		"invoice-wide":         one(wideInvoice()),
		"invoice-tall":         one(tallInvoice()),
		"invoice-credited":     one(creditedInvoice()),
		"invoice-batch":        one(smallInvoice(picture(96, 96)), longInvoice(), wideInvoice()),
		"receipt":              func(p *Printer, w *bytes.Buffer) error { return p.Receipts(w, smallReceipt()) },
		"receipt-en":           func(p *Printer, w *bytes.Buffer) error { return p.Receipts(w, plainReceipt()) },
		"statement":            func(p *Printer, w *bytes.Buffer) error { return p.Statements(w, smallStatement()) },
		"statement-en": func(p *Printer, w *bytes.Buffer) error {
			d := smallStatement()
			d.Lang = English
			return p.Statements(w, d)
		},
	}
}

func TestPapersLookAsTheyDid(t *testing.T) {
	p := New()
	for name, draw := range goldens() {
		var got bytes.Buffer
		if err := draw(p, &got); err != nil {
			t.Fatal(name, err)
		}
		golden := filepath.Join("testdata", name+".pdf")
		if *update {
			if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			failed := filepath.Join(t.ArtifactDir(), name+".pdf")
			if err := os.WriteFile(failed, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			t.Errorf("%s looks different: compare %s with %s (run with -artifacts to keep it)", name, failed, golden)
		}
	}
}
