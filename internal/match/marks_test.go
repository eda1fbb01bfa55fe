package match

import (
	"fmt"
	"strings"
	"testing"
)

// marked writes a receipt's marks as the words they stand at.
func marked(r Receipt, ms []Mark) string {
	var out []string
	for _, m := range ms {
		text := []rune(map[string]string{"payerName": r.PayerName, "payerAccount": r.PayerAccount, "memo": r.Memo}[m.Field])
		out = append(out, fmt.Sprintf("%s=%s", strings.TrimPrefix(string(m.Key), "match."), string(text[m.From:m.To])))
	}
	return strings.Join(out, " | ")
}

func TestMarksStandWhereTheFactsAre(t *testing.T) {
	for _, c := range []struct{ amount, payer, memo, want string }{
		{"311.50", "杭州云岫建筑有限公司", "", "payer_is_customer=杭州云岫建筑有限公司"},
		{"3000", "杭州云岫建筑有限公司", "付三月份 房租", "payer_is_customer=杭州云岫建筑有限公司 | kind_in_memo=房租 | period_in_memo=三月份"},
		{"5200", "某某商行", "付ＺＤ２０２６０２－０００１７号", "number_in_memo=ＺＤ２０２６０２－０００１７"},
		{"5200", "某某商行", "付款码 " + Code(17)[:4] + " " + Code(17)[4:], "code_in_memo=" + Code(17)[:4] + " " + Code(17)[4:]},
		{"1800", "赵青瓷", "B座801室2026年1月租金", "person_name=赵青瓷 | kind_in_memo=租金 | unit_in_memo=B座801 | period_in_memo=2026年1月"},
		{"6000", "杭州云岫建筑有限公司", "房租（1-2月）", "payer_is_customer=杭州云岫建筑有限公司 | kind_in_memo=房租 | period_in_memo=1-2月"},
		{"311.50", "过路人", "代云岫建筑付物业费", "kind_in_memo=物业费 | name_in_memo=云岫建筑"},
		{"3000", "杭州云岫建筑有限公司", "押金", "says_nothing=押金"},
	} {
		w := street()
		r := got(c.amount, c.payer, c.memo)
		w.Receipts = []Receipt{r}
		if s := marked(r, Propose(w)[0].Marks); s != c.want {
			t.Errorf("%s %q: %s\nwant %s", c.payer, c.memo, s, c.want)
		}
	}
}

// An account that the office wrote down is known; one that was only confirmed was seen.
func TestAnAccountIsMarkedByHowItIsKnown(t *testing.T) {
	w := street()
	w.Memory = []Habit{{PayerAccount: "62220099", Customer: 2, Count: 2}}
	for account, want := range map[string]string{"6222-0001": "account_known=6222-0001", "6222 0099": "seen_before=6222 0099"} {
		r := got("100", "", "")
		r.PayerAccount = account
		w.Receipts = []Receipt{r}
		if s := marked(r, Propose(w)[0].Marks); s != want {
			t.Errorf("%s: %s", account, s)
		}
	}
}

func TestThreeWords(t *testing.T) {
	for _, c := range []struct {
		p    Proposal
		want Word
	}{
		{Proposal{Decision: Auto, Confidence: 850}, Certain},
		{Proposal{Decision: Suggest, Confidence: 999}, Likely},
		{Proposal{Decision: Suggest, Confidence: 900}, Likely},
		{Proposal{Decision: Suggest, Confidence: 899}, Unsure},
	} {
		if got := c.p.Word(); got != c.want {
			t.Errorf("%s at %v is %s", c.p.Decision, c.p.Confidence, got)
		}
	}
}
