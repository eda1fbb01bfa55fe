package main

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// boundFile is written by bindgen from the calls of package app; frontend/wailsjs is written by Wails from boundFile.
var boundFile = []string{"app", "desktop", "bound.go"}

// generate writes the bound methods, then their TypeScript.
func generate(w *work, args []string) error {
	if err := flag.NewFlagSet("gen", flag.ContinueOnError).Parse(args); err != nil {
		return err
	}
	bound, err := freshBound(w)
	if err != nil {
		return err
	}
	if err := os.WriteFile(w.path(boundFile...), bound, 0o644); err != nil {
		return err
	}
	fresh, err := freshBindings(w)
	if err != nil {
		return err
	}
	committed := w.path("frontend", "wailsjs")
	if err := os.RemoveAll(committed); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(fresh)) {
		path := filepath.Join(committed, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, fresh[name], 0o644); err != nil {
			return err
		}
	}
	w.say("frontend/wailsjs: %d files", len(fresh))
	return nil
}

// checkBindings fails if the bound methods are not those of the calls, or frontend/wailsjs not what they make of it.
func checkBindings(w *work) error {
	bound, err := freshBound(w)
	if err != nil {
		return err
	}
	have, err := os.ReadFile(w.path(boundFile...))
	if err != nil {
		return err
	}
	if !bytes.Equal(unixLines(have), bound) {
		return fmt.Errorf("%s is out of date: go run ./build gen", filepath.Join(boundFile...))
	}
	fresh, err := freshBindings(w)
	if err != nil {
		return err
	}
	committed, err := readTree(w.path("frontend", "wailsjs"))
	if err != nil {
		return err
	}
	var drift []string
	for name, text := range fresh {
		if old, ok := committed[name]; !ok {
			drift = append(drift, name+" is missing")
		} else if !bytes.Equal(old, text) {
			drift = append(drift, name+" differs")
		}
	}
	for name := range committed {
		if _, ok := fresh[name]; !ok {
			drift = append(drift, name+" is left over")
		}
	}
	if len(drift) > 0 {
		slices.Sort(drift)
		return fmt.Errorf("frontend/wailsjs is out of date (%s): go run ./build gen", strings.Join(drift, ", "))
	}
	return nil
}

// freshBound runs bindgen, which writes into the folder it is started in.
func freshBound(w *work) ([]byte, error) {
	temp, err := os.MkdirTemp("", "zhangfang-bindgen-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)
	program := filepath.Join(temp, "bindgen.exe")
	if err := w.do("go", "build", "-o", program, "./app/desktop/bindgen"); err != nil {
		return nil, err
	}
	away := *w
	away.dir = temp
	if err := away.quietly(program); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(temp, "bound.go"))
}

// freshBindings runs Wails' generator in a folder of its own, so that nobody who reads frontend/wailsjs meanwhile finds
// it half written, and returns its files by their slash path.
func freshBindings(w *work) (map[string][]byte, error) {
	temp, err := os.MkdirTemp("", "zhangfang-bindings-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)

	program := filepath.Join(temp, "bindings.exe") // the ending hurts nowhere and Windows needs it
	if err := w.do("go", "build", "-tags", "bindings", "-o", program, "."); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(temp, "wails.json"), []byte(`{"wailsjsdir": "."}`), 0o644); err != nil {
		return nil, err
	}
	away := w.with("HOME="+temp, "ZHANGFANG_HOME="+temp)
	away.dir = temp
	if err := away.quietly(program); err != nil {
		return nil, err
	}
	return readTree(filepath.Join(temp, "wailsjs"))
}

// readTree reads all files below a folder. Line ends are those of the repository, whatever the system's are.
func readTree(folder string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(name)] = unixLines(text)
		return nil
	})
	return files, err
}

func unixLines(text []byte) []byte { return bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")) }
