package statement

import (
	"bytes"
	"encoding/binary"
	"iter"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	"zhangfang/internal/fault"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/transform"
)

// decode turns bytes into text: by BOM, else UTF-16 by its NULs, else strict UTF-8, else what the high bytes look
// like. Bytes that are no text in that encoding become U+FFFD and are counted, never dropped.
func decode(data []byte) (text, name string, replaced int, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		if text, name = unsafe.String(unsafe.SliceData(data[3:]), len(data)-3), "UTF-8-BOM"; !utf8.ValidString(text) {
			text = strings.ToValidUTF8(text, "\uFFFD")
		}
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		text, name = decodeUTF16(data[2:], binary.LittleEndian), "UTF-16LE"
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		text, name = decodeUTF16(data[2:], binary.BigEndian), "UTF-16BE"
	case nuls(data, 1):
		text, name = decodeUTF16(data, binary.LittleEndian), "UTF-16LE"
	case nuls(data, 0):
		text, name = decodeUTF16(data, binary.BigEndian), "UTF-16BE"
	case utf8.Valid(data):
		text, name = unsafe.String(unsafe.SliceData(data), len(data)), "UTF-8" // Source.Data is not changed any more
	case noise(unsafe.String(unsafe.SliceData(data), len(data))): // they are the same bytes in every encoding that is left
		return "", "", 0, fault.New(NotText, nil)
	default:
		if text, name, err = decodeLegacy(data); err != nil {
			return "", "", 0, err
		}
	}
	if noise(text) {
		return "", "", 0, fault.New(NotText, nil)
	}
	return text, name, strings.Count(text, "\uFFFD"), nil
}

// decodeLegacy tells three kinds of bytes apart that are not valid UTF-8. UTF-8 with a few broken bytes still has far
// more whole sequences than broken ones. In Western text high bytes stand alone; in GB18030 they come in pairs.
func decodeLegacy(data []byte) (text, name string, err error) {
	sample := legacySample(data)
	whole, broken, alone, runs := 0, 0, 0, 0
	for i := 0; i < len(sample); {
		if sample[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(sample[i:])
		if n > 1 {
			whole++
		} else if r == utf8.RuneError {
			broken++
		}
		i += n
	}
	if whole > 4*broken {
		return string(bytes.ToValidUTF8(data, []byte("\uFFFD"))), "UTF-8", nil
	}
	for i := 0; i < len(sample); i++ {
		if sample[i] < 0x80 {
			continue
		}
		start := i
		for i+1 < len(sample) && sample[i+1] >= 0x80 {
			i++
		}
		if runs++; i == start && !fourBytes(sample[i:]) {
			alone++
		} else if i == start {
			i += 3
		}
	}
	if alone*2 >= runs {
		text, err = decodeWith(charmap.Windows1252.NewDecoder(), data)
		return text, "Windows-1252", err
	}
	if taiwan(sample) {
		text, err = decodeWith(traditionalchinese.Big5.NewDecoder(), data)
		return text, "Big5", err
	}
	text, err = decodeWith(simplifiedchinese.GB18030.NewDecoder(), data)
	return text, "GB18030", err
}

// taiwan says that a sample holds the words of statements in Big5, as banks of Hong Kong and Taiwan write them, and none of
// GB18030: most bytes of one are text in the other, too.
func taiwan(sample []byte) bool {
	has := func(words [][]byte) int {
		n := 0
		for _, w := range words {
			if bytes.Contains(sample, w) {
				n++
			}
		}
		return n
	}
	return has(big5Words) >= 2 && has(gbWords) == 0
}

var big5Words, gbWords = func() (big5, gb [][]byte) {
	for _, w := range []string{"日期", "餘額", "金額", "帳戶", "賬戶", "帳號", "貨幣", "摘要", "存入", "支出", "收入", "提取", "結餘", "交易"} {
		if b, err := traditionalchinese.Big5.NewEncoder().Bytes([]byte(w)); err == nil {
			big5 = append(big5, b)
		}
	}
	for _, w := range []string{"日期", "余额", "金额", "账户", "账号", "摘要", "收入", "支出", "交易", "时间", "餘額", "金額"} {
		if b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(w)); err == nil {
			gb = append(gb, b)
		}
	}
	return big5, gb
}()

