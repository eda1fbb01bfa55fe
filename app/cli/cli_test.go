package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// commands are what this program is when it is called by their names.
var commands = map[string]func(){"zhangfang": main}

func TestMain(m *testing.M) { testscript.Main(m, commands) }

// The scripts show every command as a person or a program uses it. Each runs in a folder of its own, with a home of its own.
func TestScripts(t *testing.T) {
	fixtures, err := filepath.Abs("../../internal/statement/testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(env.WorkDir, ".home")
			env.Vars = append(env.Vars, "ZHANGFANG_HOME="+home, "HOME="+home, "LANG=zh_CN.UTF-8", "LC_ALL=", "FIXTURES="+fixtures, "TZ=Asia/Shanghai")
			return os.Mkdir(home, 0o700)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"status": status,
			"json":   jsonIs,
			"keys":   keysAre,
			"rows":   rowsAre,
		},
	})
}

// status runs a command and checks its exit status: status 1 zhangfang bill --through 2026-01-01.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command…")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		ended, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = ended.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("status is %d, want %s", got, args[0])
	}
}

// jsonIs checks one place of the JSON on standard output: json invoices.0.lines.1.amount 2100.00; len is how many there are.
// A value is as it reads in JSON, strings without their quotes.
func jsonIs(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: json path value")
	}
	got := reads(at(ts, args[0]))
	if (got == args[1]) == neg {
		ts.Fatalf("%s is %s", args[0], got)
	}
}

// keysAre checks the exact names of an object's fields: keys invoices.0 customer due_date ….
func keysAre(ts *testscript.TestScript, neg bool, args []string) {
	object, ok := at(ts, args[0]).(map[string]any)
	if neg || !ok {
		ts.Fatalf("%s is no object", args[0])
	}
	var got []string
	for k := range object {
		got = append(got, k)
	}
	slices.Sort(got)
	want := slices.Sorted(slices.Values(args[1:]))
	if !slices.Equal(got, want) {
		ts.Fatalf("%s has %v", args[0], got)
	}
}

// rowsAre checks a list of objects by some of their fields: rows invoices.0.lines amount,from,to '0.00 2026-03-01 2026-03-10' ….
func rowsAre(ts *testscript.TestScript, neg bool, args []string) {
	list, ok := at(ts, args[0]).([]any)
	if neg || !ok || len(args) < 2 {
		ts.Fatalf("usage: rows path fields row…; %s must be a list", args[0])
	}
	var got []string
	for _, row := range list {
		object, _ := row.(map[string]any)
		var fields []string
		for _, f := range strings.Split(args[1], ",") {
			fields = append(fields, reads(object[f]))
		}
		got = append(got, strings.Join(fields, " "))
	}
	if !slices.Equal(got, args[2:]) {
		ts.Fatalf("%s is\n%s", args[0], strings.Join(got, "\n"))
	}
}

// at goes down a path of the JSON on standard output; . is the whole.
func at(ts *testscript.TestScript, path string) any {
	var value any
	d := json.NewDecoder(strings.NewReader(ts.ReadFile("stdout")))
	d.UseNumber()
	if err := d.Decode(&value); err != nil {
		ts.Fatalf("standard output is no JSON: %v", err)
	}
	if path == "." {
		return value
	}
	for _, step := range strings.Split(path, ".") {
		switch v := value.(type) {
		case map[string]any:
			next, ok := v[step]
			if !ok {
				ts.Fatalf("%s: there is no %s", path, step)
			}
			value = next
		case []any:
			if step == "len" {
				value = json.Number(strconv.Itoa(len(v)))
				continue
			}
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(v) {
				ts.Fatalf("%s: there is no %s among %d", path, step, len(v))
			}
			value = v[i]
		default:
			ts.Fatalf("%s: nothing below %v", path, value)
		}
	}
	return value
}

func reads(value any) string {
	if s, ok := value.(string); ok {
		return s
	}
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(err)
	}
	return string(text)
}
