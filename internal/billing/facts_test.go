package billing

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/meter"
	"zhangfang/internal/money"
)

// sql changes the book behind the services' backs, for what other packages enter.
func (o *office) sql(query string, args ...any) {
	o.t.Helper()
	if err := o.db.Write(o.t.Context(), func(tx *db.Tx) error {
		tx.Record("test.done", nil)
		_, err := tx.Exec(o.t.Context(), query, args...)
		return err
	}); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) read(day, value string) {
	o.t.Helper()
	o.sql("INSERT INTO readings (meter_id, date, value, kind) VALUES (1, ?, ?, ?)", day, value, map[bool]string{true: "initial", false: "normal"}[value == "100"])
}

func metered(price string) contract.Charge {
	h := monthly(price)
	h.Model, h.Timing, h.Meter = charge.ModelUsage, charge.Arrears, 1
	return h
}

// end ends the first contract on a day.
func (o *office) end(day string) {
	o.t.Helper()
	if _, err := o.contracts.Terminate(o.t.Context(), contract.TerminateRequest{ID: o.deal().ID, On: date.Must(day)}); err != nil {
		o.t.Fatal(err)
	}
}

// follow has a second contract count by the meter from a day on, at 2.00 a unit.
func (o *office) follow(day string) {
	o.t.Helper()
	next := metered("2")
	next.FeeItem = o.rent
	if _, err := o.contracts.Save(o.t.Context(), contract.SaveRequest{Contract: contract.Contract{Code: "HT-2", Customer: o.customer, Start: date.Must(day),
		Charges: []contract.Charge{next}}}); err != nil {
		o.t.Fatal(err)
	}
}

// told gives the faults of a run by key.
func told(r RunResult) (keys []string) {
	for _, b := range r.Blocked {
		keys = append(keys, string(b.Fault.Key))
	}
	return keys
}

// warned gives the warnings of a run in English.
func warned(r RunResult) (words []string) {
	for _, b := range r.Warnings {
		words = append(words, fault.Text("en", b.Fault))
	}
	return words
}

// Whoever has the meter next pays from its last reading on: then there is nothing more to warn of.
func TestNobodyIsWarnedOfWhatTheNextOneWasBilledFor(t *testing.T) {
	o := open(t)
	o.sql("INSERT INTO meters (id, code) VALUES (1, 'D-1')")
	o.read("2026-01-15", "100")
	o.contract("HT-1", metered("1"))
	o.read("2026-03-23", "200")
	o.end("2026-03-31")
	o.follow("2026-04-01")
	if r := o.run("2026-04-01"); len(r.Warnings) != 1 || r.Warnings[0].Fault.Key != EndNotRead {
		t.Errorf("warned %v", warned(r))
	}
	o.read("2026-04-30", "250")
	r := o.run("2026-05-01")
	if lines, _ := said(r); fmt.Sprint(lines, warned(r)) != "[100.00] []" {
		t.Errorf("billed %v, warned %v", lines, warned(r))
	}
}

// A new price from the day after the end of a charge is a charge that goes on: it bills what its meter counted since.
func TestNobodyIsWarnedOfWhatGoesOn(t *testing.T) {
	o := open(t)
	o.sql("INSERT INTO meters (id, code) VALUES (1, 'D-1')")
	o.read("2026-01-15", "100")
	o.contract("HT-1", metered("1"))
	o.read("2026-03-23", "200")
	o.amend("2026-04-01", func(c *contract.Contract) { c.Charges[0].Price = decimal.NewFromInt(2) })
	if r := o.run("2026-04-01"); r.Total != 10000 || len(warned(r)) != 0 {
		t.Errorf("billed %s, warned %v", r.Total, warned(r))
	}
}

func TestUsageOfAMonthWithoutAReadingIsBilledWithTheNext(t *testing.T) {
	o := open(t)
	o.sql("INSERT INTO meters (id, code) VALUES (1, 'D-1')")
	o.read("2026-01-15", "100")
	o.contract("HT-1", metered("1"), monthly("3000"))
	o.read("2026-01-31", "150")
	r := o.run("2026-03-01")
	if lines, _ := said(r); fmt.Sprint(lines) != "[1645.16 50.00 3000.00 3000.00]" || len(told(r)) != 1 {
		t.Fatalf("got %v, told %v", lines, told(r))
	}
	o.read("2026-03-31", "230")
	r = o.run("2026-04-01")
	if lines, _ := said(r); fmt.Sprint(lines) != "[80.00 3000.00]" || len(told(r)) != 0 {
		t.Errorf("got %v, told %v", lines, told(r))
	}
	if again := o.run("2026-04-01"); again.Run != 0 || len(told(again)) != 0 {
		t.Errorf("again %+v", again)
	}
}

