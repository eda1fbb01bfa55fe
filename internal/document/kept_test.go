package document

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"slices"
	"testing"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/digest"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
	"zhangfang/internal/paper"
	"zhangfang/internal/settings"
)

func print(t *testing.T, s *Service, r PrintRequest) Printed {
	t.Helper()
	p, err := s.Print(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func archived(t *testing.T, s *Service, f KeptFilter) []Kept {
	t.Helper()
	page, err := s.Archive(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	return page.Rows
}

func TestLookingAtAPaperWritesNothing(t *testing.T) {
	d, s := office_(t)
	before, err := (&history.Service{DB: d}).List(t.Context(), history.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if p := print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1, 2, 3}}); p.Papers != 3 || len(p.Pages) != 3 || p.Again != 0 {
		t.Errorf("got %d papers, %v", p.Papers, p.Pages)
	}
	after, err := (&history.Service{DB: d}).List(t.Context(), history.Filter{})
	if err != nil || len(after.Rows) != len(before.Rows) || len(archived(t, s, KeptFilter{})) != 0 {
		t.Errorf("something was written: %v", err)
	}
}

func TestWhatWasGivenOutIsKeptByteForByteAndPrintedAgainAsItWas(t *testing.T) {
	d, s := office_(t)
	first := print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1}, Keep: true})
	kept := archived(t, s, KeptFilter{})
	if len(kept) != 1 || kept[0].Number != "A-1" || kept[0].Printed != 1 || kept[0].Amount != 100000 || kept[0].Size != len(first.Data) {
		t.Fatalf("got %+v", kept)
	}
	original, err := s.Original(t.Context(), KeptRef{kept[0].ID})
	if err != nil || !bytes.Equal(original.Data, first.Data) {
		t.Errorf("the archive holds another file: %v", err)
	}

	all := settings.Defaults()
	all.Company.Name = "改名之后的物业公司"
	if _, err := settings.New(d).Save(t.Context(), all); err != nil {
		t.Fatal(err)
	}
	claim(t, d)
	again := print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1, 2}, Keep: true})
	if again.Again != 1 || again.Papers != 2 || archived(t, s, KeptFilter{Search: "A-1"})[0].Printed != 2 {
		t.Errorf("got %d again, %+v", again.Again, archived(t, s, KeptFilter{}))
	}
	if o, err := s.Original(t.Context(), KeptRef{kept[0].ID}); err != nil || !bytes.Equal(o.Data, first.Data) {
		t.Errorf("the original changed: %v", err)
	}
	err = d.Read(t.Context(), func(tx *db.Tx) error {
		shot, err := db.Value[string](t.Context(), tx, "SELECT snapshot FROM papers WHERE number = 'A-1'")
		if err != nil {
			return err
		}
		doc, template, err := thaw(t.Context(), tx, paper.KindInvoice, shot)
		if i := doc.(paper.Invoice); i.Seller.Name != "" || i.Received != 0 || template.Layout != paper.A4 {
			t.Errorf("the reprint is drawn from %+v", i)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheArchiveIsFoundByNumberNameInitialsAndAmount(t *testing.T) {
	_, s := office_(t)
	print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1, 2, 3}, Keep: true})
	for search, want := range map[string]int{"A-2": 1, "云岫": 2, "yxjz": 2, "1,000": 1, "500.00": 1, "B-1207": 1, "nobody": 0, "": 3} {
		if got := archived(t, s, KeptFilter{Search: search}); len(got) != want {
			t.Errorf("%q finds %d, want %d", search, len(got), want)
		}
	}
}

func TestWhatWasPrintedIsNotUndone(t *testing.T) {
	d, s := office_(t)
	print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1}, Keep: true})
	h := (&history.Service{DB: d})
	page, err := h.List(t.Context(), history.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	imported := slices.IndexFunc(page.Rows, func(e history.Entry) bool { return e.Kind == "exchange.imported" })
	if _, err := h.Undo(t.Context(), history.Target{Event: page.Rows[imported].ID}); !errors.Is(err, fault.New(history.StoodOn, nil)) {
		t.Errorf("the import of a printed invoice was undone: %v", err)
	}
}

