package meter

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
)

// SheetShow says which rows of the sheet are asked for.
type SheetShow string

const (
	EveryRow SheetShow = "all"
	ToRead   SheetShow = "unread"  // without a reading of that day
	Odd      SheetShow = "flagged" // not billed yet, and odd; or missing
)

// SheetFilter asks for the reading sheet of a day.
type SheetFilter struct {
	Date   date.Date `json:"date" ts_type:"string"` // "" is today
	Search string    `json:"search"`                // as in Filter
	Show   SheetShow `json:"show"`                  // empty is all
}

// SheetRow is one register on the reader's way: what it showed last, and what it showed on the day of the sheet.
type SheetRow struct {
	Meter       ID              `json:"meterId"`
	Code        string          `json:"code"`
	Name        string          `json:"name"`
	Place       string          `json:"place"`
	Unit        string          `json:"unit"`
	Room        string          `json:"room"`
	Customer    string          `json:"customer"`
	Contract    string          `json:"contract"`
	Register    string          `json:"register"`
	Route       int             `json:"route"`
	Multiplier  decimal.Decimal `json:"multiplier" ts_type:"string"`
	MaxValue    string          `json:"maxValue"`
	LossPercent decimal.Decimal `json:"lossPercent" ts_type:"string"`
	Last        *Reading        `json:"last"`                     // before the day; null for one that was never read
	LastUsage   string          `json:"lastUsage"`                // of the interval that ended there; "" for none
	Usual       string          `json:"usual"`                    // median of the last six; "" where too few are known
	Estimate    string          `json:"estimate"`                 // by the average of the last three; "" for none
	Reading     *Reading        `json:"reading"`                  // of the day
	Usage       string          `json:"usage"`                    // of it
	Flags       []Flag          `json:"flags"`                    // of it, or of the last one while that is not billed; and what is missing
	FixedTo     date.Date       `json:"fixedTo" ts_type:"string"` // billed or shared until then: readings go after it
}

// Sheet is the reading sheet of a day, in the order of the way.
type Sheet struct {
	Date  date.Date  `json:"date" ts_type:"string"`
	Rows  []SheetRow `json:"rows"`
	Count int        `json:"count"` // registers of live meters that the search finds
	Read  int        `json:"read"`  // of them, read on that day
	Odd   int        `json:"odd"`   // of them, flagged
}

// Sheet gives the reading sheet of a day: for the entry grid, and for the paper that the reader takes along.
func (s *Service) Sheet(ctx context.Context, f SheetFilter) (Sheet, error) {
	var c form.Check
	form.OneOf(&c, f.Show, []SheetShow{"", EveryRow, ToRead, Odd}, "show")
	if err := c.Err(Invalid); err != nil {
		return Sheet{}, err
	}
	var out Sheet
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		out, err = LoadSheet(ctx, tx, f)
		return err
	})
	return out, err
}

// place is where a meter hangs and whose it is.
type place struct {
	id                       ID
	room, customer, contract string
}

// LoadSheet is Sheet inside a transaction.
func LoadSheet(ctx context.Context, tx *db.Tx, f SheetFilter) (Sheet, error) {
	if f.Date == 0 {
		f.Date = tx.Today()
	}
	out := Sheet{Date: f.Date, Rows: []SheetRow{}}
	if f.Date > tx.Today() {
		return out, fault.New(DateAhead, fault.Args{"date": f.Date, "today": tx.Today()}).At("date")
	}
	words, args := searched(f.Search)
	places, err := db.Rows(ctx, tx, func(p *place) []any { return []any{&p.id, &p.room, &p.customer, &p.contract} },
		"SELECT m.id, coalesce(c.unit, ''), coalesce(k.name, ''), coalesce(c.code, '') FROM meters m"+owned+
			" WHERE "+strings.Join(append([]string{"m.archived = 0"}, words...), " AND ")+" ORDER BY m.route, m.code", args...)
	if err != nil {
		return out, err
	}
	j, err := openRecent(ctx, tx, places, f.Date)
	if err != nil {
		return out, err
	}
	due, err := lastPeriods(ctx, tx, f.Date)
	if err != nil {
		return out, err
	}
	for _, p := range places {
		m := j.meters[p.id]
		for _, name := range m.EachRegister() {
			row := m.sheetRow(p, name, f.Date, due[p.id])
			out.add(row, f.Show)
		}
	}
	return out, nil
}

func (s *Sheet) add(row SheetRow, show SheetShow) {
	s.Count++
	if row.Reading != nil {
		s.Read++
	}
	if len(row.Flags) > 0 {
		s.Odd++
	}
	if show == ToRead && row.Reading != nil || show == Odd && len(row.Flags) == 0 {
		return
	}
	s.Rows = append(s.Rows, row)
}