// From 16 March on a unit costs 2 and another charge bills it: it goes on from the reading that the first one ended with.
func TestAnAmendedMeterGoesOnFromItsLastReading(t *testing.T) {
	o := open(t)
	o.sql("INSERT INTO meters (id, code) VALUES (1, 'D-1')")
	o.read("2026-01-15", "100")
	o.contract("HT-1", metered("1"))
	o.read("2026-01-31", "150")
	o.read("2026-02-28", "170")
	o.run("2026-03-01")
	o.amend("2026-03-16", func(c *contract.Contract) { c.Charges[0].Price = decimal.NewFromInt(2) })
	o.read("2026-03-15", "180")
	o.read("2026-03-31", "200")
	o.read("2026-04-30", "230")
	if lines, _ := said(o.run("2026-05-01")); fmt.Sprint(lines) != "[10.00 40.00 60.00]" {
		t.Errorf("got %v", lines)
	}
}

// The contract ends with March, which was billed when the meter had been read on the 23rd: what it counts until the last day is billed once
// it is read, and nothing after that.
func TestTheLastReadingOfAnEndedContractBringsWhatIsLeft(t *testing.T) {
	o := open(t)
	o.sql("INSERT INTO meters (id, code) VALUES (1, 'D-1')")
	o.read("2026-01-15", "100")
	o.contract("HT-1", metered("1"))
	o.end("2026-03-31")
	for _, step := range []struct{ day, value, want string }{
		{"2026-02-28", "170", "[70.00] [] []"},
		{"2026-03-23", "200", "[30.00] [] [No reading on the last day: the charge ended on 2026-03-31, but its meter was last billed by the reading of 2026-03-23. Enter what it showed on 2026-03-31, or an estimate, and bill again: otherwise whoever follows pays for those days.]"},
		{"2026-03-31", "245", "[45.00] [delta] []"},
		{"2026-04-10", "300", "[] [] []"},
	} {
		o.read(step.day, step.value)
		if step.day == "2026-03-31" {
			err := o.contracts.Archive(t.Context(), contract.ArchiveRequest{ID: o.deal().ID, Archived: true})
			if !strings.Contains(fmt.Sprint(err), string(contract.StillToReview)) {
				t.Errorf("put away before its last reading was billed: %v", err)
			}
		}
		r := o.run("2026-04-01")
		lines, kinds := said(r)
		if got := fmt.Sprint(lines, kinds, warned(r)); got != step.want {
			t.Errorf("read on %s: got %s, told %v, want %s", step.day, got, told(r), step.want)
		}
		if again := o.run("2026-04-01"); again.Run != 0 || len(warned(again)) != len(warned(r)) {
			t.Errorf("read on %s: billed again %+v", step.day, again)
		}
	}
}

// The contract ends on 15 March, but March was billed by the reading of the 31st: what is to be given back waits for what the meter showed
// on the 15th, which may still be written down, and who follows waits as well.
func TestAContractEndsBeforeAReadingThatWasBilled(t *testing.T) {
	o := open(t)
	o.sql("INSERT INTO meters (id, code) VALUES (1, 'D-1')")
	o.read("2026-01-15", "100")
	o.contract("HT-1", metered("1"))
	o.read("2026-01-31", "150")
	o.read("2026-02-28", "170")
	o.read("2026-03-31", "240")
	if lines, _ := said(o.run("2026-04-01")); fmt.Sprint(lines) != "[50.00 20.00 70.00]" {
		t.Fatalf("billed %v", lines)
	}
	record := func(day string, value int64) error {
		_, err := meter.New(o.db).Record(t.Context(), meter.RecordRequest{Entries: []meter.Entry{{Meter: 1, Date: date.Must(day), Value: decimal.NewFromInt(value)}}})
		return err
	}
	if err := record("2026-03-15", 200); !strings.Contains(fmt.Sprint(err), string(meter.AlreadyBilled)) {
		t.Errorf("before the contract ended: %v", err)
	}
	o.end("2026-03-15")
	o.follow("2026-03-16")
	if r := o.run("2026-04-01"); r.Run != 0 || fmt.Sprint(told(r)) != "[billing.end_unread billing.end_unread]" ||
		fault.Text("en", r.Blocked[0].Fault) != "No reading on the last day: 2026-03-01 to 2026-03-15 was billed by the reading of 2026-03-31. Enter what the meter showed on 2026-03-15, or an estimate, and bill again." {
		t.Errorf("without a reading: %+v", r)
	}
	if err := record("2026-02-27", 169); !strings.Contains(fmt.Sprint(err), string(meter.AlreadyBilled)) {
		t.Errorf("before the last bill that stays: %v", err)
	}
	if err := record("2026-03-15", 200); err != nil {
		t.Fatal(err)
	}
	r := o.run("2026-04-01")
	if lines, kinds := said(r); fmt.Sprint(lines, kinds, told(r)) != "[80.00 -40.00] [ delta] []" || r.Credits != 0 {
		t.Errorf("got %v %v, told %v", lines, kinds, told(r))
	}
	if again := o.run("2026-04-01"); again.Run != 0 || len(told(again)) != 0 {
		t.Errorf("again: %+v", again)
	}
	if err := record("2026-03-20", 210); !strings.Contains(fmt.Sprint(err), string(meter.AlreadyBilled)) {
		t.Errorf("after all was billed: %v", err)
	}
}

