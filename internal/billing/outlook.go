package billing

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/settings"
)

// outlook is what a run would make and how that differs from the month before, for each customer. It is never changed once it is made.
type outlook map[int64]*prospect

// prospect is the part of one customer, without numbers.
type prospect struct {
	Preview
	issues []date.Date // of its invoices
}

// outlookOn is a run that was asked for on a day.
type outlookOn struct {
	RunRequest
	today date.Date
}

// outlookSees is the condition that a changed row may change an outlook: anything but what came from a bank and nobody has claimed, and
// what only the screens and papers go by. What was paid ahead, and when, does.
const outlookSees = `tbl NOT IN ('series', 'bill_runs', 'tasks', 'accounts', 'imports', 'statement_lines', 'line_aliases', 'line_pairs', 'rejections', 'taught',
	'unlearned', 'claim_others', 'claim_evidence', 'channel_fees', 'habits', 'papers', 'templates', 'template_versions', 'template_choices', 'pictures')
	AND NOT (tbl = 'receipts' AND op = 'I' AND NOT EXISTS (SELECT 1 FROM receipts r WHERE r.id BETWEEN row AND coalesce(last, row) AND r.customer_id IS NOT NULL))`

// outlookOf works out the parts of some customers.
func outlookOf(ctx context.Context, tx *db.Tx, r RunRequest, of whose) (outlook, error) {
	month := date.Range{From: r.Through.MonthStart(), To: r.Through.MonthEnd()}
	before, err := issuedIn(ctx, tx, lastMonth(r.Through), of)
	if err != nil {
		return nil, err
	}
	already, err := issuedIn(ctx, tx, month, of)
	if err != nil {
		return nil, err
	}
	beside, err := besideIn(ctx, tx, month, of)
	if err != nil {
		return nil, err
	}
	heirs, err := heirs(ctx, tx, before)
	if err != nil {
		return nil, err
	}
	plan, err := worked(ctx, tx, r, of)
	if err != nil {
		return nil, err
	}
	out := outlook{}
	for customer, p := range parted(before, already, heirs, plan) {
		out[customer] = p.prospect(month)
	}
	for customer, b := range beside {
		p := out[customer]
		if p == nil {
			p = parted(nil, nil, nil, Plan{}).of(customer).prospect(month)
			out[customer] = p
		}
		p.Deltas += b.deltas
		p.Fees += b.fees
		p.Issued += b.deltas + b.fees
		p.MonthSum += b.deltas + b.fees
	}
	return out, nil
}

// side is what one customer is compared by.
type side struct {
	plan            Plan
	before, already map[int64]billedLine
	heirs           map[int64]int64
}

type sides map[int64]*side

func (s sides) of(customer int64) *side {
	if s[customer] == nil {
		s[customer] = &side{before: map[int64]billedLine{}, already: map[int64]billedLine{}, heirs: map[int64]int64{}}
	}
	return s[customer]
}

// parted gives each customer its own part.
func parted(before, already map[int64]billedLine, heirs map[int64]int64, plan Plan) sides {
	out := sides{}
	for id, l := range before {
		out.of(l.customer).before[id] = l
	}
	for id, l := range already {
		out.of(l.customer).already[id] = l
	}
	for heir, of := range heirs {
		out.of(before[of].customer).heirs[heir] = of
	}
	for _, i := range plan.Invoices {
		p := &out.of(i.Customer).plan
		p.Invoices = append(p.Invoices, i)
		p.Total += i.Total
		p.Prepaid += i.Prepaid
	}
	for _, c := range plan.Credits {
		p := &out.of(c.Customer).plan
		p.Credits = append(p.Credits, c)
		p.Credited += c.Total
	}
	for _, b := range plan.Blocked {
		p := &out.of(b.Customer).plan
		p.Blocked = append(p.Blocked, b)
	}
	for _, b := range plan.Warnings {
		p := &out.of(b.Customer).plan
		p.Warnings = append(p.Warnings, b)
	}
	return out
}

func (s *side) prospect(month date.Range) *prospect {
	out := &prospect{Preview: compare(s.before, s.already, s.heirs, s.plan, month)}
	out.Prepaid = s.plan.Prepaid
	for _, i := range s.plan.Invoices {
		out.issues = append(out.issues, i.Issue)
	}
	return out
}

