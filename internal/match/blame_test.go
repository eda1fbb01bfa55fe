package match

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// blame tells, for an office that was run, with which reasons right answers were not carried out, and which cases the
// right answer is missing from; for SHOW=case it tells each of them whole. It speaks only when BLAME is set.
func (o *office) blame() {
	if os.Getenv("BLAME") == "" {
		return
	}
	type tally struct{ right, wrong int }
	reasons, missed := map[string]*tally{}, map[string]int{}
	byReceipt := map[int64][]Proposal{}
	for _, p := range o.out {
		byReceipt[p.Receipt] = append(byReceipt[p.Receipt], p)
	}
	for id, ps := range byReceipt {
		right := o.rightProposal(ps[0])
		if len(o.truth[id]) > 0 && !right {
			where := "absent"
			for i, p := range ps {
				if o.rightProposal(p) {
					where = fmt.Sprint("rank ", i+1)
				}
			}
			missed[o.kind[id]+", "+where]++
			if os.Getenv("SHOW") == o.kind[id] {
				o.tellAll(id, ps)
			}
		}
		if ps[0].Decision == Auto || len(ps[0].Allocations) == 0 {
			continue
		}
		t := reasons[o.why[id]]
		if t == nil {
			t = &tally{}
			reasons[o.why[id]] = t
		}
		if right {
			t.right++
		} else {
			t.wrong++
		}
	}
	keys := slices.SortedFunc(maps.Keys(reasons), func(a, b string) int {
		return cmp.Or(cmp.Compare(reasons[b].right, reasons[a].right), cmp.Compare(a, b))
	})
	for _, k := range keys[:min(60, len(keys))] {
		fmt.Printf("%6d right %5d wrong  %s\n", reasons[k].right, reasons[k].wrong, k)
	}
	for _, k := range slices.Sorted(maps.Keys(missed)) {
		fmt.Printf("%6d missed: %s\n", missed[k], k)
	}
}

func (o *office) tellAll(id int64, ps []Proposal) {
	r := o.all[slices.IndexFunc(o.all, func(r Receipt) bool { return r.ID == id })]
	fmt.Printf("\n%v %v %s/%s %q\n", r.Date, r.Amount, r.PayerName, r.PayerAccount, r.Memo)
	invoice := func(a Allocation) {
		v := o.invoices[slices.IndexFunc(o.invoices, func(v *Invoice) bool { return v.ID == a.Invoice })]
		fmt.Printf("        %d of %d: %s %v due %v, %v\n", v.ID, v.Customer, v.Kind, v.From, v.Due, a.Amount)
	}
	for _, a := range o.truth[id] {
		invoice(a)
	}
	for _, p := range ps {
		fmt.Println("   ", said(p), p.Confidence)
		for _, a := range p.Allocations {
			invoice(a)
		}
	}
}

// around tells what else of its customer was open when a receipt was decided wrongly. It speaks only when AROUND is set.
func (o *office) around(w World, wrong Proposal, all []Proposal) {
	if os.Getenv("AROUND") == "" {
		return
	}
	owner := map[int64]int64{}
	fmt.Println("false: receipt", wrong.Receipt, "customer", wrong.Customer)
	for _, v := range w.Invoices {
		if owner[v.ID] = v.Customer; v.Customer == wrong.Customer {
			fmt.Println("   open", v.ID, v.Number, v.Kind, v.Issue, v.Due, v.From, v.To, v.Open)
		}
	}
	for _, r := range w.Receipts {
		near := slices.ContainsFunc(o.truth[r.ID], func(a Allocation) bool { return owner[a.Invoice] == wrong.Customer })
		first := ""
		for _, p := range all {
			if p.Receipt == r.ID && p.Rank == 1 {
				near, first = near || p.Customer == wrong.Customer, said(p)
			}
		}
		if near {
			fmt.Println("   receipt", r.ID, r.Date, r.Amount, r.PayerName, r.PayerAccount, strings.TrimSpace(r.Memo), "truly", o.truth[r.ID], "proposed", first, o.kind[r.ID])
		}
	}
}
