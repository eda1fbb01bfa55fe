package paper

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

func invoicePDF(t testing.TB, docs ...Invoice) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := New().Invoices(&out, docs...); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestSameDocumentSameBytesInEveryGoroutine(t *testing.T) {
	docs := []Invoice{smallInvoice(picture(96, 96)), longInvoice(), smallInvoice(picture(96, 48)), wideInvoice()}
	want := invoicePDF(t, docs...)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			var got bytes.Buffer
			if err := New().Invoices(&got, docs...); err != nil || !bytes.Equal(got.Bytes(), want) {
				t.Errorf("other bytes (%v)", err)
			}
		})
	}
	all.Wait()
}

// laidOut lays a document out as it is printed where nobody says otherwise.
func laidOut(d Document) *draft { return laidOn(d, A4) }

func laidOn(d Document, l Layout) *draft {
	c := d.content()
	t, ok := Builtin(c.kind, l)
	if !ok {
		panic("no " + string(c.kind) + " on " + string(l))
	}
	return set(t, c)
}

// drawn are all texts of a page.
func drawn(p *page) []string {
	var out []string
	for _, m := range p.marks {
		if m.kind == textMark {
			out = append(out, m.text)
		}
	}
	return out
}

// clash finds two texts of a page that lie over each other, or one that leaves the paper's margins.
func clash(d *draft) error {
	for n, p := range d.pages {
		var texts []mark
		for _, m := range p.marks {
			if m.kind == textMark {
				texts = append(texts, m)
			}
		}
		for i, a := range texts {
			high := func(m mark) (top, foot float64) {
				return m.y - 0.85*m.style.size*mmPerPoint, m.y + 0.12*m.style.size*mmPerPoint
			}
			aTop, aFoot := high(a)
			if a.x < d.left-0.01 || a.x+a.w > d.end()+0.01 || aTop < d.top-1 || !d.endless && aFoot > d.height-2 {
				return fmt.Errorf("page %d: %q leaves the margins", n+1, a.text)
			}
			for _, b := range texts[:i] {
				bTop, bFoot := high(b)
				if a.x < b.x+b.w && b.x < a.x+a.w && aTop < bFoot && bTop < aFoot {
					return fmt.Errorf("page %d: %q lies over %q", n+1, a.text, b.text)
				}
			}
		}
	}
	return nil
}

func TestNothingOverlapsOnAnyGoldenPaper(t *testing.T) {
	for _, d := range []Document{
		smallInvoice(picture(96, 96)), englishInvoice(), longInvoice(), wideInvoice(), tallInvoice(), creditedInvoice(),
		smallReceipt(), plainReceipt(), smallStatement(), Invoice{}, Receipt{}, Statement{},
	} {
		if err := clash(laidOut(d)); err != nil {
			t.Errorf("%T %s: %v", d, d.about().number, err)
		}
	}
}

// The day under the name of a house that takes several lines stands on the next page where it would meet the number of this one.
func TestALongNameIsStampedAboveTheFootWhereverThePageEnds(t *testing.T) {
	d := smallInvoice(nil)
	d.Seller.Name = strings.Repeat("物业管理费", 14)
	for notes := range 60 {
		d.Note = strings.Repeat("备注\n", notes)
		if err := clash(laidOut(d)); err != nil {
			t.Errorf("after %d lines: %v", notes, err)
		}
	}
}

// anyInvoice draws an invoice with texts and amounts of any length.
func anyInvoice(t *rapid.T) Invoice {
	words := func(most int, label string) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"物业", "管理费，", "（含税）", "HT-2026-031 ", "𬸦", "LongUnbrokenWord"}), 0, most).Draw(t, label), "")
	}
	d := smallInvoice(nil)
	d.Lines = nil
	d.Seller.Name, d.Buyer.Name, d.Title = words(12, "seller"), words(20, "buyer"), words(8, "title")
	d.Unit, d.Note, d.PayNote = words(8, "unit"), words(60, "note"), words(60, "pay note")
	d.Net, d.Tax, d.Total = 0, 0, 0
	for i := range rapid.IntRange(0, 90).Draw(t, "lines") {
		l := taxedLine(fmt.Sprintf("第 %d 项 %s", i, words(6, "name")), "2026-11-01", "2026-11-30", "1", "m²", "1", "0", "0", "0", words(10, "working"))
		l.Amount = money.Amount(rapid.Int64Range(-1e6, 1e15).Draw(t, "fen"))
		l.Net, l.Remark = l.Amount, words(4, "remark")
		d.Lines = append(d.Lines, l)
	}
	return d.add("0")
}

