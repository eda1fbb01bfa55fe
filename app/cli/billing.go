package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"zhangfang/app"
	"zhangfang/internal/billing"
	"zhangfang/internal/fault"
)

func (t *terminal) billing() []*cobra.Command { return []*cobra.Command{t.bill()} }

// The JSON of a bill run, as DOMAIN.md section 7 has it.
type (
	billJSON struct {
		Invoices []invoiceJSON `json:"invoices"`
		Warnings []string      `json:"warnings"`
	}
	invoiceJSON struct {
		Number   string     `json:"number"`
		Customer string     `json:"customer"`
		Issue    string     `json:"issue_date"`
		Due      string     `json:"due_date"`
		Total    string     `json:"total"`
		Lines    []lineJSON `json:"lines"`
	}
	lineJSON struct {
		Contract  string `json:"contract"`
		Line      int    `json:"line"`
		From      string `json:"from"`
		To        string `json:"to"`
		Quantity  string `json:"quantity"`
		UnitPrice string `json:"unit_price"`
		Amount    string `json:"amount"`
		Net       string `json:"net"`
		Tax       string `json:"tax"`
	}
)

func (t *terminal) bill() *cobra.Command {
	var through day
	var dry bool
	cmd := &cobra.Command{
		Use:     "bill --through DATE",
		Short:   "出账：到某天为止该出的账单 (issues every invoice that is due)",
		Example: "  zhangfang bill --through 2026-12-01 --dry-run\n  zhangfang bill --through 2026-12-01 --format json",
		Args:    cobra.NoArgs,
		RunE: t.work(func(ctx context.Context, b *app.Book, _ []string) error {
			do := b.Billing.Run
			if dry {
				do = b.Billing.DryRun
			}
			r, err := do(ctx, billing.RunRequest{Through: through.Date})
			if err != nil {
				return err
			}
			return t.print(t.billJSON(r), t.billText(r, dry)...)
		}),
	}
	cmd.Flags().Var(&through, "through", "出到哪一天 (YYYY-MM-DD)")
	cmd.Flags().BoolVar(&dry, "dry-run", false, "只预览，不写账 (only shows, writes nothing)")
	must(cmd.MarkFlagRequired("through"))
	return cmd
}

func (t *terminal) billJSON(r billing.RunResult) billJSON {
	out := billJSON{Invoices: []invoiceJSON{}, Warnings: t.warnings(r)}
	for _, i := range r.Plan.Invoices {
		j := invoiceJSON{Number: i.Number, Customer: i.Code, Issue: i.Issue.String(), Due: i.Due.String(), Total: i.Total.String()}
		for _, l := range i.Lines {
			j.Lines = append(j.Lines, lineJSON{Contract: l.Contract, Line: l.LineNo, From: l.From.String(), To: l.To.String(), Quantity: l.Quantity.String(),
				UnitPrice: l.UnitPrice.String(), Amount: l.Amount.String(), Net: l.Net.String(), Tax: l.TaxAmount.String()})
		}
		out.Invoices = append(out.Invoices, j)
	}
	return out
}

func (t *terminal) warnings(r billing.RunResult) []string {
	out := []string{}
	for _, b := range slices.Concat(r.Blocked, r.Warnings) {
		out = append(out, fault.Text(t.lang, b.Fault.At(b.Name, b.Contract, fmt.Sprint(b.LineNo), b.FeeItem)))
	}
	return out
}

func (t *terminal) billText(r billing.RunResult, dry bool) []string {
	var out []string
	switch {
	case r.Invoices == 0 && r.Credits == 0:
		out = append(out, t.say("没有需要出的账单。", "There is nothing to bill."))
	case r.Invoices == 0:
	case dry:
		out = append(out, t.say("将出 %d 张账单，合计 %s，单号 %s 至 %s。没有写账。", "Would issue %d invoices, %s in all, numbers %s to %s. Nothing was written.",
			r.Invoices, r.Total.Grouped(), r.First, r.Last))
	default:
		out = append(out, t.say("已出 %d 张账单，合计 %s，单号 %s 至 %s。", "Issued %d invoices, %s in all, numbers %s to %s.", r.Invoices, r.Total.Grouped(), r.First, r.Last))
	}
	if r.Credits > 0 {
		out = append(out, t.say("合同变更差额：贷项账单 %d 张，合计 %s。", "Differences of changed contracts: %d credit notes, %s in all.", r.Credits, r.Credited.Grouped()))
	}
	return append(out, t.warnings(r)...)
}
