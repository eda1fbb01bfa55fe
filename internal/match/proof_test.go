package match

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// agencyRow is an office whose customers all owe the same 300 yuan a month, as a bookkeeping agency's do.
func agencyRow(names ...string) World {
	var w World
	for i, name := range names {
		id := int64(i + 1)
		w.Customers = append(w.Customers, Customer{ID: id, Name: name})
		w.Invoices = append(w.Invoices, Invoice{ID: id, Number: fmt.Sprintf("ZD202603-%05d", id), Customer: id, Kind: "记账费", Issue: date.Must("2026-03-01"), Due: date.Must("2026-03-10"),
			From: date.Must("2026-03-01"), To: date.Must("2026-03-31"), Open: 300_00})
	}
	return w
}

// Each of these was decided for a wrong customer, or for an invoice that somebody else had paid, in some generated office.
func TestWhatIsNoProofOfThePayer(t *testing.T) {
	seen := func(name, account string, times int) []Habit {
		return []Habit{{PayerName: name, PayerAccount: account, Customer: 1, Count: times, Last: date.Must("2026-02-20")}}
	}
	from := func(account string, r Receipt) Receipt { r.PayerAccount = account; return r }
	for _, c := range []struct {
		situation string
		names     []string
		memory    []Habit
		receipt   Receipt
		decided   bool
	}{
		{"a person's name without an account: a namesake may have paid what all owe", []string{"叶娟阳", "钱不二"}, seen("叶娟阳", "", 8), got("300", "叶娟阳", "转账"), false},
		{"from its own account it is that person", []string{"叶娟阳", "钱不二"}, seen("叶娟阳", "62220001", 8), from("62220001", got("300", "叶娟阳", "转账")), true},
		{"a boss who paid once may have another firm", []string{"东阳云岫袜业有限公司", "东阳松影珠宝有限公司"}, seen("秦砚暄", "62760319", 1), from("62760319", got("300", "秦砚暄", "3月记账费")), false},
		{"who paid twice, and for nobody else, is known", []string{"东阳云岫袜业有限公司", "东阳松影珠宝有限公司"}, seen("秦砚暄", "62760319", 2), from("62760319", got("300", "秦砚暄", "3月记账费")), true},
		{"the firm itself is known when it paid once", []string{"东阳云岫袜业有限公司", "东阳松影珠宝有限公司"}, seen("东阳云岫袜业有限公司", "62760319", 1), from("62760319", got("300", "东阳云岫袜业有限公司", "")), true},
		{"of another record the office wrote the brand alone", []string{"金华德美服饰有限责任公司", "德美"}, nil, got("300", "金华德美服饰有限责任公司", "3月记账费"), false},
	} {
		w := agencyRow(c.names...)
		w.Memory, w.Receipts = c.memory, []Receipt{c.receipt}
		if p := Propose(w)[0]; (p.Decision == Auto) != c.decided || c.decided && p.Customer != 1 {
			t.Errorf("%s: %s %v", c.situation, said(p), p.Reasons)
		}
	}
}

// Two records of one firm owe two months each: the sum tells neither.
func TestTwoRecordsOfOneNameThatOweTheSameSum(t *testing.T) {
	w := agencyRow("嘉兴优科咨询有限公司", "嘉兴优科咨询有限公司")
	w.Customers[0].Accounts = []string{"62286222"}
	for i := range 2 {
		v := w.Invoices[i]
		v.ID, v.Number, v.Issue, v.Due, v.From, v.To = v.ID+10, v.Number+"-2", date.Must("2026-02-01"), date.Must("2026-02-10"), date.Must("2026-02-01"), date.Must("2026-02-28")
		w.Invoices = append(w.Invoices, v)
	}
	r := got("600", "嘉兴优科咨询有限公司", "2026年2-3月记账费")
	r.PayerAccount = "62286222"
	w.Receipts = []Receipt{r}
	if p := Propose(w)[0]; p.Decision == Auto {
		t.Error(said(p), p.Reasons)
	}
}

// What a group pays for its companies is found by the brand, and until it is claimed none of them is decided by amount alone.
func TestAGroupByItsBrandHoldsUpItsCompanies(t *testing.T) {
	w := agencyRow("温州越达贸易股份有限公司", "嘉兴越达机械设备有限公司", "杭州云岫建筑有限公司")
	group, own := got("777", "浙江越达实业集团有限公司", "付各公司费用"), got("300", "温州越达贸易股份有限公司", "")
	group.Date, own.ID = date.Must("2026-03-15"), 2
	w.Receipts = []Receipt{group, own}
	for _, p := range Propose(w) {
		if p.Decision == Auto {
			t.Error(said(p), p.Reasons)
		}
	}
	w.Receipts[0].Amount = 600_00
	if p := Propose(w)[0]; said(p) != "suggest 0 1:300.00 2:300.00" {
		t.Error(said(p), p.Reasons)
	}
}

