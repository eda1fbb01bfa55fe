// Package httpapi is the loopback door: the use cases as JSON over HTTP for scripts and for the window in a plain browser,
// with the OpenAPI that describes them. It listens to this computer alone, wants a token for everything but the page itself,
// and answers only its own host and origin, so that no other page in the browser can speak to it.
package httpapi

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/http"
	"reflect"
	"strings"
	"time"

	"zhangfang/app"
	"zhangfang/internal/fault"
)

// Faults of this door.
const (
	Unreadable fault.Key = "httpapi.unreadable"
	NoToken    fault.Key = "httpapi.no_token"
	NotHere    fault.Key = "httpapi.not_here"
)

// maxBody is the largest request: a statement file of 64 MB as base64, and a little.
const maxBody = 96 << 20

// contentSecurity is what the page may load and run: its own files and nothing else. antd and AG Grid inject styles.
const contentSecurity = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
	"worker-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

// Server answers on one loopback port.
type Server struct {
	app   *app.App
	page  fs.FS
	token string
	host  string
	http  http.Server
	ln    net.Listener
}

// Listen takes a port on this computer: 0 for any free one. An empty token is made up. page is the built window.
func Listen(a *app.App, page fs.FS, port, token string) (*Server, error) {
	ln, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", port))
	if err != nil {
		return nil, err
	}
	if token == "" {
		token = rand.Text()
	}
	s := &Server{app: a, page: page, token: token, host: ln.Addr().String(), ln: ln}
	s.http = http.Server{Handler: s.handler(), ReadHeaderTimeout: 10 * time.Second}
	return s, nil
}

// Address is what a browser opens: the token is behind the #, which never leaves the browser.
func (s *Server) Address() string { return "http://" + s.host + "/#token=" + s.token }

// Serve answers until the context ends.
func (s *Server) Serve(ctx context.Context) error {
	s.http.BaseContext = func(net.Listener) context.Context { return ctx }
	stop := context.AfterFunc(ctx, func() {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
		defer cancel()
		if s.http.Shutdown(last) != nil {
			s.http.Close()
		}
	})
	defer stop()
	if err := s.http.Serve(s.ln); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

func (s *Server) handler() http.Handler {
	api := http.NewServeMux()
	api.HandleFunc("GET /v1/openapi.json", s.openapi)
	api.HandleFunc("GET /v1/events", s.events)
	api.HandleFunc("POST /v1/{name}", s.call)
	all := http.NewServeMux()
	all.Handle("/v1/", s.withToken(api))
	all.Handle("/", http.FileServerFS(s.page))
	return s.atHome(all)
}

// atHome refuses requests that were sent to another name or from another page: a name that resolves to this computer
// would otherwise let any web site in.
func (s *Server) atHome(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		if r.Host != s.host || (origin != "" && origin != "http://"+s.host) {
			answer(w, http.StatusForbidden, &app.Wire{Fault: fault.New(NotHere, nil)})
			return
		}
		h := w.Header()
		h.Set("Content-Security-Policy", contentSecurity)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

func (s *Server) withToken(next http.Handler) http.Handler {
	want := []byte("Bearer " + s.token)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if subtle.ConstantTimeCompare([]byte(r.Header.Get("Authorization")), want) != 1 {
			answer(w, http.StatusUnauthorized, &app.Wire{Fault: fault.New(NoToken, nil)})
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (s *Server) call(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	call, ok := s.app.Calls()[name]
	if !ok {
		answer(w, http.StatusNotFound, &app.Wire{Fault: fault.New(app.NoSuchCall, fault.Args{"name": name})})
		return
	}
	in := reflect.New(call.In)
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody))
	d.DisallowUnknownFields()
	err := d.Decode(in.Interface())
	if err == nil && d.More() {
		err = errors.New("more than one value")
	}
	if err != nil && !errors.Is(err, io.EOF) {
		answer(w, http.StatusBadRequest, &app.Wire{Fault: fault.New(Unreadable, fault.Args{"detail": err.Error()})})
		return
	}
	out, err := s.app.Do(r.Context(), name, in.Elem().Interface())
	if wire, ok := errors.AsType[*app.Wire](err); ok {
		status := http.StatusUnprocessableEntity
		if wire.Bug != "" {
			status = http.StatusInternalServerError
		}
		answer(w, status, wire)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Write(out) // a browser that went away needs no answer
}

func answer(w http.ResponseWriter, status int, wire *app.Wire) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	io.WriteString(w, wire.Error())
}

// events streams notices as server-sent events until the browser goes away. A listener that does not keep up loses the oldest
// "job" states, which the next one replaces, and is told that everything may have changed.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	notices := make(chan app.Notice, 256)
	stop := s.app.Listen(func(n app.Notice) {
		select {
		case notices <- n:
		default:
			select {
			case <-notices:
			default:
			}
			select {
			case notices <- app.Notice{Name: "changed", Data: app.Changed{Kinds: []string{"*"}}}:
			default:
			}
		}
	})
	defer stop()
	w.Header().Set("Content-Type", "text/event-stream")
	flush := http.NewResponseController(w)
	if _, err := io.WriteString(w, ": listening\n\n"); err != nil || flush.Flush() != nil {
		return
	}
	for {
		select {
		case <-r.Context().Done():
			return
		case n := <-notices:
			data, err := json.Marshal(n.Data)
			if err != nil {
				return
			}
			if _, err := io.WriteString(w, "event: "+n.Name+"\ndata: "+strings.ReplaceAll(string(data), "\n", " ")+"\n\n"); err != nil || flush.Flush() != nil {
				return
			}
		}
	}
}
