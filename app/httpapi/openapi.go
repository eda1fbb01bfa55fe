package httpapi

import (
	"encoding/json"
	"maps"
	"net/http"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"zhangfang/app"
)

// OpenAPI describes every call, from the same request and answer structs that the program uses.
func OpenAPI(calls map[string]app.Call) *huma.OpenAPI {
	types := huma.NewMapRegistry("#/components/schemas/", schemaName)
	doc := &huma.OpenAPI{
		OpenAPI: "3.1.0",
		Info:    &huma.Info{Title: "账房 Zhangfang", Version: "1", Description: "Use cases of one open book. Money is a decimal string of yuan, dates are YYYY-MM-DD."},
		Components: &huma.Components{Schemas: types, SecuritySchemes: map[string]*huma.SecurityScheme{
			"token": {Type: "http", Scheme: "bearer"},
		}},
		Security: []map[string][]string{{"token": {}}},
	}
	wire := body(types, reflect.TypeFor[app.Wire]())
	for _, name := range slices.Sorted(maps.Keys(calls)) {
		call := calls[name]
		group, _, _ := strings.Cut(name, ".")
		doc.AddOperation(&huma.Operation{
			OperationID: name, Method: http.MethodPost, Path: "/v1/" + name, Tags: []string{group},
			RequestBody: &huma.RequestBody{Required: true, Content: body(types, call.In)},
			Responses: map[string]*huma.Response{
				"200": {Description: "done", Content: body(types, call.Out)},
				"422": {Description: "refused: a sentence for the user by its key, nothing was changed", Content: wire},
				"500": {Description: "a bug, by the reference in the log", Content: wire},
			},
		})
	}
	return doc
}

func body(types huma.Registry, t reflect.Type) map[string]*huma.MediaType {
	return map[string]*huma.MediaType{"application/json": {Schema: types.Schema(t, true, t.Name())}}
}

// schemaName keeps types of the same name in different packages apart: billing.Filter, customer.Filter.
func schemaName(t reflect.Type, hint string) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Name() == "" {
		return huma.DefaultSchemaNamer(t, hint)
	}
	if pkg := path.Base(t.PkgPath()); pkg != "." {
		return pkg + "." + huma.DefaultSchemaNamer(t, hint)
	}
	return huma.DefaultSchemaNamer(t, hint)
}

func (s *Server) openapi(w http.ResponseWriter, _ *http.Request) {
	raw, err := json.MarshalIndent(OpenAPI(s.app.Calls()), "", " ")
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Write(raw)
}
