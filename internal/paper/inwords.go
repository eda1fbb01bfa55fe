package paper

import (
	"fmt"
	"strings"

	"zhangfang/internal/money"
)

var (
	belowTwenty = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens        = strings.Fields("_ _ twenty thirty forty fifty sixty seventy eighty ninety")
)

// inWords writes an amount as English papers do: 12,300.05 is "CNY twelve thousand three hundred and 05/100", an even sum ends
// with "only", and a negative amount begins with "minus".
func inWords(a money.Amount) string {
	n, sign := uint64(a), ""
	if a < 0 {
		n, sign = uint64(-a), "minus "
	}
	if fen := n % 100; fen > 0 {
		return fmt.Sprintf("CNY %s%s and %02d/100", sign, numeral(n/100), fen)
	}
	return "CNY " + sign + numeral(n/100) + " only"
}

// numeral writes a number of yuan.
func numeral(n uint64) string {
	switch {
	case n < 20:
		return belowTwenty[n]
	case n < 100:
		return after(tens[n/10], "-", n%10)
	case n < 1000:
		return after(belowTwenty[n/100]+" hundred", " ", n%100)
	}
	of, name := uint64(1000), "thousand"
	for _, bigger := range []string{"million", "billion", "trillion", "quadrillion"} {
		if n/of < 1000 {
			break
		}
		of, name = of*1000, bigger
	}
	return after(numeral(n/of)+" "+name, " ", n%of)
}

// after adds what follows, if anything does.
func after(words, between string, n uint64) string {
	if n == 0 {
		return words
	}
	return words + between + numeral(n)
}
