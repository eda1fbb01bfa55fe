package main

import (
	"encoding/json"
	"os"
	"testing"
)

// A registry that does not carry a package for another system makes npm leave it out of the lock without a word, and
// from then on `npm ci` refuses the lock on every clean machine.
func TestTheLockKnowsEverySystem(t *testing.T) {
	text, err := os.ReadFile("../frontend/package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	var lock struct {
		Packages map[string]struct {
			Version  string            `json:"version"`
			Resolved string            `json:"resolved"`
			Optional map[string]string `json:"optionalDependencies"`
		} `json:"packages"`
	}
	if err := json.Unmarshal(text, &lock); err != nil {
		t.Fatal(err)
	}
	for path, p := range lock.Packages {
		if path != "" && p.Version == "" {
			t.Errorf("%s has no version", path)
		}
		if p.Resolved != "" {
			t.Errorf("%s is bound to one registry: %s", path, p.Resolved)
		}
		for name := range p.Optional {
			_, above := lock.Packages["node_modules/"+name]
			_, inside := lock.Packages[path+"/node_modules/"+name]
			if !above && !inside {
				t.Errorf("%s may want %s, which is not in the lock", path, name)
			}
		}
	}
}
