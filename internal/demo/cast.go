package demo

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// tenant is one row of cast.tsv: a contract, and how its customer pays. All names are made up.
type tenant struct {
	name, contact string // of the customer; rows of one name are one customer
	unit          string
	area, price   string // ㎡, and rent per ㎡ and month
	cycle, day    int    // months of a rent period; its first day of month, 0 = calendar periods
	from, months  int    // the contract's first month, counted from the book's, and how long it runs
	fee           string // property fee per ㎡ and month, "0" = none
	spots         int    // parking
	extra         string // step5, steps, off10, free15, free30, arrears
	payer         string // own, short, person, agent: whose name the payment bears
	channel       string // bank, alipay, wechat, cash
	memo          string // number, month, unit, none: what the payer writes
	pays          string // early, due, late, slow, never, stopN (not any more in the last N months)
	style         string // each, sum, half, fee, trim, round, ahead: how many invoices a payment pays, and how exactly
	code          string // of the customer
	contract      string // code
}

//go:embed cast.tsv
var castFile string

// cast reads the tenants once.
var cast = sync.OnceValue(func() []tenant {
	lines := strings.Split(strings.TrimSpace(castFile), "\n")
	codes := map[string]string{}
	var all []tenant
	for n, line := range lines[1:] {
		c := strings.Split(line, "\t")
		t := tenant{name: c[0], contact: c[1], unit: c[2], area: c[3], price: c[4], cycle: whole(c[5]), day: whole(c[6]), from: whole(c[7]),
			months: whole(c[8]), fee: c[9], spots: whole(c[10]), extra: c[11], payer: c[12], channel: c[13], memo: c[14], pays: c[15], style: c[16]}
		if codes[t.name] == "" {
			codes[t.name] = fmt.Sprintf("C%04d", len(codes)+1)
		}
		t.code, t.contract = codes[t.name], fmt.Sprintf("HT-%03d", n+1)
		all = append(all, t)
	}
	return all
})

// whole reads a number of the file, which is part of the program.
func whole(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic("demo: cast.tsv: " + err.Error())
	}
	return n
}

// short is what the customer calls itself on a wallet.
func (t tenant) short() string {
	s := t.name
	for _, tail := range []string{"有限公司", "事务所", "工作室", "门诊部", "配送部", "中心"} {
		s = strings.TrimSuffix(s, tail)
	}
	return s
}

// segment is the kind of room.
func (t tenant) segment() string {
	return map[byte]string{'A': "写字楼", 'B': "商铺", 'C': "工作室", 'D': "仓库"}[t.unit[0]]
}

// account is an invented account number of sixteen or nineteen digits, always the same for a name.
func account(name string) string {
	var h uint64 = 14695981039346656037
	for _, b := range []byte(name) {
		h = (h ^ uint64(b)) * 1099511628211
	}
	return fmt.Sprintf("6100%012d", h%1_000_000_000_000)
}
