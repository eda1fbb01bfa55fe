package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"zhangfang/app"
	"zhangfang/internal/bank"
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/statement"
)

// The JSON of a statement, as DOMAIN.md section 7 has it.
type (
	statementJSON struct {
		Format       string            `json:"format"`
		Lines        int               `json:"lines"`
		New          *int              `json:"new,omitempty"`
		Duplicates   *int              `json:"duplicates,omitempty"`
		Credits      map[string]string `json:"credits"`
		Debits       map[string]string `json:"debits"`
		Neutral      map[string]string `json:"neutral"`
		NeutralLines int               `json:"neutral_lines"`
		From         string            `json:"from"`
		To           string            `json:"to"`
		Errors       []errorJSON       `json:"errors"`
	}
	errorJSON struct {
		Row     int    `json:"row"`
		Message string `json:"message"`
	}
	transactionJSON struct {
		Date         string `json:"date"`
		Amount       string `json:"amount"`
		PayerName    string `json:"payer_name"`
		PayerAccount string `json:"payer_account"`
		Memo         string `json:"memo"`
		Reference    string `json:"reference"`
		Status       string `json:"status"`
	}
)

func (t *terminal) statements() []*cobra.Command {
	cmd := &cobra.Command{Use: "statement", Short: "银行和平台流水文件 (files of banks and wallets)", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }} // so that an unknown word is refused
	cmd.AddCommand(t.importStatement(), t.inspect())
	return []*cobra.Command{cmd}
}

func (t *terminal) inspect() *cobra.Command {
	var r reading
	cmd := &cobra.Command{
		Use:     "inspect FILE",
		Short:   "只识别和解析，不写账 (detects and parses, writes nothing)",
		Example: "  zhangfang statement inspect 交易明细.xlsx --format json",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			request, err := r.of(args[0])
			if err != nil {
				return failed(err)
			}
			s, err := bank.Inspect(request, date.Of(time.Now()))
			if err != nil {
				return failed(err)
			}
			out := t.statementJSON(s)
			if t.format == "json" {
				return failed(t.printWith(out, s.Lines))
			}
			return failed(t.print(out, t.statementText(s, out)...))
		},
	}
	r.flags(cmd)
	return cmd
}

// printWith writes the JSON of a statement with its lines as "transactions", one after the other: a quarter of a million of them
// in one piece would take more memory than the file.
func (t *terminal) printWith(head statementJSON, lines []statement.Line) error {
	start, err := json.Marshal(head)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(t.out)
	w.Write(bytes.TrimSuffix(start, []byte("}")))
	w.WriteString(`,"transactions":[`)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for i := range lines {
		l := &lines[i]
		if i > 0 {
			w.WriteByte(',')
		}
		if err := e.Encode(transactionJSON{l.Date.String(), places(l.Signed()), l.PayerName, l.PayerAccount, l.Memo, l.Reference, l.Status}); err != nil {
			return err
		}
	}
	w.WriteString("]}\n")
	return w.Flush() // gives the first error of all that was written
}

func (t *terminal) importStatement() *cobra.Command {
	var account string
	var said reading
	cmd := &cobra.Command{
		Use:     "import FILE --account NAME",
		Short:   "导入流水，重复的行不会再导 (imports a file, each line once)",
		Example: "  zhangfang statement import 招行11月.xlsx --account 招商银行0417",
		Args:    cobra.ExactArgs(1),
		RunE: t.work(func(ctx context.Context, b *app.Book, args []string) error {
			request, err := said.of(args[0])
			if err != nil {
				return err
			}
			request.AccountName = account
			r, err := b.Bank.Import(ctx, request)
			if err != nil {
				return err
			}
			out := t.statementJSON(r.Statement())
			out.Errors = t.notImported(out.Errors, r.NotImported())
			added, seen := r.Counts.Import.Count, r.Counts.Seen.Count+r.Counts.Same.Count
			out.New, out.Duplicates = &added, &seen
			return t.print(out, append(t.statementText(r.Statement(), out), t.say("%s：新增 %d，已有 %d，其中待认领 %d 笔 %s", "%s: %d new, %d seen, %d to claim, %s",
				r.Name, added, seen, r.Counts.Receipts.Count, r.Counts.Receipts.In.Grouped()))...)
		}),
	}
	cmd.Flags().StringVar(&account, "account", "", "本单位的账户名，没有就新建 (our account; made if there is none)")
	said.flags(cmd)
	must(cmd.MarkFlagRequired("account"))
	return cmd
}

