package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/settings"
)

// program is an App with a home of its own, what it logs, and the notices it gave.
type program struct {
	*App
	log     bytes.Buffer
	notices []Notice
}

func start(t *testing.T) *program {
	t.Helper()
	home := t.TempDir()
	t.Setenv("ZHANGFANG_HOME", home) // new books are laid below it
	p := &program{App: New(Home(home))}
	p.Log = slog.New(slog.NewTextHandler(&p.log, nil))
	p.Listen(func(n Notice) { p.notices = append(p.notices, n) })
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

func (p *program) make(t *testing.T, name string) Current {
	t.Helper()
	c, err := p.Create(t.Context(), NewBook{Name: name})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// asked sends a request by name, as the doors do.
func (p *program) asked(t *testing.T, name, request string) (string, *Wire) {
	t.Helper()
	in := reflect.New(p.Calls()[name].In)
	if err := json.Unmarshal([]byte(request), in.Interface()); err != nil {
		t.Fatal(err)
	}
	out, err := p.Do(t.Context(), name, in.Elem().Interface())
	var w *Wire
	if err != nil && !errors.As(err, &w) {
		t.Fatalf("%s fails with %T: %v", name, err, err)
	}
	return string(out), w
}

func TestWithoutABookOnlyTheProgramAnswers(t *testing.T) {
	p := start(t)
	if _, err := p.Book(); !errors.Is(err, fault.New(NoBook, nil)) {
		t.Errorf("got %v", err)
	}
	if c, err := p.Current(t.Context(), None{}); err != nil || c.Open || c.Folder == "" {
		t.Errorf("got %+v, %v", c, err)
	}
	for name := range p.Calls() {
		group, _, _ := strings.Cut(name, ".")
		if group == "books" || group == "jobs" || group == "printers" || name == "backups.restore" { // which is for when there is no book any more
			continue
		}
		if _, w := p.asked(t, name, "{}"); w == nil || w.Fault == nil || w.Fault.Key != NoBook {
			t.Errorf("%s without a book: %v", name, w)
		}
	}
	if err := p.CloseBook(); err != nil {
		t.Errorf("closing no book: %v", err)
	}
}

func TestABookIsMadeNamedAndRemembered(t *testing.T) {
	p := start(t)
	c := p.make(t, "松风里:物业/一部")
	if !c.Open || c.Name != "松风里:物业/一部" || c.Demo || filepath.Base(c.Path) != "松风里_物业_一部.zf" || filepath.Dir(c.Path) != p.Home.Books() {
		t.Errorf("got %+v", c)
	}
	r, err := p.Recent(t.Context(), None{})
	if err != nil || len(r.Rows) != 1 || r.Rows[0].Path != c.Path || r.Rows[0].Name != c.Name || r.Rows[0].Missing || r.Rows[0].Opened.IsZero() {
		t.Errorf("got %+v, %v", r, err)
	}
	if out, w := p.asked(t, "feeItems.list", "{}"); w != nil || !strings.Contains(out, "物业费") {
		t.Errorf("a new book has no usual fee items: %s %v", out, w)
	}
	if _, err := p.Create(t.Context(), NewBook{Name: " "}); !errors.Is(err, fault.New(settings.NameMissing, nil)) {
		t.Errorf("got %v", err)
	}
	if _, err := p.Create(t.Context(), NewBook{Name: "x", Path: c.Path}); !errors.Is(err, fault.New(db.Exists, nil)) {
		t.Errorf("got %v", err)
	}
}

func TestOpeningTheSameBookAgainKeepsIt(t *testing.T) {
	p := start(t)
	c := p.make(t, "甲")
	was, err := p.Book()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := p.OpenBook(filepath.Join(filepath.Dir(c.Path), ".", filepath.Base(c.Path))); err != nil || again != was {
		t.Errorf("got another book, %v", err)
	}
	other := start(t)
	if _, err := other.OpenBook(c.Path); !errors.Is(err, fault.New(db.InUse, nil)) {
		t.Errorf("another program opened it too: %v", err)
	}
}

func TestSwitchingLetsGoOfTheBookBefore(t *testing.T) {
	p := start(t)
	first, second := p.make(t, "甲"), p.make(t, "乙")
	other := start(t)
	if _, err := other.OpenBook(first.Path); err != nil {
		t.Errorf("the first book was not let go of: %v", err)
	}
	if c, err := p.Current(t.Context(), None{}); err != nil || c.Name != "乙" || c.Path != second.Path {
		t.Errorf("got %+v, %v", c, err)
	}
	if _, err := p.Shut(t.Context(), None{}); err != nil {
		t.Fatal(err)
	}
	if _, err := other.OpenBook(second.Path); err != nil {
		t.Errorf("the closed book was not let go of: %v", err)
	}
	if c, err := p.Current(t.Context(), None{}); err != nil || c.Open {
		t.Errorf("got %+v, %v", c, err)
	}
}

func TestABookThatDoesNotOpenLeavesTheOneThatIs(t *testing.T) {
	p := start(t)
	c := p.make(t, "甲")
	if _, err := p.Open(t.Context(), Path{c.Path + ".gone"}); !errors.Is(err, fault.New(db.NotFound, nil)) {
		t.Errorf("got %v", err)
	}
	if now, err := p.Current(t.Context(), None{}); err != nil || now.Path != c.Path {
		t.Errorf("got %+v, %v", now, err)
	}
	if r, err := p.Recent(t.Context(), None{}); err != nil || len(r.Rows) != 1 {
		t.Errorf("what did not open is remembered: %+v, %v", r, err)
	}
}

func TestEveryCommitIsToldAndNothingElse(t *testing.T) {
	p := start(t)
	p.make(t, "甲")
	p.notices = nil
	const save = `{"customer":{"code":"K1","name":"云岫"},"requestId":"r-1"}`
	for range 2 { // the second time the request was seen
		if _, w := p.asked(t, "customers.save", save); w != nil {
			t.Fatal(w)
		}
	}
	if _, w := p.asked(t, "customers.save", `{"customer":{"code":"K1","name":"云岫二"},"requestId":"r-2"}`); w == nil || w.Fault == nil {
		t.Errorf("a code was given twice: %v", w)
	}
	if _, w := p.asked(t, "customers.list", `{}`); w != nil {
		t.Fatal(w)
	}
	if len(p.notices) != 1 || p.notices[0].Name != "changed" || !slices.Equal(p.notices[0].Data.(Changed).Kinds, []string{"customer"}) {
		t.Errorf("got %+v", p.notices)
	}
}

func TestAListenerThatStoppedIsNotTold(t *testing.T) {
	p := start(t)
	told := 0
	stop := p.Listen(func(Notice) { told++ })
	p.make(t, "甲")
	before := told
	stop()
	p.make(t, "乙")
	if before == 0 || told != before {
		t.Errorf("told %d times, then %d", before, told)
	}
}

func TestDoHandsOutFaultsAndReferencesOfBugs(t *testing.T) {
	p := start(t)
	faulty := fault.New(settings.Invalid, fault.Args{"count": 1}).At("company")
	p.calls = map[string]Call{
		"x.fine": own(func(context.Context, None) (Done, error) { return Done{}, nil }),
		"x.fault": own(func(context.Context, None) (Done, error) {
			return Done{}, errors.Join(errors.New("while saving"), faulty)
		}),
		"x.bug":    own(func(context.Context, None) (Done, error) { return Done{}, errors.New("the disk is round") }),
		"x.panics": own(func(_ context.Context, p Path) (Done, error) { panic("the floor is lava, not " + p.Path[:0]) }),
		"x.chan": own(func(context.Context, None) (struct{ C chan int }, error) {
			return struct{ C chan int }{make(chan int)}, nil
		}),
	}
	if out, w := p.asked(t, "x.fine", "{}"); w != nil || out != "{}" {
		t.Errorf("%s, %v", out, w)
	}
	if _, w := p.asked(t, "x.fault", "{}"); w == nil || w.Fault == nil || w.Fault.Key != settings.Invalid || w.Bug != "" {
		t.Errorf("got %v", w)
	}
	if p.log.Len() != 0 {
		t.Errorf("a fault of the user was logged: %s", p.log.String())
	}
	for name, says := range map[string]string{"x.bug": "the disk is round", "x.panics": "the floor is lava", "x.chan": "unsupported type"} {
		p.log.Reset()
		out, w := p.asked(t, name, `{"path":"私人的文件"}`)
		if out != "" || w == nil || w.Fault != nil || len(w.Bug) != 8 {
			t.Errorf("%s: %q, %v", name, out, w)
			continue
		}
		logged := p.log.String()
		if !strings.Contains(logged, w.Bug) || !strings.Contains(logged, says) || !strings.Contains(logged, name) || strings.Count(logged, "level=ERROR") != 1 {
			t.Errorf("%s logs %s", name, logged)
		}
		if strings.Contains(logged, "私人") {
			t.Errorf("%s logs the request: %s", name, logged)
		}
		if strings.Contains(w.Error(), says) {
			t.Errorf("%s tells the user of its insides: %s", name, w)
		}
	}
	_, err := p.Do(t.Context(), "x.none", None{})
	if w, ok := errors.AsType[*Wire](err); !ok || w.Fault == nil || w.Fault.Key != NoSuchCall {
		t.Errorf("got %v", err)
	}
	if w, ok := errors.AsType[*Wire](second(p.Do(t.Context(), "x.fine", 7))); !ok || w.Bug == "" {
		t.Error("a request of the wrong type is a bug of the door")
	}
}

func second(_ []byte, err error) error { return err }

// What is read ahead of a book holds up neither its closing nor the next one's opening.
func TestABookCanBeClosedWhileItIsReadAhead(t *testing.T) {
	a := New(Home(t.TempDir()))
	a.Daily = true
	path := filepath.Join(t.TempDir(), "a.zf")
	if _, err := a.Create(t.Context(), NewBook{Name: "松风里", Path: path}); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if err := a.CloseBook(); err != nil {
			t.Fatal(err)
		}
		if _, err := a.Open(t.Context(), Path{Path: path}); err != nil {
			t.Fatal(err)
		}
		if _, err := a.Do(t.Context(), "reports.counts", None{}); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestABookIsBackedUpOnceADay(t *testing.T) {
	now := time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC)
	a := New(Home(t.TempDir()))
	a.Clock, a.Daily = func() time.Time { return now }, true
	path := filepath.Join(t.TempDir(), "a.zf")
	if _, err := a.Create(t.Context(), NewBook{Name: "松风里", Path: path}); err != nil {
		t.Fatal(err)
	}
	backups := func() int {
		t.Helper()
		if a.daily.done != nil {
			<-a.daily.done
		}
		files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "备份", "*.zf"))
		if err != nil {
			t.Fatal(err)
		}
		return len(files)
	}
	for _, c := range []struct {
		when string
		pass time.Duration
		want int
	}{{"it was made", 0, 1}, {"it is opened an hour later", time.Hour, 1}, {"it is opened the next day", 23 * time.Hour, 2}} {
		now = now.Add(c.pass)
		if _, err := a.Open(t.Context(), Path{Path: path}); err != nil {
			t.Fatal(err)
		}
		if got := backups(); got != c.want {
			t.Errorf("when %s: %d backups, want %d", c.when, got, c.want)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}
