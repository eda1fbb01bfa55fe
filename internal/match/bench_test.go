package match

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// BenchmarkPropose makes proposals for 50,000 receipts against 130,000 open invoices of 13,000 customers, as the first
// import of a large office would ask for. It is to take less than ten seconds on one core, and 500 MB.
func BenchmarkPropose(b *testing.B) {
	w := big(13000, 10, 50000)
	b.ReportAllocs()
	for b.Loop() {
		Propose(w)
	}
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	b.ReportMetric(float64(mem.Sys-mem.HeapReleased)/(1<<20), "MB")
}

func big(customers, each, receipts int) World {
	var w World
	rnd := rand.New(rand.NewPCG(7, 7))
	han := []rune("明宏瑞鑫恒盛泰德凯博华天中联创新正信诚达顺兴隆和嘉润永汇聚优品卓越启航星云海森源丰远祥通图邦佳美康宁安悦景辉腾翔驰锐智慧谷禾木林")
	word := func(n int) string {
		s := make([]rune, n)
		for i := range s {
			s[i] = han[rnd.IntN(len(han))]
		}
		return string(s)
	}
	trades := []string{"科技", "贸易", "建筑工程", "餐饮管理", "文化传媒", "物流"}
	for i := range customers {
		c := Customer{ID: int64(i + 1), Name: cities[rnd.IntN(20)] + word(3) + trades[rnd.IntN(len(trades))] + "有限公司", Contact: word(3), Units: []string{fmt.Sprintf("%c-%d", 'A'+rnd.IntN(4), 100+i)}}
		w.Customers = append(w.Customers, c)
		rent := money.Amount(1000+rnd.IntN(60)*100) * 100
		for k := range each {
			from := date.New(2026, 1, 1).AddMonths(k / 2)
			v := Invoice{ID: int64(len(w.Invoices) + 1), Number: fmt.Sprintf("ZD2026%02d-%05d", k/2+1, len(w.Invoices)+1), Customer: c.ID, Kind: "房租", Unit: c.Units[0], Issue: from, Due: from.AddDays(10), From: from, To: from.MonthEnd(), Open: rent}
			if k%2 == 1 {
				v.Kind, v.Open = "水电费", money.Amount(5000+rnd.IntN(90000))
			}
			w.Invoices = append(w.Invoices, v)
		}
	}
	for i := range receipts {
		v := w.Invoices[rnd.IntN(len(w.Invoices))]
		r := Receipt{ID: int64(i + 1), Date: date.New(2026, 6, 1).AddDays(rnd.IntN(28)), Amount: v.Open, PayerName: w.Customers[v.Customer-1].Name, PayerAccount: fmt.Sprint(62220000 + rnd.IntN(9000)), BankRef: fmt.Sprint(i)}
		switch rnd.IntN(6) {
		case 0:
			r.Memo = v.Number
		case 1:
			r.Memo = fmt.Sprintf("%d月%s", v.From.Month(), v.Kind)
		case 2:
			r.PayerName = word(3)
		case 3:
			r.Amount -= 1234
		case 4:
			r.PayerName = string([]rune(r.PayerName)[:7])
		}
		w.Receipts = append(w.Receipts, r)
	}
	return w
}
