package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"zhangfang/app"
	"zhangfang/internal/fault"
	"zhangfang/internal/match"
	"zhangfang/internal/money"
	"zhangfang/internal/receipt"
)

// Faults of a file of claims that is not the JSON of DOMAIN.md section 7.
const (
	BadClaims fault.Key = "cli.bad_claims"
	BadField  fault.Key = "cli.bad_field"
)

// The JSON of proposals and claims, as DOMAIN.md section 7 has it.
type (
	proposalsJSON struct {
		Proposals []proposalJSON `json:"proposals"`
	}
	proposalJSON struct {
		Receipt     string           `json:"receipt"`
		Decision    match.Decision   `json:"decision"`
		Rank        int              `json:"rank"`
		Confidence  match.Confidence `json:"confidence"`
		Customer    string           `json:"customer"`
		Allocations []partJSON       `json:"allocations"`
		Reasons     []string         `json:"reasons"`
	}
	partJSON struct {
		Invoice  string       `json:"invoice"`
		Amount   money.Amount `json:"amount"`
		WriteOff money.Amount `json:"writeoff"`
	}
)

func (t *terminal) claiming() []*cobra.Command { return []*cobra.Command{t.match(), t.claim()} }

func (t *terminal) match() *cobra.Command {
	var apply bool
	cmd := &cobra.Command{
		Use:     "match",
		Short:   "给未认领的到账找账单，附理由 (proposes claims, with reasons)",
		Example: "  zhangfang match --format json\n  zhangfang match --apply",
		Args:    cobra.NoArgs,
		RunE: t.work(func(ctx context.Context, b *app.Book, _ []string) error {
			r, err := b.Receipts.Match(ctx, apply)
			if err != nil {
				return err
			}
			return t.print(t.proposalsJSON(r), t.proposalsText(r, apply)...)
		}),
	}
	cmd.Flags().BoolVar(&apply, "apply", false, "把确定的直接认领 (books the certain ones)")
	return cmd
}

func (t *terminal) proposalsJSON(r receipt.MatchResult) proposalsJSON {
	out := proposalsJSON{Proposals: []proposalJSON{}}
	for _, m := range r.Proposals {
		p := proposalJSON{Receipt: m.Receipt, Decision: m.Decision, Rank: m.Rank, Confidence: m.Confidence, Customer: m.Customer, Allocations: []partJSON{}, Reasons: []string{}}
		for _, a := range m.Allocations {
			p.Allocations = append(p.Allocations, partJSON{a.Invoice, a.Amount, a.WriteOff})
		}
		for _, reason := range m.Reasons {
			p.Reasons = append(p.Reasons, reason.Text(t.lang))
		}
		out.Proposals = append(out.Proposals, p)
	}
	return out
}

func (t *terminal) proposalsText(r receipt.MatchResult, apply bool) []string {
	var out []string
	autos := 0
	for _, m := range r.Proposals {
		if m.Decision == match.Auto {
			autos++
		}
		line := fmt.Sprintf("%s  %d  %s  %s", m.Receipt, m.Rank, m.Decision, m.Customer)
		for _, a := range m.Allocations {
			line += fmt.Sprintf("  %s %s", a.Invoice, a.Amount.Grouped())
		}
		for i, reason := range m.Reasons {
			line += map[bool]string{true: "  — ", false: " · "}[i == 0] + reason.Text(t.lang)
		}
		out = append(out, line)
	}
	if apply {
		return append(out, t.say("已认领 %d 笔，合计 %s。", "Claimed %d receipts, %s in all.", r.Applied.Count, r.Applied.Amount.Grouped()))
	}
	return append(out, t.say("其中 %d 笔确定；加 --apply 认领它们。", "%d of them are certain; claim them with --apply.", autos))
}

func (t *terminal) claim() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:     "claim --file FILE",
		Short:   "按文件认领，替换原来的认领 (settles receipts as given)",
		Example: "  zhangfang claim --file claims.json\n  # [{\"receipt\":\"SL-12\",\"allocations\":[{\"invoice\":\"ZD202611-00118\",\"amount\":\"10800.00\",\"writeoff\":\"0\"}],\"nothing\":false}]",
		Args:    cobra.NoArgs,
		RunE: t.work(func(ctx context.Context, b *app.Book, _ []string) error {
			data, err := readFile(file)
			if err != nil {
				return err
			}
			claims, err := readClaims(data)
			if err != nil {
				return fault.As(err).At(file)
			}
			r, err := b.Receipts.Settle(ctx, receipt.SettleRequest{Entries: claims})
			if err != nil {
				return err
			}
			return t.print(r, t.say("认领 %d 笔 %s，不是我们的 %d 笔，退回待认领 %d 笔，原来就对的 %d 笔。", "Claimed %d (%s), not ours %d, reopened %d, %d stood so already.",
				r.Claimed.Count, r.Claimed.Amount.Grouped(), r.Nothing.Count, r.Reopened.Count, r.Unchanged))
		}),
	}
	cmd.Flags().StringVar(&file, "file", "", "JSON 文件 (see the example)")
	must(cmd.MarkFlagRequired("file"))
	return cmd
}

// readClaims reads strictly: a slip in a field's name would otherwise take a claim back.
func readClaims(data []byte) (claims []receipt.Entry, err error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err = d.Decode(&claims); err == nil && d.More() {
		err = errors.New("more than one list")
	}
	if err == nil {
		return claims, nil
	}
	if _, field, ok := strings.Cut(err.Error(), "unknown field "); ok {
		return nil, fault.New(BadField, fault.Args{"field": strings.Trim(field, `"`)})
	}
	at := d.InputOffset()
	if wrong, ok := errors.AsType[*json.SyntaxError](err); ok {
		at = wrong.Offset
	} else if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		at = wrong.Offset
	}
	before := data[:min(int(at), len(data))]
	return nil, fault.New(BadClaims, fault.Args{"line": bytes.Count(before, []byte("\n")) + 1})
}
