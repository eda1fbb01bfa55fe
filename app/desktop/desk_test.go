package desktop

import (
	"bytes"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/wailsapp/wails/v2/pkg/menu"

	"zhangfang/app"
	"zhangfang/internal/fault"
)

func TestTheBookOfAStart(t *testing.T) {
	for _, c := range []struct {
		what string
		args []string
		want string
	}{
		{"nothing said", nil, ""},
		{"a double click", []string{`C:\账\松风里.zf`}, `C:\账\松风里.zf`},
		{"a double click, in capitals", []string{"A.ZF"}, "A.ZF"},
		{"by name", []string{"--book", "a.zf"}, "a.zf"},
		{"by name, in one word", []string{"--book=a b.zf"}, "a b.zf"},
		{"a book without the usual ending is named", []string{"--book", "a.sqlite"}, "a.sqlite"},
		{"the name is missing", []string{"--book"}, ""},
		{"what a Mac adds", []string{"-psn_0_12345"}, ""},
		{"a file of another kind", []string{"a.xlsx"}, ""},
		{"an option that looks like a book", []string{"-x.zf"}, ""},
	} {
		if got := bookOf(c.args); got != c.want {
			t.Errorf("%s: got %q, want %q", c.what, got, c.want)
		}
	}
}

func TestTheWindowComesBackWhereItCanBeSeen(t *testing.T) {
	for _, c := range []struct {
		what          string
		was           Place
		width, height int
		want          Place
	}{
		{"where it was", Place{X: 100, Y: 50, Width: 1200, Height: 700}, 1920, 1080, Place{X: 100, Y: 50, Width: 1200, Height: 700}},
		{"it stood on a screen that is gone", Place{X: 2500, Y: -300, Width: 1200, Height: 700}, 1920, 1080, Place{X: 720, Y: 0, Width: 1200, Height: 700}},
		{"the screen is smaller now", Place{X: 10, Y: 10, Width: 1900, Height: 1000}, 1366, 768, Place{Width: 1366, Height: 768}},
		{"smaller than any screen may be", Place{Width: 10, Height: 10}, 1366, 768, Place{Width: leastWidth, Height: leastHeight}},
		{"the screen is not known", Place{X: -5, Y: 3, Width: 1, Height: 2}, 0, 0, Place{X: -5, Y: 3, Width: 1, Height: 2}},
	} {
		if got := c.was.within(c.width, c.height); got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.what, got, c.want)
		}
	}
}

