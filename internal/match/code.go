package match

import (
	"fmt"
	"strconv"
	"strings"
)

// codes is how many payment codes there are: 3,000,000 to 9,999,999, each with a check digit behind it. The first digit is
// never 0, 1 or 2, so that no code is a date, a month or a mobile number.
const codes = 7_000_000

// scatter takes neighbouring ids far apart (it has no factor in common with codes), so that a slip of the pen that the
// check digit lets pass seldom names another open invoice.
const scatter = 4_611_323

// gather takes them together again: scatter × gather is 1 beyond a multiple of codes.
const gather = 6_766_387

// damm is the table of the check digit by H. Michael Damm (a totally anti-symmetric quasigroup of order 10): every single
// wrong digit and every swap of two neighbours is noticed.
var damm = [10][10]byte{
	{0, 3, 1, 7, 5, 9, 8, 6, 4, 2}, {7, 0, 9, 2, 1, 5, 4, 8, 6, 3}, {4, 2, 0, 6, 8, 7, 1, 3, 5, 9}, {1, 7, 5, 0, 9, 8, 3, 4, 2, 6}, {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
	{3, 6, 7, 4, 2, 0, 9, 5, 8, 1}, {5, 8, 6, 9, 7, 2, 0, 1, 3, 4}, {8, 9, 4, 5, 3, 6, 2, 0, 1, 7}, {9, 4, 3, 8, 6, 1, 7, 2, 0, 5}, {2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
}

// Code gives the payment code (付款备注码) of an invoice: eight digits, to be printed on it for the payer to write into the
// memo. It follows from the invoice's id alone: seven digits that tell the id, and Damm's check digit. Two invoices
// have one code only if their ids are seven million apart; ids below 1 have none.
func Code(invoice int64) string {
	if invoice < 1 {
		return ""
	}
	seven := fmt.Sprint(3_000_000 + invoice%codes*scatter%codes)
	return seven + string('0'+check(seven))
}

// Coded gives the invoice that a payment code names, as somebody types it, blanks and all: the first of those that have it. 0 where
// it is no code.
func Coded(text string) int64 {
	code := strings.Join(strings.Fields(text), "")
	if !isCode(code) {
		return 0
	}
	seven, err := strconv.ParseInt(code[:7], 10, 64)
	if err != nil {
		return 0 // isCode has seen the digits
	}
	if id := (seven - 3_000_000) * gather % codes; id > 0 {
		return id
	}
	return codes
}

// isCode says whether eight digits can be a payment code.
func isCode(s string) bool {
	return len(s) == 8 && digits(s) && s[0] >= '3' && check(s) == 0
}

// check runs digits through the table; of digits that end in their check digit it gives 0.
func check(s string) byte {
	var at byte
	for i := range len(s) {
		at = damm[at][s[i]-'0']
	}
	return at
}