func TestEveryInvoiceBreaksWell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyInvoice(t)
		paper := laidOut(d)
		if err := clash(paper); err != nil {
			t.Fatal(err)
		}
		rows := 0
		var sum money.Amount
		for n, p := range paper.pages {
			texts := drawn(p)
			onPage := 0
			for _, text := range texts {
				if strings.HasPrefix(text, fmt.Sprintf("第 %d 项", rows)) {
					sum += d.Lines[rows].Amount
					rows, onPage = rows+1, onPage+1
				}
			}
			if i := slices.Index(texts, "过次页"); i >= 0 && texts[i+1] != sum.Grouped() {
				t.Fatalf("page %d carries %s over, its lines and those before add up to %v", n+1, texts[i+1], sum)
			}
			if i := slices.Index(texts, "合计"); i >= 0 && onPage < min(keepRows, len(d.Lines)) {
				t.Fatalf("page %d has the totals and %d rows", n+1, onPage)
			}
		}
		if rows != len(d.Lines) {
			t.Fatalf("%d of %d lines are there", rows, len(d.Lines))
		}
	})
}

func TestReaderProgramsFindTheTextAsTyped(t *testing.T) {
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	for name, row := range map[string]struct {
		draw func(*bytes.Buffer) error
		want []string
	}{
		"invoice": {func(w *bytes.Buffer) error { return New().Invoices(w, smallInvoice(nil)) }, []string{
			"ZD202611-00131", "星桥软件科技有限公司", "𬸦女士", "A-0803", "13,141.33", "31,906.61", "2,833.32", "¥34,739.93", "-25,000.00", "9,739.93",
			"人民币叁万肆仟柒佰叁拾玖元玖角叁分", "320.00 m² × 88.00 × 14/30 月 = 13,141.33", "0000 5710 9900 0417", "第 1 页，共 1 页",
		}},
		"wide": {func(w *bytes.Buffer) error { return New().Invoices(w, wideInvoice()) }, []string{
			"氯𬭚铵（上海）新材料科技股份有限公司与王䶮先生", "46,116,860,184,273,879.03", "¥92,233,720,368,547,758.06", "999,999,999.123456 千瓦时",
		}},
		"receipt": {func(w *bytes.Buffer) error { return New().Receipts(w, smallReceipt()) }, []string{
			"收款收据", "SJ202611-00042", "今收到", "ZD202611-00131", "25,000.00", "¥26,000.00", "人民币贰万陆仟元整", "䶮明", "本收据不作为税务发票使用",
		}},
		"statement": {func(w *bytes.Buffer) error { return New().Statements(w, smallStatement()) }, []string{
			"对账单", "2026年11月23日", "ZD202608-00131", "110", "¥88,959.72", "813.60",
		}},
	} {
		var pdf bytes.Buffer
		if err := row.draw(&pdf); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(reader, "-layout", "-", "-")
		cmd.Stdin = &pdf
		text, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range row.want {
			if !bytes.Contains(text, []byte(want)) {
				t.Errorf("%s: %q is not in the text", name, want)
			}
		}
	}
}

