package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"zhangfang/app"
)

func serve(t *testing.T) *Server {
	t.Helper()
	a := app.New(app.Home(t.TempDir()))
	s, err := Listen(a, fstest.MapFS{"index.html": {Data: []byte("<title>账房</title>")}}, "0", "secret")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- s.Serve(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func post(t *testing.T, s *Server, name, request string, change func(*http.Request)) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+s.host+"/v1/"+name, strings.NewReader(request))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer secret")
	if change != nil {
		change(r)
	}
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	text, err := io.ReadAll(got.Body)
	if err != nil {
		t.Fatal(err)
	}
	return got.StatusCode, string(text)
}

func TestOnlyItsOwnPageWithItsTokenIsAnswered(t *testing.T) {
	s := serve(t)
	for _, c := range []struct {
		when   string
		change func(*http.Request)
		status int
		says   string
	}{
		{"all is right", nil, 200, `"open":false`},
		{"its own page asks", func(r *http.Request) { r.Header.Set("Origin", "http://"+s.host) }, 200, `"open":false`},
		{"there is no token", func(r *http.Request) { r.Header.Del("Authorization") }, 401, "httpapi.no_token"},
		{"the token is wrong", func(r *http.Request) { r.Header.Set("Authorization", "Bearer secre") }, 401, "httpapi.no_token"},
		{"another page asks", func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") }, 403, "httpapi.not_here"},
		{"no page at all asks", func(r *http.Request) { r.Header.Set("Origin", "null") }, 403, "httpapi.not_here"},
		{"another name points here", func(r *http.Request) { r.Host = "evil.example" }, 403, "httpapi.not_here"},
	} {
		status, text := post(t, s, "books.current", "{}", c.change)
		if status != c.status || !strings.Contains(text, c.says) {
			t.Errorf("when %s: %d %s", c.when, status, text)
		}
	}
}

func TestARequestIsReadStrictly(t *testing.T) {
	s := serve(t)
	for _, c := range []struct {
		name, request string
		status        int
		says          string
	}{
		{"no.such", "{}", 404, "app.no_such_call"},
		{"books.open", `{"paht":"x"}`, 400, "httpapi.unreadable"},
		{"books.open", `{"path":`, 400, "httpapi.unreadable"},
		{"books.open", `{"path":"a"} {"path":"b"}`, 400, "httpapi.unreadable"},
		{"books.open", `{"path":"/no/such/folder/a.zf"}`, 422, "db.no_such_place"},
		{"customers.list", `{}`, 422, "app.no_book"},
		{"jobs.list", ``, 200, `"rows":[]`},
	} {
		status, text := post(t, s, c.name, c.request, nil)
		if status != c.status || !strings.Contains(text, c.says) {
			t.Errorf("%s %s: %d %s", c.name, c.request, status, text)
		}
	}
}

func TestABookCanBeMadeAndItsChangesAreTold(t *testing.T) {
	s := serve(t)
	path, err := json.Marshal(filepath.Join(t.TempDir(), "a.zf"))
	if err != nil {
		t.Fatal(err)
	}
	if status, text := post(t, s, "books.create", `{"name":"松风里物业","path":`+string(path)+`}`, nil); status != 200 || !strings.Contains(text, "松风里物业") {
		t.Fatalf("%d %s", status, text)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.host+"/v1/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer secret")
	stream, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close()
	read := func() string {
		buf := make([]byte, 4096)
		n, err := stream.Body.Read(buf)
		if err != nil {
			t.Fatal(err)
		}
		return string(buf[:n])
	}
	if first := read(); first != ": listening\n\n" {
		t.Fatalf("the stream begins %q", first)
	}
	if status, text := post(t, s, "customers.save", `{"customer":{"code":"K1","name":"云岫"},"requestId":""}`, nil); status != 200 {
		t.Fatalf("%d %s", status, text)
	}
	if got := read(); got != "event: changed\ndata: {\"kinds\":[\"customer\"]}\n\n" {
		t.Errorf("got %q", got)
	}
}

func TestTheOpenAPIDescribesEveryCall(t *testing.T) {
	a := app.New(app.Home(t.TempDir()))
	raw, err := json.Marshal(OpenAPI(a.Calls()))
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Paths      map[string]any
		Components struct{ Schemas map[string]json.RawMessage }
	}
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	for name := range a.Calls() {
		if doc.Paths["/v1/"+name] == nil {
			t.Errorf("%s is not described", name)
		}
	}
	if !bytes.Contains(doc.Components.Schemas["billing.Row"], []byte(`"total":{"type":"string"}`)) {
		t.Errorf("money is not a string: %s", doc.Components.Schemas["billing.Row"])
	}
}

func TestThePageIsServedWithItsGuards(t *testing.T) {
	s := serve(t)
	got, err := http.Get("http://" + s.host + "/")
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	text, err := io.ReadAll(got.Body)
	if err != nil || !strings.Contains(string(text), "账房") || !strings.HasPrefix(got.Header.Get("Content-Security-Policy"), "default-src 'self'") {
		t.Errorf("%s %v %v", text, got.Header, err)
	}
}
