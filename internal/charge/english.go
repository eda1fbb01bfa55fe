package charge

import (
	_ "embed"
	"encoding/json"
	"regexp"
)

// The words of workings and what they are in English, in the order in which they are looked for. The window reads the same file.
//
//go:embed english.json
var englishWords []byte

var english = func() (words []wording) {
	var pairs [][2]string
	if err := json.Unmarshal(englishWords, &pairs); err != nil {
		panic(err)
	}
	for _, p := range pairs {
		words = append(words, wording{regexp.MustCompile(p[0]), p[1]})
	}
	return words
}()

type wording struct {
	chinese *regexp.Regexp
	english string
}

// English gives a working, as lines, differences and late fees are kept with it, in English: the figures stay as they are.
func English(working string) string {
	for _, w := range english {
		working = w.chinese.ReplaceAllString(working, w.english)
	}
	return working
}
