package receipt

import (
	"fmt"
	"testing"

	"zhangfang/internal/fault"
)

// A payment came, the bank returned it (退汇), and it was made again: only what stayed pays a bill. Of two equal payments the one that
// was returned is the second.
func TestMoneyThatWentBackPaysNothing(t *testing.T) {
	const customer, other = "云岫建筑设计事务所", "云岫广告有限公司"
	type line struct{ day, amount, payer, account, into string }
	for _, c := range []struct {
		when  string
		lines []line
		want  []string // of the receipts in their order: back, auto, ask
	}{
		{"returned by the bank", []line{{"11-04", "10800.00", customer, "", "招行"}, {"11-06", "-10800.00", customer, "", "招行"}}, []string{"back"}},
		{"and made again", []line{{"11-04", "10800.00", customer, "", "招行"}, {"11-06", "-10800.00", customer, "", "招行"}, {"11-07", "10800.00", customer, "", "招行"}}, []string{"back", "auto"}},
		{"paid twice, one returned", []line{{"11-04", "10800.00", customer, "", "招行"}, {"11-05", "10800.00", customer, "", "招行"}, {"11-09", "-10800.00", customer, "", "招行"}}, []string{"auto", "back"}},
		{"the bank cuts the name, the account is the same", []line{{"11-04", "10800.00", customer, "6217001234567890", "招行"}, {"11-06", "-10800.00", "云岫建筑", "6217 0012 3456 7890", "招行"}}, []string{"back"}},
		{"to somebody else", []line{{"11-04", "10800.00", customer, "", "招行"}, {"11-06", "-10800.00", other, "", "招行"}}, []string{"auto"}},
		{"out of another account", []line{{"11-04", "10800.00", customer, "", "招行"}, {"11-06", "-10800.00", customer, "", "建行"}}, []string{"auto"}},
		{"before it came", []line{{"11-03", "-10800.00", customer, "", "招行"}, {"11-04", "10800.00", customer, "", "招行"}}, []string{"auto"}},
		{"weeks later", []line{{"11-04", "10800.00", customer, "", "招行"}, {"11-20", "-10800.00", customer, "", "招行"}}, []string{"auto"}},
	} {
		o := smallOffice(t)
		var in []ID
		for i, l := range c.lines {
			id := ID(o.write("receipt.made", "INSERT INTO receipts (reference, account, date, amount, payer_name, payer_account, channel) VALUES (?, ?, ?, ?, ?, ?, 'bank')",
				fmt.Sprint("L", i), l.into, "2026-"+l.day, yuan(l.amount), l.payer, l.account))
			if yuan(l.amount) > 0 {
				in = append(in, id)
			}
		}
		var got []string
		for _, id := range in {
			p := must[Proposed](t)(o.Propose(ctx, ProposeRequest{Receipt: id})).Proposals
			word := "ask"
			switch {
			case len(p) == 1 && p[0].Nothing && p[0].Reasons[0].Key == WentBack:
				word = "back"
			case len(p) > 0 && p[0].Decision == "auto":
				word = "auto"
			}
			got = append(got, word)
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: %v, want %v", c.when, got, c.want)
		}
	}
}

// What went back and was set aside is not looked for again: the payment before it stays what it was.
func TestWhatWentBackIsTakenOffOnce(t *testing.T) {
	o := smallOffice(t)
	insert := "INSERT INTO receipts (reference, account, date, amount, payer_name, channel) VALUES (?, '招行', ?, ?, '云岫建筑设计事务所', 'bank')"
	first := ID(o.write("receipt.made", insert, "L1", "2026-11-04", yuan("10800.00")))
	second := ID(o.write("receipt.made", insert, "L2", "2026-11-05", yuan("10800.00")))
	o.write("receipt.made", insert, "L3", "2026-11-06", -yuan("10800.00"))
	must[Done](t)(o.Nothing(ctx, NothingRequest{Receipts: []ID{second}}))
	p := must[Proposed](t)(o.Propose(ctx, ProposeRequest{Receipt: first})).Proposals
	if len(p) == 0 || p[0].Nothing || p[0].Decision != "auto" {
		t.Errorf("the first is %+v", p)
	}
	if s := fault.Text("zh-CN", fault.New(WentBack, fault.Args{"amount": yuan("10800.00"), "date": "2026-11-06"})); s != "同样的 10800.00 在 2026-11-06 又退给了对方（退汇或退款），可以标为不是我们的" {
		t.Error(s)
	}
}

// The same out of a bank's file, whose outgoing lines make no receipts.
func TestTheLinesOfAStatementTellWhatWentBack(t *testing.T) {
	o := smallOffice(t)
	account := o.write("account.made", "INSERT INTO accounts (name) VALUES ('招行')")
	file := o.write("statement.imported", "INSERT INTO imports (account_id, file_name, file_hash, format, at, lines, added, seen) VALUES (?, 'a.csv', 'x', 'generic_csv', '2026-11-10', 2, 2, 0)", account)
	line := func(day, amount string, row int) int64 {
		return o.write("statement.imported", "INSERT INTO statement_lines (account_id, import_id, row, date, amount, payer_name, memo, identity, occurrence) VALUES (?, ?, ?, ?, ?, '云岫建筑设计事务所', '', ?, 1)",
			account, file, row, day, yuan(amount), day)
	}
	in := line("2026-11-04", "10800.00", 2)
	line("2026-11-06", "-10800.00", 3)
	id := ID(o.write("receipt.made", "INSERT INTO receipts (reference, line_id, account, date, amount, payer_name, channel) VALUES ('L1', ?, '招行', '2026-11-04', ?, '云岫建筑设计事务所', 'bank')", in, yuan("10800.00")))
	p := must[Proposed](t)(o.Propose(ctx, ProposeRequest{Receipt: id})).Proposals
	if len(p) != 1 || !p[0].Nothing || p[0].Reasons[0].Key != WentBack {
		t.Errorf("got %+v", p)
	}
}
