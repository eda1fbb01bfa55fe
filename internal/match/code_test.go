package match

import (
	"testing"

	"pgregory.net/rapid"
)

func TestCodes(t *testing.T) {
	for _, c := range []struct {
		invoice int64
		code    string
	}{{1, "76113235"}, {2, "52226465"}, {130_000, "89900008"}, {7_000_000, "30000005"}, {0, ""}, {-4, ""}} {
		if got := Code(c.invoice); got != c.code {
			t.Errorf("invoice %d has the code %s, want %s", c.invoice, got, c.code)
		}
	}
}

func TestACodeNamesItsInvoice(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		id := rapid.Int64Range(1, codes).Draw(r, "invoice")
		code := Code(id)
		if got := Coded(" " + code[:4] + " " + code[4:]); got != id {
			r.Fatalf("%s names %d, want %d", code, got, id)
		}
	})
	for _, text := range []string{"", "76113236", "7611323", "761132355", "ZD202611-00001", "甲乙丙丁戊己庚辛"} {
		if id := Coded(text); id != 0 {
			t.Errorf("%q names %d", text, id)
		}
	}
}

// Whatever single digit is written wrong, and whatever two neighbours are swapped, the code is refused.
func TestACodeNoticesSlips(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		code := Code(rapid.Int64Range(1, 1<<40).Draw(r, "invoice"))
		if !isCode(code) {
			r.Fatalf("%s is no code", code)
		}
		for i := range code {
			for d := byte('0'); d <= '9'; d++ {
				wrong := code[:i] + string(d) + code[i+1:]
				if d != code[i] && isCode(wrong) {
					r.Fatalf("%s is taken for a code like %s", wrong, code)
				}
			}
			if i > 0 && code[i] != code[i-1] {
				if swapped := code[:i-1] + code[i:i+1] + code[i-1:i] + code[i+1:]; isCode(swapped) {
					r.Fatalf("%s is taken for a code like %s", swapped, code)
				}
			}
		}
	})
}

func TestCodesAreScattered(t *testing.T) {
	seen := map[string]int64{}
	for id := int64(1); id <= 200_000; id++ {
		if other, ok := seen[Code(id)]; ok {
			t.Fatalf("%d and %d have one code", id, other)
		}
		seen[Code(id)] = id
	}
}
