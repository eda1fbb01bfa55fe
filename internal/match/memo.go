package match

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"zhangfang/internal/date"
)

// memo is what the words beside a receipt say, in terms of the book: only numbers, units and kinds that the book has
// are recognised, in whatever shape the office writes them.
type memo struct {
	text      string      // folded: half-width, lower case, blanks only between letters and digits
	coded     []*invoice  // invoices whose payment code stands there
	named     []*invoice  // invoices whose code, number or e-invoice number stands there
	short     bool        // such a number has so few digits that a slip of the pen is another's
	unknown   []string    // texts of the shape of an invoice number that no open invoice has
	tails     []string    // last digits of a number, said to be so
	tailed    []*invoice  // invoices whose number ends so
	contracts []*customer // customers whose contract number stands there
	contract  map[*invoice]bool
	units     []string // whole units (a-1203) that the book knows
	rooms     []string // room numbers alone (1203室) that the book knows
	kinds     map[string]bool
	periods   []date.Range
	noYear    bool     // the periods come without a year
	mixed     bool     // some with, some without
	nothing   string   // a word that speaks of money that pays no invoice
	advance   string   // a word that speaks of an invoice to come
	part      string   // a word that says it is not the whole
	said      []phrase // what was recognised, for marks
	plain     string   // text without numbers, for names
}

var (
	nothingWords = strings.Fields(`押金 保证金 定金 订金 诚意金 退税 退款 退货 退回 退汇 退费 退还 冲正 结息 利息 账户间转账 内部转账 内部划转 提现 借款 还款 稳岗 补贴 投资款 注资 增资
		备用金 理财 赎回 质保金 履约金 误转 误汇 转错 贷款 放款 分红 出资 借支 赔款 理赔 赔偿 工资 报销 存款转存 现金存入 测试`)
	advanceWords = strings.Fields(`预付 预存 预交 先交 先缴 挂账 预缴 预收 下月 下个月 下季 下学期 下一期 下期 明年 来年 充值`)
	partWords    = strings.Fields(`部分 先付 一部 定额 首付 首期 分期`)
	tailWords    = strings.Fields(`发票尾号 发票号尾号 尾号 后四位 末四位 后六位 发票号 发票 单号 账单号 账单 编号 通知单 缴费单 收费单 缴款单 催款单 收据`)
)

// kindWords are the ways one fee is called; a fee item of the book gets the words of every line it shares one with.
var kindWords = [][]string{
	strings.Fields("房租 租金 租赁 房费 租房 租费 月租 铺租 店租 厂租 库租 摊租"), strings.Fields("物业 物管"), strings.Fields("水电 水费 电费 用水 用电"),
	strings.Fields("记账 代账 做账 代理费"), strings.Fields("社保 代办 代缴"), strings.Fields("货款 材料款 货物款 采购款"), strings.Fields("停车 车位 泊车"),
	strings.Fields("学费 培训 课时 课程 教育"), strings.Fields("网费 宽带 网络费"), strings.Fields("燃气 煤气 天然气"), strings.Fields("采暖 供暖 取暖 暖气"),
	strings.Fields("保洁 清洁 卫生 垃圾 清运"), strings.Fields("管理费 综合管理"), strings.Fields("维保 维护 保养 维修"), strings.Fields("餐费 伙食 饭费 膳食 午餐"),
	strings.Fields("摊位 摊费 档口"), strings.Fields("住宿 宿舍 床位"), strings.Fields("仓储 仓库 仓租"), strings.Fields("会员 会费"), strings.Fields("广告 广告位 灯箱"),
	strings.Fields("能耗 公摊 空调"), strings.Fields("服务费 顾问 咨询"), strings.Fields("托管 托班 保育"), strings.Fields("运费 物流 配送"), strings.Fields("加工"), strings.Fields("设计"), strings.Fields("软件 系统 平台使用"),
}