func TestTheWindowIsRemembered(t *testing.T) {
	home := app.Home(filepath.Join(t.TempDir(), "not", "there", "yet"))
	m := remember(home)
	if got := m.get(); got.Place != first {
		t.Errorf("a new computer has %+v", got)
	}
	want := kept{Place: Place{X: 1, Y: 2, Width: 1100, Height: 700, Placed: true, Maximised: true}, Menu: bar}
	if err := m.change(func(k *kept) { *k = want }); err != nil {
		t.Fatal(err)
	}
	if got := remember(home).get(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for _, torn := range []string{"", "{", "null", "[]", `{"place":{"width":-3}}`} {
		if err := os.WriteFile(m.file, []byte(torn), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := remember(home).get(); got.Place != first {
			t.Errorf("%q is read as %+v", torn, got)
		}
	}
}

var bar = Bar{Menus: []Menu{
	{Title: "文件", Items: []Item{{ID: "book.open", Title: "打开账套…", Keys: "Ctrl+O"}, {}, {ID: "quit", Title: "退出"}}},
	{Title: "帮助", Items: []Item{{ID: "help", Title: "本页的键", Keys: "?"}, {ID: "papers", Title: "单据", Keys: "Ctrl+Shift+P"}}},
}}

func TestAMenuSaysAndDoesWhatThePageSays(t *testing.T) {
	for goos, want := range map[string]struct {
		menus  int    // of the bar
		first  string // its first item
		letter bool   // the system takes the keys itself
	}{
		"windows": {2, "打开账套…\tCtrl+O", false},
		"linux":   {2, "打开账套…    Ctrl+O", false},
		"darwin":  {5, "打开账套…", true},
	} {
		var done []string
		m := native(bar, goos, func(id string) { done = append(done, id) })
		if len(m.Items) != want.menus {
			t.Errorf("%s: %d menus, want %d", goos, len(m.Items), want.menus)
			continue
		}
		ours := m.Items
		if goos == "darwin" {
			ours = ours[2:4]
		}
		file := ours[0].SubMenu.Items
		if file[0].Label != want.first || (file[0].Accelerator != nil) != want.letter || file[1].Type != menu.SeparatorType {
			t.Errorf("%s: the first menu is %+v", goos, file[0])
		}
		if a := ours[1].SubMenu.Items[0].Accelerator; a != nil {
			t.Errorf("%s: a key without Ctrl is typed, and the menu takes it: %+v", goos, a)
		}
		for _, of := range ours {
			for _, i := range of.SubMenu.Items {
				if i.Click != nil {
					i.Click(nil)
				}
			}
		}
		if !reflect.DeepEqual(done, []string{"book.open", "quit", "help", "papers"}) {
			t.Errorf("%s: the clicks did %v", goos, done)
		}
	}
}

func TestABookThatComesBeforeTheStartIsTheFirst(t *testing.T) {
	d := newDoor(app.New(app.Home(t.TempDir())), "a.zf")
	d.come("b.zf")
	if d.first != "b.zf" || d.news.Path != "" {
		t.Errorf("first %q, news %+v", d.first, d.news)
	}
}

func TestThePageIsAskedBeforeWorkIsLeft(t *testing.T) {
	d := newDoor(app.New(app.Home(t.TempDir())), "")
	at := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		what    string
		running int
		after   time.Duration
		want    bool
	}{
		{"nothing runs", 0, 0, false},
		{"something runs", 1, 0, true},
		{"a double click on the button", 1, 300 * time.Millisecond, true},
		{"pressed again, since the page does not answer", 1, 5 * time.Second, false},
		{"much later", 1, time.Hour, true},
	} {
		at = at.Add(c.after)
		if got := d.mustAsk(c.running, at); got != c.want {
			t.Errorf("%s: got %v", c.what, got)
		}
	}
	d.leaving = true
	if d.mustAsk(1, at.Add(time.Hour)) {
		t.Error("who chose to leave is asked again")
	}
}

// A page that asks while the first book is still being opened would be told that none is, and go to the first screen.
func TestCallsWaitForTheFirstBook(t *testing.T) {
	a := app.New(app.Home(t.TempDir()))
	a.Log = slog.New(slog.DiscardHandler)
	t.Cleanup(func() { a.Close() })
	d := newDoor(a, "")
	d.ctx = t.Context()
	told := make(chan app.Current)
	go func() {
		c, _ := (&Books{d}).Current(app.None{})
		told <- c
	}()
	if _, err := a.CreateBook(t.Context(), filepath.Join(t.TempDir(), "a.zf"), "松风里"); err != nil {
		t.Fatal(err)
	}
	select {
	case c := <-told:
		t.Fatalf("told before the first book was open: %+v", c)
	default:
	}
	close(d.ready)
	if c := <-told; !c.Open || c.Name != "松风里" {
		t.Errorf("got %+v", c)
	}
}

func TestALogThatCannotBeBegunAnewGrowsOn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.txt")
	if err := errors.Join(os.MkdirAll(filepath.Join(path+".old", "held"), 0o700), os.WriteFile(path, make([]byte, 2<<20), 0o600)); err != nil {
		t.Fatal(err)
	}
	a := app.New(app.Home(t.TempDir()))
	stop, err := logTo(a, path)
	if err != nil {
		t.Fatal(err)
	}
	a.Log.Warn("more")
	stop()
	if info, err := os.Stat(path); err != nil || info.Size() <= 2<<20 {
		t.Errorf("the log is %v, %v", info, err)
	}
}

func TestWhatGoesWrongBesideTheCallsIsToldLikeThem(t *testing.T) {
	var log bytes.Buffer
	a := app.New(app.Home(t.TempDir()))
	a.Log = slog.New(slog.NewTextHandler(&log, nil))
	d := newDoor(a, "")
	if err := d.told("dialogs.open", nil); err != nil {
		t.Errorf("nothing: %v", err)
	}
	if err := d.told("dialogs.save", fault.New(CannotSave, fault.Args{"file": "x"})); !strings.Contains(err.Error(), string(CannotSave)) || log.Len() > 0 {
		t.Errorf("a fault: %v, %s", err, &log)
	}
	if err := d.told("dialogs.open", errors.New("no portal")); strings.Contains(err.Error(), "portal") || !strings.Contains(log.String(), "no portal") {
		t.Errorf("a bug: %v, %s", err, &log)
	}
}

func TestAFileThatCannotBeWrittenIsTold(t *testing.T) {
	if err := write(t.TempDir(), []byte("x")); fault.As(err) == nil || fault.As(err).Key != CannotSave {
		t.Errorf("onto a folder: %v", err)
	}
	path := filepath.Join(t.TempDir(), "账单.pdf")
	if err := write(path, []byte("x")); err != nil {
		t.Error(err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "x" {
		t.Errorf("the file holds %q, %v", data, err)
	}
}