func TestACreditedInvoiceIsAnotherPaper(t *testing.T) {
	d, s := office_(t)
	print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1}, Keep: true})
	c, err := billing.New(d, s.Jobs).Credit(t.Context(), billing.CreditRequest{Invoice: 1, Reason: "重开"})
	if err != nil {
		t.Fatal(err)
	}
	if p := print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1}, Keep: true}); p.Again != 0 {
		t.Error("the credited invoice counts as a reprint")
	}
	print(t, s, PrintRequest{Kind: paper.KindCredit, IDs: []int64{1}, Keep: true})
	if got := archived(t, s, KeptFilter{Search: c.Number}); len(got) != 1 || got[0].Kind != paper.KindCredit {
		t.Errorf("got %+v", got)
	}
}

func TestEveryKindIsMadeOfTheBook(t *testing.T) {
	d, s := office_(t)
	claim(t, d)
	for kind, ids := range map[paper.Kind][]int64{
		paper.KindInvoice: {1}, paper.KindReceipt: {1}, paper.KindStatement: {1}, paper.KindReminder: {2}, paper.KindEnvelope: {1}, paper.KindLabel: {1, 2}, paper.KindCash: nil,
	} {
		if p := print(t, s, PrintRequest{Kind: kind, IDs: ids, AsOf: date.Must("2026-02-28"), Degree: 2, Keep: true}); !isPDF(p.Data) || p.Name == "" {
			t.Errorf("%s: %q", kind, p.Name)
		}
	}
	if _, err := s.Print(t.Context(), PrintRequest{Kind: paper.KindReminder, IDs: []int64{2}, AsOf: date.Must("2026-02-01")}); !errors.Is(err, fault.New(NothingOverdue, nil)) {
		t.Errorf("a reminder of nothing: %v", err)
	}
	if _, err := s.Print(t.Context(), PrintRequest{Kind: "poem", IDs: []int64{1}}); !errors.Is(err, fault.New(UnknownKind, nil)) {
		t.Errorf("got %v", err)
	}
}

