package bank

import (
	"context"
	csvwriter "encoding/csv"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"zhangfang/internal/db"
	"zhangfang/internal/digest"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
)

func bookDigest(t *testing.T, s *Service) (sum string, events int64) {
	t.Helper()
	if err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		events, err = db.Value[int64](ctx, tx, "SELECT (SELECT count(*) FROM events) + (SELECT count(*) FROM changes) + (SELECT count(*) FROM requests)")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return digest.Of(t, s.DB), events
}

// Wherever an import is stopped, the book is as it was; the same file is then imported whole.
func TestAnImportThatIsStoppedLeavesNothing(t *testing.T) {
	var rows []string
	for i := range 5000 {
		rows = append(rows, fmt.Sprintf("2026-11-%02d|09:00:00|%d.00|||客户%d|62250001|房租|20261116%08d", i/200+1, i+1, i%7, i))
	}
	s := book(t)
	mustImport(t, s, request(csv(week...)))
	sum, events := bookDigest(t, s)
	r := request(csv(rows...))
	r.RequestID = "one"
	for _, stopAt := range []int{0, 1000, 3000, 5000} {
		stoppable, stop := context.WithCancel(ctx)
		now := time.Now()
		s.Jobs = &job.Runner{
			Clock: func() time.Time { now = now.Add(time.Second); return now }, // so that every progress is told
			Changed: func(j job.State) {
				if j.Total > 0 && j.Done >= stopAt {
					stop()
				}
			},
		}
		_, err := s.Import(stoppable, r)
		if stop(); !errors.Is(err, fault.New(job.Stopped, nil)) {
			t.Fatalf("stopped at line %d: %v", stopAt, err)
		}
		if now, n := bookDigest(t, s); now != sum || n != events {
			t.Errorf("stopped at line %d, the import left something behind", stopAt)
		}
	}
	s.Jobs = &job.Runner{}
	if done := mustImport(t, s, r); done.Counts.Import.Count != len(rows) || done.Counts.Seen.Count != 0 {
		t.Errorf("the import after all: %+v", done.Counts)
	}
	if _, err := (&history.Service{DB: s.DB}).Undo(ctx, history.Target{}); err != nil {
		t.Fatal(err)
	}
	if now, _ := bookDigest(t, s); now != sum {
		t.Error("undone, the import left something behind")
	}
}

func TestEveryRowThatIsLeftOutIsListed(t *testing.T) {
	rows := []string{"2026-11-16|09:00:00|3000.00|||青禾文化"}
	for i := range 2500 {
		rows = append(rows, fmt.Sprintf("2026-11-16||%d.005|||青禾文化", i), fmt.Sprintf("2026-11-16||%d|7|||", i+1))
	}
	f := csv(rows...)
	f.Data = append(f.Data, []byte(strings.Repeat("以上数据仅供参考\n", 300))...)
	s := book(t)
	all, err := s.LeftOut(ctx, request(f))
	if err != nil {
		t.Fatal(err)
	}
	rowsSeen := map[int]bool{}
	for _, r := range all.Rows {
		if rowsSeen[r.Row] = true; r.Why == nil || r.Status != RowSkipped {
			t.Fatalf("row %d is listed without a reason: %+v", r.Row, r)
		}
	}
	if len(rowsSeen) != 5000 || len(all.NotLines) != 301 {
		t.Errorf("%d rows and %d others, want 5000 and 301", len(rowsSeen), len(all.NotLines))
	}
	done := mustImport(t, s, request(f))
	if len(done.NotImported()) != 5000 || len(done.Skipped) != mostRows || done.Counts.Skipped.Count != 5000 {
		t.Errorf("%d rows are told, %d shown, %d counted", len(done.NotImported()), len(done.Skipped), done.Counts.Skipped.Count)
	}
}

// UX 38: what could not be read is mended in the list of it and imported alone.
func TestWhatWasLeftOutIsMendedAndImportedAlone(t *testing.T) {
	s := book(t)
	f := csv("2026-11-16|09:00:00|3000.00|||青禾文化|||1", "某日|09:00:00|41.00|||云岫|6222|房租, 水费|2", "2026-11-17||8.005|||松风里|||3", "某日||一百元|||墨竹|||4")
	mustImport(t, s, request(f))
	left, err := s.LeftOut(ctx, request(f))
	if err != nil || len(left.Rows)+len(left.NotLines) != 4 || len(left.Cells) != 4 || len(left.Heading) != 9 {
		t.Fatalf("%+v, %v", left, err)
	}
	var b strings.Builder
	w := csvwriter.NewWriter(&b)
	for _, cells := range append([][]string{append(left.Heading, "行号", "原因")}, left.Cells...) {
		if err := w.Write(cells); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	mended := strings.NewReplacer("某日", "2026-11-18", "8.005", "8.01", "一百元", "100").Replace(b.String())
	done := mustImport(t, s, request(File{Name: "未导入.csv", Data: []byte(mended)}))
	if done.Counts.New.Count != 3 || done.Counts.Seen.Count != 0 || done.Counts.Skipped.Count != 0 {
		t.Errorf("%+v", done.Counts)
	}
	if got := value[string](t, s, "SELECT group_concat(date || ' ' || amount || ' ' || payer_name, '; ') FROM (SELECT * FROM statement_lines ORDER BY date, id)"); got != "2026-11-16 300000 青禾文化; 2026-11-17 801 松风里; 2026-11-18 4100 云岫; 2026-11-18 10000 墨竹" {
		t.Errorf("the book has %s", got)
	}
}

func TestAFileOfSeveralAccountsIsNotImportedIntoOne(t *testing.T) {
	const part = ":20:A\n:25:%s\n:28C:1\n:60F:C260301EUR10,00\n:61:2603020302C5,00NTRFREF%s\n:86:rent\n:62F:C260302EUR15,00\n-\n"
	f := File{Name: "two.sta", Data: []byte(fmt.Sprintf(part, "DE1111", "1") + fmt.Sprintf(part, "DE2222", "2"))}
	s := book(t)
	r := request(f)
	_, err := s.Import(ctx, r)
	refused := fault.As(err)
	if refused == nil || refused.Key != SeveralAccounts || refused.Args["count"] != 2 || !strings.Contains(fmt.Sprint(refused.Args["accounts"]), "DE1111") {
		t.Fatalf("got %v", err)
	}
	names := strings.Split(fmt.Sprint(refused.Args["accounts"]), "、")
	r.Answers = map[string]string{"account": names[1]}
	done := mustImport(t, s, r)
	if done.Counts.Import.Count != 1 || done.Detected.Hint.Number != "DE2222" {
		t.Errorf("%+v", done.Counts)
	}
	r.Answers = nil // what was answered once for the account counts again
	if again := mustImport(t, s, r); again.Counts.Import.Count != 0 || again.Counts.Seen.Count != 1 {
		t.Errorf("%+v", again.Counts)
	}
}

func TestMemoryIsSparedWhileAnyFileIsHeld(t *testing.T) {
	before := debug.SetMemoryLimit(-1)
	first, second := Spare(1000), Spare(3000)
	if got := debug.SetMemoryLimit(-1); got != heap+1600 {
		t.Errorf("with two files held the limit is %d", got)
	}
	first()
	first() // twice is once
	if got := debug.SetMemoryLimit(-1); got != heap+1600 {
		t.Errorf("with one file still held the limit is %d", got)
	}
	second()
	if got := debug.SetMemoryLimit(-1); got != before {
		t.Errorf("the limit is left at %d", got)
	}
}
