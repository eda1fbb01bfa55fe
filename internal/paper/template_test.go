package paper

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"zhangfang/internal/fault"
)

func pagesOf(pdf []byte) int { return len(regexp.MustCompile(`/Type /Page\b`).FindAll(pdf, -1)) }

func printed(t *testing.T, o Options, docs ...Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := New().Print(&out, o, docs...); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func textsOf(d *draft) string {
	var all []string
	for _, p := range d.pages {
		all = append(all, drawn(p)...)
	}
	return strings.Join(all, "\n")
}

func TestBadTemplatesAreRefusedWithTheirPlaces(t *testing.T) {
	long := strings.Repeat("长", mostLabel+1)
	for name, row := range map[string]struct {
		spoil func(*Template)
		want  string
	}{
		"another format":             {func(t *Template) { t.Format = 2 }, "paper.other_format at format"},
		"no such kind":               {func(t *Template) { t.Kind = "poem" }, "paper.unknown_kind at kind"},
		"invoices are not on labels": {func(t *Template) { t.Layout = Labels }, "paper.no_such_layout at layout"},
		"no such block":              {func(t *Template) { t.Blocks[0].Type = "script" }, "paper.unknown_block at blocks/0/type"},
		"no such field":              {func(t *Template) { t.Blocks[2].Fields[1].Name = "password" }, "paper.unknown_field at blocks/2/fields/1/name"},
		"no such column":             {func(t *Template) { t.Blocks[3].Columns = columns("name", "margin") }, "paper.unknown_field at blocks/3/columns/1/name"},
		"a column twice":             {func(t *Template) { t.Blocks[3].Columns = columns("name", "amount", "name") }, "paper.field_twice at blocks/3/columns/2/name"},
		"columns wider than paper": {func(t *Template) {
			t.Blocks[3].Columns = []Column{{Name: "name", Width: 120}, {Name: "amount", Width: 80}}
		}, "paper.too_wide at blocks/3/columns"},
		"no column shown":             {func(t *Template) { t.Blocks[3].Columns = []Column{{Name: "name", Hidden: true}} }, "paper.not_printed at blocks/3/columns"},
		"no such table":               {func(t *Template) { t.Blocks[3].Source = "salaries" }, "paper.unknown_source at blocks/3/source"},
		"a value that is not there":   {func(t *Template) { t.Blocks[0] = Block{Type: BlockText, Text: "{secret}"} }, "paper.unknown_field at blocks/0/text"},
		"off the paper":               {func(t *Template) { t.Blocks[1].At = &Box{X: 150, Y: 10, W: 100} }, "paper.off_paper at blocks/1/at"},
		"a place that is no number":   {func(t *Template) { t.Blocks[1].At = &Box{X: math.NaN(), Y: 10, W: 100} }, "paper.off_paper at blocks/1/at"},
		"type too small to read":      {func(t *Template) { t.Blocks[1].Size = 3 }, "paper.bad_size at blocks/1/size"},
		"all type far too large":      {func(t *Template) { t.Scale = 400 }, "paper.bad_size at scale"},
		"a label too long":            {func(t *Template) { t.Blocks[2].Fields[0].Label = &long }, "paper.too_long at blocks/2/fields/0/label"},
		"a character not in the font": {func(t *Template) { t.Blocks[0] = Block{Type: BlockText, Text: "😀"} }, "paper.missing_rune at blocks/0/text"},
		"too many blocks":             {func(t *Template) { t.Blocks = slices.Repeat(t.Blocks, 20) }, "paper.too_many_blocks at blocks"},
		"the number is hidden":        {func(t *Template) { t.Blocks[2].Right[0].Hidden, t.Blocks[len(t.Blocks)-1].Hidden = true, true }, "paper.not_printed at blocks"},
		"the total is gone":           {func(t *Template) { t.Blocks[4].Hidden = true }, "paper.not_printed at blocks"},
	} {
		bad, _ := Builtin(KindInvoice, A4)
		row.spoil(&bad)
		f := fault.As(bad.Validate())
		if f == nil {
			t.Errorf("%s: accepted", name)
			continue
		}
		if len(f.Parts) == 1 {
			f = f.Parts[0]
		}
		if got := string(f.Key) + " at " + strings.Join(f.Path, "/"); got != row.want {
			t.Errorf("%s: %s, want %s", name, got, row.want)
		}
		if err := New().Print(&bytes.Buffer{}, Options{Template: &bad}, smallInvoice(nil)); err == nil {
			t.Errorf("%s: printed", name)
		}
	}
}

func TestACharacterThatATemplateCannotPrintIsNamedAsInADocument(t *testing.T) {
	own, _ := Builtin(KindInvoice, A4)
	own.Blocks[0] = Block{Type: BlockText, Text: "谢谢😀"}
	for _, f := range fault.As(own.Validate()).Parts {
		if f.Key == MissingRune && f.Args["code"] == "U+1F600" && f.Args["text"] == "谢谢😀" {
			return
		}
	}
	t.Errorf("%v", own.Validate())
}

func TestATemplateChangesWhatIsPrintedAndNothingElse(t *testing.T) {
	own, _ := Builtin(KindInvoice, A4)
	label := "请付"
	own.Blocks[2].Right[3].Label = &label
	own.Blocks[3].Columns = []Column{{Name: "amount", Width: 30}, {Name: "name"}}
	own.Blocks = append(own.Blocks[:5:5], Block{Type: BlockText, Text: "{customer}：请于{due}前付 {amountDue}", Size: 12, Bold: true})
	if err := own.Validate(); err != nil {
		t.Fatal(err)
	}
	texts := textsOf(set(own, smallInvoice(nil).content()))
	for _, want := range []string{"请付", "星桥软件科技有限公司：请于2026年11月5日前付 ¥"} {
		if !strings.Contains(texts, want) {
			t.Errorf("no %q in\n%s", want, texts)
		}
	}
	for _, gone := range []string{"单价", "付款方式", "应付金额"} {
		if strings.Contains(texts, gone) {
			t.Errorf("%q is still there", gone)
		}
	}
}

func TestAFormOfFixedPlacesHasItsHeadOnEverySheet(t *testing.T) {
	form := Template{Format: 1, Kind: KindInvoice, Name: "套打", Layout: FormHalf, Blocks: []Block{
		{Type: BlockText, At: &Box{X: 40, Y: 12, W: 90}, Text: "{number}"},
		{Type: BlockText, At: &Box{X: 40, Y: 20, W: 90}, Text: "{customer}"},
		{Type: BlockTable, At: &Box{X: 20, Y: 40, W: 200, H: 60}, Source: "lines", Columns: columns("name", "amount")},
		{Type: BlockTotals, At: &Box{X: 20, Y: 104, W: 200}, Fields: fields("total")},
	}}
	if err := form.Validate(); err != nil {
		t.Fatal(err)
	}
	d := set(form, longInvoice().content())
	if len(d.pages) < 3 {
		t.Fatalf("40 lines on %d sheets", len(d.pages))
	}
	for n, p := range d.pages {
		if texts := drawn(p); !slices.Contains(texts, "ZD202611-00132") {
			t.Errorf("sheet %d has no number: %v", n+1, texts)
		}
	}
}

func TestAnOverlayPrintsValuesAlone(t *testing.T) {
	for _, layout := range []Layout{A4, FormHalf} {
		over, _ := Builtin(KindReceipt, layout)
		over.Overlay = true
		if err := over.Validate(); err != nil {
			t.Fatal(err)
		}
		d := set(over, smallReceipt().content())
		texts := textsOf(d)
		for _, want := range []string{"SJ202611-00042", "星桥软件科技有限公司", "¥26,000.00", "人民币贰万陆仟元整", "周静"} {
			if !strings.Contains(texts, want) {
				t.Errorf("%s: no %q", layout, want)
			}
		}
		for _, gone := range []string{"单号", "今收到", "收款人", "复核", "盖章", "账单号", "金额（大写）", "合计", "："} {
			if strings.Contains(strings.ReplaceAll(strings.ReplaceAll(texts, "电话：", ""), "税号：", ""), gone) {
				t.Errorf("%s: %q is still there\n%s", layout, gone, texts)
			}
		}
		for _, m := range d.pages[0].marks {
			if m.kind == ruleMark {
				t.Errorf("%s: a rule at %v, %v", layout, m.x, m.y)
			}
		}
	}
}

func TestSheetsAreShared(t *testing.T) {
	address := sampleAddress(Chinese, true)
	for name, row := range map[string]struct {
		pdf  []byte
		want int
	}{
		"three receipts two-up":       {printed(t, Options{Layout: TwoUp}, smallReceipt(), smallReceipt(), smallReceipt()), 2},
		"three copies of one":         {printed(t, Options{Layout: A5, Copies: []Copy{Stub, CustomerCopy, BookCopy}}, smallReceipt()), 3},
		"twenty-five labels":          {printed(t, Options{}, slices.Repeat([]Document{address}, 25)...), 2},
		"one after the other":         {printed(t, Options{}, smallInvoice(nil), smallInvoice(nil)), 2},
		"a roll is one sheet":         {printed(t, Options{Layout: Roll}, longInvoice()), 1},
		"an envelope is one envelope": {printed(t, Options{}, sampleAddress(Chinese, false)), 1},
	} {
		if got := pagesOf(row.pdf); got != row.want {
			t.Errorf("%s: %d sheets, want %d", name, got, row.want)
		}
	}
}

func TestCopiesAndReprintsSayWhatTheyAre(t *testing.T) {
	r := smallReceipt()
	r.Copy, r.Reprint = BookCopy, 2
	for _, layout := range LayoutsOf(KindReceipt) {
		if texts := textsOf(laidOn(r, layout)); !strings.Contains(texts, "第三联 记账") || !strings.Contains(texts, "补打 第 2 次") {
			t.Errorf("on %s: %s", layout, texts)
		}
	}
}

func TestNeedlesPrintNothingSmallGreyOrThin(t *testing.T) {
	for _, layout := range []Layout{FormHalf, FormThird} {
		for _, doc := range []Document{smallInvoice(picture(96, 96)), smallReceipt(), wideInvoice()} {
			for _, p := range laidOn(doc, layout).pages {
				for _, m := range p.marks {
					switch {
					case m.kind == textMark && m.style.size < 10:
						t.Errorf("%s: %q has %v points", layout, m.text, m.style.size)
					case m.kind != pictureMark && m.style.ink != needle:
						t.Errorf("%s: %q is not black", layout, m.text)
					case m.kind == ruleMark && m.thick < 0.3:
						t.Errorf("%s: a rule of %v mm", layout, m.thick)
					}
				}
			}
		}
	}
}

func TestPagesSayWhatIsBadAboutThem(t *testing.T) {
	notes, err := New().Draw(io.Discard, Sheet{Document: smallInvoice(nil)}, Sheet{Document: tallInvoice()}, Sheet{Document: wideInvoice()})
	if err != nil {
		t.Fatal(err)
	}
	flags := map[int][]Flag{}
	for _, n := range notes {
		flags[n.Document] = append(flags[n.Document], n.Flags...)
	}
	if len(flags[0]) != 0 || !slices.Contains(flags[1], RowCut) || !slices.Contains(flags[2], SmallRow) {
		t.Errorf("got %v", flags)
	}
}

func TestAPrinterThatIsOffIsPutRight(t *testing.T) {
	plain, moved := printed(t, Options{}, smallInvoice(nil)), printed(t, Options{Dx: 1.5, Dy: -2}, smallInvoice(nil))
	if bytes.Equal(plain, moved) {
		t.Error("nothing moved")
	}
	for _, o := range []Options{{Dx: 21}, {Dy: math.NaN()}} {
		if err := New().Print(&bytes.Buffer{}, o, smallInvoice(nil)); fault.As(err) == nil || fault.As(err).Key != TooFarOff {
			t.Errorf("%+v: %v", o, err)
		}
		if err := New().Grid(&bytes.Buffer{}, o); fault.As(err) == nil {
			t.Errorf("grid %+v: %v", o, err)
		}
	}
	for _, l := range Layouts {
		var out bytes.Buffer
		if err := New().Grid(&out, Options{Layout: l}); err != nil || pagesOf(out.Bytes()) != 1 {
			t.Errorf("grid of %s: %v", l, err)
		}
	}
}

// Whatever a file holds, it is refused or it prints: a template is never the end of the program.
func FuzzTemplate(f *testing.F) {
	for _, kind := range Kinds() {
		for _, layout := range LayoutsOf(kind) {
			t, _ := Builtin(kind, layout)
			data, err := json.Marshal(t)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		own, err := ReadTemplate(data)
		if err != nil {
			if fault.As(err) == nil {
				t.Fatal(err)
			}
			return
		}
		doc, _ := Sample(own.Kind, Chinese)
		if err := New().Print(&bytes.Buffer{}, Options{Template: &own}, doc); err != nil && fault.As(err) == nil {
			t.Fatal(err)
		}
	})
}

func TestPagesSayWhatSomebodyWillMiss(t *testing.T) {
	nowhere := smallInvoice(nil)
	nowhere.Seller.Account, nowhere.PayNote = "", ""
	settled := nowhere
	settled.Received, settled.Open = settled.Total, 0
	told := nowhere
	told.PayNote = "请到前台缴纳现金。"
	unsent := sampleAddress(Chinese, false).(Address)
	unsent.Buyer.Address = ""
	for name, row := range map[string]struct {
		doc  Document
		want Flag
	}{
		"all is there":             {smallInvoice(nil), ""},
		"no account":               {nowhere, NoPay},
		"no account, and all paid": {settled, ""},
		"no account, but words":    {told, ""},
		"an envelope to nowhere":   {unsent, NoAddress},
		"an envelope to somebody":  {sampleAddress(Chinese, false), ""},
		"a letter without a note": {func() Document {
			d := sampleReminder(Chinese).(Reminder)
			d.Seller.Account, d.PayNote = "", ""
			return d
		}(), NoPay},
		"a receipt asks for nothing": {smallReceipt(), ""},
	} {
		notes, err := New().Draw(io.Discard, Sheet{Document: row.doc})
		if err != nil {
			t.Fatal(name, err)
		}
		var flags []Flag
		for _, n := range notes {
			flags = append(flags, n.Flags...)
		}
		if len(flags) > 1 || (len(flags) == 1) != (row.want != "") || len(flags) == 1 && flags[0] != row.want {
			t.Errorf("%s: %v, want %q", name, flags, row.want)
		}
	}
}

func TestPaymentCodesHaveTheirOwnSize(t *testing.T) {
	d := paid(smallInvoice(nil))
	d.Seal = Picture{}
	d.Codes[1].Wide = 34
	var wide []float64
	for _, m := range laidOut(d).pages[0].marks {
		if m.kind == pictureMark {
			wide = append(wide, m.w)
		}
	}
	if !slices.Equal(wide, []float64{26, 34}) {
		t.Errorf("they are %v mm wide", wide)
	}
}