func TestTemplatesAreVersionedChosenAndCarriedToAnotherBook(t *testing.T) {
	d, s := office_(t)
	ts := &Templates{DB: d}
	own, _ := paper.Builtin(paper.KindInvoice, paper.A5)
	own.Name = " 小纸账单 "
	saved, err := ts.Save(t.Context(), SaveTemplateRequest{Template: own})
	if err != nil || saved.Version != 1 {
		t.Fatal(saved, err)
	}
	own.Name, own.Scale = "小纸账单", 110
	if saved, err = ts.Save(t.Context(), SaveTemplateRequest{ID: saved.ID, Template: own}); err != nil || saved.Version != 2 {
		t.Fatal(saved, err)
	}
	detail, err := ts.Get(t.Context(), TemplateRef{ID: saved.ID, Version: 1})
	if err != nil || detail.Template.Scale != 100 || len(detail.Versions) != 2 || len(detail.Vocabulary.Values) == 0 {
		t.Errorf("got %+v, %v", detail.Versions, err)
	}
	if _, err := ts.Save(t.Context(), SaveTemplateRequest{Template: own}); !errors.Is(err, fault.New(TemplateTaken, nil)) {
		t.Errorf("the same name twice: %v", err)
	}

	if err := ts.Choose(t.Context(), ChooseRequest{Kind: paper.KindInvoice, Customer: 2, Template: saved.ID}); err != nil {
		t.Fatal(err)
	}
	print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1, 3}, Keep: true})
	layouts := map[string]paper.Layout{}
	for _, k := range archived(t, s, KeptFilter{}) {
		layouts[k.Number] = k.Layout
	}
	if layouts["A-1"] != paper.A4 || layouts["A/3"] != paper.A5 {
		t.Errorf("printed on %v", layouts)
	}

	file, err := ts.Export(t.Context(), TemplateRef{ID: saved.ID})
	if err != nil || file.Name != "小纸账单.json" {
		t.Fatal(file.Name, err)
	}
	other, _ := office_(t)
	for n, want := range []string{"小纸账单", "小纸账单 2"} {
		in, err := (&Templates{DB: other}).Import(t.Context(), ImportTemplateRequest{Data: file.Data})
		if err != nil {
			t.Fatal(err)
		}
		got, err := (&Templates{DB: other}).Get(t.Context(), TemplateRef{ID: in.ID})
		if err != nil || got.Template.Name != want {
			t.Errorf("import %d is called %q, %v", n+1, got.Template.Name, err)
		}
	}
	if _, err := (&Templates{DB: other}).Import(t.Context(), ImportTemplateRequest{Data: bytes.Replace(file.Data, []byte(`"total"`), []byte(`"evil"`), 1)}); fault.As(err) == nil {
		t.Errorf("a bad template was taken: %v", err)
	}

	if err := ts.Archive(t.Context(), ArchiveTemplateRequest{ID: saved.ID, Archived: true}); err != nil {
		t.Fatal(err)
	}
	list, err := ts.List(t.Context())
	if err != nil || !slices.ContainsFunc(list.Rows, func(r TemplateRow) bool {
		return r.ID == 0 && r.Kind == paper.KindInvoice && r.Layout == paper.A4 && r.Chosen
	}) {
		t.Errorf("the built-in one is gone: %v", err)
	}
}

func TestLookingShowsWhatWouldComeOutOfThePrinter(t *testing.T) {
	_, s := office_(t)
	first := print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1}, Keep: true})
	look := print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1, 2}})
	if look.Again != 1 {
		t.Errorf("%d were given out before, want 1", look.Again)
	}
	fresh := print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1}, Fresh: true})
	if fresh.Again != 0 || !bytes.Equal(fresh.Data, first.Data) {
		t.Errorf("shown fresh it is marked: %d", fresh.Again)
	}
	if kept := archived(t, s, KeptFilter{}); len(kept) != 1 || kept[0].Printed != 1 {
		t.Errorf("looking was counted: %+v", kept)
	}
}

func TestLookingAtAReceiptGivesItNoNumber(t *testing.T) {
	d, s := office_(t)
	claim(t, d)
	numbers := func() (n int) {
		err := d.Read(t.Context(), func(tx *db.Tx) (err error) {
			n, err = db.Value[int](t.Context(), tx, "SELECT count(*) FROM receipts WHERE coalesce(number, '') <> ''")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := numbers()
	print(t, s, PrintRequest{Kind: paper.KindReceipt, IDs: []int64{1}})
	if numbers() != before {
		t.Error("looking gave a number")
	}
	print(t, s, PrintRequest{Kind: paper.KindReceipt, IDs: []int64{1}, Keep: true})
	if numbers() != before+1 {
		t.Error("giving it out gave none")
	}
}

func TestTheArchivePrintsAgainAndCounts(t *testing.T) {
	_, s := office_(t)
	print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1, 2}, Keep: true})
	kept := archived(t, s, KeptFilter{})
	ids := []int64{kept[0].ID, kept[1].ID}
	look, err := s.Again(t.Context(), AgainRequest{IDs: ids})
	if err != nil || look.Papers != 2 || look.Again != 2 {
		t.Fatalf("%+v, %v", look.Pages, err)
	}
	if got := archived(t, s, KeptFilter{}); got[0].Printed != 1 {
		t.Error("looking was counted")
	}
	if _, err := s.Again(t.Context(), AgainRequest{IDs: ids[:1], Keep: true}); err != nil {
		t.Fatal(err)
	}
	if got := archived(t, s, KeptFilter{}); got[0].Printed+got[1].Printed != 3 || got[0].Of != "invoice" || got[0].OfID == 0 {
		t.Errorf("got %+v", got)
	}
	if _, err := s.Again(t.Context(), AgainRequest{IDs: []int64{99}}); fault.As(err) == nil {
		t.Errorf("one that is not there: %v", err)
	}
}

