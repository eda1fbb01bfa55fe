package statement

import (
	"slices"
	"strings"
	"testing"

	"zhangfang/internal/fault"
)

// Banks move, add and pad columns and change what stands above a table without saying so. The same lines come out,
// from the same format, whichever way its own fixture is turned.
func TestTheSameFormatWithItsColumnsMoved(t *testing.T) {
	for _, x := range fixtures(t) {
		if x["variant"] == "td" || strings.HasPrefix(x["file"], "generic_headless") || x["file"] == "bank_ccb_corp_old.csv" {
			continue // nothing names their columns, or a second row does
		}
		t.Run(x["file"], func(t *testing.T) {
			rows := rowsOf(t, x.text(t))
			s := must(t, x.text(t), Options{})
			head := slices.IndexFunc(rows, func(r row) bool { return r.num == s.HeaderRow })
			for name, change := range map[string]func(header bool, cells []string) []string{
				"backwards": func(_ bool, cells []string) []string {
					out := slices.Clone(cells)
					slices.Reverse(out)
					return out
				},
				"padded": func(header bool, cells []string) []string {
					out := slices.Clone(cells)
					for i := range out {
						if out[i] = "  " + out[i] + " \t"; header {
							out[i] = strings.ReplaceAll(out[i], "金额", "金 额")
						}
					}
					return out
				},
				"a column more": func(header bool, cells []string) []string {
					if header {
						return append(slices.Clone(cells), "新增的列")
					}
					return append(slices.Clone(cells), "")
				},
			} {
				if name == "a column more" && (x["file"] == "bank_abc_corp_detail.csv" || x["file"] == "bank_ceb_corp_number.csv") {
					continue // without the bank's title only exactly its columns are known: the generic reader reads it
				}
				wide := 0
				for _, r := range rows[head:] {
					wide = max(wide, len(r.cells))
				}
				var turned []row
				for i, r := range rows {
					cells := r.cells
					if i >= head {
						for len(cells) < wide {
							cells = append(slices.Clip(cells), "")
						}
						cells = change(i == head, cells)
					}
					turned = append(turned, row{num: i*2 + 1, cells: cells}) // a blank row between any two
				}
				got, err := Read(Source{Data: []byte(spreadsheetOf(turned))}, Options{})
				if err != nil {
					t.Errorf("%s: %s", name, fault.Text("en", fault.As(err)))
					continue
				}
				sums := got.Sums()
				if len(got.Lines) != len(s.Lines) || !sameSums(sums.Credits, x["credits"]) || !sameSums(sums.Debits, x["debits"]) || !sameSums(sums.Neutral, x["neutral_sum"]) {
					t.Errorf("%s: %s/%s, %d lines, in %v out %v neutral %v", name, got.Format, got.Variant, len(got.Lines), sums.Credits, sums.Debits, sums.Neutral)
				}
				if got.Format != inWorkbook(x["format"]) {
					t.Errorf("%s: format %s, want %s", name, got.Format, x["format"])
				}
			}
		})
	}
}