// sheetRow is the row of one register.
func (m *metered) sheetRow(p place, register string, day date.Date, due date.Range) SheetRow {
	row := SheetRow{
		Meter: m.ID, Code: m.Code, Name: m.Name, Place: m.Place, Unit: m.Unit, Room: p.room, Customer: p.customer, Contract: p.contract,
		Register: register, Route: m.Route, Multiplier: m.Multiplier, MaxValue: m.mostText(), LossPercent: m.LossPercent,
		Flags: []Flag{}, FixedTo: max(m.billed, m.shared),
	}
	h := m.registers[register]
	if h == nil {
		h = &track{}
	}
	i, taken := h.place(Reading{Date: day, Kind: Normal})
	if !taken { // the beginning of a device on that day counts as before
		for i < len(h.readings) && h.readings[i].Date == day {
			i++
		}
	}
	if i > 0 {
		row.Last = &h.readings[i-1]
		if i > 1 && row.Last.Kind != Initial {
			row.LastUsage = used(m.Meter, h.readings[i-2], *row.Last).String()
		}
		if value, ok := h.estimate(m.Meter, i); ok && row.Last.Kind != Final {
			row.Estimate = value.String()
		}
	}
	if median, ok := h.usual(m.Meter, i); ok {
		row.Usual = median.String()
	}
	shown := i - 1
	if taken {
		row.Reading, shown = &h.readings[i], i
		if i > 0 && row.Reading.Kind != Initial {
			row.Usage = used(m.Meter, h.readings[i-1], *row.Reading).String()
		}
	}
	if shown > 0 && h.readings[shown].Kind != Initial && h.readings[shown].Date > row.FixedTo {
		row.Flags = h.flags(m.Meter, shown)
	}
	if due.To != 0 && !h.readIn(due) {
		row.Flags = append(row.Flags, Flag{Kind: FlagMissing, From: due.From, To: due.To})
	}
	return row
}

// readIn says whether the register was read on one of the days, or after them.
func (h *track) readIn(days date.Range) bool {
	return slices.ContainsFunc(h.readings, func(r Reading) bool { return r.Date >= days.From && r.Kind != Initial })
}

// openRecent reads the meters of places with the readings of each register that say what is usual on a day, and all later ones.
func openRecent(ctx context.Context, tx *db.Tx, places []place, day date.Date) (*journal, error) {
	j := &journal{today: tx.Today(), meters: make(map[ID]*metered, len(places))}
	wanted := make(map[ID]bool, len(places))
	for _, p := range places {
		wanted[p.id] = true
	}
	err := db.Each(ctx, tx, dest, func(m Meter) error {
		if wanted[m.ID] {
			j.meters[m.ID] = &metered{Meter: m, registers: map[string]*track{}}
		}
		return nil
	}, "SELECT "+columns+" FROM meters m WHERE m.archived = 0")
	if err != nil {
		return nil, err
	}
	since := day.AddDays(-usualDays)
	if err := j.addReadings(ctx, tx, "r.date >= ?", since); err != nil {
		return nil, err
	}
	raw, err := json.Marshal(j.short(day))
	if err != nil {
		return nil, err
	}
	// Those that are read seldom say what is usual further back.
	if err := j.addReadings(ctx, tx, "r.date < ? AND r.meter_id IN (SELECT value FROM json_each(?))", since, string(raw)); err != nil {
		return nil, err
	}
	return j, j.addFixed(ctx, tx)
}

// usualDays reach back over as many monthly readings as say what is usual.
const usualDays = (usualCount + 2) * 31

// addReadings lays readings of the journal's meters into it.
func (j *journal) addReadings(ctx context.Context, tx *db.Tx, which string, args ...any) error {
	touched := map[*track]bool{}
	err := db.Each(ctx, tx, readingDest, func(r Reading) error {
		if j.meters[r.Meter] != nil {
			t := j.track(r.Meter, r.Register)
			t.readings = append(t.readings, r)
			touched[t] = true
		}
		return nil
	}, "SELECT "+readingColumns+" FROM readings r WHERE "+which, args...)
	for t := range touched {
		slices.SortFunc(t.readings, inOrder)
	}
	return err
}

// short gives the meters with a register of which too few readings before a day are known to say what is usual.
func (j *journal) short(day date.Date) []ID {
	ids := []ID{}
	for id, m := range j.meters {
		for _, name := range m.EachRegister() {
			t := m.registers[name]
			if t == nil || len(t.readings) < usualCount+2 || t.readings[usualCount+1].Date >= day {
				ids = append(ids, id)
				break
			}
		}
	}
	slices.Sort(ids)
	return ids
}
