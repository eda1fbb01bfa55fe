package match

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zhangfang/internal/date"
)

// payerSort is what a payer is by its name and channel.
type payerSort uint8

const (
	nobodyNamed payerSort = iota
	aWallet
	aPerson
	aCompany
)

func sortOf(r Receipt) payerSort {
	name := core(r.PayerName)
	switch {
	case isWallet(r):
		return aWallet
	case name == "" || platform(r.PayerName):
		return nobodyNamed
	case person(name) || length(name) == 4:
		return aPerson
	}
	return aCompany
}

// kindOfStranger tells apart who pays what nothing explains: by a memo that speaks of a fee or a month, by a wallet, a
// company, a person, or nobody named.
func (v view) kindOfStranger() string {
	if len(v.memo.kinds) > 0 || len(v.memo.periods) > 0 {
		return "told"
	}
	return []string{"none", "wallet", "person", "company"}[v.payerSort]
}

// regular is how many confirmed payments show where a customer usually pays from.
const regular = 2

// isWallet says that a payer is told as wallets tell them: a channel of its own, or a name or account half hidden.
func isWallet(r Receipt) bool {
	return r.Channel != "" && r.Channel != "bank" || masked(r.PayerName) || hidden(r.PayerAccount)
}

// hidden says that an account is told as wallets tell it: half hidden, or by letters.
func hidden(account string) bool {
	return strings.ContainsFunc(account, func(r rune) bool { return r == '*' || unicode.IsLetter(r) })
}

// bears says whether the memo (brand) or the payer's name (brandname) holds the two characters by which people tell a
// company's name from others, the first ones behind its city, or the memo (given) a person's name without the surname.
func bears(v view, c *customer) string {
	switch {
	case c.given != "" && strings.Contains(v.memo.plain, c.given):
		return "given"
	case c.brand == "":
	case strings.Contains(v.memo.plain, c.brand):
		return "brand"
	case strings.Contains(v.payer, c.brand):
		return "brandname"
	}
	return ""
}

// otherPerson is the step of hiddenName that speaks against a customer.
const otherPerson = 3

// hiddenName compares the hidden name of a wallet (*佳) with those of a customer: 0 nothing is hidden, 1 it is that of its
// contact, 2 of somebody who paid for it, 3 of neither, 4 nobody's name is known.
func (v view) hiddenName(c *customer) uint8 {
	name := v.payer
	if !masked(name) {
		return 0
	}
	who := c.Contact
	if who == "" && c.person {
		who = c.Name
	}
	switch {
	case who != "" && fitsMask(name, who):
		return 1
	case slices.ContainsFunc(c.payers, func(p string) bool { return fitsMask(name, p) }):
		return 2
	case who != "":
		return otherPerson
	}
	return 4
}

// family compares the surname of a person who pays with that of the person it may pay for: 0 it is no person, 1 it is the
// same, 2 another.
func (v view) family(c *customer) uint8 {
	if v.payerSort != aPerson || !c.person || c.core == "" {
		return 0
	}
	if surname, _ := utf8.DecodeRuneInString(c.core); strings.HasPrefix(v.payer, string(surname)) {
		return 1
	}
	return 2
}

// busy says whether a customer has a receipt of about that day that something else points at.
func (c *customer) busy(day date.Date) bool {
	return slices.ContainsFunc(c.paid, func(d date.Date) bool { return d.AddDays(busyDays) >= day && day.AddDays(busyDays) >= d })
}
