package paper

import (
	"strings"

	"zhangfang/internal/money"
)

const (
	digits = "零壹贰叁肆伍陆柒捌玖"
	prefix = "人民币"
	minus  = "负"
	yi     = 100_000_000 // 亿
	wan    = 10_000      // 万
)

// writing holds the choices that 支付结算办法 附一 leaves open. The zero value is the first official form, which we write.
type writing struct {
	zeroAfterWan   bool // 壹拾万零柒仟元 beside 壹拾万柒仟元: the 万 digit is 0 and the 千 digit is not
	noZeroAfterTen bool // 捌拾元叁角 beside 捌拾元零叁角: the 元 digit is 0 and the 角 digit is not
	noEndAfterJiao bool // 肆角 beside 肆角整
}

// Capital writes an amount as papers must show it: 12,300.05 is 人民币壹万贰仟叁佰元零伍分. 整 follows 元 and 角, never
// 分; a negative amount begins with 负. The rule is 支付结算办法 附一, in the first form where it allows two.
func Capital(a money.Amount) string { return capital(a, writing{}) }

func capital(a money.Amount, w writing) string {
	n, sign := uint64(a), ""
	if a < 0 {
		n, sign = uint64(-a), minus
	}
	yuan, jiao, fen := n/100, n/10%10, n%10

	var b strings.Builder
	b.WriteString(sign + prefix)
	if yuan > 0 || n == 0 {
		b.WriteString(whole(yuan, w) + "元")
	}
	if yuan > 0 && (jiao == 0 && fen > 0 || jiao > 0 && yuan%10 == 0 && !w.noZeroAfterTen) {
		b.WriteString("零")
	}
	if jiao > 0 {
		b.WriteString(digit(jiao) + "角")
	}
	if fen > 0 {
		b.WriteString(digit(fen) + "分")
	}
	if fen == 0 && !(jiao > 0 && w.noEndAfterJiao) {
		b.WriteString("整")
	}
	return b.String()
}

// whole writes a number of yuan: what stands before 亿 is itself such a number, so 万亿 and 亿亿 need no rule of their own.
func whole(n uint64, w writing) string {
	switch {
	case n == 0:
		return "零"
	case n >= yi:
		return whole(n/yi, w) + "亿" + rest(n/yi, n%yi, yi/10, w)
	case n >= wan:
		return whole(n/wan, w) + "万" + rest(n/wan, n%wan, wan/10, w)
	}
	var b strings.Builder
	gap := false // zeros passed since the last digit written
	for _, unit := range []struct {
		of   uint64
		name string
	}{{1000, "仟"}, {100, "佰"}, {10, "拾"}, {1, ""}} {
		d := n / unit.of % 10
		if d == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteString("零")
			gap = false
		}
		b.WriteString(digit(d) + unit.name)
	}
	return b.String()
}

// rest writes what follows 万 or 亿: 零 stands for its leading zeros; first is the worth of its leading digit.
func rest(before, n, first uint64, w writing) string {
	switch {
	case n == 0:
		return ""
	case n < first, before%10 == 0 && w.zeroAfterWan:
		return "零" + whole(n, w)
	}
	return whole(n, w)
}

func digit(d uint64) string { return digits[3*d : 3*d+3] }
