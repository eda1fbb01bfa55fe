package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// thirdParty is the file, given away with every program, that names what others wrote of it and under which licence.
const thirdParty = "THIRD-PARTY.txt"

// borrowed is a part of the programs that somebody else wrote.
type borrowed struct {
	name, version string
	licence       string // by its SPDX name
	texts         []string
}

// licences writes build/bin/THIRD-PARTY.txt. It fails where a part has no licence, or one that asks more of those who pass the
// program on than to name it.
func licences(w *work) error {
	var all []borrowed
	for _, find := range []func(*work) ([]borrowed, error){ofGo, ofNpm, ofFont} {
		found, err := find(w)
		if err != nil {
			return err
		}
		all = append(all, found...)
	}
	var errs []error
	var out strings.Builder
	out.WriteString("账房 Zhangfang is under the Apache License 2.0. These parts of it were written by others, and stand under licences of their own.\n")
	for _, b := range all {
		if b.licence == "" {
			errs = append(errs, fmt.Errorf("%s %s has no licence that is known to be permissive: look at it, and see build/licences.go", b.name, b.version))
		}
		fmt.Fprintf(&out, "\n%s\n%s\n", strings.Repeat("=", 80), strings.TrimSpace(b.name+" "+b.version+" · "+b.licence))
		for _, text := range b.texts {
			fmt.Fprintf(&out, "\n%s\n", strings.TrimSpace(text))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	w.say("%d parts by others, all under permissive licences", len(all))
	return os.WriteFile(w.path("build", "bin", thirdParty), []byte(out.String()), 0o644)
}

// ofGo are the modules that any of the programs is linked with, on any system, and Go itself.
func ofGo(w *work) ([]borrowed, error) {
	folders := map[string]string{} // by "path version"
	for _, system := range []string{"linux", "windows", "darwin"} {
		listed, err := w.with("GOOS="+system, "CGO_ENABLED=0").ask("go", "list", "-deps", "-tags", "desktop,production",
			"-f", "{{with .Module}}{{if .Version}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", ".", "./app/cli")
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(listed) {
			if module, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				folders[module] = dir
			}
		}
	}
	root, err := w.ask("go", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	folders["Go"] = root
	var all []borrowed
	for _, module := range slices.Sorted(maps.Keys(folders)) {
		b := borrowed{}
		b.name, b.version, _ = strings.Cut(module, " ")
		if b.texts, err = licenceTexts(folders[module]); err != nil {
			return nil, err
		}
		if len(b.texts) > 0 {
			b.licence = permissive(b.texts[0])
		}
		all = append(all, b)
	}
	return all, nil
}

// ofNpm are the packages that the page may be bundled from: all that package-lock.json has but those for developing.
func ofNpm(w *work) ([]borrowed, error) {
	raw, err := os.ReadFile(w.path("frontend", "package-lock.json"))
	if err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct {
			Version, License           string
			Dev, DevOptional, Optional bool
		}
	}
	if err := json.Unmarshal(raw, &lock); err != nil {
		return nil, fmt.Errorf("read package-lock.json: %w", err)
	}
	var all []borrowed
	for _, folder := range slices.Sorted(maps.Keys(lock.Packages)) {
		p := lock.Packages[folder]
		if folder == "" || p.Dev || p.DevOptional || p.Optional {
			continue
		}
		texts, err := licenceTexts(w.path("frontend", filepath.FromSlash(folder)))
		if err != nil {
			return nil, err
		}
		licence := ""
		if slices.Contains(permissiveNames, p.License) {
			licence = p.License
		}
		_, name, _ := strings.Cut("/"+folder, "/node_modules/")
		all = append(all, borrowed{path.Clean(name), p.Version, licence, texts})
	}
	return all, nil
}

// ofFont is the font that papers are printed with.
func ofFont(w *work) ([]borrowed, error) {
	text, err := os.ReadFile(w.path("internal", "paper", "font", "OFL.txt"))
	return []borrowed{{"Noto Sans SC", "", "OFL-1.1", []string{string(text)}}}, err
}

var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|unlicense)\b`)

// licenceTexts reads what a folder says of its licence: LICENSE itself, then what it passes on from others, such as LICENSE-3RD-PARTY.md.
func licenceTexts(folder string) ([]string, error) {
	files, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var texts []string
	for _, f := range files {
		if f.IsDir() || !licenceFile.MatchString(f.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, f.Name()))
		if err != nil {
			return nil, err
		}
		texts = append(texts, string(bytes.ToValidUTF8(unixLines(text), []byte("?"))))
	}
	return texts, nil
}

// permissiveNames are licences that ask for no more than to be named.
var permissiveNames = []string{"MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "Unlicense", "CC0-1.0"}

// permissive names the licence of a text, where it is one of those. A text that also speaks of a copyleft is for a person to read.
func permissive(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if regexp.MustCompile(`(?i)(general public|mozilla public|eclipse public|business source|server side public) licen[cs]e`).MatchString(text) {
		return ""
	}
	for _, known := range []struct{ name, words string }{
		{"Apache-2.0", "Apache License Version 2.0"},
		{"MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy"},
		{"BSD-3-Clause", "may be used to endorse or promote products derived from this software without specific prior written permission"},
		{"BSD-2-Clause", "Redistributions in binary form must reproduce the above copyright notice"},
		{"ISC", "Permission to use, copy, modify, and/or distribute this software for any purpose"},
		{"Unlicense", "This is free and unencumbered software released into the public domain"},
	} {
		if strings.Contains(text, known.words) {
			return known.name
		}
	}
	return ""
}
