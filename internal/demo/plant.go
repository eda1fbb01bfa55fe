package demo

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/meter"
	"zhangfang/internal/money"
)

// device is a meter of the office: what it counts a day, and what happens to it. Prices are those of the invented town.
type device struct {
	unit       string // of the tenant; "" is the office's own
	code, name string
	counts     string // 度, 吨
	daily      int    // tenths of a unit, before the multiplier
	multiplier int64
	begins     int64    // what it showed at first
	registers  []string // with their part of the whole in peakParts
	event      string   // estimated, wrap, replaced, outlier, unread, and the month of it after a dash

	id     meter.ID
	shows  []int64 // each register, tenths
	readOn date.Date
}

var (
	peaks     = []string{"峰", "平", "谷"}
	peakParts = []int64{4, 4, 2} // tenths of the use
)

// plant is every meter of the office, in the order of the reader's way.
func plant() []*device {
	power := func(unit string, daily int, begins int64, event string) *device {
		return &device{unit: unit, code: "D-" + unit, name: "电表", counts: "度", daily: daily, multiplier: 1, begins: begins, event: event}
	}
	byTime := func(unit string, daily int, multiplier int64) *device {
		return &device{unit: unit, code: "D-" + unit, name: "分时电表", counts: "度", daily: daily, multiplier: multiplier, begins: 2140, registers: peaks}
	}
	water := func(unit string, daily int) *device {
		return &device{unit: unit, code: "S-" + unit, name: "水表", counts: "吨", daily: daily, multiplier: 1, begins: 86}
	}
	return []*device{
		{code: "D-A", name: "A 座公区电表", counts: "度", daily: 46, multiplier: 20, begins: 10455},
		{code: "D-A-屏", name: "A 座门厅屏电表", counts: "度", daily: 160, multiplier: 1, begins: 820},
		power("A-0102", 245, 98420, "wrap"), power("A-0306", 188, 5120, ""), power("A-0406", 262, 11873, ""),
		power("A-0509", 331, 20416, "estimated-6"), byTime("A-0803", 282, 1), power("A-0901", 305, 8846, "outlier"),
		byTime("A-1001", 24, 20), byTime("A-1201", 33, 20),
		power("B-0102", 356, 44021, ""), power("B-0110", 152, 3302, "replaced-4"), power("B-0111", 97, 7718, ""),
		power("B-0112", 214, 15560, ""), power("B-0301", 418, 27335, "unread"), power("B-0509", 523, 31090, ""),
		power("C-0119", 84, 960, ""), power("D-0007", 611, 50218, ""), power("D-0011", 702, 61177, ""),
		water("B-0402", 12), water("B-0601", 46), water("C-0119", 6), water("D-0007", 9),
	}
}

// happens says whether something happens to a meter in a month.
func (d *device) happens(event string, n int) bool {
	kind, month, dated := strings.Cut(d.event, "-")
	return kind == event && (!dated || whole(month) == n)
}

// values are what the registers of a meter show.
func (d *device) values(shows []int64) []meter.Value {
	if len(d.registers) == 0 {
		return []meter.Value{{Value: decimal.New(shows[0], -1)}}
	}
	var all []meter.Value
	for i, name := range d.registers {
		all = append(all, meter.Value{Register: name, Value: decimal.New(shows[i], -1)})
	}
	return all
}

// counters run from 0 to this, in tenths.
const wrapsAfter = 999999

