package desktop

import (
	"context"
	"path/filepath"
	goruntime "runtime"
	"sync"
	"time"

	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"zhangfang/app"
)

// door is what every bound struct goes through.
type door struct {
	app    *app.App
	memory *memory
	ctx    context.Context
	quiet  func()

	ready    chan struct{} // closed when the first book is open or known not to open: calls wait for it, the page does not
	answered sync.Once     // the first call, whose moment the log tells: how long a start takes is read there
	notices  sync.Once     // the system's notifications are got ready when the first is sent
	noticed  bool          // they could be

	mu      sync.Mutex
	first   string    // a book to open at the start
	started bool      // the first book has been chosen: what comes now goes to the page
	news    Arrived   // for the page
	asked   time.Time // when the page was asked last whether the window may close
	leaving bool
}

func newDoor(a *app.App, book string) *door {
	return &door{app: a, memory: remember(a.Home), first: book, ready: make(chan struct{})}
}

// start is called once, beside the page being loaded.
func (d *door) start(ctx context.Context) {
	d.ctx = ctx
	d.quiet = d.app.Listen(func(n app.Notice) { runtime.EventsEmit(ctx, n.Name, n.Data) })
	if goruntime.GOOS != "linux" {
		d.stand()
	}
	if err := d.openFirst(ctx); err != nil { // the first screen offers another book, and the page says why
		d.app.Log.Warn("the first book did not open", "err", err)
		trouble := d.app.Told("books.open", err)
		d.mu.Lock()
		d.news.Trouble = trouble.Error()
		d.mu.Unlock()
	}
	close(d.ready)
}

// drawn is called when the page stands. GTK puts a new window in the middle of the screen only then.
func (d *door) drawn(context.Context) {
	if goruntime.GOOS == "linux" {
		d.stand()
	}
}

// stand puts the window where it stood, if that is on the screen.
func (d *door) stand() {
	want := d.memory.get().Place
	if want.Maximised {
		return
	}
	width, height := 0, 0
	if screens, err := runtime.ScreenGetAll(d.ctx); err == nil {
		for _, s := range screens {
			if s.IsCurrent {
				width, height = s.Size.Width, s.Size.Height
			}
		}
	}
	if p := want.within(width, height); p.Width != want.Width || p.Height != want.Height {
		runtime.WindowSetSize(d.ctx, p.Width, p.Height)
	}
	if want.Placed && width > 0 {
		p := want.within(width, height)
		runtime.WindowSetPosition(d.ctx, p.X, p.Y)
	}
}

// openFirst opens the book that was asked for, or the one used last.
func (d *door) openFirst(ctx context.Context) error {
	d.mu.Lock()
	path := d.first
	d.started = true
	d.mu.Unlock()
	if path == "" {
		known, err := d.app.Home.Known()
		if err != nil || len(known) == 0 || known[0].Missing {
			return err
		}
		path = known[0].Path
	}
	_, err := d.app.Open(ctx, app.Path{Path: path})
	return err
}

// second is told of another start of the program, which ends itself: its book is opened here. What it says is not to be
// trusted: a path is only ever opened as a book.
func (d *door) second(s options.SecondInstanceData) {
	<-d.ready
	path := bookOf(s.Args)
	if path != "" && !filepath.IsAbs(path) {
		path = filepath.Join(s.WorkingDirectory, path)
	}
	d.come(path)
	d.show()
}

// come takes a book that somebody opened by its file.
func (d *door) come(path string) {
	if path == "" {
		return
	}
	d.mu.Lock()
	started := d.started
	if started {
		d.news.Path = path
	} else {
		d.first = path
	}
	d.mu.Unlock()
	if started {
		runtime.EventsEmit(d.ctx, "arrived")
	}
}

// arrived gives the news, once.
func (d *door) arrived() Arrived {
	<-d.ready
	d.mu.Lock()
	defer d.mu.Unlock()
	news := d.news
	d.news = Arrived{}
	return news
}

// show brings the window to the front.
func (d *door) show() {
	runtime.WindowUnminimise(d.ctx)
	runtime.WindowShow(d.ctx)
}

// command has the page do a command of its registry.
func (d *door) command(id string) { runtime.EventsEmit(d.ctx, "command", id) }

func (d *door) setMenu(b Bar) error {
	if menuLives {
		runtime.MenuSetApplicationMenu(d.ctx, native(b, goruntime.GOOS, d.command))
	}
	return d.memory.change(func(k *kept) { k.Menu = b })
}

// keepPlace keeps the place of the window. While it fills the screen, its own size is the one it had before.
func (d *door) keepPlace() error {
	if runtime.WindowIsMinimised(d.ctx) || runtime.WindowIsFullscreen(d.ctx) {
		return nil
	}
	if runtime.WindowIsMaximised(d.ctx) {
		return d.memory.change(func(k *kept) { k.Place.Maximised = true })
	}
	width, height := runtime.WindowGetSize(d.ctx)
	x, y := runtime.WindowGetPosition(d.ctx)
	return d.memory.change(func(k *kept) { k.Place = Place{X: x, Y: y, Width: width, Height: height, Placed: true} })
}

func (d *door) title(title string) error {
	runtime.WindowSetTitle(d.ctx, title)
	return nil
}

// notify gives a notification to the system, if it takes any: an unsigned program on a Mac, a Linux without a desktop and
// a user who does not want them have none.
func (d *door) notify(n Notice) bool {
	d.notices.Do(func() {
		if runtime.InitializeNotifications(d.ctx) != nil || !runtime.IsNotificationAvailable(d.ctx) {
			return
		}
		allowed, err := runtime.RequestNotificationAuthorization(d.ctx)
		d.noticed = allowed && err == nil
		runtime.OnNotificationResponse(d.ctx, func(r runtime.NotificationResult) {
			d.show()
			if id, ok := r.Response.UserInfo["open"].(string); ok {
				d.command(id)
			}
		})
	})
	if !d.noticed {
		return false
	}
	return runtime.SendNotification(d.ctx, runtime.NotificationOptions{
		ID: "zhangfang", Title: n.Title, Body: n.Body, Data: map[string]any{"open": n.Open},
	}) == nil
}

// A page that does not answer does not keep the window open: who presses the button again, and not by a double click,
// means it.
const (
	tooSoon = time.Second
	again   = 30 * time.Second
)

// mayClose is asked when somebody closes the window. While something runs the page asks what shall become of it.
func (d *door) mayClose(context.Context) (prevent bool) {
	if d.mustAsk(d.app.Running(), time.Now()) {
		d.show()
		runtime.EventsEmit(d.ctx, "closing")
		return true
	}
	if err := d.keepPlace(); err != nil {
		d.app.Log.Warn("the place of the window is not kept", "err", err)
	}
	return false
}

// mustAsk says whether a wish to close is put to the page first.
func (d *door) mustAsk(running int, now time.Time) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if running == 0 || d.leaving {
		return false
	}
	if since := now.Sub(d.asked); since >= tooSoon && since < again {
		return false
	}
	d.asked = now
	return true
}

func (d *door) quit() error {
	d.mu.Lock()
	d.leaving = true
	d.mu.Unlock()
	d.app.StopAll()
	runtime.Quit(d.ctx)
	return nil
}

func (d *door) close() error {
	runtime.Quit(d.ctx)
	return nil
}

func (d *door) stop(context.Context) {
	runtime.CleanupNotifications(d.ctx)
	if d.quiet != nil {
		d.quiet()
	}
}
