package match

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
)

// customer is a customer with everything names are compared by.
type customer struct {
	Customer
	core, bare, spoken, barePart string // name forms: core, without city, sound of both
	brand, given                 string // a company's first two characters behind the city; a person's name without the surname
	person                       bool
	open                         []*invoice
	payers                       []string     // persons who paid for it before
	paidBy                       map[bool]int // confirmed payments: from wallets, from elsewhere
	lasts                        []paidOn     // its last payments, the newest first
	lumps                        int          // confirmed payments that came in a platform's lump
	paid                         []date.Date  // when receipts of this round came that are decided or likely for it
}

// invoice is an open invoice while proposals are made.
type invoice struct {
	Invoice
	customer *customer
	left     money.Amount // after what is decided
	soft     money.Amount // after what is decided or likely
	days     date.Range
	unit     string // its unit in the one form
}

// paidOn is a day on which somebody paid, and its day of the month.
type paidOn struct {
	date.Date
	day int
}

type kind struct {
	name  string
	words []string
}

// habits are the customers one payer was confirmed to pay for.
type habits map[*customer]int

// index finds customers and invoices by what receipts say.
type index struct {
	customers map[int64]*customer
	// names, forms of names, accounts
	byName, byAlias, byShort, bySound, byContact, byAccount, byParent map[string][]*customer
	byPair                                                            map[string][]*customer
	byMask                                                            map[string][]*customer // last character of a person's name
	// units, in words by two of their characters
	byUnit, byRoom map[string][]*customer
	wordUnits      map[string][]string
	// invoices
	byNumber, byDigits, byTax, byContract, byShortNumber lookup
	byTail                                               map[string][]*invoice
	byDue                                                []*invoice // all, in order of due dates
	fees                                                 []Fee
	byCode                                               map[int32]*invoice
	kindForms, unitForms                                 map[string]string // forms of kinds and units met so far
	frames                                               [][2]string       // the last and the first word beside the digits of numbers: 物 and 号
	byAmount                                             map[money.Amount][]*invoice
	byRun                                                map[money.Amount][]run
	amounts                                              []money.Amount // the balances at the start, in order
	shapes                                               map[string]bool
	digitShapes                                          map[string]bool // lengths of the groups of digits: 6-5, 11
	kinds                                                []kind
	// memory
	habitAccount, habitName map[string]habits
}

func newIndex(w World) *index {
	x := &index{customers: map[int64]*customer{}, byName: map[string][]*customer{}, byAlias: map[string][]*customer{}, byShort: map[string][]*customer{}, bySound: map[string][]*customer{},
		byContact: map[string][]*customer{}, byAccount: map[string][]*customer{}, byParent: map[string][]*customer{}, byPair: map[string][]*customer{}, byMask: map[string][]*customer{},
		byUnit: map[string][]*customer{}, byRoom: map[string][]*customer{}, wordUnits: map[string][]string{},
		byTail: map[string][]*invoice{},
		byCode: make(map[int32]*invoice, len(w.Invoices)), kindForms: map[string]string{}, unitForms: map[string]string{}, byAmount: map[money.Amount][]*invoice{}, shapes: map[string]bool{}, digitShapes: map[string]bool{}, habitAccount: map[string]habits{}, habitName: map[string]habits{}}
	for _, c := range sorted(w.Customers, func(c Customer) int64 { return c.ID }) {
		x.addCustomer(c)
	}
	x.addParents(w.Customers)
	invoices := make([]invoice, len(w.Invoices))
	for i, v := range w.Invoices {
		invoices[i].Invoice = v
	}
	slices.SortFunc(invoices, func(a, b invoice) int { return older(&a, &b) })
	kinds := map[string]bool{}
	for i := range invoices {
		if v := &invoices[i]; x.addInvoice(v) && v.Kind != "" {
			kinds[v.Kind] = true
		}
	}
	for _, l := range []*lookup{&x.byNumber, &x.byDigits, &x.byTax, &x.byContract, &x.byShortNumber} {
		l.sort()
	}
	x.amounts = slices.Sorted(maps.Keys(x.byAmount))
	for _, k := range slices.Sorted(maps.Keys(kinds)) {
		x.kinds = append(x.kinds, kind{foldMemo(k), wordsOfKind(k)})
	}
	memory := slices.Clone(w.Memory)
	slices.SortFunc(memory, func(a, b Habit) int {
		return cmp.Or(cmp.Compare(b.Last, a.Last), cmp.Compare(a.Customer, b.Customer), cmp.Compare(a.PayerName, b.PayerName), cmp.Compare(a.PayerAccount, b.PayerAccount))
	})
	for _, h := range memory {
		x.addHabit(h)
	}
	x.fees = slices.Clone(w.Fees)
	slices.SortFunc(x.fees, func(a, b Fee) int {
		return cmp.Or(cmp.Compare(a.Channel, b.Channel), cmp.Compare(a.PerMillion, b.PerMillion), cmp.Compare(a.Flat, b.Flat))
	})
	return x
}

func sorted[T any, K cmp.Ordered](list []T, key func(T) K) []T {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
	return list
}

func put(m map[string][]*customer, key string, c *customer) {
	if key != "" && !slices.Contains(m[key], c) {
		m[key] = append(m[key], c)
	}
}

