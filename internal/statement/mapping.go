package statement

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"zhangfang/internal/fault"
)

// Mapping says how a table of no known format is read. It survives JSON unchanged: what the user has confirmed is
// kept under Layout and offered when a table with the same header comes again.
type Mapping struct {
	Layout     string             `json:"layout"`              // fingerprint of the header
	NoHeader   bool               `json:"noHeader,omitempty"`  // the first row is a line already
	Columns    map[Field][]string `json:"columns"`             // names as in the header (as label gives them), or #1, #2 …; of memo all are joined, else the first that is not empty counts
	Sign       string             `json:"sign"`                // columns, signed, spending (plus is out), flagged
	InWords    []string           `json:"inWords,omitempty"`   // of the flag column; empty = the usual words
	OutWords   []string           `json:"outWords,omitempty"`  //
	Absolute   bool               `json:"absolute,omitempty"`  // signs mean nothing, the column or the flag gives the side
	DateOrder  DateOrder          `json:"dateOrder"`           //
	Decimal    string             `json:"decimal"`             // "." or ","
	Currency   string             `json:"currency,omitempty"`  // of the account, where no column names one
	Confidence int                `json:"confidence"`          // 0 to 100; 100 once the user has confirmed it
	Sure       map[Field]int      `json:"sure,omitempty"`      // of each column that was guessed, 0 to 100; for the screen only
	HeaderRow  int                `json:"headerRow,omitempty"` // 1-based row that the user named as the header; 0 = the one that has the columns
	Doubts     []*fault.Fault     `json:"doubts,omitempty"`    // what was guessed without evidence
	Delimiter  string             `json:"delimiter,omitempty"` // as found; for the screen only
	Split      string             `json:"split,omitempty"`     // the delimiter, one character, as the user said; "" = as found
	Encoding   string             `json:"encoding,omitempty"`  // of the text, as the user said: UTF-8, GB18030, Big5, UTF-16LE, UTF-16BE, Windows-1252; "" = as found
	Headings   []string           `json:"headings,omitempty"`  // the header as it stands; for the screen only
}

// The ways a mapping tells in from out.
const (
	SignColumns  = "columns"
	SignSigned   = "signed"
	SignSpending = "spending"
	SignFlagged  = "flagged"
)

// fingerprint is the header without its place in the file: the same export next month has the same one.
func fingerprint(labels []string) string {
	sum := sha256.Sum256([]byte(strings.Join(labels, "\x1f")))
	return hex.EncodeToString(sum[:8])
}

// ownColumns name the account itself, where a table has several.
const ownColumns = "本方账号|本方账户|交易账号|查询账号|auftragskonto|accountnumber"

// openStatuses are the words for what was not booked, or not in the end.
var openStatuses = []classRule{{"status", "PENDING Pending pending REVERTED Reverted FAILED Failed DECLINED Declined CANCELLED Cancelled CANCELED Canceled 待处理 处理中 失败 交易失败 已撤销 已取消 已关闭 交易关闭 支付失败 未支付 待支付", Closed}}

// layout makes the mapping a layout that the reader of known formats reads.
func (m *Mapping) layout() *layout {
	field := func(f Field, between string) string {
		var safe []string
		for _, name := range m.Columns[f] {
			if name != "" && !strings.ContainsAny(name, " |") {
				safe = append(safe, name)
			}
		}
		return strings.Join(safe, between)
	}
	first := func(f Field) string { return field(f, "|") }
	l := &layout{
		id: "generic", order: m.DateOrder, home: m.Currency, absolute: m.Absolute,
		date: m.day(first(FieldDate)), time: first(FieldTime), in: first(FieldIn), out: first(FieldOut), amount: first(FieldAmount),
		flag: first(FieldFlag), currency: first(FieldCurrency), balance: first(FieldBalance),
		peer: first(FieldPeer), peerAccount: first(FieldPeerAccount), payer: first(FieldPayer), payerAccount: first(FieldPayerAccount),
		payee: first(FieldPayee), payeeAccount: first(FieldPayeeAccount), memo: field(FieldMemo, " "), ref: first(FieldRef),
		status: first(FieldStatus), kind: first(FieldKind), ownAccount: ownColumns, classes: openStatuses,
		inWords: strings.Join(m.InWords, " "), outWords: strings.Join(m.OutWords, " "),
		sign: map[string]sign{SignSigned: signed, SignSpending: spending, SignFlagged: flagged}[m.Sign],
	}
	if name := first(FieldPeer); strings.Contains(name, "名") && (strings.Contains(name, "账号") || strings.Contains(name, "卡号")) { // 对方账号/户名
		l.fix = func(l *Line, _ func(string) string) {
			name, account := unglue(l.PayerName)
			if account == "" {
				account, name = unglueFront(l.PayerName)
			}
			if account != "" && l.PayerAccount == "" {
				l.PayerName, l.PayerAccount = strings.Trim(name, " /|,，-_"), account
			}
		}
	}
	return l
}

