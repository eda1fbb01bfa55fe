package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"zhangfang/internal/pinyin"
)

// cities are cut from names, since banks and offices write them before, inside brackets, or not at all.
var cities = strings.Fields(`北京 上海 天津 重庆 杭州 苏州 宁波 无锡 南京 合肥 嘉兴 绍兴 温州 金华 常州 南通 深圳 广州 成都 浙江 江苏 安徽 广东
	湖州 台州 丽水 衢州 舟山 义乌 昆山 扬州 镇江 泰州 盐城 徐州 淮安 连云港 宿迁 芜湖 马鞍山 滁州 东莞 佛山 珠海 中山 惠州 汕头 厦门 福州 泉州 漳州 莆田 福建
	济南 青岛 烟台 潍坊 临沂 淄博 山东 武汉 宜昌 襄阳 湖北 长沙 株洲 湖南 南昌 赣州 江西 郑州 洛阳 河南 石家庄 唐山 保定 廊坊 河北 太原 山西 西安 咸阳 陕西
	昆明 云南 贵阳 贵州 南宁 桂林 柳州 广西 海口 三亚 海南 兰州 甘肃 西宁 青海 银川 宁夏 乌鲁木齐 新疆 呼和浩特 内蒙古 沈阳 大连 辽宁 长春 吉林 哈尔滨 黑龙江 拉萨 西藏 绵阳 四川 香港 澳门`)

// legalEndings say what a company is, not which.
var legalEndings = []string{"有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "有限责任", "股份有限", "有限", "公司"}

// bankNoise is what banks write behind a name.
var bankNoise = []string{"(基本户)", "(一般户)", "(专用户)", "(对公)", "-对公"}

// platforms collect for others: their names tell nothing about who paid.
var platforms = strings.Fields(`支付宝 财付通 网银在线 微信支付 微信转账 银联 拉卡拉 收钱吧 京东支付 抖音支付 通联支付 快钱支付 易宝支付 汇付 富友支付 清算 支付科技 支付网络 支付有限 待清算 备付金`)

// platform says whether the payer's name is that of a wallet or a clearing house; such names teach nothing.
func platform(name string) bool {
	n := pinyin.Norm(name)
	for _, p := range platforms {
		if strings.Contains(n, p) {
			return true
		}
	}
	return false
}

// core is the part of a name that tells one company from another: normal form, no brackets, no legal ending, no 市.
func core(name string) string {
	s := pinyin.Norm(name)
	for _, noise := range bankNoise {
		s = strings.ReplaceAll(s, noise, "")
	}
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune("()·.,_'\"-", r) {
			return -1
		}
		return r
	}, s)
	s = cutBranch(s)
	for range 2 {
		for _, e := range legalEndings {
			if t, ok := strings.CutSuffix(s, e); ok && utf8.RuneCountInString(t) >= 2 {
				s = t
				break
			}
		}
	}
	return cutShi(s)
}

// cutBranch drops 杭州分公司 behind the name of the company it belongs to.
func cutBranch(s string) string {
	if !strings.HasSuffix(s, "分公司") {
		return s
	}
	if head, _, ok := strings.Cut(s, "公司"); ok && !strings.HasSuffix(head, "分") {
		return head + "公司"
	}
	text := []rune(strings.TrimSuffix(s, "分公司"))
	if len(text) > 6 { // no legal ending between: the place takes two characters
		text = text[:len(text)-2]
	}
	return string(text)
}

// cutShi drops 市 behind a place name at the head.
func cutShi(s string) string {
	text := []rune(s)
	for i := 2; i < min(4, len(text)); i++ {
		if text[i] == '市' {
			return string(text[:i]) + string(text[i+1:])
		}
	}
	return s
}

// withoutCity drops a place name near the head, if enough of the name is left.
func withoutCity(c string) string {
	text := []rune(c)
	head := string(text[:min(7, len(text))])
	for _, city := range cities {
		if len(text)-utf8.RuneCountInString(city) >= 4 && strings.Contains(head, city) {
			return strings.Replace(c, city, "", 1)
		}
	}
	return c
}

// sound is how a name is spoken: names typed by ear are equal in it.
func sound(c string) string { return strings.Join(pinyin.Syllables(c), " ") }

// length counts characters.
func length(s string) int { return utf8.RuneCountInString(s) }

// person says that a name is short enough to be a person's: such names are shared by strangers.
func person(c string) bool { return length(c) < 4 }

// masked says that a wallet hides part of the name.
func masked(name string) bool { return strings.ContainsAny(name, "*＊") }

// fitsMask compares *伟 or 王** with a whole name.
func fitsMask(mask, name string) bool {
	a, b := []rune(strings.ReplaceAll(pinyin.Norm(mask), "＊", "*")), []rune(pinyin.Norm(name))
	if len(a) != len(b) || len(b) < 2 || len(b) > 4 {
		return false
	}
	for i, r := range a {
		if r != '*' && r != b[i] {
			return false
		}
	}
	return true
}

// likeness is twice the common subsequence over both lengths, in parts per hundred, by syllables.
func likeness(a, b string) int {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	row := make([]int, len(y)+1)
	for _, s := range x {
		diagonal := 0
		for j, t := range y {
			above := row[j+1]
			if s == t {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = above
		}
	}
	return 200 * row[len(y)] / (len(x) + len(y))
}

// pairs are the neighbouring characters of a name; they find names that are cut or mistyped.
func pairs(s string) []string {
	text := []rune(s)
	var out []string
	for i := 0; i+1 < len(text); i++ {
		out = append(out, string(text[i:i+2]))
	}
	return out
}

// hasHan says whether at least two Chinese characters stand together.
func hasHan(s string) bool {
	run := 0
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) {
			run = 0
			continue
		}
		if run++; run == 2 {
			return true
		}
	}
	return false
}
