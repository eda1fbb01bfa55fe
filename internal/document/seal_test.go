package document

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/history"
	"zhangfang/internal/paper"
	"zhangfang/internal/settings"
)

// withSeal puts a seal into the settings, and who prints.
func withSeal(t *testing.T, d *db.DB) {
	t.Helper()
	var seal bytes.Buffer
	if err := png.Encode(&seal, image.NewGray(image.Rect(0, 0, 40, 40))); err != nil {
		t.Fatal(err)
	}
	s := settings.New(d)
	v, err := s.Picture(t.Context(), settings.PictureRequest{Place: "seal", File: settings.File{Data: seal.Bytes()}})
	if err != nil {
		t.Fatal(err)
	}
	v.Papers.ShowSeal, v.Papers.Operator = true, "周静"
	if _, err := s.SavePapers(t.Context(), v.Papers); err != nil {
		t.Fatal(err)
	}
}

type printedEvent struct {
	By     string   `json:"by"`
	Sealed []string `json:"sealed"`
	Papers []struct {
		Number, Hash string
		Times        int
	} `json:"papers"`
}

// printings are what history says of what was printed, the last first.
func printings(t *testing.T, d *db.DB, f history.Filter) []printedEvent {
	t.Helper()
	page, err := (&history.Service{DB: d}).List(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	var out []printedEvent
	for _, e := range page.Rows {
		if e.Kind != "paper.printed" {
			continue
		}
		var p printedEvent
		if err := json.Unmarshal(e.Data, &p); err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

func TestEveryUseOfTheSealIsToldByName(t *testing.T) {
	d, s := office_(t)
	withSeal(t, d)
	print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1, 2}})
	if got := printings(t, d, history.Filter{}); len(got) != 0 {
		t.Errorf("looking was told: %v", got)
	}
	print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1, 2}, Keep: true})
	kept := archived(t, s, KeptFilter{Search: "A-1"})
	if _, err := s.Again(t.Context(), AgainRequest{IDs: []int64{kept[0].ID}, Keep: true}); err != nil {
		t.Fatal(err)
	}
	got := printings(t, d, history.Filter{Type: "invoice", ID: 1})
	want := [][]string{{"A-1 云岫建筑设计事务所"}, {"A-1 云岫建筑设计事务所", "A-2 云岫建筑设计事务所"}}
	if len(got) != len(want) {
		t.Fatalf("history tells %v", got)
	}
	for i, p := range got {
		if p.By != "周静" || !slices.Equal(p.Sealed, want[i]) {
			t.Errorf("history tells %+v, want %v", p, want[i])
		}
		if p.Papers[0].Hash != kept[0].Hash || p.Papers[0].Times != 2-i {
			t.Errorf("history tells of %+v, the archive has %s", p.Papers, kept[0].Hash)
		}
	}
	print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{3}, Layout: paper.FormThird, Keep: true})
	if got := printings(t, d, history.Filter{}); len(got[0].Sealed) != 0 {
		t.Errorf("a paper without a place for the seal is told to bear it: %v", got[0])
	}
}

func TestAFolderOfCopiesBearsNoSeal(t *testing.T) {
	d, s := office_(t)
	withSeal(t, d)
	dir := t.TempDir()
	for keep, want := range map[bool]bool{false: false, true: true} {
		if _, err := s.ToFolder(t.Context(), FolderRequest{Kind: Invoices, Dir: dir, Merge: true, Keep: keep}); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(filepath.Join(dir, "账单.pdf"))
		if err != nil || bytes.Contains(data, []byte("/Subtype /Image")) != want {
			t.Errorf("given out %v: there is a seal: %v, %v", keep, !want, err)
		}
	}
}

func TestALateSheetSaysItsRuleAndAddsUp(t *testing.T) {
	d, _ := office_(t)
	rules, err := settings.New(d).Rules(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	rules.Late.On, rules.Late.Since = true, date.Must("2026-01-11") // what accrued before is let off
	if _, err := settings.New(d).SaveRules(t.Context(), rules); err != nil {
		t.Fatal(err)
	}
	err = d.Read(t.Context(), func(tx *db.Tx) error {
		o, err := load(t.Context(), tx, "", nil)
		if err != nil {
			return err
		}
		m, err := o.makeLateSheet(t.Context(), tx, 1, PrintRequest{AsOf: date.Must("2026-03-01")})
		if err != nil {
			return err
		}
		p := m.doc.(paper.LateSheet)
		sum := -p.Before
		for _, s := range p.Segments {
			sum += s.Amount
		}
		if sum != p.Total || p.Total == 0 || p.Before == 0 || !strings.HasPrefix(p.Rule, "每日 0.05%，到期日次日起算") {
			t.Errorf("%v in all, %q, segments less what was before are %v", p.Total, p.Rule, sum)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