// wordsOfKind gives every word that speaks of a kind of fee in the book.
func wordsOfKind(kind string) []string {
	k := foldMemo(kind)
	if k == "" {
		return nil
	}
	words := []string{k}
	for _, e := range []string{"费用", "费", "款", "金"} {
		if stem, ok := strings.CutSuffix(k, e); ok && length(stem) >= 2 {
			words = append(words, stem)
			break
		}
	}
	for _, line := range kindWords {
		if containsAny(k, line) == "" {
			continue
		}
		for _, w := range line {
			if !otherMeter(k, w) {
				words = append(words, w)
			}
		}
	}
	return words
}

// otherMeter says that a word is of water alone where the fee is not, or of electricity: they stand in one line for 水电.
func otherMeter(kind, word string) bool {
	water, power := strings.Contains(word, "水"), strings.Contains(word, "电")
	return water && !power && !strings.Contains(kind, "水") || power && !water && !strings.Contains(kind, "电")
}

func containsAny(s string, words []string) string {
	for _, w := range words {
		if strings.Contains(s, w) {
			return w
		}
	}
	return ""
}

// foldMemo gives the form in which memos are read.
func foldMemo(s string) string {
	text := []rune(strings.Map(func(r rune) rune {
		switch r {
		case '—', '–', '―', '‐', '−', '~', '～', '〜', '∼', '－':
			return '-'
		case '、', '，', ';', '；', '|':
			return ','
		case '：':
			return ':'
		}
		if unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("()[]{}<>【】《》「」『』〔〕", r) {
			return ' '
		}
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(s)))
	out := make([]rune, 0, len(text))
	for i, r := range text {
		if r == ' ' {
			if len(out) == 0 || i+1 == len(text) || !ascii(out[len(out)-1]) || !ascii(text[i+1]) || out[len(out)-1] == ' ' || text[i+1] == ' ' {
				continue
			}
		}
		out = append(out, r)
	}
	return string(out)
}

func ascii(r rune) bool { return r < 128 }

// read says what the memo of a receipt of that day tells.
func (x *index) read(text string, day date.Date) memo {
	m := memo{text: foldMemo(text), kinds: map[string]bool{}, contract: map[*invoice]bool{}}
	if m.text == "" {
		return m
	}
	for _, k := range x.kinds {
		if w := containsAny(m.text, k.words); w != "" {
			m.kinds[k.name] = true
			m.say(KindInMemo, w)
		}
	}
	if w := containsAny(m.text, nothingWords); w != "" && !x.isKind(w) {
		m.nothing = w
		m.say(SaysNothing, w)
	}
	if m.advance = containsAny(m.text, advanceWords); m.advance != "" {
		m.say(SaysAdvance, m.advance)
	}
	if m.part = containsAny(m.text, partWords); m.part != "" {
		m.say(SaysPart, m.part)
	}
	rest := x.readNumbers(&m)
	for _, t := range m.tails {
		m.tailed = append(m.tailed, x.tail(t)...)
	}
	rest = x.readUnits(&m, rest)
	m.readPeriods(rest, day)
	m.plain = rest
	return m
}

// telling says that the memo tells something of what is paid.
func (m *memo) telling() bool {
	return len(m.named)+len(m.tails)+len(m.units)+len(m.rooms)+len(m.contracts)+len(m.kinds)+len(m.periods) > 0
}

func (x *index) isKind(word string) bool {
	for _, k := range x.kinds {
		if strings.Contains(k.name, word) {
			return true
		}
	}
	return false
}

// atom is a run of letters and digits in the memo.
type atom struct{ from, to int }

func alnum(b byte) bool { return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' }
func digit(b byte) bool { return b >= '0' && b <= '9' }

func digits(s string) bool {
	for i := range len(s) {
		if !digit(s[i]) {
			return false
		}
	}
	return s != ""
}

func atomsOf(s string) []atom {
	var out []atom
	for i := 0; i < len(s); {
		if !alnum(s[i]) {
			i++
			continue
		}
		j := i
		for j < len(s) && alnum(s[j]) {
			j++
		}
		out = append(out, atom{i, j})
		i = j
	}
	return out
}

func appendNew[T comparable](list []T, v T) []T {
	for _, o := range list {
		if o == v {
			return list
		}
	}
	return append(list, v)
}