// Somebody unknown paid as much a fortnight before; a payment that says nothing may be for the next bill.
func TestAStrangerOfTheSameMonthHoldsUpAPaymentWithoutAWord(t *testing.T) {
	w := agencyRow("绍兴博谷生物科技有限公司")
	early, late := got("300", "谢伟平", "微信转账"), got("300", "绍兴博谷生物科技有限公司", "")
	early.Date, late.ID = date.Must("2026-03-06"), 2
	w.Receipts = []Receipt{early, late}
	for _, p := range Propose(w) {
		if p.Decision == Auto {
			t.Error(said(p), p.Reasons)
		}
	}
	w.Receipts[1].Memo = "3月记账费"
	if ps := Propose(w); !decided(ps, 2) {
		t.Error("what tells its month is decided:", ps)
	}
}

func decided(ps []Proposal, receipt int64) bool {
	for _, p := range ps {
		if p.Receipt == receipt && p.Decision == Auto {
			return true
		}
	}
	return false
}

// People call all that they pay their landlord a rent; an odd amount that one invoice alone has tells more than that word.
func TestAnOddAmountTellsMoreThanTheNameOfAFee(t *testing.T) {
	for amount, want := range map[money.Amount]Decision{207_49: Auto, 960_00: Suggest} {
		w := street()
		w.Invoices = append(w.Invoices, Invoice{ID: 99, Number: "ZD202603-00099", Customer: 1, Kind: "水电费", Unit: "A-1203", Issue: date.Must("2026-03-01"), Due: date.Must("2026-03-10"), Open: amount})
		r := got("1", "杭州云岫建筑有限公司", "A-1203租金")
		r.Amount = amount
		w.Receipts = []Receipt{r}
		if p := Propose(w)[0]; p.Decision != want || p.Allocations[0].Invoice != 99 {
			t.Errorf("%v: %s %v", amount, said(p), p.Reasons)
		}
	}
}

// Three meals of the term make the round sum, and the fourth is left out: it may as well be a payment on account.
func TestSomeOfATimeThatTheMemoTellsAreNotAllOfIt(t *testing.T) {
	w := World{Customers: []Customer{{ID: 1, Name: "云歌琪"}}}
	for i, open := range []money.Amount{500_00, 400_00, 475_00, 525_00} {
		from := date.New(2025, 9, 1).AddMonths(i)
		w.Invoices = append(w.Invoices, Invoice{ID: int64(i + 1), Customer: 1, Kind: "餐费", Issue: from, Due: from.AddDays(10), From: from, To: from.MonthEnd(), Open: open})
	}
	r := got("1500", "云歌琪", "秋季餐费托管")
	r.PayerAccount = "62220009"
	w.Receipts, w.Memory = []Receipt{r}, []Habit{{PayerName: "云歌琪", PayerAccount: "62220009", Customer: 1, Count: 5}}
	if p := Propose(w)[0]; p.Decision == Auto {
		t.Error(said(p), p.Reasons)
	}
	w.Receipts[0].Amount = 1900_00
	if p := Propose(w)[0]; p.Decision != Auto {
		t.Error("all of it:", said(p), p.Reasons)
	}
}

// A number of a bill that is not of the contract beside it contradicts; one that is does not.
func TestANumberAndAContractBesideEachOther(t *testing.T) {
	for memo, want := range map[string]bool{"HT-2026-001 ZD202601-00001": false, "HT-2026-001 ZD202601-00003": true} {
		w := street()
		amount := map[bool]string{false: "3000", true: "4500"}[want]
		w.Receipts = []Receipt{got(amount, "某某商行", memo)}
		p := Propose(w)[0]
		if told := slices.ContainsFunc(p.Reasons, func(r Reason) bool { return r.Key == OtherContract }); told != want || (p.Decision == Auto) == want {
			t.Errorf("%s: %s, %v", memo, said(p), p.Reasons)
		}
	}
}

// Who says that it is a part, and pays nearly all, is not contradicted.
func TestNearlyAllIsAPartToo(t *testing.T) {
	w := street()
	w.Receipts = []Receipt{got("2985", "杭州云岫建筑有限公司", "先付部分房租")}
	p := Propose(w)[0]
	if said(p) != "suggest 1 1:2985.00" || slices.ContainsFunc(p.Reasons, func(r Reason) bool { return r.Key == SaysPart }) {
		t.Errorf("%s, %v", said(p), p.Reasons)
	}
}

