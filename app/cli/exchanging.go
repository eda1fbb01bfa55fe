package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"zhangfang/app"
	"zhangfang/internal/disk"
	"zhangfang/internal/exchange"
	"zhangfang/internal/fault"
	"zhangfang/internal/sheet"
	"zhangfang/internal/statement"
)

// Faults of files named on the command line.
const (
	CannotRead  fault.Key = "cli.cannot_read"
	CannotWrite fault.Key = "cli.cannot_write"
)

func (t *terminal) exchanging() []*cobra.Command {
	return []*cobra.Command{t.importFiles(), t.exportFile(), t.template()}
}

func (t *terminal) importFiles() *cobra.Command {
	var dry bool
	cmd := &cobra.Command{
		Use:     "import FILE…",
		Short:   "导入客户、合同、期初账单等，全部成功或全部不导 (exchange format, all or nothing)",
		Example: "  zhangfang import 客户和合同.xlsx\n  zhangfang import customers.csv contracts.csv --dry-run",
		Args:    cobra.MinimumNArgs(1),
		RunE: t.work(func(ctx context.Context, b *app.Book, args []string) error {
			files := make([]exchange.File, len(args))
			for i, path := range args {
				data, err := readFile(path)
				if err != nil {
					return err
				}
				files[i] = exchange.File{Name: filepath.Base(path), Data: data}
			}
			do := b.Exchange.ImportAll
			if dry {
				do = b.Exchange.DryRun
			}
			r, err := do(ctx, files)
			if err != nil {
				return err
			}
			return t.print(r, t.tables(r)...)
		}),
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, "只检查，不写账 (only checks)")
	return cmd
}

func (t *terminal) tables(r exchange.Result) []string {
	var out []string
	for _, c := range r.Tables {
		name := c.Name
		if table := sheet.TableNamed(c.Name); table != nil {
			name = table.Title(t.lang)
		}
		out = append(out, t.say("%s：新增 %d，改动 %d，已有 %d", "%s: %d new, %d changed, %d the same", name, c.New, c.Changed, c.Same))
	}
	return out
}

func (t *terminal) exportFile() *cobra.Command {
	var tables []string
	cmd := &cobra.Command{
		Use:     "export FILE",
		Short:   "导出 (exchange format by the file's ending: .xlsx, .json, .csv)",
		Example: "  zhangfang export 全部.xlsx\n  zhangfang export customers.csv --tables customers",
		Args:    cobra.ExactArgs(1),
		RunE: t.work(func(ctx context.Context, b *app.Book, args []string) error {
			format := strings.TrimPrefix(strings.ToLower(filepath.Ext(args[0])), ".")
			if format == "zip" {
				format = "csv"
			}
			f, err := b.Exchange.Export(ctx, exchange.ExportRequest{Format: sheet.Format(format), Tables: tables, Lang: t.lang})
			if err != nil {
				return err
			}
			path := args[0]
			if filepath.Ext(f.Name) == ".zip" { // several tables as csv: the file's name says what it is
				path = strings.TrimSuffix(path, filepath.Ext(path)) + ".zip"
			}
			return t.wrote(path, f.Data)
		}),
	}
	cmd.Flags().StringSliceVar(&tables, "tables", nil, "只导这些表，用英文名 (only these tables)")
	return cmd
}

func (t *terminal) template() *cobra.Command {
	return &cobra.Command{
		Use:     "template FILE.xlsx",
		Short:   "导入模板：空工作簿，每张表一行示例 (an empty workbook to fill in)",
		Example: "  zhangfang template 导入模板.xlsx",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			f, err := (&exchange.Service{}).Template(cmd.Context(), exchange.TemplateRequest{Lang: t.lang})
			if err != nil {
				return failed(err)
			}
			return failed(t.wrote(args[0], f.Data))
		},
	}
}

// placed names the table, row and column of a fault as a Chinese workbook does, and as a file with English names has them.
func (t *terminal) placed(f *fault.Fault) *fault.Fault {
	if t.lang == "en" {
		return f
	}
	g := *f
	g.Path, g.Parts = nil, nil
	var table *sheet.Table
	for _, name := range f.Path {
		words := ""
		if here := sheet.TableNamed(name); here != nil && table == nil {
			table, words = here, here.Title(t.lang)
		} else if table != nil && table.Column(name) != nil {
			words = table.Column(name).Title(t.lang)
		}
		if row, ok := strings.CutPrefix(name, "row "); ok && table != nil {
			name = "第 " + row + " 行"
		}
		if words != "" {
			name = words + "（" + name + "）"
		}
		g.Path = append(g.Path, name)
	}
	for _, p := range f.Parts {
		g.Parts = append(g.Parts, t.placed(p))
	}
	return &g
}

// wrote writes a file that must not be there yet and says so.
func (t *terminal) wrote(path string, data []byte) error {
	if err := disk.Add(path, data, 0o644); err != nil {
		return disk.Why(fault.New(CannotWrite, fault.Args{"file": path}), err)
	}
	return t.print(map[string]any{"file": path, "bytes": len(data)}, t.say("已写 %s（%d KB）", "Wrote %s (%d KB)", path, (len(data)+1023)/1024))
}

// maxFile is the largest file the terminal reads whole.
const maxFile = 64 << 20

func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err == nil && info.Size() > maxFile {
		return nil, fault.New(statement.TooLarge, fault.Args{"size": info.Size() >> 20, "limit": maxFile >> 20}).At(path)
	}
	if err == nil {
		var data []byte
		if data, err = os.ReadFile(path); err == nil {
			return data, nil
		}
	}
	return nil, disk.Why(fault.New(CannotRead, fault.Args{"file": path}), err)
}