func TestForeignProgramsFindNothingWrong(t *testing.T) {
	files, err := filepath.Glob("testdata/*.pdf")
	kinds, err2 := filepath.Glob("testdata/kinds/*.pdf") // every kind on every paper in both languages
	if files = append(files, kinds...); err != nil || err2 != nil || len(files) < 90 {
		t.Fatal("no goldens", err, err2)
	}
	batch := filepath.Join(t.TempDir(), "batch.pdf")
	docs := slices.Repeat([]Invoice{smallInvoice(picture(96, 96)), wideInvoice()}, mostHeld)
	if err := os.WriteFile(batch, invoicePDF(t, docs...), 0o600); err != nil {
		t.Fatal(err)
	}
	files = append(files, batch)
	if checker, err := exec.LookPath("qpdf"); err == nil {
		for _, f := range files {
			if said, err := exec.Command(checker, "--check", f).CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", f, err, said)
			}
		}
	}
	fonts, err := exec.LookPath("pdffonts")
	if err != nil {
		t.Skip("pdffonts is not installed")
	}
	for _, f := range files {
		said, err := exec.Command(fonts, f).Output()
		if err != nil {
			t.Errorf("%s: %v", f, err)
		}
		for n, l := range strings.Split(strings.TrimSpace(string(said)), "\n") {
			if n > 1 && !regexp.MustCompile(`^[A-Z]{6}\+NotoSansSC-(Regular|Bold) +CID TrueType +Identity-H +yes yes yes `).MatchString(l) {
				t.Errorf("%s has a font that is not cut and embedded: %s", f, l)
			}
		}
	}
}

func TestWhatCannotBePrintedIsSaidBeforehand(t *testing.T) {
	good := smallInvoice(picture(96, 96))
	for name, row := range map[string]struct {
		spoil func(*Invoice)
		key   fault.Key
		path  string
		code  any
	}{
		"all is well":             {func(*Invoice) {}, "", "", nil},
		"rare characters we have": {func(d *Invoice) { d.Buyer.Name = "𬸦𬭚䶮㑇" }, "", "", nil},
		"a character too rare":    {func(d *Invoice) { d.Buyer.Name = "王𠮷" }, MissingRune, "buyer/name", "U+20BB7"},
		"an emoji in a line":      {func(d *Invoice) { d.Lines[2].Remark = "谢谢😀" }, MissingRune, "lines/2/note", "U+1F600"},
		"text turned round":       {func(d *Invoice) { d.Seller.Account = "622\u202e1234" }, MissingRune, "seller/account", "U+202E"},
		"a control character":     {func(d *Invoice) { d.Note = "a\x00b" }, MissingRune, "note", "U+0000"},
		"two fields":              {func(d *Invoice) { d.Note, d.Unit = "😀", "😀" }, MissingRunes, "", nil},
		"no picture":              {func(d *Invoice) { d.Logo = []byte("GIF89a") }, BadLogo, "logo", nil},
		"half a picture":          {func(d *Invoice) { d.Logo = d.Logo[:60] }, BadLogo, "logo", nil},
		"too large a picture":     {func(d *Invoice) { d.Logo = picture(4001, 8) }, BigLogo, "logo", nil},
	} {
		d := good
		d.Lines = slices.Clone(good.Lines)
		row.spoil(&d)
		err := New().Check(d)
		var out bytes.Buffer
		if printed := New().Invoices(&out, d); (printed == nil) != (err == nil) || err != nil && out.Len() > 0 {
			t.Errorf("%s: Check says %v, printing %v", name, err, printed)
		}
		if row.key == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		f := fault.As(err)
		if f == nil || f.Key != row.key || strings.Join(f.Path, "/") != row.path || f.Args["code"] != row.code {
			t.Errorf("%s: %v, want %s at %s", name, err, row.key, row.path)
		}
		for _, lang := range []string{"zh-CN", "en"} {
			if text := fault.Text(lang, f); strings.Contains(text, "{{") || strings.Contains(text, "paper.") {
				t.Errorf("%s: %s", name, text)
			}
		}
	}
	if f := fault.As(New().Invoices(&bytes.Buffer{})); f == nil || f.Key != Nothing {
		t.Error("no documents are no fault")
	}
}

