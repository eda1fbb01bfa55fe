package exchange

import (
	"bytes"
	"fmt"
	"testing"

	"zhangfang/internal/sheet"
)

// town is a file of 10,000 customers, 10,000 contracts and 30,000 charges.
func town(b *testing.B) []byte {
	d := sheet.Data{}
	for _, name := range []string{"customers", "fee_items", "contracts", "charges"} {
		n := map[string]int{"customers": 10000, "fee_items": 1, "contracts": 10000, "charges": 30000}[name]
		for i := range n {
			row := sheet.TableNamed(name).Example()
			switch name {
			case "customers":
				row.Cells["code"] = sheet.Of(fmt.Sprint("C", i))
			case "contracts":
				row.Cells["code"], row.Cells["customer"] = sheet.Of(fmt.Sprint("H", i)), sheet.Of(fmt.Sprint("C", i))
			case "charges":
				row.Cells["contract"], row.Cells["line"] = sheet.Of(fmt.Sprint("H", i/3)), sheet.Of(i%3+1)
			}
			d[name] = append(d[name], row)
		}
	}
	var f bytes.Buffer
	if err := sheet.Write(&f, sheet.XLSX, "zh-CN", d); err != nil {
		b.Fatal(err)
	}
	return f.Bytes()
}

func BenchmarkImportNew(b *testing.B) {
	file := town(b)
	for b.Loop() {
		b.StopTimer()
		s := book(b)
		b.StartTimer()
		if got, err := s.Import(ctx, ImportRequest{Name: "x.xlsx", Data: file}); err != nil || !got.changes() {
			b.Fatal(said(got, err))
		}
	}
}

func BenchmarkImportSame(b *testing.B) {
	file, s := town(b), book(b)
	if _, err := s.Import(ctx, ImportRequest{Name: "x.xlsx", Data: file}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if got, err := s.Import(ctx, ImportRequest{Name: "x.xlsx", Data: file}); err != nil || got.changes() {
			b.Fatal(said(got, err))
		}
	}
}

func BenchmarkExport(b *testing.B) {
	file, s := town(b), book(b)
	if _, err := s.Import(ctx, ImportRequest{Name: "x.xlsx", Data: file}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.Export(ctx, ExportRequest{Format: sheet.XLSX}); err != nil {
			b.Fatal(err)
		}
	}
}