// reading is what may be said of how a file is read.
type reading struct {
	as, password string
	answers      []string
}

func (r *reading) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.as, "as", "", "强制按某种格式读 (a format's id)")
	cmd.Flags().StringVar(&r.password, "password", "", "加密文件的密码")
	cmd.Flags().StringArrayVar(&r.answers, "answer", nil, "回答文件没有说清的，如 account=账号、date_order=dmy、year=2026、member=文件名 (settles what the file leaves open)")
}

// of reads a file from disk and makes the request of it.
func (r *reading) of(path string) (bank.Request, error) {
	bank.Spare(0) // to the end of the process
	data, err := readFile(path)
	request := bank.Request{File: bank.File{Name: filepath.Base(path), Data: data}, As: r.as, Password: r.password, Answers: map[string]string{}}
	for _, a := range r.answers {
		ask, answer, ok := strings.Cut(a, "=")
		if !ok || !slices.Contains(statement.Asks, statement.Ask(ask)) {
			return request, fault.New(statement.NoSuchAnswer, fault.Args{"value": a, "choices": "account=…, date_order=…, year=…, member=…"})
		}
		request.Answers[ask] = answer
	}
	return request, err
}

// notImported adds the rows that the book refused to those that could not be read, in the order of the file.
func (t *terminal) notImported(read []errorJSON, skipped []bank.Row) []errorJSON {
	known := map[int]bool{}
	for _, e := range read {
		known[e.Row] = true
	}
	for _, r := range skipped {
		if !known[r.Row] && r.Why != nil {
			read = append(read, errorJSON{r.Row, fault.Text(t.lang, r.Why)})
		}
	}
	slices.SortStableFunc(read, func(a, b errorJSON) int { return a.Row - b.Row })
	return read
}

func (t *terminal) statementJSON(s *statement.Statement) statementJSON {
	sums := s.Sums()
	from, to := s.Days()
	out := statementJSON{Format: s.Format, Lines: sums.Lines, Credits: amounts(sums.Credits), Debits: amounts(sums.Debits), Neutral: amounts(sums.Neutral),
		NeutralLines: sums.NeutralLines, From: from, To: to, Errors: []errorJSON{}}
	for _, p := range s.Problems {
		if p.Row > 0 {
			out.Errors = append(out.Errors, errorJSON{p.Row, fault.Text(t.lang, p.Fault)})
		}
	}
	return out
}

func amounts(sums map[string]decimal.Decimal) map[string]string {
	out := map[string]string{}
	for currency, sum := range sums {
		out[currency] = places(sum)
	}
	return out
}

// places writes a decimal with at least two places.
func places(d decimal.Decimal) string { return d.StringFixed(max(2, -d.Exponent())) }

func (t *terminal) statementText(s *statement.Statement, j statementJSON) []string {
	out := []string{t.say("%s（%s），%d 行，%s 至 %s", "%s (%s), %d lines, %s to %s", s.FormatName(t.lang), s.Encoding, j.Lines, j.From, j.To)}
	for _, side := range []struct {
		zh, en string
		sums   map[string]string
	}{{"收入", "in", j.Credits}, {"支出", "out", j.Debits}, {"不计收支", "neutral", j.Neutral}} {
		for _, currency := range slices.Sorted(maps.Keys(side.sums)) {
			sum := strings.TrimPrefix(currency+" "+side.sums[currency], "? ") // the file may state no currency
			out = append(out, t.say("  "+side.zh+" %s", "  "+side.en+" %s", sum))
		}
	}
	for _, p := range s.Problems {
		if p.Row == 0 {
			out = append(out, "  "+fault.Text(t.lang, p.Fault))
		}
	}
	for _, e := range j.Errors {
		out = append(out, t.say("  第 %d 行：%s", "  row %d: %s", e.Row, e.Message))
	}
	return out
}