// check refuses a mapping that cannot be used at all.
func (m *Mapping) check() error {
	missing := ""
	switch {
	case len(m.Columns[FieldDate]) == 0:
		missing = string(FieldDate)
	case m.Sign == SignColumns && len(m.Columns[FieldIn])+len(m.Columns[FieldOut]) == 0:
		missing = string(FieldIn) + ", " + string(FieldOut)
	case m.Sign != SignColumns && len(m.Columns[FieldAmount]) == 0:
		missing = string(FieldAmount)
	case m.Sign == SignFlagged && len(m.Columns[FieldFlag]) == 0:
		missing = string(FieldFlag)
	case !slices.Contains([]string{SignColumns, SignSigned, SignSpending, SignFlagged}, m.Sign):
		missing = "sign"
	}
	if missing != "" {
		return fault.New(MappingMismatch, fault.Args{"missing": missing})
	}
	return nil
}

// apply finds the table that the mapping is for and compiles it.
func (m *Mapping) apply(f *file) (*plan, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	if m.NoHeader {
		grids, err := f.tables()
		if err != nil {
			return nil, err
		}
		for _, g := range grids {
			if len(g.rows) > 0 {
				return m.compile(headless(g)), nil
			}
		}
		return nil, fault.New(Empty, nil)
	}
	rows, err := f.candidates()
	if err != nil {
		return nil, err
	}
	var best candidate
	var lacking []string
	if m.HeaderRow > 0 {
		rows = f.rowAsHeader(m.HeaderRow)
	}
	for _, c := range rows {
		if lack := m.lacking(c); best.grid == nil || len(lack) < len(lacking) {
			best, lacking = c, lack
		}
	}
	if best.grid == nil || len(lacking) > 0 {
		return nil, fault.New(MappingMismatch, fault.Args{"missing": strings.Join(lacking, ", ")})
	}
	return m.compile(best), nil
}

// rowAsHeader takes a row for the header, whatever stands in it.
func (f *file) rowAsHeader(num int) []candidate {
	var all []candidate
	for _, g := range f.grids {
		for i, r := range g.rows {
			if r.num == num {
				r = g.whole(r)
				g.rows[i] = r
				labels := make([]string, len(r.cells))
				for k, c := range r.cells {
					labels[k] = label(c)
				}
				all = append(all, candidate{grid: g, index: i, labels: labels})
				break
			}
		}
	}
	return all
}

func (m *Mapping) compile(c candidate) *plan {
	p := compile(m.layout(), c)
	if m.NoHeader {
		p.head = -1
	}
	if m.Decimal == "," {
		p.point = ','
	}
	return p
}

// lacking lists the mapping's columns that a header does not have.
func (m *Mapping) lacking(c candidate) []string {
	var lack []string
	for _, list := range m.Columns {
		for _, name := range list {
			if !strings.HasPrefix(name, "#") && !slices.Contains(c.labels, name) {
				lack = append(lack, name)
			}
		}
	}
	slices.Sort(lack)
	return lack
}

// headless is a table whose first row is a line: its columns are #1, #2 …
func headless(g *grid) candidate {
	width := 0
	for _, r := range g.rows[:min(len(g.rows), headerSpan)] {
		width = max(width, len(r.cells))
	}
	labels := make([]string, width)
	for i := range labels {
		labels[i] = fmt.Sprintf("#%d", i+1)
	}
	return candidate{grid: g, index: 0, labels: labels}
}
