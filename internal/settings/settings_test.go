package settings

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/history"
)

var ctx = context.Background()

func book(t testing.TB) *Service {
	t.Helper()
	d, err := db.Create(filepath.Join(t.TempDir(), "松风里.zf"), func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.Local) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return New(d)
}

func TestANewBookHasDefaults(t *testing.T) {
	v, err := book(t).Get(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if v.Settings != Defaults() || v.Picture != "" {
		t.Errorf("a new book has %+v", v)
	}
	if want := (Next{"ZD202611-00001", "HC202611-0001", "SJ202611-00001", "YJ202611-0001", "TK202611-0001"}); v.Next != want {
		t.Errorf("the next numbers are %v, want %v", v.Next, want)
	}
}

func TestTheSameSettingsMakeTheSameRows(t *testing.T) {
	rows := func() (names []string) {
		s := book(t)
		a := Defaults()
		a.Company.Name, a.Grouping, a.Language, a.Theme, a.ShowWorking, a.PDFNote = "松风里", PerContract, English, ThemeDark, false, "谢谢"
		a.Numbers.Invoice = "A-{SEQ:5}"
		if _, err := s.Save(ctx, a); err != nil {
			t.Fatal(err)
		}
		err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
			names, err = db.Rows(ctx, tx, func(n *string) []any { return []any{n} }, "SELECT name FROM settings ORDER BY id")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return names
	}
	if first, second := rows(), rows(); len(first) < 7 || !slices.Equal(first, second) {
		t.Errorf("%v, and then %v", first, second)
	}
}

func TestSaveTellsWhatChanged(t *testing.T) {
	s := book(t)
	a := Defaults()
	a.Company.Name, a.Theme, a.PDFNote = " 松风里物业 ", ThemeDark, "请按时缴费\r\n谢谢"
	v, err := s.Save(ctx, a)
	if err != nil {
		t.Fatal(err)
	}
	if v.Settings.Company.Name != "松风里物业" || v.Settings.PDFNote != "请按时缴费\n谢谢" || v.Settings.Theme != ThemeDark {
		t.Errorf("saved %+v", v.Settings)
	}
	if again, err := s.Get(ctx); err != nil || again != v {
		t.Errorf("read back %+v, %v", again, err)
	}
	h := &history.Service{DB: s.DB}
	page, err := h.List(ctx, history.Filter{Type: "settings", ID: 1})
	if err != nil || len(page.Rows) != 1 || page.Rows[0].Kind != "settings.changed" {
		t.Fatalf("history %+v, %v", page, err)
	}
	var changes map[string]form.Change
	if err := json.Unmarshal(page.Rows[0].Data, &changes); err != nil {
		t.Fatal(err)
	}
	if len(changes) != 3 || changes["company.name"].After != "松风里物业" || changes["theme"].Before != "system" {
		t.Errorf("changes %v", changes)
	}
	if _, err := s.Save(ctx, a); err != nil {
		t.Fatal(err)
	}
	if page, _ := h.List(ctx, history.Filter{}); len(page.Rows) != 1 {
		t.Errorf("saving the same again made an event: %v", page.Rows)
	}
	if _, err := h.Undo(ctx, history.Target{}); err != nil {
		t.Fatal(err)
	}
	if v, _ := s.Get(ctx); v.Settings != Defaults() {
		t.Errorf("undone, it is %+v", v.Settings)
	}
}

func TestPatternsAreChecked(t *testing.T) {
	s := book(t)
	for _, c := range []struct {
		when    string
		pattern Pattern
		want    fault.Key // empty: accepted
		next    string
	}{
		{"the default", "ZD{YYYY}{MM}-{SEQ:5}", "", "ZD202611-00001"},
		{"a year of two digits", "{YY}账单{SEQ:3}号", "", "26账单001号"},
		{"only a counter", "{SEQ:1}", "", "1"},
		{"no counter", "ZD{YYYY}", PatternNoSeq, ""},
		{"two counters", "{SEQ:3}-{SEQ:3}", PatternNoSeq, ""},
		{"a counter without digits", "ZD{SEQ}", PatternToken, ""},
		{"a counter of 20 digits", "ZD{SEQ:20}", PatternToken, ""},
		{"a token nobody knows", "ZD{DD}{SEQ:3}", PatternToken, ""},
		{"a lone brace", "ZD{{SEQ:3}", PatternSign, ""},
		{"a sign that files cannot have", "ZD/{SEQ:3}", PatternSign, ""},
		{"empty", " ", form.Missing, ""},
		{"the same as another", "SJ{YYYY}{MM}-{SEQ:5}", PatternSame, ""},
	} {
		t.Run(c.when, func(t *testing.T) {
			p := Defaults().Numbers
			p.Invoice = c.pattern
			next, err := s.Preview(ctx, p)
			if c.want == "" {
				if err != nil || next.Invoice != c.next {
					t.Errorf("next is %q, %v, want %q", next.Invoice, err, c.next)
				}
				return
			}
			f := fault.As(err)
			if f == nil || f.Parts[0].Key != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestSettingsAreRefused(t *testing.T) {
	for _, c := range []struct {
		when   string
		change func(*All)
		place  string
	}{
		{"a theme nobody knows", func(a *All) { a.Theme = "pink" }, "theme"},
		{"a language nobody speaks", func(a *All) { a.Language = "" }, "language"},
		{"a grouping nobody knows", func(a *All) { a.Grouping = "all" }, "grouping"},
		{"a name with a line end", func(a *All) { a.Company.Name = "松风里\n物业" }, "company"},
		{"a name that hides its direction", func(a *All) { a.Company.Name = "a\u202eb" }, "company"},
	} {
		a := Defaults()
		c.change(&a)
		_, err := book(t).Save(ctx, a)
		if f := fault.As(err); f == nil || f.Key != Invalid || f.Parts[0].Path[0] != c.place {
			t.Errorf("%s: %v", c.when, err)
		}
	}
}

func TestACompanyKeepsAName(t *testing.T) {
	s := book(t)
	a := Defaults()
	if _, err := s.Save(ctx, a); err != nil {
		t.Fatalf("a book that has no name yet: %v", err)
	}
	a.Company.Name = "松风里物业"
	if _, err := s.Save(ctx, a); err != nil {
		t.Fatal(err)
	}
	a.Company.Name = " \t"
	if _, err := s.Save(ctx, a); !errors.Is(err, fault.New(NameMissing, nil)) {
		t.Fatalf("the name was taken away: %v", err)
	}
}

// write runs fn in a transaction that is kept.
func write(t testing.TB, s *Service, fn func(tx *db.Tx)) {
	t.Helper()
	if err := s.DB.Write(ctx, func(tx *db.Tx) error {
		fn(tx)
		tx.Record("test.done", nil)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestNumbersHaveNoGaps(t *testing.T) {
	s := book(t)
	nov, dec := date.Must("2026-11-30"), date.Must("2026-12-01")
	give := func(kind Kind, d date.Date) (number string) {
		write(t, s, func(tx *db.Tx) {
			var err error
			if number, err = NextNumber(ctx, tx, kind, d); err != nil {
				t.Fatal(err)
			}
		})
		return number
	}
	for _, want := range []string{"ZD202611-00001", "ZD202611-00002"} {
		if got := give(Invoice, nov); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if got := give(Invoice, dec); got != "ZD202612-00001" {
		t.Errorf("a new month begins with %s", got)
	}
	if got := give(CreditNote, nov); got != "HC202611-0001" {
		t.Errorf("the first credit note is %s", got)
	}
	failed := errors.New("it rains")
	if err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if _, err := NextNumber(ctx, tx, Invoice, nov); err != nil {
			return err
		}
		return failed
	}); !errors.Is(err, failed) {
		t.Fatal(err)
	}
	if got := give(Invoice, nov); got != "ZD202611-00003" {
		t.Errorf("after a failed transaction the next is %s", got)
	}
	a := Defaults()
	a.Numbers.Invoice = "ZD20{YY}{MM}-{SEQ:5}" // the same numbers, written otherwise
	if v, err := s.Save(ctx, a); err != nil || v.Next.Invoice != "ZD202611-00004" {
		t.Errorf("the same series goes on with %s, %v", v.Next.Invoice, err)
	}
}

func TestNumbersFromElsewhereAreSteppedOver(t *testing.T) {
	s := book(t)
	write(t, s, func(tx *db.Tx) {
		id, err := tx.Insert(ctx, "INSERT INTO customers (code, name) VALUES ('K1', '云岫')")
		if err != nil {
			t.Fatal(err)
		}
		for _, number := range []string{"ZD202611-00002", "ZD202611-00003", "ZD202611-x", "ZD202610-00001", "1"} {
			if _, err := tx.Insert(ctx, `INSERT INTO invoices (number, state, origin, customer_id, issue_date, due_date, net, tax, total)
				VALUES (?, 'issued', 'opening', ?, '2026-11-01', '2026-11-01', 0, 0, 0)`, number, id); err != nil {
				t.Fatal(err)
			}
		}
		n, err := Numbers(ctx, tx, Invoice)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"ZD202611-00001", "ZD202611-00004", "ZD202611-00005"} {
			if got, err := n.Next(ctx, date.Must("2026-11-05")); err != nil || got != want {
				t.Errorf("got %s, %v, want %s", got, err, want)
			}
		}
	})
}

// However documents are spread over runs and months, each series counts 1, 2, 3 … and the width gives way when it is full.
func TestEverySeriesCounts(t *testing.T) {
	s := book(t)
	if _, err := s.Save(ctx, func() All { a := Defaults(); a.Numbers.Invoice = "{YYYY}{MM}-{SEQ:1}"; return a }()); err != nil {
		t.Fatal(err)
	}
	count := map[int]int{}
	rapid.Check(t, func(rt *rapid.T) {
		months := rapid.SliceOfN(rapid.IntRange(0, 3), 1, 30).Draw(rt, "months")
		write(t, s, func(tx *db.Tx) {
			n, err := Numbers(ctx, tx, Invoice)
			if err != nil {
				rt.Fatal(err)
			}
			for _, m := range months {
				count[m]++
				d := date.Must("2026-01-31").AddMonths(m)
				want := fmt.Sprintf("2026%02d-%d", m+1, count[m])
				if got, err := n.Next(ctx, d); err != nil || got != want {
					rt.Fatalf("got %s, %v, want %s", got, err, want)
				}
			}
			if err := n.Flush(ctx); err != nil {
				rt.Fatal(err)
			}
		})
	})
}

func picture(t *testing.T, width, height int) image.Image {
	t.Helper()
	img := image.NewGray16(image.Rect(0, 0, width, height)) // 16 bits: papers could not draw it as it comes
	for x := range width {
		img.Pix[2*x] = byte(x)
	}
	return img
}

func TestLogo(t *testing.T) {
	s := book(t)
	var p, j, wide bytes.Buffer
	if err := errors.Join(png.Encode(&p, picture(t, 60, 30)), jpeg.Encode(&j, picture(t, 60, 30), nil), png.Encode(&wide, picture(t, 4001, 1))); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		when string
		data []byte
		want fault.Key
	}{
		{"not a picture", []byte("hello"), LogoUnreadable},
		{"a picture cut short", p.Bytes()[:60], LogoUnreadable},
		{"too many bytes", append(p.Bytes(), make([]byte, 1<<20)...), LogoTooBig},
		{"too many pixels", wide.Bytes(), LogoTooWide},
	} {
		if _, err := s.Logo(ctx, File{Name: "logo", Data: c.data}); fault.As(err) == nil || fault.As(err).Key != c.want {
			t.Errorf("%s: %v", c.when, err)
		}
	}
	for media, data := range map[string][]byte{"image/png": p.Bytes(), "image/jpeg": j.Bytes()} {
		v, err := s.Logo(ctx, File{Name: "logo", Data: data})
		if err != nil || v.Picture[:len("data:"+media)] != "data:"+media {
			t.Fatalf("%s: %.40s, %v", media, v.Picture, err)
		}
		var got Picture
		if err := s.DB.Read(ctx, func(tx *db.Tx) (err error) { got, _, err = LoadLogo(ctx, tx); return err }); err != nil {
			t.Fatal(err)
		}
		img, _, err := image.Decode(bytes.NewReader(got.Data))
		if err != nil || img.Bounds().Dx() != 60 || got.Hash != v.Settings.Logo {
			t.Errorf("%s: %v, %v", media, got.Hash, err)
		}
		if _, deep := img.(*image.Gray16); deep {
			t.Error("the stored picture still has 16 bits")
		}
	}
	if v, err := s.Save(ctx, Defaults()); err != nil || v.Picture == "" {
		t.Errorf("saving settings lost the logo: %v", err)
	}
	if v, err := s.Logo(ctx, File{}); err != nil || v.Picture != "" || v.Settings.Logo != "" {
		t.Errorf("the logo was not taken away: %v", err)
	}
}

func BenchmarkNumbers(b *testing.B) {
	s := book(b)
	for b.Loop() {
		if err := s.DB.DryRun(ctx, func(tx *db.Tx) error {
			n, err := Numbers(ctx, tx, Invoice)
			for range 30_000 {
				if _, err := n.Next(ctx, date.Must("2026-11-05")); err != nil {
					return err
				}
			}
			return errors.Join(err, n.Flush(ctx))
		}); err != nil {
			b.Fatal(err)
		}
	}
}