// Of two that bear the payer's name one alone owes for the month: that is proof where nobody else owes the amount.
func TestTheOneOfTwoOfANameWhoOwesForTheMonth(t *testing.T) {
	for _, elsewhere := range []bool{false, true} {
		w := street()
		w.Customers = append(w.Customers, Customer{ID: 6, Name: "杭州云岫建筑有限公司"})
		if elsewhere {
			w.Invoices = append(w.Invoices, Invoice{ID: 99, Number: "ZD202603-00099", Customer: 2, Kind: "房租", Issue: date.Must("2026-03-01"), Due: date.Must("2026-03-10"), Open: 300000})
		}
		w.Receipts = []Receipt{got("3000", "杭州云岫建筑有限公司", "3月房租")}
		if p := Propose(w)[0]; p.Customer != 1 || p.Allocations[0].Invoice != 21 || (p.Decision == Auto) == elsewhere {
			t.Errorf("somebody else owes as much: %v: %s", elsewhere, said(p))
		}
	}
}

// A payment that is exactly one bill may be an older one less a discount, unless the memo speaks of another kind of fee.
func TestAnOlderBillThatIsALittleMore(t *testing.T) {
	for _, c := range []struct {
		kind, due, memo string // of the older bill; of the payment
		open            money.Amount
		near            bool
	}{
		{"房租", "2025-12-10", "", 306000, true}, {"房租", "2025-12-10", "", 306200, false}, {"房租", "2025-12-10", "房租", 306000, true}, {"房租", "2026-04-10", "", 306000, false},
		{"物业费", "2025-12-10", "房租", 306000, false}, {"物业费", "2025-12-10", "", 306000, true}, {"房租", "2025-12-10", "", 299000, false},
	} {
		w := street()
		w.Invoices = append(w.Invoices, Invoice{ID: 98, Number: "QC-00098", Customer: 1, Kind: c.kind, Issue: date.Must("2025-12-01"), Due: date.Must(c.due), Open: c.open})
		w.Receipts = []Receipt{got("3000", "杭州云岫建筑有限公司", c.memo)}
		m := newMatcher(w)
		exact := m.x.byAmount[300000][:1]
		if near := m.nearOther(m.look(w.Receipts[0]), &candidate{customer: exact[0].customer, parts: whole(exact), fit: "one"}); near != c.near {
			t.Errorf("%+v: %v", c, near)
		}
	}
}

// Somebody of the customer's own name pays one of its bills, and others owe as much: beside an account that is proof, else whoever is
// called so may have paid.
func TestAPersonsNameProvesBesideAnAccount(t *testing.T) {
	for account, want := range map[string]Decision{"62251234": Auto, "": Suggest} {
		w := street()
		w.Invoices = append(w.Invoices, Invoice{ID: 99, Number: "ZD202603-00099", Customer: 2, Kind: "物业费", Issue: date.Must("2026-03-01"), Due: date.Must("2026-03-10"), Open: 34550})
		r := got("345.50", "赵青瓷", "")
		r.PayerAccount = account
		w.Receipts = []Receipt{r}
		if p := Propose(w)[0]; p.Decision != want || p.Customer != 3 {
			t.Errorf("account %q: %s", account, said(p))
		}
	}
}

// Bills that are issued after the money came are proposed where nothing else is open, and said to be so; they are not decided.
func TestMoneyBeforeItsBillIsNotDecided(t *testing.T) {
	w := street()
	w.Invoices = w.Invoices[:10] // January's
	r := got("3000", "杭州云岫建筑有限公司", "")
	r.Date = date.Must("2025-12-20")
	w.Receipts = []Receipt{r}
	p := Propose(w)[0]
	if said(p) != "suggest 1 1:3000.00" || !strings.Contains(p.Bucket, "+") || !slices.ContainsFunc(p.Reasons, func(r Reason) bool { return r.Key == IssuedLater }) {
		t.Errorf("%s, %v", said(p), p.Reasons)
	}
}

// Refused is that the money is nobody's, not that it is paid ahead.
func TestWhoRefusesNothingIsStillOfferedAPrepayment(t *testing.T) {
	w := street()
	w.Invoices = w.Invoices[:2] // the first customer's alone
	w.Receipts = []Receipt{got("1800", "赵青瓷", "押金")}
	offered := func() (prepaid, nothing bool) {
		for _, p := range Propose(w) {
			prepaid, nothing = prepaid || p.Customer == 3 && len(p.Allocations) == 0, nothing || p.Customer == 0 && len(p.Allocations) == 0
		}
		return prepaid, nothing
	}
	if prepaid, nothing := offered(); !prepaid || !nothing {
		t.Errorf("at first: prepaid %v, nothing %v", prepaid, nothing)
	}
	w.Rejected = []Rejection{{Receipt: 1}}
	if prepaid, nothing := offered(); !prepaid || nothing {
		t.Errorf("refused: prepaid %v, nothing %v", prepaid, nothing)
	}
}
