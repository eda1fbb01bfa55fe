package statement

import (
	"fmt"
	"strings"
	"testing"
)

func TestWhatAFileSaysOfItsLinesIsComparedWithThem(t *testing.T) {
	const lines = "交易时间,收入,支出,对方户名,流水号\n2026-03-01 09:00:00,100.00,,甲,2026030100000001\n2026-03-02 09:00:00,0.50,,乙,2026030200000002\n2026-03-03 09:00:00,,7.20,丙,2026030300000003\n"
	for _, c := range []struct {
		when, above, below string
		stated             int
		doubts             []string // key, and the difference in lines and money
	}{
		{"nothing is said", "账号：6225880012345678", "", 0, nil},
		{"all of it holds", "共3笔记录\n收入：2笔 100.50元\n支出：1笔 7.20元\n不计收支：0笔 0.00元", "", 4, nil},
		{"words and value are cut by the delimiter", "收入：2笔,100.50元,,,", "", 1, nil},
		{"a sum differs", "收入：2笔 128.50元", "", 1, []string{"statement.total_differs 0 28.00"}},
		{"the file was cut", "共5笔记录\n支出：3笔，9.20元", "", 2, []string{"statement.count_differs 2", "statement.total_differs 2 2.00"}},
		{"what has not happened is no total", "待收入:4笔,9.00元", "", 0, nil},
		{"a name with its value", "贷方发生总笔数,2\n贷方发生总额,\"100.50\"\n借方发生总笔数,2", "", 3, []string{"statement.count_differs 1"}},
		{"names over values", "总笔数,收入笔数,收入金额,支出笔数,支出金额\n`3,`2,`100.50,`1,`8.20", "", 5, []string{"statement.sum_differs 1.00"}},
		{"sums under the columns", "", "合计,100.50,7.21,,", 2, []string{"statement.sum_differs 0.01"}},
		{"behind the lines", "", "#支出合计：1笔，共-7.20元\n#收入合计：2笔，共100.50元", 2, nil},
		{"a sentence that begins so", "支出以银行记录为准，共同核对", "", 0, nil},
	} {
		s, err := Read(Source{Data: []byte(strings.TrimPrefix(c.above+"\n"+lines+c.below, "\n"))}, Options{})
		if err != nil || len(s.Lines) != 3 {
			t.Errorf("when %s: %v", c.when, err)
			continue
		}
		var doubts []string
		for _, p := range s.Problems {
			text := string(p.Fault.Key)
			if p.Fault.Args["said"] == nil {
				continue
			}
			for _, arg := range []string{"lines", "difference"} {
				if v := p.Fault.Args[arg]; v != nil {
					text += fmt.Sprint(" ", v)
				}
			}
			doubts = append(doubts, text)
		}
		if len(s.Totals) != c.stated || strings.Join(doubts, "; ") != strings.Join(c.doubts, "; ") {
			t.Errorf("when %s: %d stated, want %d; %v, want %v", c.when, len(s.Totals), c.stated, doubts, c.doubts)
		}
	}
}
