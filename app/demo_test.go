package app

import (
	"os"
	"path/filepath"
	"testing"

	"zhangfang/internal/fault"
	"zhangfang/internal/job"
)

func TestTheDemoIsMadeOnceAndOpened(t *testing.T) {
	p := start(t)
	c, err := p.Demo(t.Context(), None{})
	if err != nil {
		t.Fatal(err)
	}
	if !c.Open || !c.Demo || c.Path != p.Home.Demo() || c.Name == "" {
		t.Errorf("%+v", c)
	}
	var seen []job.State
	for _, n := range p.notices {
		if s, ok := n.Data.(job.State); ok {
			seen = append(seen, s)
		}
	}
	if len(seen) < 3 || seen[0].Title != "demo" || seen[len(seen)-1].Status != "done" {
		t.Errorf("told of %+v", seen)
	}
	for _, s := range seen {
		if s.Title != "demo" {
			t.Errorf("the window was told of %q", s.Title)
		}
	}
	if left := p.beside(t); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}

	if err := p.CloseBook(); err != nil {
		t.Fatal(err)
	}
	jobs := len(p.jobs.List())
	if _, err := p.Demo(t.Context(), None{}); err != nil || len(p.jobs.List()) != jobs {
		t.Errorf("the demo was made again, or not opened: %v", err)
	}
}

// beside lists the folders in which a demo was being made.
func (p *program) beside(t *testing.T) []string {
	left, err := filepath.Glob(filepath.Join(string(p.Home), "demo-*"))
	if err != nil {
		t.Fatal(err)
	}
	return left
}

func TestAStoppedDemoLeavesNothing(t *testing.T) {
	p := start(t)
	mine := p.make(t, "自己的公司")
	p.Listen(func(n Notice) {
		if s, ok := n.Data.(job.State); ok && s.Status == "running" && s.Done > 2 {
			go p.jobs.Cancel(s.ID)
		}
	})
	_, err := p.Demo(t.Context(), None{})
	if f := fault.As(err); f == nil || f.Key != job.Stopped {
		t.Fatal(err)
	}
	if _, err := os.Stat(p.Home.Demo()); !os.IsNotExist(err) || len(p.beside(t)) != 0 {
		t.Errorf("a stopped demo left something: %v %v", err, p.beside(t))
	}
	if c, err := p.Current(t.Context(), None{}); err != nil || c.Path != mine.Path {
		t.Errorf("the open book is %q, want %q: %v", c.Path, mine.Path, err)
	}
}

func TestOnlyADemoCanBeDeleted(t *testing.T) {
	p := start(t)
	mine := p.make(t, "自己的公司")
	_, err := p.DeleteDemo(t.Context(), Path{mine.Path})
	if f := fault.As(err); f == nil || f.Key != NotDemo {
		t.Errorf("deleting a real book: %v", err)
	}
	if _, err := os.Stat(mine.Path); err != nil {
		t.Error(err)
	}
	c, err := p.Demo(t.Context(), None{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.DeleteDemo(t.Context(), Path{}); err != nil {
		t.Fatal(err)
	}
	for _, tail := range []string{"", "-wal", "-shm", ".lock"} {
		if _, err := os.Stat(c.Path + tail); !os.IsNotExist(err) {
			t.Errorf("%s is still there: %v", c.Path+tail, err)
		}
	}
	if known, err := p.Home.Known(); err != nil || len(known) != 1 || known[0].Path != mine.Path {
		t.Errorf("known books %v, %v", known, err)
	}
	if now, err := p.Current(t.Context(), None{}); err != nil || now.Open {
		t.Errorf("open after deleting: %+v, %v", now, err)
	}
}
