package main

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zhangfang/app"
	"zhangfang/internal/date"
	"zhangfang/internal/document"
	"zhangfang/internal/money"
	"zhangfang/internal/report"
)

func (t *terminal) papers() []*cobra.Command { return []*cobra.Command{t.pdf(), t.report()} }

func (t *terminal) pdf() *cobra.Command {
	var r document.FolderRequest
	var from, to day
	var working yesNo
	names := []string{"invoices", "receipts", "statements"}
	var cmd *cobra.Command
	cmd = &cobra.Command{
		Use:       "pdf invoices|receipts|statements --out DIR",
		Short:     "打印账单、收据、对账单，按账套选用的模板 (renders documents by the book's templates)",
		Example:   "  zhangfang pdf invoices --out 账单 --from 2026-11-01\n  zhangfang pdf statements --out 对账单 --customer K0007 --to 2026-11-30\n  zhangfang pdf receipts --out 收据 --merge",
		Args:      oneOf(names),
		ValidArgs: names,
		RunE: t.work(func(ctx context.Context, b *app.Book, args []string) error {
			r.Kind, r.From, r.To, r.Working = document.Kind(args[0]), from.Date, to.Date, working.value
			if cmd.Flags().Changed("lang") { // else papers are in the book's language, whatever the terminal's is
				r.Lang = t.lang
			}
			got, err := b.Documents.ToFolder(ctx, r)
			if err != nil {
				return err
			}
			return t.print(map[string]any{"dir": got.Dir, "files": got.Files, "papers": got.Papers, "again": got.Again},
				t.say("已打印 %d 份，%d 个文件，在 %s", "Printed %d papers in %d files in %s", got.Papers, len(got.Files), got.Dir))
		}),
	}
	f := cmd.Flags()
	f.StringVar(&r.Dir, "out", "", "放到这个文件夹 (the folder)")
	f.StringVar(&r.Customer, "customer", "", "只要这个客户，用编号 (a customer's code)")
	f.Var(&from, "from", "出账日或收款日从 (dates from)")
	f.Var(&to, "to", "到；对账单为截止日 (dates to; the day of statements)")
	f.BoolVar(&r.Merge, "merge", false, "合成一个文件 (one file)")
	f.BoolVar(&r.Keep, "keep", false, "已交给客户：存档，以后再打标“补打” (given out: kept in the archive, marked when printed again)")
	f.Var(&working, "working", "算式 yes 或 no，默认按设置 (default: the book's setting)")
	must(cmd.MarkFlagRequired("out"))
	return cmd
}

// The reports of the terminal: how each is asked for, and how it reads in a line or two.
type asked struct {
	answer any
	lines  []string
}

var reports = map[string]func(context.Context, *terminal, *report.Service, date.Date, report.Period) (asked, error){
	"aging": func(ctx context.Context, t *terminal, s *report.Service, day date.Date, _ report.Period) (asked, error) {
		r, err := s.Aging(ctx, report.AgingRequest{AsOf: day})
		out := asked{answer: r}
		for _, c := range r.Rows {
			out.lines = append(out.lines, t.buckets(c.Code+" "+c.Name, c.Buckets, c.Total))
		}
		out.lines = append(out.lines, t.buckets(t.say("合计", "Total"), r.Buckets, r.Total))
		return out, err
	},
	"received": func(ctx context.Context, _ *terminal, s *report.Service, _ date.Date, p report.Period) (asked, error) {
		r, err := s.Received(ctx, p)
		return asked{answer: r}, err
	},
	"collection": func(ctx context.Context, _ *terminal, s *report.Service, _ date.Date, p report.Period) (asked, error) {
		r, err := s.Collection(ctx, p)
		return asked{answer: r}, err
	},
	"dso": func(ctx context.Context, _ *terminal, s *report.Service, _ date.Date, p report.Period) (asked, error) {
		r, err := s.Dso(ctx, p)
		return asked{answer: r}, err
	},
	"forecast": func(ctx context.Context, _ *terminal, s *report.Service, day date.Date, _ report.Period) (asked, error) {
		r, err := s.Forecast(ctx, report.ForecastRequest{AsOf: day})
		return asked{answer: r}, err
	},
}

func (t *terminal) buckets(name string, b report.Buckets, total money.Amount) string {
	return t.say("%s  未到期 %s  1–30天 %s  31–60天 %s  61–90天 %s  90天以上 %s  合计 %s", "%s  not due %s  1–30 days %s  31–60 %s  61–90 %s  over 90 %s  total %s",
		name, b.NotDue.Grouped(), b.D30.Grouped(), b.D60.Grouped(), b.D90.Grouped(), b.Over.Grouped(), total.Grouped())
}

func (t *terminal) report() *cobra.Command {
	var asOf, from day
	var out string
	names := slices.Sorted(maps.Keys(reports))
	cmd := &cobra.Command{
		Use:       "report " + strings.Join(names, "|"),
		Short:     "账龄、收缴率、回款天数、预测等报表 (reports; .xlsx with --out)",
		Example:   "  zhangfang report aging --as-of 2026-11-30 --format json\n  zhangfang report collection --from 2026-01-01 --as-of 2026-11-30 --out 收缴率.xlsx",
		Args:      oneOf(names),
		ValidArgs: names,
		RunE: t.work(func(ctx context.Context, b *app.Book, args []string) error {
			if asOf.IsZero() {
				asOf.Date = date.Of(b.DB.Now())
			}
			p := report.Period{From: from.Date, To: asOf.Date}
			if p.From.IsZero() {
				p.From = asOf.MonthStart().AddMonths(-11)
			}
			if out != "" {
				f, err := b.Reports.Export(ctx, report.ExportRequest{Report: args[0], AsOf: asOf.Date, From: p.From, To: p.To, Lang: t.lang})
				if err != nil {
					return err
				}
				return t.wrote(filepath.Clean(out), f.Data)
			}
			r, err := reports[args[0]](ctx, t, b.Reports, asOf.Date, p)
			if err != nil {
				return err
			}
			if r.lines == nil { // a report that is a table of months reads best as its fields
				t.format = "json"
			}
			return t.print(r.answer, r.lines...)
		}),
	}
	cmd.Flags().Var(&asOf, "as-of", "截止日，默认今天 (default: today)")
	cmd.Flags().Var(&from, "from", "按月报表从哪天起，默认十二个月 (default: twelve months)")
	cmd.Flags().StringVar(&out, "out", "", "写成 .xlsx 文件")
	return cmd
}
