// Package job runs long work where a person can see it: with progress, with a stop, one result at the end and no half results
// (the work itself is one transaction, or writes files that it removes when it is stopped).
package job

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"zhangfang/internal/fault"
)

// Stopped is what work ends with when the user stopped it.
const Stopped fault.Key = "job.stopped"

// interval is the shortest time between two reports: at most ten a second.
const interval = 100 * time.Millisecond

// State says how far a job is.
type State struct {
	ID      int64  `json:"id"`
	Title   string `json:"title"`  // what the window calls it: "bill", "statement", "pdf" …
	Done    int    `json:"done"`   // of Total
	Total   int    `json:"total"`  // 0 while it is unknown
	Status  string `json:"status"` // "running", "done", "failed", "stopped"
	Started string `json:"started"`
}

// Progress is called by the work with how much is done of how much.
type Progress func(done, total int)

// Runner keeps the jobs of one program.
type Runner struct {
	Changed func(State) // told of every change, from the goroutine of the work; may be nil
	Clock   func() time.Time

	mu   sync.Mutex
	last int64
	jobs []*running
}

type running struct {
	state  State
	cancel context.CancelFunc
	told   time.Time
}

// kept is how many finished jobs are remembered.
const kept = 20

// Run does the work and reports it. When the user stops it, the work's context ends and Run returns the fault Stopped.
func (r *Runner) Run(ctx context.Context, title string, work func(ctx context.Context, progress Progress) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	j := r.start(title, cancel)
	err := work(ctx, func(done, total int) { r.progress(j, done, total) })
	stopped := ctx.Err() != nil && err != nil
	switch {
	case stopped:
		r.finish(j, "stopped")
		return errors.Join(fault.New(Stopped, nil), err)
	case err != nil:
		r.finish(j, "failed")
	default:
		r.finish(j, "done")
	}
	return err
}

func (r *Runner) now() time.Time {
	if r.Clock != nil {
		return r.Clock()
	}
	return time.Now()
}

func (r *Runner) start(title string, cancel context.CancelFunc) *running {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.last++
	j := &running{cancel: cancel, state: State{ID: r.last, Title: title, Status: "running", Started: r.now().UTC().Format(time.RFC3339)}}
	r.jobs = append(r.jobs, j)
	if len(r.jobs) > kept {
		if i := slices.IndexFunc(r.jobs, func(j *running) bool { return j.state.Status != "running" }); i >= 0 {
			r.jobs = slices.Delete(r.jobs, i, i+1)
		}
	}
	r.tell(j.state)
	return j
}

func (r *Runner) progress(j *running, done, total int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	j.state.Done, j.state.Total = done, total
	if now := r.now(); now.Sub(j.told) >= interval {
		j.told = now
		r.tell(j.state)
	}
}

func (r *Runner) finish(j *running, status string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	j.state.Status = status
	r.tell(j.state)
}

func (r *Runner) tell(s State) {
	if r.Changed != nil {
		r.Changed(s)
	}
}

// List gives the jobs that run and the last ones that ended, the latest last.
func (r *Runner) List() []State {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := make([]State, len(r.jobs))
	for i, j := range r.jobs {
		out[i] = j.state
	}
	return out
}

// Cancel asks a job to stop; one that has ended is left alone.
func (r *Runner) Cancel(id int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, j := range r.jobs {
		if j.state.ID == id && j.state.Status == "running" {
			j.cancel()
		}
	}
}
