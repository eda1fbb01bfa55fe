package app

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"reflect"
	"runtime/debug"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
)

// Call is one use case: what goes in, what comes out, and how to do it.
type Call struct {
	In, Out reflect.Type
	do      func(ctx context.Context, in any) (any, error)
}

// ask makes a call of a use case that answers. of finds its service in the open book.
func ask[S, In, Out any](a *App, of func(*Book) S, method func(S, context.Context, In) (Out, error)) Call {
	return Call{reflect.TypeFor[In](), reflect.TypeFor[Out](), func(ctx context.Context, in any) (any, error) {
		b, err := a.Book()
		if err != nil {
			return nil, err
		}
		return method(of(b), ctx, in.(In))
	}}
}

// tell makes a call of a use case that answers nothing but whether it went well.
func tell[S, In any](a *App, of func(*Book) S, method func(S, context.Context, In) error) Call {
	return ask(a, of, func(s S, ctx context.Context, in In) (Done, error) { return Done{}, method(s, ctx, in) })
}

// own makes a call of the program itself, which needs no book.
func own[In, Out any](method func(context.Context, In) (Out, error)) Call {
	return Call{reflect.TypeFor[In](), reflect.TypeFor[Out](), func(ctx context.Context, in any) (any, error) { return method(ctx, in.(In)) }}
}

// Calls is everything the program can be asked to do, by name.
func (a *App) Calls() map[string]Call { return a.calls }

// Do carries out a call and gives its answer as JSON. Whatever goes wrong comes back as a Wire: a fault for the user, or the
// reference of a bug, which is logged once with its stack and without the request.
func (a *App) Do(ctx context.Context, name string, in any) (out []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			out, err = nil, a.bug(name, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	call, ok := a.calls[name]
	if !ok {
		return nil, &Wire{Fault: fault.New(NoSuchCall, fault.Args{"name": name})}
	}
	answer, err := call.do(db.WithCommand(ctx, name), in)
	if err == nil {
		if out, err = json.Marshal(answer); err == nil {
			return out, nil
		}
	}
	if ctx.Err() != nil && fault.As(err) == nil { // whoever asked has gone: there is nobody to answer, and nothing is wrong
		return nil, &Wire{Fault: fault.New(job.Stopped, nil)}
	}
	return nil, a.Told(name, err)
}

// Told gives an error as doors hand it out: a fault for the user, or the reference of a bug, which is logged once under the name of
// what was done.
func (a *App) Told(name string, err error) *Wire {
	if f := fault.As(err); f != nil {
		return &Wire{Fault: f}
	}
	return a.bug(name, err)
}

// NoSuchCall answers a name that is not in Calls.
const NoSuchCall fault.Key = "app.no_such_call"

func (a *App) bug(name string, err error) *Wire {
	ref := rand.Text()[:8]
	a.log().Error("bug", "ref", ref, "call", name, "err", err)
	return &Wire{Bug: ref}
}

// Wire is an error as every door hands it out.
type Wire struct {
	Fault *fault.Fault `json:"fault,omitempty"`
	Bug   string       `json:"bug,omitempty"` // the reference in the log
}

// Error is the JSON of the wire, since Wails hands out the text of an error.
func (w *Wire) Error() string {
	raw, err := json.Marshal(w)
	if err != nil {
		return `{"bug":"unmarshalable"}`
	}
	return string(raw)
}