// install hangs up every meter on the first day of the book.
func (w *work) install() error {
	var common meter.ID
	for place, d := range w.plant {
		d.readOn = w.first
		d.shows = []int64{d.begins * 10}
		if len(d.registers) > 0 {
			d.shows = []int64{d.begins * 10, d.begins*9 + 3, d.begins*6 + 1}
		}
		m := meter.Meter{Code: d.code, Name: d.name, Unit: d.counts, Multiplier: decimal.NewFromInt(d.multiplier), Registers: slices.Clone(d.registers), Route: place + 1,
			Place: "A 座配电间", MaxValue: new(decimal.New(wrapsAfter, -1))}
		if d.unit != "" {
			m.Place, m.Contract = d.unit, int64(w.contractOf(d.unit))
		} else if common != 0 {
			m.Common = common
		}
		saved, err := meter.New(w.DB).Save(w.ctx, meter.SaveRequest{Meter: m, Beginning: &meter.Beginning{Date: w.first, Values: d.values(d.shows)}})
		if err != nil {
			return err
		}
		if d.id = saved.ID; d.unit == "" && common == 0 {
			common = d.id
		}
	}
	pool, err := meter.NewPools(w.DB).Save(w.ctx, meter.SavePoolRequest{Pool: meter.Pool{Code: "GT-A", Name: "A 座公区电费", Basis: meter.ByArea, Meter: common, Price: decimal.RequireFromString("0.92")}})
	w.pool = pool.ID
	return err
}

// read writes down what the meters show in a month: on the 25th, or the day before the demo's last one.
func (w *work) read(n int, from date.Date) (int, error) {
	on := min(from.AddDays(24), w.through.AddDays(-1))
	var entries []meter.Entry
	for _, d := range w.plant {
		last := n == Months-1
		if on <= d.readOn || last && d.happens("unread", n) {
			continue
		}
		wrapped := d.count(on, last && d.happens("outlier", n))
		if d.happens("replaced", n) {
			if err := w.exchangeDevice(d, on); err != nil {
				return 0, err
			}
			continue
		}
		for i, v := range d.values(d.shows) {
			e := meter.Entry{Meter: d.id, Register: v.Register, Date: on, Value: v.Value, Wrapped: wrapped[i]}
			if d.happens("estimated", n) {
				e.Kind, e.Note, e.Value = meter.Estimated, "门锁，按均值估", v.Value.Sub(decimal.NewFromInt(31))
			}
			entries = append(entries, e)
		}
	}
	if len(entries) == 0 {
		return 0, nil
	}
	_, err := meter.New(w.DB).Record(w.ctx, meter.RecordRequest{Entries: entries})
	return len(entries), err
}

// count moves a meter on to a day: more in summer and winter, a little more or less from meter to meter.
func (d *device) count(on date.Date, leaps bool) (wrapped []bool) {
	days := int64(d.readOn.DaysUntil(on))
	season := []int64{108, 104, 92, 88, 94, 110, 126, 124, 102, 90, 93, 105}[int(on.Month())-1]
	for i := range d.shows {
		moved := int64(d.daily) * days * (season + d.begins%7) / 100
		if len(d.registers) > 0 {
			moved = moved * peakParts[i] / 10
		}
		if leaps {
			moved *= 5
		}
		d.shows[i] += moved
		wrapped = append(wrapped, d.shows[i] > wrapsAfter)
		if wrapped[i] {
			d.shows[i] -= wrapsAfter + 1
		}
	}
	d.readOn = on
	return wrapped
}

// exchangeDevice takes the old device down and hangs up a new one.
func (w *work) exchangeDevice(d *device, on date.Date) error {
	finals := d.values(d.shows)
	d.shows = make([]int64, len(d.shows))
	_, err := meter.New(w.DB).Replace(w.ctx, meter.ReplaceRequest{Meter: d.id, Date: on, Finals: finals, Initials: d.values(d.shows), MaxValue: new(decimal.New(wrapsAfter, -1)), Note: "到期轮换"})
	return err
}

// share shares what the common meter counted in the month before.
func (w *work) share(from date.Date) (int, error) {
	month := from.AddMonths(-1)
	s, err := meter.NewPools(w.DB).Share(w.ctx, meter.SharingRequest{Pool: w.pool, From: month, To: from.AddDays(-1), Office: decimal.NewFromInt(320), Note: "空置由物业承担"})
	return len(s.Shares), err
}

