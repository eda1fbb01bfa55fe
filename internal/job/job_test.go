package job

import (
	"context"
	"errors"
	"testing"
	"time"

	"zhangfang/internal/fault"
)

func TestAJobTellsHowItWent(t *testing.T) {
	var told []State
	now := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	r := &Runner{Changed: func(s State) { told = append(told, s) }, Clock: func() time.Time { return now }}
	err := r.Run(t.Context(), "bill", func(_ context.Context, p Progress) error {
		for i := range 100 {
			now = now.Add(10 * time.Millisecond)
			p(i+1, 100)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if last := told[len(told)-1]; last.Status != "done" || last.Done != 100 {
		t.Errorf("the last word was %+v", last)
	}
	if n := len(told); n > 13 { // the first, ten in a second and a bit, the last
		t.Errorf("told %d times in a second", n)
	}
}

func TestAJobCanBeStopped(t *testing.T) {
	r := &Runner{}
	err := r.Run(t.Context(), "bill", func(ctx context.Context, _ Progress) error {
		r.Cancel(r.List()[0].ID)
		<-ctx.Done()
		return ctx.Err()
	})
	if !errors.Is(err, fault.New(Stopped, nil)) || r.List()[0].Status != "stopped" {
		t.Errorf("got %v, %+v", err, r.List())
	}
}

func TestAFailedJobSaysSo(t *testing.T) {
	r := &Runner{}
	boom := errors.New("boom")
	if err := r.Run(t.Context(), "bill", func(context.Context, Progress) error { return boom }); !errors.Is(err, boom) || r.List()[0].Status != "failed" {
		t.Errorf("got %v, %+v", err, r.List())
	}
	r.Cancel(99) // an unknown job is nobody's trouble
}
