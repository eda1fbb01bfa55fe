package statement

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// benchLines is the length of the statements below: a year of a busy shop.
const benchLines = 100_000

var benchHeader = strings.Split("账号,账号名称,币种,交易日,交易时间,起息日,交易类型,借方金额,贷方金额,余额,摘要,流水号,用途,业务摘要,其它摘要,收(付)方名称,收(付)方账号,收(付)方开户行名", ",")

func benchRow(i int) []string {
	in, out := "", fmt.Sprintf("%d.%02d", i%9000+1, i%100)
	if i%3 == 0 {
		in, out = out, ""
	}
	return []string{"5719000000101", "杭州云端信息技术有限公司", "人民币", fmt.Sprintf("2026%02d%02d", i/9000%12+1, i%28+1), "11:57:33", "20260302", "网上转账", out, in,
		"82,575.05", "房租", fmt.Sprintf("36348%07d", i), "", fmt.Sprintf("%d月物业费", i%12+1), "", fmt.Sprintf("客户第%d有限公司", i%800), "3575899225451355", "中国建设银行股份有限公司杭州分行"}
}

func benchCSV(b *testing.B) []byte {
	var t strings.Builder
	t.WriteString(strings.Join(benchHeader, ",") + "\r\n")
	for i := range benchLines {
		row := benchRow(i)
		row[9] = `"` + row[9] + `"`
		t.WriteString(strings.Join(row, ",") + "\r\n")
	}
	out, err := simplifiedchinese.GB18030.NewEncoder().String(t.String())
	if err != nil {
		b.Fatal(err)
	}
	return []byte(out)
}

func benchXLSX(b *testing.B) []byte {
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	write := func(n int, cells []string) {
		row := make([]any, len(cells))
		for i, c := range cells {
			row[i] = c
		}
		if err := w.SetRow(fmt.Sprintf("A%d", n), row); err != nil {
			b.Fatal(err)
		}
	}
	write(1, benchHeader)
	for i := range benchLines {
		write(i+2, benchRow(i))
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func bench(b *testing.B, data []byte) {
	for b.Loop() {
		s, err := Read(Source{Name: "bench", Data: data}, Options{})
		if err != nil || len(s.Lines) != benchLines || s.Format != "bank_cmb_corp" {
			b.Fatal(err, s)
		}
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.HeapAlloc)/(1<<20), "MB-kept")
		runtime.KeepAlive(s)
	}
}

func BenchmarkRead100kCSV(b *testing.B)  { bench(b, benchCSV(b)) }
func BenchmarkRead100kXLSX(b *testing.B) { bench(b, benchXLSX(b)) }
