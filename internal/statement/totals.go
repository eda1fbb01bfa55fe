package statement

import (
	"regexp"
	"strconv"
	"strings"

	"zhangfang/internal/fault"

	"github.com/shopspring/decimal"
)

// What a file says of its own lines and what was read of it may differ: it was cut, edited, or counts otherwise than we do. So
// a difference is shown and stops nothing.
const (
	TotalDiffers fault.Key = "statement.total_differs"
	CountDiffers fault.Key = "statement.count_differs"
	SumDiffers   fault.Key = "statement.sum_differs"
)

// Total is what a file says it holds, before or after its lines: how many, how much, or both.
type Total struct {
	Row   int
	Of    Direction        // "" = all lines
	Count *int             // nil where only a sum is stated
	Sum   *decimal.Decimal // positive; nil where only a count is stated
	Said  string           // in the file's words
}

// totalSides are the words that begin a total, the longer first. 待收入 and the like begin with none of them: they never happened.
var totalSides = []struct {
	word string
	of   Direction
}{
	{"资金流水总", ""}, {"借方发生总", Out}, {"贷方发生总", In}, {"已收入", In}, {"已支出", Out}, {"收入合计", In}, {"支出合计", Out}, {"借方合计", Out}, {"贷方合计", In},
	{"总收入", In}, {"总支出", Out}, {"收入", In}, {"支出", Out}, {"不计收支", Neutral}, {"中性交易", Neutral}, {"共计", ""}, {"共", ""}, {"总", ""},
}

// totalText is what follows those words: ":1笔 28.50元", "合计：7笔，共74059.28元", "66笔记录". A text between is none.
var totalText = regexp.MustCompile(`^:?(\d{1,9})笔(?:记录)?(?:,?共?:?(-?[\d,]*\d(?:\.\d+)?)元?)?$`)

// totals reads what a row above or below the lines says of them. A row of names may stand over the row of their values.
func (p *plan) totals(s *Statement, num int, cells []string) {
	if len(joined(cells)) > 250 {
		return
	}
	if heads := p.heads; len(heads) > 0 {
		p.heads = nil
		for i, name := range heads {
			if i < len(cells) {
				s.stated(num, name, plain(cells[i]), name+" "+tidy(cells[i]))
			}
		}
		return
	}
	var names []string
	for _, c := range cells {
		if name := plain(c); name != "" && strings.HasSuffix(name, "笔数") || strings.HasSuffix(name, "金额") && len(name) < 40 {
			names = append(names, name)
		}
	}
	if len(names) > 2 {
		for _, c := range cells {
			p.heads = append(p.heads, plain(c))
		}
		return
	}
	if len(cells) > 1 && s.stated(num, plain(cells[0]), plain(cells[1]), joined(cells)) {
		return
	}
	text := plain(strings.TrimRight(strings.Join(cells, ","), ", \t"))
	for _, side := range totalSides {
		rest, ok := strings.CutPrefix(text, side.word)
		if !ok {
			continue
		}
		if m := totalText.FindStringSubmatch(rest); m != nil {
			s.total(Total{Row: num, Of: side.of, Said: joined(cells)}, m[1], m[2])
		}
		return
	}
}

// stated keeps a value under a name such as 借方发生总笔数 or 收入金额.
func (s *Statement) stated(num int, name, value, said string) bool {
	name, _, _ = strings.Cut(name, "[")
	for _, side := range totalSides {
		switch rest, ok := strings.CutPrefix(name, side.word); {
		case !ok:
		case rest == "笔数":
			return s.total(Total{Row: num, Of: side.of, Said: said}, strings.TrimSuffix(value, ".0"), "")
		case side.of != "" && (rest == "金额" || rest == "额"):
			return s.total(Total{Row: num, Of: side.of, Said: said}, "", value)
		}
	}
	return false
}

// total keeps what could be read of a count and a sum.
func (s *Statement) total(t Total, count, sum string) bool {
	if n, err := strconv.Atoi(count); err == nil {
		t.Count = &n
	}
	if n, ok := parseAmount(sum, '.', false); ok {
		v := n.value.Abs()
		t.Sum = &v
	}
	if t.Count != nil || t.Sum != nil {
		s.Totals = append(s.Totals, t)
	}
	return t.Count != nil || t.Sum != nil
}

// columnTotals reads 合计 under the columns of money themselves. The sum of a page is none of the file.
func (p *plan) columnTotals(s *Statement, num int, cells []string) {
	if !total(cells) || strings.Contains(joined(cells), "小计") || strings.Contains(joined(cells), "本页") {
		return
	}
	for _, side := range []struct {
		of      Direction
		columns pick
	}{{In, p.ins}, {Out, p.outs}} {
		if text := side.columns.text(cells); text != "" && len(text) < 40 {
			s.total(Total{Row: num, Of: side.of, Said: joined(cells)}, "", text)
		}
	}
}

var plainer = strings.NewReplacer("：", ":", "，", ",", " ", "", "\t", "", "　", "", "#", "", "`", "", "\"", "")

func plain(s string) string { return plainer.Replace(tidy(s)) }

// compareTotals notes where the file says something else of its lines than was read. Files count closed trades or leave them
// out; either is right. Sums of several currencies are compared with nothing.
func (s *Statement) compareTotals() {
	if len(s.Totals) == 0 {
		return
	}
	type sums struct {
		count int
		sum   decimal.Decimal
	}
	gross, net := map[Direction]sums{}, map[Direction]sums{}
	currencies := map[string]bool{}
	for i := range s.Lines {
		l := &s.Lines[i]
		currencies[l.Currency] = true
		for _, of := range []Direction{"", l.Direction} {
			gross[of] = sums{gross[of].count + 1, gross[of].sum.Add(l.Amount)}
			if l.Class != Closed {
				net[of] = sums{net[of].count + 1, net[of].sum.Add(l.Amount)}
			}
		}
	}
	for _, t := range s.Totals {
		agrees := func(x sums) bool {
			return (t.Count == nil || *t.Count == x.count) && (t.Sum == nil || len(currencies) > 1 || t.Sum.Equal(x.sum.Abs()))
		}
		if x := gross[t.Of]; !agrees(x) && !agrees(net[t.Of]) {
			s.Problems = append(s.Problems, Problem{Fault: t.differs(x.count, x.sum)})
		}
	}
}

// differs is the sentence: what the file says, what was read, and the difference.
func (t Total) differs(count int, sum decimal.Decimal) *fault.Fault {
	args := fault.Args{"said": t.Said, "count": count, "sum": sum.StringFixed(2)}
	key := TotalDiffers
	switch {
	case t.Sum == nil:
		key = CountDiffers
	case t.Count == nil:
		key = SumDiffers
	}
	if t.Count != nil {
		args["lines"] = *t.Count - count
	}
	if t.Sum != nil {
		args["difference"] = t.Sum.Sub(sum).StringFixed(2)
	}
	return fault.New(key, args)
}