// metered are the charges of the meters and of what is shared, to be added to the contracts.
func (w *work) metered() map[string][]contract.Charge {
	monthly := contract.Charge{CycleMonths: 1, Anchor: charge.AnchorCalendar, Timing: charge.Arrears, DueDay: 10}
	all := map[string][]contract.Charge{}
	for _, d := range w.plant {
		if d.unit == "" {
			continue
		}
		c := monthly
		c.Meter, c.Model, c.FeeItem, c.Price = int64(d.id), charge.ModelUsage, w.items["DF"], decimal.RequireFromString("0.98")
		switch {
		case d.name == "水表":
			c.Model, c.FeeItem, c.Price = charge.ModelTiered, w.items["SF"], decimal.Zero
			c.TierMode, c.Accumulation = charge.Graduated, charge.ByYear
			c.Tiers = []charge.Tier{{Upto: new(decimal.NewFromInt(180)), Price: decimal.RequireFromString("3.45")},
				{Upto: new(decimal.NewFromInt(300)), Price: decimal.RequireFromString("4.83")}, {Price: decimal.RequireFromString("5.83")}}
		case len(d.registers) > 0:
			for i, price := range []string{"1.32", "0.89", "0.41"} {
				c.RegisterPrices = append(c.RegisterPrices, charge.RegisterPrice{Register: peaks[i], Price: decimal.RequireFromString(price)})
			}
		}
		all[d.unit] = append(all[d.unit], c)
	}
	for _, c := range cast() {
		if c.unit[0] == 'A' && c.from == 0 && c.day == 0 && c.months > Months {
			h := monthly
			h.Model, h.Pool, h.FeeItem, h.Quantity = charge.ModelShared, int64(w.pool), w.items["GT"], decimal.RequireFromString(c.area)
			all[c.unit] = append(all[c.unit], h)
		}
	}
	return all
}

// agreed are the other charges that go beyond rent and fees.
func (w *work) agreed(c *contract.Contract) {
	air := contract.Charge{FeeItem: w.items["KT"], Model: charge.ModelFormula, CycleMonths: 1, Anchor: charge.AnchorCalendar, DueDay: 10, Price: decimal.RequireFromString("2.6"),
		Formula: "面积 * 单价 * 天数 / 当月天数 * 系数"}
	switch c.Unit {
	case "A-0509", "A-0601", "A-0502":
		air.Quantity = c.Charges[0].Quantity
		c.Numbers = contract.Numbers{"系数": decimal.RequireFromString("0.85")}
		c.Charges = append(c.Charges, air)
	case "B-0112": // rent by turnover, with the area's rent at least
		rent := &c.Charges[0]
		rent.Price, rent.Quantity = rent.Price.Mul(rent.Quantity), decimal.NewFromInt(1)
		rent.Model, rent.Timing, rent.Percent = charge.ModelPercent, charge.Arrears, decimal.NewFromInt(6)
	case "A-1201":
		c.Charges = append(c.Charges, contract.Charge{FeeItem: w.items["ZX"], Model: charge.ModelFixed, Price: decimal.NewFromInt(48000), OnConfirm: true, DueDays: 15,
			DueShift: charge.DueAfter, Retention: decimal.NewFromInt(5), RetentionMonths: 6})
	case "A-0701":
		for i, h := range c.Charges {
			if h.FeeItem == w.items["PARK"] {
				c.Charges[i].Discounts = []charge.Discount{{From: w.first.AddMonths(4), To: w.first.AddMonths(7).AddDays(-1), Percent: decimal.NewFromInt(20), Reason: "地库改造"}}
			}
		}
	}
}

// turnovers enters what the tenant with turnover rent took in the month before.
func (w *work) turnovers(n int, from date.Date) error {
	month := from.AddMonths(-1)
	amount := money.Amount(11_860_000 + n*7%5*1_290_000 + n*83_117)
	_, err := contract.New(w.DB).EnterTurnovers(w.ctx, contract.EnterTurnovers{Rows: []contract.TurnoverEntry{
		{Contract: w.contractOf("B-0112"), From: month, To: month.MonthEnd(), Amount: &amount, Note: "收银系统月报"}}})
	return err
}
