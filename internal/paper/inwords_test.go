package paper

import (
	"math"
	"testing"

	"zhangfang/internal/money"
)

func TestAmountsInEnglishWords(t *testing.T) {
	for a, want := range map[money.Amount]string{
		0:             "CNY zero only",
		5:             "CNY zero and 05/100",
		12_300_05:     "CNY twelve thousand three hundred and 05/100",
		28_160_00:     "CNY twenty-eight thousand one hundred sixty only",
		-1_000_000_00: "CNY minus one million only",
		1_019_080_20:  "CNY one million nineteen thousand eighty and 20/100",
		math.MaxInt64: "CNY ninety-two quadrillion two hundred thirty-three trillion seven hundred twenty billion three hundred sixty-eight million five hundred forty-seven thousand seven hundred fifty-eight and 07/100",
	} {
		if got := inWords(a); got != want {
			t.Errorf("%v is %q, want %q", a, got, want)
		}
	}
}
