package fault

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
)

// The sentences lie beside the code, one file a package and language, so that the terminal, the papers and the
// window say the same words: the window's bundle reads these files too.
//
//go:embed text
var files embed.FS

var load = sync.OnceValue(func() map[string]map[Key]string {
	texts := map[string]map[Key]string{}
	for _, lang := range []string{"zh-CN", "en"} {
		texts[lang] = map[Key]string{}
		names, err := fs.Glob(files, "text/"+lang+"/*.json")
		if err != nil {
			panic(err)
		}
		for _, name := range names {
			data, err := files.ReadFile(name)
			if err != nil {
				panic(err)
			}
			var sentences map[string]string
			if err := json.Unmarshal(data, &sentences); err != nil {
				panic(fmt.Sprintf("%s: %v", name, err))
			}
			pkg := strings.TrimSuffix(path.Base(name), ".json")
			for k, s := range sentences {
				texts[lang][Key(pkg+"."+k)] = s
			}
		}
	}
	return texts
})

// Text gives the sentence of a fault in "zh-CN" or "en", its place before it and its parts under it, a line each.
// A key without a sentence comes back as itself, which a test forbids.
func Text(lang string, f *Fault) string {
	texts, ok := load()[lang]
	if !ok {
		texts = load()["zh-CN"]
	}
	s, ok := texts[f.Key]
	if !ok {
		s = string(f.Key)
	}
	s = f.Args.fill(s)
	if len(f.Path) > 0 {
		colon := ": "
		if lang != "en" {
			colon = "："
		}
		s = strings.Join(f.Path, " / ") + colon + s
	}
	for _, p := range f.Parts {
		s += "\n" + Text(lang, p)
	}
	return s
}

// fill puts the facts into the gaps of a sentence, all at once: a fact that looks like a gap stays as it is.
func (a Args) fill(sentence string) string {
	var pairs []string
	for name, fact := range a {
		pairs = append(pairs, "{{"+name+"}}", fmt.Sprint(fact))
	}
	return strings.NewReplacer(pairs...).Replace(sentence)
}
