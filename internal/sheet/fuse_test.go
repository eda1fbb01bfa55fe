package sheet

import (
	"fmt"
	"strings"
	"testing"

	"zhangfang/internal/fault"
)

// A row that does not end is told and read no further, whatever it is made of; long files of short rows are read.
func TestRowsThatDoNotEndAreRefused(t *testing.T) {
	long := strings.Repeat("x", 3*maxRecord)
	for name, text := range map[string]string{
		"an open quote":      "code,name\nC1,甲\nC2,\"" + strings.Repeat("line\n", maxRecord),
		"commas":             strings.Repeat(",", 3*maxRecord),
		"one word":           long,
		"zeros":              strings.Repeat("\x00", 3*maxRecord),
		"a text in JSON":     `{"customers":[{"code":"` + long + `"}]}`,
		"a name in JSON":     `{"` + long + `":[]}`,
		"a number in JSON":   `{"customers":[{"code":` + strings.Repeat("1", 3*maxRecord) + `}]}`,
		"what nobody knows":  `{"other":["` + long + `"]}`,
		"bytes that are cut": strings.Repeat("\xb0\xa1,", maxRecord),
	} {
		_, err := readAll("customers.csv", []byte(text))
		f := fault.As(err)
		if f == nil || len(f.Parts) == 0 {
			t.Errorf("%s: %v", name, err)
			continue
		}
		found := false
		for _, p := range f.Parts {
			found = found || p.Key == RowTooLong
		}
		if !found {
			t.Errorf("%s: %v", name, f.Parts)
		}
	}
	if at := fault.As(func() error { _, err := readAll("customers.csv", []byte("code,name\nC1,甲\nC2,\""+long)); return err }()).Parts[0]; strings.Join(at.Path, " ") != "row 3" {
		t.Errorf("place %v", at.Path)
	}

	var b strings.Builder
	b.WriteString(`{"unknown":[`)
	for i := range 100_000 {
		fmt.Fprintf(&b, `{"a":%d},`, i)
	}
	b.WriteString(`1],"customers":[{"code":"C1","name":"甲"}]}`)
	data, err := readAll("x.json", []byte(b.String()))
	if f := fault.As(err); f == nil || len(f.Parts) != 1 || f.Parts[0].Key != UnknownTable || len(data["customers"]) != 1 {
		t.Errorf("a long table that nobody knows: %d rows, %v", len(data["customers"]), err)
	}
}