// A tenant gave 10,000.00 for October and corrects it to 5,000.00 and then to nothing at all, the rent being 8 % and at least 300.00.
func TestACorrectedTurnoverBringsTheDifference(t *testing.T) {
	o := open(t)
	rent := monthly("300")
	rent.Model, rent.Percent = charge.ModelPercent, decimal.NewFromInt(8)
	o.contract("HT-1", rent)
	enter := func(month string, yuan int64) {
		t.Helper()
		day, amount := date.Must(month+"-01"), money.Amount(yuan*100)
		if month == "2026-01" {
			day = date.Must("2026-01-15")
		}
		_, err := o.contracts.EnterTurnovers(t.Context(), contract.EnterTurnovers{Rows: []contract.TurnoverEntry{
			{Contract: o.deal().ID, From: day, To: day.MonthEnd(), Amount: &amount}}})
		if err != nil {
			t.Fatal(err)
		}
	}
	enter("2026-01", 10000)
	enter("2026-02", 10000)
	if lines, _ := said(o.run("2026-03-01")); fmt.Sprint(lines) != "[800.00 800.00]" {
		t.Fatalf("got %v", lines)
	}
	enter("2026-02", 5000)
	r := o.run("2026-03-02")
	if r.Invoices != 0 || r.Credits != 1 || r.Credited != 40000 {
		t.Errorf("got %+v", r)
	}
	enter("2026-02", 20000)
	enter("2026-03", 10000)
	r = o.run("2026-04-01")
	if lines, kinds := said(r); fmt.Sprint(lines, kinds) != "[800.00 1200.00] [ delta]" {
		t.Errorf("got %v %v", lines, kinds)
	}
}

// The price changes on 16 March, told in May: what was billed of March by the old price after its reading of the 15th is taken back,
// and billed by the new one.
func TestABilledMeterIsDividedAtItsReading(t *testing.T) {
	o := open(t)
	o.sql("INSERT INTO meters (id, code) VALUES (1, 'D-1')")
	o.read("2026-01-15", "100")
	o.contract("HT-1", metered("1"))
	for day, value := range map[string]string{"2026-01-31": "150", "2026-02-28": "170", "2026-03-31": "200", "2026-04-30": "230"} {
		o.read(day, value)
	}
	if lines, _ := said(o.run("2026-05-01")); fmt.Sprint(lines) != "[50.00 20.00 30.00 30.00]" {
		t.Fatalf("got %v", lines)
	}
	o.amend("2026-03-16", func(c *contract.Contract) { c.Charges[0].Price = decimal.NewFromInt(2) })
	if r := o.run("2026-05-02"); r.Run != 0 || fmt.Sprint(told(r)) != "[billing.end_unread billing.end_unread]" {
		t.Fatalf("without a reading it was divided: %+v", r)
	}
	o.read("2026-03-15", "180")
	r := o.run("2026-05-02")
	if lines, _ := said(r); fmt.Sprint(lines, r.Credited) != "[40.00 -20.00 60.00 -30.00] 0.00" {
		t.Errorf("got %v, credited %s, told %v", lines, r.Credited, told(r))
	}
	if again := o.run("2026-05-02"); again.Run != 0 || len(told(again)) != 0 {
		t.Errorf("again %+v, told %v", again, told(again))
	}
}