func TestLogosOfEveryKindAreDrawn(t *testing.T) {
	deep := image.NewNRGBA64(image.Rect(0, 0, 40, 40)) // 16 bits
	deep.SetNRGBA64(3, 3, color.NRGBA64{R: 0xffff, A: 0x8000})
	var deepPNG, plainJPEG bytes.Buffer
	if err := png.Encode(&deepPNG, deep); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&plainJPEG, image.NewGray(image.Rect(0, 0, 30, 30)), nil); err != nil {
		t.Fatal(err)
	}
	few := image.NewPaletted(image.Rect(0, 0, 20, 20), color.Palette{color.White, color.Black})
	var fewPNG bytes.Buffer
	if err := png.Encode(&fewPNG, few); err != nil {
		t.Fatal(err)
	}
	palette := regexp.MustCompile(`/Indexed /DeviceRGB 1 (\d+) 0 R`).FindSubmatch(invoicePDF(t, smallInvoice(fewPNG.Bytes())))
	if palette == nil || !bytes.Contains(invoicePDF(t, smallInvoice(fewPNG.Bytes())), []byte(fmt.Sprintf("\n%s 0 obj\n<</Length 6>>\n", palette[1]))) {
		t.Errorf("the palette is not where its picture says: %s", palette)
	}
	for name, data := range map[string][]byte{"16 bits": deepPNG.Bytes(), "jpeg": plainJPEG.Bytes(), "png": picture(40, 40)} {
		if n := bytes.Count(invoicePDF(t, smallInvoice(data), smallInvoice(data)), []byte("/Subtype /Image")); n < 1 || n > 2 {
			t.Errorf("%s: %d images in the file", name, n) // a second one is its transparency
		}
	}
}

func TestEveryObjectIsWhereTheFileSays(t *testing.T) {
	docs := []Invoice{longInvoice()}
	for range 2 * mostHeld { // so many that they are not drawn at once
		docs = append(docs, smallInvoice(picture(96, 96)))
	}
	pdf := invoicePDF(t, docs...)
	if n := bytes.Count(pdf, []byte("/Subtype /Image")); n != 2 {
		t.Errorf("the logo and its transparency are there %d times", n)
	}
	pages := bytes.Count(pdf, []byte("/Type /Page "))
	if want := fmt.Sprintf("/Count %d>>", pages); pages != 2*mostHeld+2 || !bytes.Contains(pdf, []byte(want)) {
		t.Errorf("%d pages", pages)
	}
	for i, m := range regexp.MustCompile(`/Dest \[(\d+) 0 R`).FindAllSubmatch(pdf, -1) {
		if want := fmt.Sprintf("\n%s 0 obj\n<</Type /Page ", m[1]); !bytes.Contains(pdf, []byte(want)) {
			t.Errorf("bookmark %d leads to no page", i)
		}
	}
	_, end, _ := bytes.Cut(pdf, []byte("startxref\n"))
	start, err := strconv.Atoi(string(bytes.Split(end, []byte("\n"))[0]))
	if err != nil || !bytes.HasPrefix(pdf[start:], []byte("xref\n")) {
		t.Fatal("the table is not where the file says")
	}
	for i, entry := range regexp.MustCompile(`(?m)^(\d{10}) 00000 n $`).FindAllSubmatch(pdf[start:], -1) {
		at, _ := strconv.Atoi(string(entry[1]))
		if want := fmt.Sprintf("%d 0 obj\n", i+1); !bytes.HasPrefix(pdf[at:], []byte(want)) {
			t.Errorf("object %d is not at %d", i+1, at)
		}
	}
	for _, want := range []string{"/Lang (zh-CN)", "/DisplayDocTitle true", "(D:20261101000000)", "/PageMode /UseOutlines"} {
		if !bytes.Contains(pdf, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
}

func TestAHalfFormHoldsFiveLinesWithWorkingsAndThreeCodes(t *testing.T) {
	var b bytes.Buffer
	pages, err := New().Draw(&b, Sheet{Document: paid(smallInvoice(nil)), Options: Options{Layout: FormHalf}})
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) != 1 || len(pages[0].Flags) > 0 {
		t.Errorf("it takes %+v", pages)
	}
}
