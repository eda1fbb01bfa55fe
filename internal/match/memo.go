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
	tailWords    = strings.Fields(`发票尾号 发票号尾号 尾号 后四位 末四位 后六位 发票号 发票 单号 账单号 账单 编号`)
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
			if (k == "水费" && w == "电费") || (k == "电费" && w == "水费") {
				continue
			}
			words = append(words, w)
		}
	}
	return words
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

// readNumbers finds invoice, e-invoice and contract numbers, whole or by their tails, and gives the text without them.
func (x *index) readNumbers(m *memo) string {
	s, atoms := m.text, atomsOf(m.text)
	blank := []byte(s)
	wipe := func(from, to int) {
		for i := from; i < to; i++ {
			blank[i] = ' '
		}
	}
	for i := 0; i < len(atoms); {
		n := 0
		for k := min(5, len(atoms)-i); k > 0 && n == 0; k-- {
			if joined(s, atoms[i:i+k]) && x.number(m, s, atoms[i:i+k]) {
				n = k
			}
		}
		if n > 0 {
			wipe(atoms[i].from, atoms[i+n-1].to)
			i += n
			continue
		}
		if t := s[atoms[i].from:atoms[i].to]; len(t) >= 11 || coded(t) {
			wipe(atoms[i].from, atoms[i].to)
		}
		i++
	}
	return string(blank)
}

// joined says whether only single signs stand between the atoms of one number.
func joined(s string, as []atom) bool {
	for i := 1; i < len(as); i++ {
		gap := s[as[i-1].to:as[i].from]
		if len(gap) != 1 || !strings.Contains("-_/.# ", gap) {
			return false
		}
	}
	return true
}

// coded says whether a word is letters followed by digits, such as a number of somebody else's; q1 to q4 are quarters.
func coded(t string) bool {
	i := 0
	for i < len(t) && !digit(t[i]) {
		i++
	}
	return i > 1 && i < len(t) || i == 1 && len(t) > 5
}

// number takes the atoms for one number, if the book knows it or they have the shape of one.
func (x *index) number(m *memo, s string, as []atom) bool {
	from, to := as[0].from, as[len(as)-1].to
	var b strings.Builder
	for _, a := range as {
		b.WriteString(s[a.from:a.to])
	}
	t := b.String()
	bare := strings.TrimLeftFunc(t, unicode.IsLetter)
	before, after := strings.TrimRight(s[:from], " :#."), s[to:]
	if digits(t) && measured(after) {
		return false
	}
	if v := x.coded(t); v != nil && (len(as) == 1 || len(as) == 2 && to-from == 9 && as[0].to-as[0].from == 4) {
		m.coded = appendNew(m.coded, v)
		m.say(CodeInMemo, s[from:to])
		return m.name([]*invoice{v}, "")
	}
	if vs := x.byDigits[bare]; len(vs) > 0 && x.framed(s[:from], after) {
		return m.name(vs, s[from:to])
	}
	if vs := x.byNumber[t]; len(vs) > 0 && !periodLike(t, as, after) {
		return m.name(vs, s[from:to])
	}
	if vs := x.byTax[bare]; len(vs) > 0 {
		return m.name(vs, s[from:to])
	}
	if vs := x.byContract[t]; len(vs) > 0 {
		for _, v := range vs {
			m.contract[v] = true
			m.contracts = appendNew(m.contracts, v.customer)
		}
		m.say(ContractInMemo, s[from:to])
		return true
	}
	if vs := x.byDigits[bare]; len(vs) > 0 && len(bare) >= 6 && !periodLike(bare, as, after) {
		return m.name(vs, s[from:to])
	}
	if len(as) == 1 && digits(t) && len(t) >= 3 && len(t) <= 8 && labelled(before) && !strings.HasPrefix(after, "月") && !strings.HasPrefix(after, "年") {
		m.tails = append(m.tails, t)
		m.say(TailInMemo, t)
		return true
	}
	if (shape(t) != "" && x.shapes[shape(t)] || len(bare) >= 7 && digits(t) && x.digitShapes[groups(s[from:to])] && strings.HasPrefix(t, "20")) && !periodLike(bare, as, after) {
		m.unknown = append(m.unknown, s[from:to])
		m.say(UnknownNumber, s[from:to])
		return true
	}
	return false
}

// coded gives the invoice whose payment code a text is.
func (x *index) coded(t string) *invoice {
	if !isCode(t) {
		return nil
	}
	return x.byCode[int32(number(t))]
}

// framed says whether the words that the office writes around the digits of its numbers stand around these: 物…号, 第…号.
func (x *index) framed(before, after string) bool {
	for _, f := range x.frames {
		if strings.HasSuffix(before, f[0]) && (f[1] == "" || strings.HasPrefix(after, f[1]) || f[0] != "第") {
			return true
		}
	}
	return false
}

func (m *memo) name(vs []*invoice, text string) bool {
	if text != "" {
		m.say(NumberInMemo, text)
	}
	for _, v := range vs {
		m.named = appendNew(m.named, v)
	}
	return true
}

// measured says that a unit of measure, a room or a house follows a figure.
func measured(after string) bool {
	for _, w := range []string{"元", "块", "万", "室", "栋", "幢", "座", "号楼", "号铺", "度", "吨", "平", "%"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}

func labelled(before string) bool {
	for _, w := range tailWords {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return strings.HasSuffix(before, "no")
}

// periodLike says that digits may as well be a month or a day: 202503, 2025-03, 2025.3.15, 20250315.
func periodLike(t string, as []atom, after string) bool {
	if !digits(t) {
		return false
	}
	if strings.HasPrefix(after, "月") || strings.HasPrefix(after, "年") || strings.HasPrefix(after, "日") || strings.HasPrefix(after, "季") {
		return true
	}
	month := func(s string) bool { return len(s) == 2 && s >= "01" && s <= "12" || len(s) == 1 && s >= "1" }
	day := func(s string) bool { return len(s) == 2 && s >= "01" && s <= "31" || len(s) == 1 && s >= "1" }
	year := strings.HasPrefix(t, "20") && len(t) >= 5
	switch {
	case !year:
		return len(t) <= 4
	case len(as) == 1 && len(t) == 6:
		return month(t[4:])
	case len(as) == 1 && len(t) == 8:
		return month(t[4:6]) && day(t[6:]) && t[:4] >= "2015" && t[:4] <= "2060"
	case len(as) == 2:
		return as[0].to-as[0].from == 4 && month(t[4:])
	case len(as) == 3 && as[0].to-as[0].from == 4:
		n := as[1].to - as[1].from
		return month(t[4:4+n]) && day(t[4+n:])
	}
	return false
}

func appendNew[T comparable](list []T, v T) []T {
	for _, o := range list {
		if o == v {
			return list
		}
	}
	return append(list, v)
}
