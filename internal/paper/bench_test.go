package paper

import (
	"fmt"
	"io"
	"testing"
)

// benchInvoice is what a small office sends: three lines, one of them worked out.
func benchInvoice(n int) Invoice {
	d := smallInvoice(nil)
	d.Lines = d.Lines[1:4]
	d.Net, d.Tax, d.Total = 0, 0, 0
	d.Number = fmt.Sprintf("ZD202611-%05d", n)
	d.Buyer.Name = fmt.Sprintf("星桥软件科技有限公司第 %d 分公司", n)
	return d.add("0")
}

// BenchmarkInvoiceSingle writes each invoice into a file of its own.
func BenchmarkInvoiceSingle(b *testing.B) {
	p := New()
	n := 0
	for b.Loop() {
		n++
		if err := p.Invoices(io.Discard, benchInvoice(n)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "files/s")
}

// BenchmarkInvoiceBatch writes 1,000 invoices, a page each, into one file.
func BenchmarkInvoiceBatch(b *testing.B) {
	p := New()
	docs := make([]Invoice, 1000)
	for i := range docs {
		docs[i] = benchInvoice(i)
	}
	n := 0
	for b.Loop() {
		n += len(docs)
		if err := p.Invoices(io.Discard, docs...); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pages/s")
}

// BenchmarkFont reads the built-in font, as the first paper of a run does.
func BenchmarkFont(b *testing.B) {
	for b.Loop() {
		readTypeface()
	}
}
