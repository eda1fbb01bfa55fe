package match

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
)

var update = flag.Bool("update", false, "rewrite the golden files; then look at them")

// TestWhatIsSaid keeps every sentence of some telling situations in both languages, as a person reads them on a card.
func TestWhatIsSaid(t *testing.T) {
	var b strings.Builder
	for _, c := range []struct{ situation, amount, payer, memo string }{
		{"the name and the month", "3000", "杭州云岫建筑有限公司", "3月房租"},
		{"the payment code", "5200", "某某商行", Code(17)},
		{"a hint and a common amount", "3000", "周小禾", ""},
		{"equal rents", "3000", "杭州云岫建筑有限公司", ""},
		{"short by a fee", "2990", "杭州云岫建筑有限公司", "房租"},
		{"a part that the memo names", "1500", "杭州云岫建筑有限公司", "ZD202602-00011"},
		{"nobody known", "379.50", "过路人", ""},
		{"a group", "7800", "浙江澜石集团有限公司", ""},
		{"everything speaks against it", "311.50", "杭州云岫建筑有限公司", "预付A-1204房租ZD202512-00002"},
		{"a payer who writes less", "3000", "云岫建筑", "3月房租"},
		{"a part of the name in the memo", "5200", "过路人", "替澜石贸易付房租"},
		{"a stranger who names the month", "2600", "过路人", "2月房租"},
		{"more than everything", "20000", "绍兴澜石食品有限公司", ""},
		{"a deposit", "3000", "杭州云岫建筑有限公司", "押金"},
	} {
		w := street()
		w.Receipts = []Receipt{got(c.amount, c.payer, c.memo)}
		p := Propose(w)[0]
		fmt.Fprintf(&b, "%s: %s %s %s\n", c.situation, c.amount, c.payer, c.memo)
		fmt.Fprintf(&b, "  %s, %s %v\n", said(p), p.Word(), p.Confidence)
		for _, r := range p.Reasons {
			fmt.Fprintf(&b, "  - %s\n    %s\n", r.Text("zh-CN"), r.Text("en"))
		}
	}
	const golden = "testdata/reasons.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("it is said:\n%s", b.String())
	}
}

// A whole name that a wallet gives is not hidden: it is told that somebody of this name has paid, and that this may be another.
func TestAWholeNameOfAWalletIsNotCalledHidden(t *testing.T) {
	for payer, want := range map[string]fault.Key{"周三味": NamesakePaid, "*三味": MaskFits} {
		w := street()
		w.Memory = []Habit{{Customer: 3, PayerName: payer, Count: 2}}
		r := got("1800", payer, "房租")
		r.Channel = "wechat"
		w.Receipts = []Receipt{r}
		p := Propose(w)[0]
		var keys []fault.Key
		for _, why := range p.Reasons {
			keys = append(keys, why.Key)
		}
		if !slices.Contains(keys, want) || slices.Contains(keys, MaskFits) != (want == MaskFits) {
			t.Errorf("%s: %v", payer, keys)
		}
		checkReasons(t, p)
	}
}

var gap = regexp.MustCompile(`{{(\w+)}}`)

// UX 2: every reason declared in reasons.go has a sentence in both languages, with the same gaps.
func TestReasonsHaveSentences(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "reasons.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	ast.Inspect(file, func(node ast.Node) bool {
		spec, ok := node.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		lit, ok := spec.Values[0].(*ast.BasicLit)
		if !ok {
			return true
		}
		key, _ := strconv.Unquote(lit.Value)
		zh, en := Reason{Key: fault.Key(key)}.Text("zh-CN"), Reason{Key: fault.Key(key)}.Text("en")
		if zh == key || en == key {
			t.Errorf("%s has no sentence", key)
		}
		if a, b := gaps(zh), gaps(en); a != b {
			t.Errorf("%s has the gaps %s and %s", key, a, b)
		}
		n++
		return true
	})
	if n < 40 {
		t.Fatalf("only %d reasons were found", n)
	}
}

func gaps(s string) string {
	found := map[string]bool{}
	for _, g := range gap.FindAllStringSubmatch(s, -1) {
		found[g[1]] = true
	}
	return strings.Join(slices.Sorted(maps.Keys(found)), " ")
}

// checkReasons says that a reason fills every gap of its sentences.
func checkReasons(t testing.TB, p Proposal) {
	t.Helper()
	for _, r := range p.Reasons {
		for _, lang := range []string{"zh-CN", "en"} {
			if s := r.Text(lang); strings.Contains(s, "{{") || s == string(r.Key) {
				t.Errorf("receipt %d: %s: %s", p.Receipt, r.Key, s)
			}
		}
	}
	if len(p.Reasons) == 0 {
		t.Errorf("receipt %d has a proposal without a reason: %+v", p.Receipt, p)
	}
}

// A customer pays the same twice, before its bill is issued: the card of each says that the sum is the bill's to the fen, and that
// another payment may be for it, not that the sum is another.
func TestAnExactSumIsNotCalledAnother(t *testing.T) {
	const name = "听雨电子商务有限公司"
	w := World{Customers: []Customer{{ID: 1, Name: name}}, Invoices: []Invoice{
		{ID: 1, Number: "ZD202603-00109", Customer: 1, Kind: "代账费", Issue: date.Must("2026-03-19"), Due: date.Must("2026-03-29"), Open: 188_71},
		{ID: 2, Number: "ZD202604-00072", Customer: 1, Kind: "代账费", Issue: date.Must("2026-04-01"), Due: date.Must("2026-04-11"), Open: 450_00},
	}, Receipts: []Receipt{
		{ID: 1, Date: date.Must("2026-03-05"), Amount: 188_71, PayerName: name, Memo: "服务费"},
		{ID: 2, Date: date.Must("2026-03-06"), Amount: 188_71, PayerName: name, Memo: "服务费"},
	}}
	met := 0
	for _, p := range Propose(w) {
		has := func(k fault.Key) bool {
			return slices.ContainsFunc(p.Reasons, func(r Reason) bool { return r.Key == k })
		}
		if !has(AmountExact) {
			continue
		}
		met++
		if has(NotWhole) || !has(EarlierOpen) || p.Decision == Auto {
			t.Errorf("receipt %d: %v", p.Receipt, p.Reasons)
		}
	}
	if met == 0 {
		t.Error("nobody was told that the amount is the bill's")
	}
}
