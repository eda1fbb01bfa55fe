package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// benchPapers has browser and office programs, where they are, make the invoice that BenchmarkInvoiceSingle and BenchmarkInvoiceBatch of
// internal/paper draw: one page, and a hundred in one file. What is not there is left out.
func benchPapers(w *work) error {
	dir, err := os.MkdirTemp("", "zhangfang-papers-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	for _, pages := range []int{1, 100} {
		page := filepath.Join(dir, fmt.Sprintf("%d.html", pages))
		if err := os.WriteFile(page, []byte(invoiceHTML(pages)), 0o600); err != nil {
			return err
		}
		for _, o := range others(dir, page) {
			program := firstOf(o.programs)
			if program == "" {
				w.say("paper by %s: not here, left out", o.name)
				continue
			}
			if err := benchOther(w, o, program, pages); err != nil {
				return err
			}
		}
	}
	return nil
}

// benchOther says how long a program takes for a file, and how long it keeps processors busy, which other work on the computer does not change.
func benchOther(w *work, o other, program string, pages int) error {
	var busy []time.Duration
	what := fmt.Sprintf("paper by %s, a file of %d pages", o.name, pages)
	err := median(w, what, func() (time.Duration, error) {
		begun := time.Now()
		cmd := exec.Command(program, o.args...)
		if said, err := cmd.CombinedOutput(); err != nil {
			return 0, fmt.Errorf("%s: %w\n%s", o.name, err, said)
		}
		busy = append(busy, (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Round(time.Millisecond))
		return time.Since(begun), nil
	})
	if err != nil {
		return err
	}
	slices.Sort(busy)
	w.say("%s: %v of processors", what, busy[len(busy)/2])
	return nil
}

// other is a program that makes a PDF of a page.
type other struct {
	name     string
	programs []string
	args     []string
}

func others(dir, page string) []other {
	return []other{
		{"headless Chromium", []string{"chromium", "chromium-browser", "google-chrome"},
			[]string{"--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=" + filepath.Join(dir, "chromium.pdf"), "file://" + page}},
		{"LibreOffice", []string{"soffice", "libreoffice"}, []string{"--headless", "--convert-to", "pdf", "--outdir", dir, page}},
	}
}

func firstOf(programs []string) string {
	for _, p := range programs {
		if path, err := exec.LookPath(p); err == nil {
			return path
		}
	}
	return ""
}

// invoiceHTML is the same invoice as a page of HTML.
func invoiceHTML(pages int) string {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
@page { size: A4; margin: 14mm 16mm 16mm 20mm } body { font: 9.5pt "Noto Sans CJK SC", sans-serif } section { break-after: page }
table { width: 100%; border-collapse: collapse } td, th { border: .3pt solid #ccc; padding: 1mm; text-align: right } td:first-child, th:first-child { text-align: left } h1 { text-align: center }
</style>`)
	for n := range pages {
		fmt.Fprintf(&b, `<section><header>松风里物业管理有限公司<br>浔城市松风里 8 号　电话：0000-5550101　税号：91330100MA00000000</header><hr><h1>账单</h1>
<p>客户：星桥软件科技有限公司第 %[1]d 分公司　单号：ZD202611-%05[1]d　开单日期：2026年11月1日　到期日：2026年11月5日</p>
<table><tr><th>项目<th>账期<th>数量<th>单价<th>税率<th>金额（元）</tr>
<tr><td>房租<br>320.00 m² × 88.00 × 14/30 月 = 13,141.33<td>2026-11-01 至 11-14<td>320 m²<td>88.00<td>9%%<td>13,141.33</tr>
<tr><td>房租<br>320.00 m² × 92.40 × 16/30 月 = 15,769.60<td>2026-11-15 至 11-30<td>320 m²<td>92.40<td>9%%<td>15,769.60</tr>
<tr><td>物业费<td>2026-12-01 至 2027-02-28<td>320 m²<td>12.00<td>6%%<td>3,840.00</tr></table>
<p>金额（大写）人民币叁万贰仟柒佰伍拾元玖角叁分　合计 ¥32,750.93</p><p>户名：松风里物业管理有限公司　开户行：招商银行浔城支行　账号：0000 5710 9900 0417</p></section>`, n)
	}
	return b.String()
}