func TestPapersBecomeFilesForEachOrForWhom(t *testing.T) {
	_, s := office_(t)
	for by, want := range map[By]int{ByPaper: 3, ByWhom: 2} {
		got, err := s.Files(t.Context(), FilesRequest{Print: PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1, 2, 3}}, By: by})
		if err != nil {
			t.Fatal(err)
		}
		z, err := zip.NewReader(bytes.NewReader(got.Zip.Data), int64(len(got.Zip.Data)))
		if err != nil || len(z.File) != want || len(got.Names) != want {
			t.Errorf("by %s: %v, %v", by, got.Names, err)
		}
	}
	dir := t.TempDir()
	got, err := s.Files(t.Context(), FilesRequest{Print: PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1, 2}}, By: ByPaper, Dir: dir})
	there, _ := os.ReadDir(dir)
	if err != nil || len(there) != 2 || len(got.Zip.Data) != 0 {
		t.Errorf("%v in the folder, %v", got.Names, err)
	}
}

func TestWhatIsStoppedWhileItIsDrawnWasNotGivenOut(t *testing.T) {
	d, s := office_(t)
	dir := t.TempDir()
	before := digest.Of(t, d)
	for way, do := range map[string]func(context.Context) error{
		"a folder": func(ctx context.Context) error {
			_, err := s.ToFolder(ctx, FolderRequest{Kind: Invoices, Dir: dir, Keep: true})
			return err
		},
		"files": func(ctx context.Context) error {
			_, err := s.Files(ctx, FilesRequest{Print: PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1, 2, 3}, Keep: true}, By: ByPaper, Dir: dir})
			return err
		},
	} {
		ctx, stop := context.WithCancel(t.Context())
		s.Jobs.Changed = func(j job.State) {
			if j.Done == 1 {
				stop()
			}
		}
		if err := do(ctx); !errors.Is(err, fault.New(job.Stopped, nil)) {
			t.Errorf("%s: got %v", way, err)
		}
		s.Jobs.Changed = nil
		if there, err := os.ReadDir(dir); len(there) != 0 || err != nil {
			t.Errorf("%s: in the folder is %v, %v", way, there, err)
		}
		if len(archived(t, s, KeptFilter{})) != 0 || digest.Of(t, d) != before {
			t.Errorf("%s: the book says that papers were given out", way)
		}
	}
}

func TestPapersComeInTheOrderThatIsAsked(t *testing.T) {
	_, s := office_(t)
	for order, ids := range map[Order][]int64{ByNumber: {1, 2, 3}, Backwards: {2, 1, 3}, AsAsked: {3, 1, 2}} {
		got := print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{3, 1, 2}, Order: order})
		want := print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: ids})
		if !bytes.Equal(got.Data, want.Data) {
			t.Errorf("order %q is not %v", order, ids)
		}
	}
}

func TestAKeptPaperThatIsNotAsItWasIsNotGivenOut(t *testing.T) {
	d, s := office_(t)
	print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1}, Keep: true})
	kept := archived(t, s, KeptFilter{})
	err := d.Write(t.Context(), func(tx *db.Tx) error {
		if _, err := tx.Exec(t.Context(), "UPDATE paper_files SET data = ?", []byte("%PDF-another")); err != nil {
			return err
		}
		tx.Record("book.damaged", "a kept file")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Original(t.Context(), KeptRef{kept[0].ID}); !errors.Is(err, fault.New(PaperChanged, nil)) {
		t.Errorf("got %v", err)
	}
}
