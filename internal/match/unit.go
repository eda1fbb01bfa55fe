package match

import "strings"

// connectors stand between the parts of a unit: A座1203, 3幢2单元501室, B-12.
var connectors = []string{"单元", "号楼", "座", "幢", "栋", "楼", "区", "号", "层", "#", "-"}

// unitKey gives the one form of a unit of letters and digits: "A座1203室" and "A-1203" are "a-1203".
// A unit in words alone has the form of its words.
func unitKey(unit string) string {
	s := foldMemo(unit)
	parts, end := unitParts(s, 0)
	rest := strings.TrimSpace(s[end:])
	if len(parts) == 0 || rest != "" && rest != "室" && rest != "号" && rest != "铺" {
		return s
	}
	return strings.Join(parts, "-")
}

// unitParts reads the letters and digits of a unit from place i on, and tells where it ends.
func unitParts(s string, i int) ([]string, int) {
	var parts []string
	for i < len(s) {
		j := i
		for j < len(s) && alnum(s[j]) && digit(s[j]) == digit(s[i]) {
			j++
		}
		if j == i || !digit(s[i]) && j-i > 2 || j-i > 5 {
			break
		}
		parts = append(parts, s[i:j])
		i = j
		for _, c := range connectors {
			if strings.HasPrefix(s[i:], c) && i+len(c) < len(s) && alnum(s[i+len(c)]) {
				i += len(c)
				break
			}
		}
	}
	return parts, i
}

// readUnits finds the book's units in a text and gives the text without them.
func (x *index) readUnits(m *memo, s string) string {
	blank := []byte(s)
	for i := 0; i < len(s); {
		if !alnum(s[i]) {
			i++
			continue
		}
		parts, end := unitParts(s, i)
		if len(parts) == 0 { // a long word
			for i < len(s) && alnum(s[i]) {
				i++
			}
			continue
		}
		after := s[end:]
		isDate := strings.HasPrefix(after, "月") || strings.HasPrefix(after, "年") || strings.HasPrefix(after, "日") || strings.HasPrefix(after, "季")
		if rooms := len(m.rooms); !isDate && x.unit(m, parts, after) {
			if len(m.rooms) > rooms {
				m.say(RoomInMemo, s[i:end])
			} else {
				m.say(UnitInMemo, s[i:end])
			}
			for j := i; j < end; j++ {
				blank[j] = ' '
			}
		}
		i = end
	}
	if len(x.wordUnits) > 0 {
		for _, pair := range pairs(m.text) {
			for _, u := range x.wordUnits[pair] {
				if strings.Contains(m.text, u) {
					m.units = appendNew(m.units, u)
					m.say(UnitInMemo, u)
				}
			}
		}
	}
	return string(blank)
}

// unit looks for the longest run of parts that is a unit of the book, then for a room number alone.
func (x *index) unit(m *memo, parts []string, after string) bool {
	for n := min(5, len(parts)); n > 1; n-- {
		for i := 0; i+n <= len(parts); i++ {
			key := strings.Join(parts[i:i+n], "-")
			if len(x.byUnit[key]) > 0 {
				m.units = appendNew(m.units, key)
				return true
			}
		}
	}
	last := parts[len(parts)-1]
	if len(last) < 2 || !digits(last) || !strings.HasPrefix(after, "室") && !strings.HasPrefix(after, "铺") && !strings.HasPrefix(after, "号铺") && !strings.HasPrefix(after, "号房") {
		return false
	}
	if len(x.byUnit[last]) > 0 {
		m.units = appendNew(m.units, last)
		return true
	}
	if len(parts) == 1 && len(x.byRoom[last]) > 0 {
		m.rooms = appendNew(m.rooms, last)
		return true
	}
	return false
}
