package exchange

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/width"

	"zhangfang/internal/customer"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
	"zhangfang/internal/sheet"
)

func customerRow(c customer.Customer) sheet.Row {
	row := cells("code", c.Code, "name", c.Name, "short_name", c.ShortName, "segment", c.Segment, "tax_id", c.TaxID,
		"aliases", customer.Values(c.Aliases), "payer_accounts", customer.Values(c.Accounts), "parent", c.Parent,
		"units", customer.Values(c.Units), "contact", c.Contact, "phone", c.Phone, "email", c.Email, "address", c.Address, "note", c.Note,
		"credit_limit", nil)
	if c.CreditLimit != nil {
		row.Cells["credit_limit"] = sheet.Of(*c.CreditLimit)
	}
	return row
}

// customerFields are the fields whose columns have other names.
var customerFields = map[string]string{"accounts": "payer_accounts"}

func (w *work) putCustomers() error {
	rows := w.data["customers"]
	if len(rows) == 0 {
		return nil
	}
	all, err := customer.LoadAll(w.ctx, w.tx)
	if err != nil {
		return err
	}
	who := theirs{work: w, byCode: make(map[string]*customer.Customer, len(all)), codes: map[string]bool{}, named: map[string]bool{}}
	for i := range all {
		who.byCode[all[i].Code] = &all[i]
	}
	for _, row := range rows {
		who.codes[row.Text("code")] = true
	}
	if who.next, err = customer.FreeCodes(w.ctx, w.tx); err != nil {
		return err
	}
	for _, row := range rows {
		before, row, ok := who.is(row)
		if !ok {
			continue
		}
		if err := w.putCustomer(before, row); err != nil {
			return err
		}
	}
	return nil
}

// nameKey makes names comparable: （北京） and (北京) are one.
func nameKey(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(width.Narrow.String(name)), ""))
}

// customerOf finds the customer that a cell of another table means, by the code or else by the name that only one has; 0 where
// its own row was refused.
func (w *work) customerOf(table string, row sheet.Row) (customer.ID, string) {
	code := row.Text("customer")
	if id, ok := w.customers[code]; ok {
		return id, code
	}
	switch codes := w.names[nameKey(code)]; len(codes) {
	case 0:
		w.refuse(fault.New(NoCustomer, fault.Args{"code": code}), table, row.Line, "customer")
	case 1:
		return w.customers[codes[0]], codes[0]
	default:
		w.refuse(fault.New(NameTwice, fault.Args{"name": code}), table, row.Line, "customer")
	}
	return 0, code
}

// theirs tells which customer a row means.
type theirs struct {
	*work
	byCode map[string]*customer.Customer
	codes  map[string]bool // of the file
	named  map[string]bool // those of the file that came without a code
	next   func() string
}

// is gives the customer that a row means, nil for a new one: by its code or, where the file has none, by its name. A new one
// without a code is numbered as the window numbers it.
func (k *theirs) is(row sheet.Row) (*customer.Customer, sheet.Row, bool) {
	code := row.Text("code")
	if code != "" {
		return k.byCode[code], row, true
	}
	name := nameKey(row.Text("name"))
	switch codes := k.names[name]; {
	case len(codes) > 1 || k.named[name]:
		k.refuse(fault.New(NameTwice, fault.Args{"name": row.Text("name")}), "customers", row.Line, "name")
		return nil, row, false
	case len(codes) == 1:
		code = codes[0]
	default:
		for code = k.next(); k.codes[code]; {
			code = k.next()
		}
	}
	k.named[name] = true
	row.Cells = maps.Clone(row.Cells)
	row.Cells["code"] = sheet.Of(code)
	return k.byCode[code], row, true
}

func (w *work) putCustomer(before *customer.Customer, row sheet.Row) error {
	var c customer.Customer
	var was *sheet.Row
	if before != nil {
		c = *before
		r := customerRow(c)
		was = &r
	} else if !w.need("customers", row, "name") {
		w.customers[row.Text("code")] = 0
		return nil
	}
	overlayCustomer(&c, row)
	if err := c.Check(); err != nil {
		if before == nil {
			w.customers[row.Text("code")] = 0
			w.names[nameKey(row.Text("name"))] = []string{row.Text("code")}
		}
		return w.told(err, in("customers", row.Line, customerFields))
	}
	if before != nil && sameNames(*before, c) { // what was learned may stand in another order than in the file
		c.Aliases, c.Accounts, c.Units = before.Aliases, before.Accounts, before.Units
	}
	if !w.count("customers", was, customerRow(c)) {
		return nil
	}
	if err := customer.Put(w.ctx, w.tx, before, &c); err != nil {
		return w.told(err, in("customers", row.Line, customerFields))
	}
	w.customers[c.Code] = c.ID
	if key := nameKey(c.Name); !slices.Contains(w.names[key], c.Code) {
		w.names[key] = append(w.names[key], c.Code)
	}
	return nil
}

func overlayCustomer(c *customer.Customer, row sheet.Row) {
	set(row, "code", &c.Code)
	set(row, "name", &c.Name)
	set(row, "short_name", &c.ShortName)
	set(row, "segment", &c.Segment)
	set(row, "tax_id", &c.TaxID)
	set(row, "parent", &c.Parent)
	set(row, "contact", &c.Contact)
	set(row, "phone", &c.Phone)
	set(row, "email", &c.Email)
	set(row, "address", &c.Address)
	set(row, "note", &c.Note)
	if row.Has("credit_limit") {
		var limit *money.Amount
		if a, ok := row.Money("credit_limit"); ok {
			limit = &a
		}
		c.CreditLimit = limit
	}
	overlayFacts(&c.Aliases, row, "aliases")
	overlayFacts(&c.Accounts, row, "payer_accounts")
	overlayFacts(&c.Units, row, "units")
}

// overlayFacts takes the file's list; what was learned keeps its mark, and stays although the file does not list it.
func overlayFacts(facts *[]customer.Fact, row sheet.Row, column string) {
	if !row.Has(column) {
		return
	}
	listed := []customer.Fact{}
	for _, v := range row.List(column) {
		listed = append(listed, customer.Fact{Value: v})
	}
	for _, f := range *facts {
		if !f.Learned {
			continue
		}
		if i := slices.IndexFunc(listed, func(l customer.Fact) bool { return l.Value == f.Value }); i >= 0 {
			listed[i].Learned = true
		} else {
			listed = append(listed, f)
		}
	}
	*facts = listed
}

// sameNames compares the facts that were not learned: those that were are in both.
func sameNames(a, b customer.Customer) bool {
	given := func(facts []customer.Fact) []customer.Fact {
		return slices.DeleteFunc(slices.Clone(facts), func(f customer.Fact) bool { return f.Learned })
	}
	return slices.Equal(given(a.Aliases), given(b.Aliases)) && slices.Equal(given(a.Accounts), given(b.Accounts)) && slices.Equal(given(a.Units), given(b.Units))
}