// decodeAs turns bytes into text as the user said; what is none becomes U+FFFD.
func decodeAs(data []byte, name string) (text string, err error) {
	switch name {
	case "UTF-8":
		return strings.ToValidUTF8(string(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))), "\uFFFD"), nil
	case "UTF-16LE":
		return decodeUTF16(bytes.TrimPrefix(data, []byte{0xFF, 0xFE}), binary.LittleEndian), nil
	case "UTF-16BE":
		return decodeUTF16(bytes.TrimPrefix(data, []byte{0xFE, 0xFF}), binary.BigEndian), nil
	case "GB18030":
		return decodeWith(simplifiedchinese.GB18030.NewDecoder(), data)
	case "Big5":
		return decodeWith(traditionalchinese.Big5.NewDecoder(), data)
	case "Windows-1252":
		return decodeWith(charmap.Windows1252.NewDecoder(), data)
	}
	return "", fault.New(MappingMismatch, fault.Args{"missing": "encoding"})
}

// legacySample is the part of a file by which its encoding is told: a megabyte from its first byte that is not ASCII.
func legacySample(data []byte) []byte {
	for i, b := range data {
		if b >= 0x80 {
			return data[i:min(len(data), i+1<<20)]
		}
	}
	return nil
}

// decodeWith decodes without making the text twice.
func decodeWith(d *encoding.Decoder, data []byte) (string, error) {
	var b strings.Builder
	b.Grow(len(data) + len(data)/3)
	w := transform.NewWriter(&b, d)
	if _, err := w.Write(data); err != nil {
		return "", err
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	return b.String(), nil
}

// fourBytes knows the long form of GB18030: high byte, digit, high byte, digit.
func fourBytes(b []byte) bool {
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	return len(b) >= 4 && digit(b[1]) && b[2] >= 0x81 && digit(b[3])
}

// nuls says that at least a third of the bytes at odd (or even) places of the beginning are NUL, and hardly any other.
func nuls(data []byte, odd int) bool {
	head := data[:min(len(data), 4096)&^1]
	count := [2]int{}
	for i, b := range head {
		if b == 0 {
			count[i&1]++
		}
	}
	return len(head) >= 4 && count[odd]*6 >= len(head) && count[1-odd]*8 <= count[odd]
}

// decodeUTF16 makes room once: all of a file as numbers of characters would take four times its size.
func decodeUTF16(data []byte, order binary.ByteOrder) string {
	size := 0
	for r := range utf16Runes(data, order) {
		size += utf8.RuneLen(r)
	}
	out := make([]byte, 0, size)
	for r := range utf16Runes(data, order) {
		out = utf8.AppendRune(out, r)
	}
	return unsafe.String(unsafe.SliceData(out), len(out))
}

// utf16Runes gives the characters; half of a pair is U+FFFD.
func utf16Runes(data []byte, order binary.ByteOrder) iter.Seq[rune] {
	return func(yield func(rune) bool) {
		for i := 0; i+1 < len(data); i += 2 {
			r := rune(order.Uint16(data[i:]))
			if utf16.IsSurrogate(r) {
				second := rune(0)
				if i+3 < len(data) {
					second = rune(order.Uint16(data[i+2:]))
				}
				if r = utf16.DecodeRune(r, second); r != utf8.RuneError {
					i += 2
				}
			}
			if !yield(r) {
				return
			}
		}
	}
}

// noise says that more than one byte in fifty is a control character that no text has.
func noise(text string) bool {
	n := 0
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < 0x20 && c != '\t' && c != '\n' && c != '\r' {
			n++
		}
	}
	return n*50 > len(text)
}

// strip removes what a cell may not hide: control characters other than tab and line break, bidirectional overrides
// and isolates, zero-width and other invisible marks. A name that is shown is then the name that is stored.
// They are counted, because a bank would not write them.
func strip(cell string) (string, int) {
	if len(cell) > maxCell {
		cell = strings.ToValidUTF8(cell[:maxCell], "")
	}
	plain := true
	for i := 0; i < len(cell); i++ {
		if mayHide[cell[i]] {
			plain = false
			break
		}
	}
	if plain {
		return cell, 0
	}
	n := 0
	out := strings.Map(func(r rune) rune {
		if hidden(r) {
			n++
			return -1
		}
		return r
	}, cell)
	if n == 0 {
		return cell, 0
	}
	return out, n
}

