package statement

import (
	"reflect"
	"testing"

	"zhangfang/internal/fault"
)

// Rows whose day cannot be read, below the lines and between them: what looks like a line is told as one that could not be read,
// with what stands there; notes, sums and names of columns stay what they are.
func TestALineThatCannotBeReadIsNoNote(t *testing.T) {
	const head = "交易日期,对方户名,收入,支出,余额,摘要,流水号\n2026-03-02,甲公司,100.00,,100.00,房租,S1\n" +
		"2026-03-03,丁公司,,20.00,80.00,电费,S3\n2026-03-04,甲公司,50.00,,130.00,房租,S4\n2026-03-05,甲公司,,10.00,120.00,退款,S5\n2026-03-06,甲公司,20.00,,140.00,房租,S6\n"
	const tail = "\n2026-03-09,乙公司,30.00,,170.00,水费,S9"
	bad := func(key fault.Key, args fault.Args) *fault.Fault { args["row"] = 7; return fault.New(key, args) }
	for row, want := range map[string]*fault.Fault{
		"2026年某日,谁,一百元,,,读不懂,S2":                          bad(BadDateAmount, fault.Args{"date": "2026年某日", "amount": "一百元"}),
		"某日,谁,若干,,900.00,读不懂,S2":                          bad(BadDateAmount, fault.Args{"date": "某日", "amount": "若干"}),
		"三月三日,丙公司,900.00,,,房租,":                           bad(BadDate, fault.Args{"value": "三月三日"}),
		"三月三日,,900.00,,1000.00,房租,S2":                     bad(BadDate, fault.Args{"value": "三月三日"}),
		",丙公司,900.00,,,房租,":                               bad(DateMissing, fault.Args{"amount": "900.00"}),
		",丙公司,9OO.00,,,房租,":                               bad(BadAmount, fault.Args{"value": "9OO.00"}),
		"合计,,1000.00,,,,":                                 nil,
		"打印时间：2026-04-01,操作员：001,第 1 页,,,,":               nil,
		"制单：张三,复核：李四,审核：王五,,,,":                           nil,
		"Date,Counterparty,Credit,Debit,Balance,Memo,Ref": nil,
		"本明细仅供参考，不作为凭证。,,,,,,":                            nil,
	} {
		for _, below := range []string{"", tail} {
			s := must(t, head+row+below, Options{})
			var said []*fault.Fault
			for _, p := range s.Problems {
				if p.Row == 7 {
					said = append(said, p.Fault)
				}
			}
			reason := s.Skipped[len(s.Skipped)-1].Reason
			if want == nil && (len(said) > 0 || reason == Broken) || want != nil && (len(said) != 1 || said[0].Key != want.Key || !reflect.DeepEqual(said[0].Args, want.Args) || reason != Broken) {
				t.Errorf("%s (more below: %v): %s, %v, not %v", row, below != "", reason, said, want)
			}
		}
	}
}

func TestRowsThatCannotBeReadAreListed(t *testing.T) {
	text := "交易时间,借方发生额,贷方发生额,余额,对方账号,对方户名,摘要\n" +
		"2026-03-02 01:02:03,,100.00,1,1,甲,对\n" +
		"2026-13-02 01:02:03,,100.00,1,1,甲,日期错\n" +
		"2026-03-03 01:02:03,,1OO.00,1,1,甲,金额错\n" +
		"2026-03-03 01:02:03,,,1,1,甲,没有金额\n" +
		"2026-03-03 01:02:03,1.00,2.00,1,1,甲,两个金额\n" +
		"交易时间,借方发生额,贷方发生额,余额,对方账号,对方户名,摘要\n" +
		"2026-03-04 01:02:03,5.00,,1,1,合计公司,合计\n" +
		"合计,5.00,100.00,,,,\n"
	s, err := Read(Source{Data: []byte(text)}, Options{As: "bank_bocom_corp"})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Lines) != 2 || len(s.Problems) != 4 {
		t.Fatalf("%d lines, %d problems: %+v", len(s.Lines), len(s.Problems), s.Problems)
	}
	rows := map[Reason][]int{}
	for _, n := range s.Skipped {
		rows[n.Reason] = append(rows[n.Reason], n.Row)
	}
	if want := (map[Reason][]int{Header: {1, 7}, Broken: {3, 4, 5, 6}, Footer: {9}}); !reflect.DeepEqual(rows, want) {
		t.Errorf("skipped %v, want %v", rows, want)
	}
}