func (x *index) addCustomer(c Customer) {
	if _, twice := x.customers[c.ID]; twice {
		return
	}
	n := &customer{Customer: c, core: core(c.Name)}
	n.bare = withoutCity(n.core)
	n.spoken, n.barePart = sound(n.core), sound(n.bare)
	n.person, n.given = person(n.core), givenName(n.core)
	if !person(n.bare) {
		n.brand = string([]rune(n.bare)[:2])
	}
	x.customers[c.ID] = n
	put(x.byName, n.core, n)
	put(x.bySound, n.spoken, n)
	put(x.byShort, n.bare, n)
	put(x.byShort, core(c.ShortName), n)
	for _, a := range c.Aliases {
		put(x.byAlias, core(a), n)
	}
	for _, p := range pairs(n.core) {
		put(x.byPair, p, n)
	}
	put(x.byContact, pinyin.Norm(c.Contact), n)
	for _, name := range []string{c.Contact, c.Name} {
		if t := []rune(pinyin.Norm(name)); len(t) >= 2 && len(t) <= 4 {
			put(x.byMask, string(t[len(t)-1]), n)
			put(x.byMask, string(t[0]), n)
		}
	}
	for _, a := range c.Accounts {
		put(x.byAccount, account(a), n)
	}
	for _, u := range c.Units {
		x.addUnit(u, n)
	}
}

// account is an account number without blanks.
func account(a string) string { return strings.ReplaceAll(pinyin.Norm(a), "-", "") }

func (x *index) addUnit(u string, c *customer) {
	key := once(x.unitForms, u, unitKey)
	if length(key) < 2 {
		return
	}
	put(x.byUnit, key, c)
	if i := strings.LastIndex(key, "-"); i >= 0 && len(key)-i > 3 {
		put(x.byRoom, key[i+1:], c)
	}
	if hasHan(key) && length(key) >= 3 {
		head := string([]rune(key)[:2])
		x.wordUnits[head] = appendNew(x.wordUnits[head], key)
	}
}

// addParents lets a mother company be found by its name and aliases, be it a customer itself or not.
func (x *index) addParents(customers []Customer) {
	byCode := map[string]Customer{}
	for _, c := range customers {
		if c.Code != "" {
			byCode[c.Code] = c
		}
	}
	for _, c := range sorted(customers, func(c Customer) int64 { return c.ID }) {
		if c.Parent == "" {
			continue
		}
		put(x.byParent, core(c.Parent), x.customers[c.ID])
		if p, ok := byCode[c.Parent]; ok {
			for _, name := range append([]string{p.Name}, p.Aliases...) {
				put(x.byParent, core(name), x.customers[c.ID])
			}
		}
	}
}

// once gives the form of a kind or unit, which many invoices share, and keeps it.
func once(known map[string]string, s string, form func(string) string) string {
	f, ok := known[s]
	if !ok {
		f = form(s)
		known[s] = f
	}
	return f
}

// addInvoice takes an open invoice of a known customer, in order of due dates.
func (x *index) addInvoice(v *invoice) bool {
	c := x.customers[v.Customer]
	if c == nil || v.Open <= 0 {
		return false
	}
	v.Kind, v.unit = once(x.kindForms, v.Kind, foldMemo), once(x.unitForms, v.Unit, unitKey)
	v.customer, v.left, v.soft, v.days = c, v.Open, v.Open, date.Range{From: v.From, To: v.To}
	switch {
	case v.From.IsZero() && !v.Issue.IsZero():
		v.days = date.Range{From: v.Issue.MonthStart(), To: v.Issue.MonthEnd()}
	case v.To.IsZero() || v.To < v.From:
		v.days.To = v.From.MonthEnd()
	}
	c.open = append(c.open, v)
	x.byDue = append(x.byDue, v)
	x.byAmount[v.Open] = append(x.byAmount[v.Open], v)
	x.addNumbers(v)
	if v.Unit != "" {
		x.addUnit(v.Unit, c)
	}
	return true
}

// maxPayers is how many persons who paid for one customer are compared with hidden names.
const maxPayers = 6

func (x *index) addHabit(h Habit) {
	c := x.customers[h.Customer]
	if c == nil || h.Count <= 0 {
		return
	}
	note := func(m map[string]habits, key string) {
		if key == "" {
			return
		}
		if m[key] == nil {
			m[key] = habits{}
		}
		m[key][c] += h.Count
	}
	name := pinyin.Norm(h.PayerName)
	if c.paidBy == nil {
		c.paidBy = map[bool]int{}
	}
	if platform(h.PayerName) {
		c.lumps += h.Count
		return
	}
	c.paidBy[masked(name) || hidden(h.PayerAccount)] += h.Count
	if len(c.lasts) < maxPayers && !h.Last.IsZero() { // the newest come first
		c.lasts = append(c.lasts, paidOn{h.Last, h.Last.Day()})
	}
	if t := []rune(name); len(t) >= 2 && len(t) <= 4 && !masked(name) && !slices.Contains(c.payers, name) && len(c.payers) < maxPayers {
		c.payers = append(c.payers, name)
		put(x.byMask, string(t[len(t)-1]), c)
		put(x.byMask, string(t[0]), c)
	}
	note(x.habitAccount, account(h.PayerAccount))
	if !masked(h.PayerName) || h.PayerAccount == "" {
		note(x.habitName, pinyin.Norm(h.PayerName))
	}
}
