package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"zhangfang/internal/date"
	"zhangfang/internal/demo"
	"zhangfang/internal/disk"
	"zhangfang/internal/fault"
)

func (t *terminal) demo() *cobra.Command {
	var out string
	through := day{date.Of(time.Now())}
	cmd := &cobra.Command{
		Use:     "demo --out DIR",
		Short:   "造一个示例物业公司，把全部主要工作做一遍 (an invented office, and the whole job done on it)",
		Long:    "造一个示例账套：六十份合同、十四个月的账单，银行、支付宝、微信的流水文件，认领、账单和收据的 PDF、报表，全部写到 DIR。\nMakes an invented office in DIR: the book, statement files, papers and reports.",
		Example: "  zhangfang demo --out 示例\n  zhangfang report aging --book 示例/松风里.zf",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return failed(t.makeDemo(cmd.Context(), out, through.Date))
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "写到哪个文件夹，没有就新建 (the folder; made if there is none)")
	cmd.Flags().Var(&through, "through", "做到哪一天，默认今天 (the office's today)")
	must(cmd.MarkFlagRequired("out"))
	return cmd
}

// The JSON of a demo.
type (
	demoJSON struct {
		Book  string     `json:"book"`
		Dir   string     `json:"dir"`
		Steps []stepJSON `json:"steps"`
	}
	stepJSON struct {
		Name         string `json:"name"`
		Count        int    `json:"count"`
		Milliseconds int64  `json:"milliseconds"`
	}
)

func (t *terminal) makeDemo(ctx context.Context, out string, through date.Date) error {
	a, err := t.start()
	if err != nil {
		return err
	}
	_, missing := os.Stat(out)
	if err := os.MkdirAll(out, 0o755); err != nil {
		return disk.Why(fault.New(CannotWrite, fault.Args{"file": out}), err)
	}
	t.tell("正在造示例，约十秒……", "Making the demo, about ten seconds…")
	book := filepath.Join(out, "松风里.zf")
	from := time.Now()
	steps, err := a.MakeDemo(ctx, book, out, through, func(int, int) {})
	if err != nil {
		if missing != nil {
			_ = os.Remove(out) // it was made for nothing; one that is not empty stays
		}
		return err
	}
	j := demoJSON{Book: book, Dir: out, Steps: []stepJSON{}}
	lines := []string{}
	for _, s := range steps {
		j.Steps = append(j.Steps, stepJSON{s.Name, s.Count, s.Took.Milliseconds()})
		lines = append(lines, fmt.Sprintf("%7d  %6.2f s  %s", s.Count, s.Took.Seconds(), t.step(s)))
	}
	lines = append(lines, fmt.Sprintf("%7s  %6.2f s  %s", "", time.Since(from).Seconds(), t.say("账套在 %s", "The book is %s", book)))
	return t.print(j, lines...)
}

// step names a kind of work of the demo.
func (t *terminal) step(s demo.Step) string {
	words := map[string][2]string{
		"master":     {"份合同，连同客户、收费条款和期初账单", "contracts, with customers, charges and opening items"},
		"facts":      {"笔押金、抄表和公摊", "deposits, readings and shares of costs"},
		"late fees":  {"张违约金账单", "invoices for late fees"},
		"bill":       {"张账单，按月出账", "invoices, month by month"},
		"statements": {"行银行、支付宝、微信流水", "lines of bank, Alipay and WeChat files"},
		"certain":    {"笔到账自动认领", "receipts claimed by the engine"},
		"claims":     {"笔到账人工认领", "receipts claimed by hand"},
		"files":      {"个导入用的文件，在“流水”", "files that were imported, in 流水"},
		"papers":     {"页账单、收据和对账单，在“单据”", "papers as PDF, in 单据"},
		"reports":    {"份报表，在“报表”", "reports, in 报表"},
		"verify":     {"项核对，全部相符", "checks of the books, all of which hold"},
	}
	w, ok := words[s.Name]
	if !ok {
		return s.Name
	}
	if t.lang == "en" {
		return w[1]
	}
	return w[0]
}
