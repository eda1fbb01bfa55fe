package statement

import (
	"encoding/binary"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// biffLetters is how a workbook writes texts outside of the shared strings: BIFF8 in UTF-16, half of it left out where it is
// zero; BIFF5 in the letters of a code page.
type biffLetters struct {
	old  bool
	page uint16
}

// short reads a text with a length of one byte, as in a sheet's name.
func (l biffLetters) short(b []byte) string {
	switch {
	case len(b) < 2:
		return ""
	case l.old:
		return l.decode(b[1:], int(b[0]))
	}
	text, _ := characters(b[2:], int(b[0]), b[1]&1 == 1)
	return text
}

// long reads a text with a length of two bytes.
func (l biffLetters) long(b []byte) string {
	switch {
	case len(b) < 3:
		return ""
	case l.old:
		return l.decode(b[2:], int(binary.LittleEndian.Uint16(b)))
	}
	text, _ := characters(b[3:], int(binary.LittleEndian.Uint16(b)), b[2]&1 == 1)
	return text
}

func (l biffLetters) decode(b []byte, n int) string {
	var page encoding.Encoding = charmap.Windows1252
	switch l.page {
	case 936:
		page = simplifiedchinese.GBK
	case 950:
		page = traditionalchinese.Big5
	}
	text, err := page.NewDecoder().Bytes(b[:min(n, len(b))])
	if err != nil {
		return ""
	}
	return string(text)
}

func characters(b []byte, n int, wide bool) (string, bool) {
	units := make([]uint16, 0, min(n, len(b)))
	for i := 0; i < n; i++ {
		switch {
		case wide && 2*i+1 < len(b):
			units = append(units, binary.LittleEndian.Uint16(b[2*i:]))
		case !wide && i < len(b):
			units = append(units, uint16(b[i]))
		default:
			return string(utf16.Decode(units)), false
		}
	}
	return string(utf16.Decode(units)), true
}

// parts reads the shared string table across its CONTINUE records. Where the characters of a string are cut by the
// border of a record, the next record begins with a byte that says how wide the rest of them are.
type parts struct {
	list [][]byte
	at   int // in list[0]
}

// left says how many bytes remain in the current record, stepping to the next one at its end.
func (p *parts) left() int {
	for len(p.list) > 0 && p.at >= len(p.list[0]) {
		p.list, p.at = p.list[1:], 0
	}
	if len(p.list) == 0 {
		return 0
	}
	return len(p.list[0]) - p.at
}

func (p *parts) byte() (byte, bool) {
	if p.left() == 0 {
		return 0, false
	}
	p.at++
	return p.list[0][p.at-1], true
}

func (p *parts) number(bytes int) (uint32, bool) {
	var v uint32
	for i := range bytes {
		b, ok := p.byte()
		if !ok {
			return 0, false
		}
		v |= uint32(b) << (8 * i)
	}
	return v, true
}

func (p *parts) skip(n int) bool {
	for n > 0 {
		step := min(n, p.left())
		if step == 0 {
			return false
		}
		p.at += step
		n -= step
	}
	return true
}

// sharedStrings reads the table as far as it goes; a table that is cut short gives the strings before the cut.
func sharedStrings(list [][]byte) []string {
	p := &parts{list: list}
	if _, ok := p.number(4); !ok {
		return nil
	}
	count, ok := p.number(4)
	if !ok {
		return nil
	}
	var all []string
	for range count {
		s, ok := p.sharedString()
		if !ok {
			break
		}
		all = append(all, s)
	}
	return all
}

func (p *parts) sharedString() (string, bool) {
	n, ok := p.number(2)
	flags, ok2 := p.byte()
	if !ok || !ok2 {
		return "", false
	}
	var runs, ext uint32
	if flags&8 != 0 {
		if runs, ok = p.number(2); !ok {
			return "", false
		}
	}
	if flags&4 != 0 {
		if ext, ok = p.number(4); !ok {
			return "", false
		}
	}
	wide := flags&1 != 0
	units := make([]uint16, 0, min(int(n), 1024))
	for len(units) < int(n) {
		if p.at >= len(p.list[0]) { // the border of a record
			if p.left() == 0 {
				return "", false
			}
			flags, _ := p.byte()
			wide = flags&1 != 0
			continue
		}
		chunk := p.list[0][p.at:]
		if !wide {
			k := min(len(chunk), int(n)-len(units))
			for _, b := range chunk[:k] {
				units = append(units, uint16(b))
			}
			p.at += k
			continue
		}
		k := min(len(chunk)/2, int(n)-len(units))
		if k == 0 { // half a character before the border
			p.at++
			continue
		}
		for i := range k {
			units = append(units, binary.LittleEndian.Uint16(chunk[2*i:]))
		}
		p.at += 2 * k
	}
	return string(utf16.Decode(units)), p.skip(int(runs)*4 + int(ext))
}