// mayHide are the bytes with which a hidden character can begin.
var mayHide = func() (t [256]bool) {
	for c := range 0x20 {
		t[c] = c != '\t' && c != '\n' && c != '\r'
	}
	for _, c := range []byte{0x7F, 0xC2, 0xD8, 0xDC, 0xE0, 0xE1, 0xE2, 0xEF, 0xF0, 0xF3} {
		t[c] = true
	}
	return t
}()

func hidden(r rune) bool {
	if r == '\t' || r == '\n' || r == '\r' {
		return false
	}
	if r == '\u200D' { // joins emoji in the nicknames of wallets
		return false
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029'
}

// tidy is a cell as a person reads it: without the padding, the tab after numbers, the leading backtick or apostrophe
// and the ="..." that keep spreadsheets from touching it. The many ways to write nothing become "".
func tidy(cell string) string {
	s := cell
	if n := len(s); n > 0 && (s[0] <= ' ' || s[n-1] <= ' ' || s[0] >= 0x80 || s[n-1] >= 0x80) {
		s = strings.TrimFunc(s, blank)
	}
	if strings.HasPrefix(s, `="`) && strings.HasSuffix(s, `"`) && len(s) >= 3 {
		s = strings.TrimFunc(s[2:len(s)-1], blank)
	}
	if s != "" && (s[0] == '`' || s[0] == '\'') {
		s = strings.TrimFunc(strings.TrimSuffix(s[1:], "'"), blank)
	}
	switch s {
	case "/", "（空）", "(空)", "null", "NULL", "None", "nan", "NaN", "NaT", "N/A", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!":
		return ""
	}
	if s != "" && (s[0] == '-' || s[0] == 0xE2) && strings.Trim(s, "-—") == "" {
		return ""
	}
	return s
}

func blank(r rune) bool {
	return r == ' ' || r == '\t' || r == '\r' || r == '\n' || r == '\u00A0' || r == '\u3000' || r == '\uFEFF' || r == '\v' || r == '\f'
}

// label is a header cell or a name of the alias table in the one form in which they are compared: without blanks,
// half-width, lower case, without a [ translation ] and without the unit (元).
func label(cell string) string {
	s := tidy(cell)
	if i := strings.IndexByte(s, '['); i > 0 {
		s = s[:i]
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case blank(r):
			return -1
		case r >= 0xFF01 && r <= 0xFF5E:
			return unicode.ToLower(r - 0xFEE0)
		}
		if plain, ok := simplified[r]; ok {
			return plain
		}
		return unicode.ToLower(r)
	}, s)
	s = strings.TrimSuffix(s, ":")
	if strings.HasPrefix(s, "收/付方") { // as some of a bank's exports write 收(付)方
		s = "收(付)方" + s[len("收/付方"):]
	}
	for _, unit := range []string{"(元)", "(+元)", "(-元)", "/元", "(人民币)", "(人民币元)", "(rmb)", "(cny)", "(单位:元)", "(单位:人民币元)", "(cny元)", "(円)"} {
		s = strings.TrimSuffix(s, unit)
	}
	return strings.TrimSuffix(s, "*")
}

// simplified maps the traditional characters that stand in headers of Hong Kong and Taiwan.
var simplified = func() map[rune]rune {
	from := []rune("貨賬戶號幣額餘對時間類備註貸記帳轉項進單據說資業務種參匯開銀發實結終應淨證憑標識誌銷賣買價數順櫃戶機構聯網費稅總計來憑證內電")
	to := []rune("货账户号币额余对时间类备注贷记账转项进单据说资业务种参汇开银发实结终应净证凭标识志销卖买价数顺柜户机构联网费税总计来凭证内电")
	m := make(map[rune]rune, len(from)+1)
	for i, r := range from {
		m[r] = to[i]
	}
	m['帐'] = '账'
	return m
}()
