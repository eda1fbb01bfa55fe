package disk

import (
	"strings"
	"testing"
)

func TestNamesThatEverySystemTakes(t *testing.T) {
	for words, want := range map[string]string{
		"ZD202611-00001 松风里":           "ZD202611-00001 松风里",
		" 甲:乙/丙\\丁?.pdf ":              "甲_乙_丙_丁_.pdf",
		"Smith & Co., Ltd.":            "Smith & Co., Ltd",
		"两\n行":                         "两_行",
		"a\u202egpj":                   "a_gpj", // would be shown as a.jpg backwards
		"..":                           "_",
		".hidden":                      "hidden",
		"":                             "_",
		"con":                          "_con",
		"Aux.2026":                     "_Aux.2026",
		"LPT1 ":                        "_LPT1",
		"Connie":                       "Connie",
		"com10":                        "com10",
		strings.Repeat("长", 70):        strings.Repeat("长", 60),
		strings.Repeat("长", 59) + " x": strings.Repeat("长", 59),
	} {
		if got := Name(words); got != want {
			t.Errorf("%q is called %q, want %q", words, got, want)
		}
	}
}