// grown gives the outlook as it has become since an event, with the parts of those customers made anew whom a change concerns.
func (o outlook) grown(ctx context.Context, tx *db.Tx, r RunRequest, since int64) (outlook, bool, error) {
	ids, of, ok, err := touched(ctx, tx, since, outlookSees)
	if err != nil || !ok || len(ids) == 0 {
		return o, ok, err
	}
	anew, err := outlookOf(ctx, tx, r, of)
	if err != nil {
		return nil, false, err
	}
	out := maps.Clone(o)
	for _, id := range ids {
		delete(out, id)
	}
	maps.Copy(out, anew)
	return out, true, nil
}

// preview adds the parts up.
func (o outlook) preview(ctx context.Context, tx *db.Tx, r PreviewRequest) (Preview, error) {
	out := Preview{Month: r.Through.String()[:7], BeforeTo: lastMonth(r.Through).To, Blocked: []Blocked{}, Warnings: []Blocked{}, CatchUp: []CatchUp{},
		Credits: []PlannedCredit{}, Counts: map[Change]int{}}
	var issues []date.Date
	months := map[string]*CatchUp{}
	for _, id := range slices.Sorted(maps.Keys(o)) {
		p := o[id]
		out.sum(&p.Preview)
		for _, c := range p.CatchUp {
			if months[c.Month] == nil {
				months[c.Month] = &CatchUp{Month: c.Month}
			}
			months[c.Month].Invoices += c.Invoices
			months[c.Month].Total += c.Total
		}
		issues = append(issues, p.issues...)
	}
	for _, name := range slices.Sorted(maps.Keys(months)) {
		out.CatchUp = append(out.CatchUp, *months[name])
	}
	slices.SortStableFunc(out.Blocked, byPlace)
	slices.SortStableFunc(out.Warnings, byPlace)
	out.Rows = o.rows(r.Limit)
	return out, out.number(ctx, tx, issues)
}

// sum adds the figures of a customer, and what is told of it.
func (p *Preview) sum(o *Preview) {
	p.Before += o.Before
	p.New += o.New
	p.Changed += o.Changed
	p.Gone += o.Gone
	p.Late += o.Late
	p.Deltas += o.Deltas
	p.Fees += o.Fees
	p.MonthSum += o.MonthSum
	p.Issued += o.Issued
	p.Total += o.Total
	p.Prepaid += o.Prepaid
	p.Credited += o.Credited
	p.Invoices += o.Invoices
	p.Blocked = append(p.Blocked, o.Blocked...)
	p.Warnings = append(p.Warnings, o.Warnings...)
	p.Credits = append(p.Credits, o.Credits...)
	for change, n := range o.Counts {
		p.Counts[change] += n
	}
}

// byPlace is the order in which is told what is blocked, or doubtful: by contract and line.
func byPlace(a, b Blocked) int {
	return cmp.Or(cmp.Compare(a.ContractID, b.ContractID), cmp.Compare(a.LineNo, b.LineNo))
}

// number gives the first and the last invoice, and the credit notes, the numbers that they would get.
func (p *Preview) number(ctx context.Context, tx *db.Tx, issues []date.Date) error {
	if len(issues)+len(p.Credits) == 0 {
		return nil
	}
	slices.Sort(issues)
	numbers, err := settings.Numbers(ctx, tx, settings.Invoice)
	if err != nil {
		return err
	}
	for n, day := range issues {
		given, err := numbers.Next(ctx, day)
		if err != nil {
			return err
		}
		if n == 0 {
			p.First = given
		}
		p.Last = given
	}
	notes, err := settings.Numbers(ctx, tx, settings.CreditNote)
	for n := range p.Credits {
		if err == nil {
			p.Credits[n].Number, err = notes.Next(ctx, tx.Today())
		}
	}
	return err
}

// rows gives the rows of all customers, the greatest differences of each change first: the first so many of each, or all for 0.
func (o outlook) rows(most int) []Difference {
	best := map[Change][]*Difference{}
	for _, p := range o {
		for i := range p.Rows {
			d := &p.Rows[i]
			of := best[d.Change]
			if most > 0 {
				if len(of) == most && bySize(d, of[most-1]) >= 0 {
					continue
				}
				at, _ := slices.BinarySearchFunc(of, d, bySize)
				of = slices.Insert(of, at, d)
				best[d.Change] = of[:min(len(of), most)]
				continue
			}
			best[d.Change] = append(of, d)
		}
	}
	out := []Difference{}
	for _, change := range slices.SortedFunc(maps.Keys(best), func(a, b Change) int { return cmp.Compare(rank[a], rank[b]) }) {
		if most <= 0 {
			slices.SortFunc(best[change], bySize)
		}
		for _, d := range best[change] {
			out = append(out, *d)
		}
	}
	return out
}
