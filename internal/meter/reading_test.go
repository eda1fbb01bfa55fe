package meter

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/history"
)

func sql(t testing.TB, s *Service, query string, args ...any) {
	t.Helper()
	if err := s.DB.Write(ctx, func(tx *db.Tx) error {
		tx.Record("test.done", nil)
		_, err := tx.Exec(ctx, query, args...)
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func num(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// put makes a meter that began with 100 on 1 January.
func put(t testing.TB, s *Service, m Meter) ID {
	t.Helper()
	b := Beginning{Date: date.Must("2026-01-01")}
	for _, name := range m.EachRegister() {
		b.Values = append(b.Values, Value{name, num("100")})
	}
	out, err := s.Save(ctx, SaveRequest{Meter: m, Beginning: &b})
	if err != nil {
		t.Fatal(err)
	}
	return out.ID
}

func entry(id ID, day, value string) Entry {
	return Entry{Meter: id, Date: date.Must(day), Value: num(value)}
}

func record(t testing.TB, s *Service, all ...Entry) Recorded {
	t.Helper()
	out, err := s.Record(ctx, RecordRequest{Entries: all})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// all gives every reading of the book as text.
func all(t testing.TB, s *Service) []string {
	t.Helper()
	var rows []string
	if err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		rows, err = db.Rows(ctx, tx, func(s *string) []any { return []any{s} },
			"SELECT meter_id || ' ' || register || ' ' || date || ' ' || value || ' ' || kind FROM readings ORDER BY meter_id, register, date, id")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return rows
}

func words1(flags []Flag) string {
	var all []string
	for _, f := range flags {
		all = append(all, string(f.Kind))
	}
	return strings.Join(all, " ")
}

func TestWhatAnEntryComesTo(t *testing.T) {
	s := book(t)
	most := num("99999")
	id := put(t, s, Meter{Code: "D1", Multiplier: num("20"), MaxValue: &most, LossPercent: num("5")})
	open := put(t, s, Meter{Code: "W1"})
	record(t, s, entry(id, "2026-02-01", "110"), entry(id, "2026-03-01", "121"), entry(id, "2026-04-01", "130"),
		entry(open, "2026-02-01", "110"))
	for _, c := range []struct {
		when  string
		entry Entry
		usage string // after multiplier and losses
		flags string
		fault fault.Key
	}{
		{"as usual", entry(id, "2026-05-01", "140"), "210", "", ""},
		{"nothing used", entry(id, "2026-05-01", "130"), "0", "zero", ""},
		{"three times the median is not more", entry(id, "2026-05-01", "160"), "630", "", ""},
		{"more than three times the median", entry(id, "2026-05-01", "161"), "651", "outlying", ""},
		{"below the last, unsaid", entry(id, "2026-05-01", "20"), "", "", WrapUnsaid},
		{"below the last, said to have wrapped", Entry{Meter: id, Date: date.Must("2026-05-01"), Value: num("20"), Wrapped: true}, "2097690", "wrap outlying", ""},
		{"below the last on a meter that cannot wrap", entry(open, "2026-05-01", "20"), "", "", BelowLast},
		{"above the highest value", entry(id, "2026-05-01", "100000"), "", "", ValueBeyond},
		{"negative", entry(id, "2026-05-01", "-1"), "", "", ValueNegative},
		{"tomorrow", entry(id, "2026-11-23", "140"), "", "", DateAhead},
		{"without a day", Entry{Meter: id, Value: num("140")}, "", "", DateMissing},
		{"between two, above the later one", entry(id, "2026-03-15", "131"), "", "", AboveNext},
		{"between two", entry(id, "2026-03-15", "125"), "84", "", ""},
		{"estimated", Entry{Meter: id, Date: date.Must("2026-05-01"), Value: num("140"), Kind: Estimated}, "210", "estimate", ""},
		{"another beginning", Entry{Meter: id, Date: date.Must("2026-05-01"), Value: num("0"), Kind: Initial}, "", "", BeginsTwice},
		{"before the beginning", entry(id, "2025-12-01", "90"), "", "", NotBegun},
		{"a register that is not there", Entry{Meter: id, Register: "峰", Date: date.Must("2026-05-01"), Value: num("1")}, "", "", NoSuchRegister},
		{"a meter that is not there", entry(99, "2026-05-01", "1"), "", "", NoSuch},
	} {
		got, err := s.Weigh(ctx, RecordRequest{Entries: []Entry{c.entry}})
		if err != nil {
			t.Fatalf("%s: %v", c.when, err)
		}
		o := got.Outcomes[0]
		var key fault.Key
		if o.Fault != nil {
			key = o.Fault.Key
		}
		if o.Usage != c.usage || words1(o.Flags) != c.flags || key != c.fault {
			t.Errorf("%s: usage %q flags %q fault %q, want %q %q %q", c.when, o.Usage, words1(o.Flags), key, c.usage, c.flags, c.fault)
		}
	}
}

func TestTheFirstReadingOfARegisterIsItsBeginning(t *testing.T) {
	s := book(t)
	out, err := s.Save(ctx, SaveRequest{Meter: Meter{Name: "电表", Registers: []string{"峰", " 谷 ", ""}}})
	if err != nil || out.Code != "B0001" {
		t.Fatalf("%v, %v", out, err)
	}
	got := record(t, s, Entry{Meter: out.ID, Register: "峰", Date: date.Must("2026-02-01"), Value: num("7")}, Entry{Meter: out.ID, Register: "谷", Date: date.Must("2026-02-01"), Value: num("9")})
	if got.New != 2 || got.Outcomes[0].Kind != Initial || got.Outcomes[0].Usage != "" {
		t.Errorf("got %+v", got)
	}
}

func TestOneBadEntryKeepsAllOut(t *testing.T) {
	s := book(t)
	id := put(t, s, Meter{Code: "W1"})
	_, err := s.Record(ctx, RecordRequest{Entries: []Entry{entry(id, "2026-02-01", "110"), entry(id, "2026-03-01", "105")}})
	f := fault.As(err)
	if f == nil || f.Key != ReadingsInvalid || len(f.Parts) != 1 || strings.Join(f.Parts[0].Path, "/") != "entries/1/value" {
		t.Fatalf("got %v", err)
	}
	if rows := all(t, s); len(rows) != 1 {
		t.Errorf("kept %v", rows)
	}
}

func TestRecordingTwiceIsOnce(t *testing.T) {
	s := book(t)
	id := put(t, s, Meter{Code: "W1"})
	first := record(t, s, entry(id, "2026-02-01", "110"), entry(id, "2026-03-01", "120"))
	again := record(t, s, entry(id, "2026-02-01", "110"), entry(id, "2026-03-01", "120.0"))
	if first.New != 2 || again.New != 0 || again.Changed != 0 || again.Same != 2 {
		t.Errorf("first %+v, again %+v", first, again)
	}
	both, err := s.Record(ctx, RecordRequest{Entries: []Entry{entry(id, "2026-04-01", "130"), entry(id, "2026-04-01", "131")}})
	if f := fault.As(err); f == nil || f.Parts[0].Key != ReadingTwice {
		t.Errorf("two of one day: %+v, %v", both, err)
	}
}

func TestARealReadingTakesThePlaceOfAnEstimate(t *testing.T) {
	s := book(t)
	id := put(t, s, Meter{Code: "W1"})
	record(t, s, Entry{Meter: id, Date: date.Must("2026-02-01"), Value: num("130"), Kind: Estimated})
	below, err := s.Weigh(ctx, RecordRequest{Entries: []Entry{entry(id, "2026-03-01", "120")}})
	if err != nil || below.Outcomes[0].Usage != "-10" || words1(below.Outcomes[0].Flags) != "negative" {
		t.Errorf("a real one below it gives back: %+v, %v", below.Outcomes, err)
	}
	record(t, s, entry(id, "2026-02-01", "115"))
	if rows := all(t, s); rows[1] != "1  2026-02-01 115 normal" || len(rows) != 2 {
		t.Errorf("got %v", rows)
	}
}

func TestADeviceIsReplacedInOneStep(t *testing.T) {
	s := book(t)
	most := num("99999")
	id := put(t, s, Meter{Code: "W1", MaxValue: &most})
	r := ReplaceRequest{
		Meter: id, Date: date.Must("2026-02-10"), Finals: []Value{{"", num("150")}}, Initials: []Value{{"", num("3")}}, MaxValue: new(num("9999")), RequestID: "x",
	}
	for range 2 {
		if _, err := s.Replace(ctx, r); err != nil {
			t.Fatal(err)
		}
	}
	got := record(t, s, entry(id, "2026-03-01", "10"))
	if got.Outcomes[0].Usage != "7" {
		t.Errorf("the new device used %s", got.Outcomes[0].Usage)
	}
	d, err := s.Get(ctx, Ref{id})
	if err != nil || len(d.Readings) != 4 || d.Readings[2].Kind != Final || d.Readings[2].Usage != "50" || d.Meter.MaxValue.String() != "9999" {
		t.Errorf("%+v, %v", d, err)
	}
	if _, err := s.Weigh(ctx, RecordRequest{Entries: []Entry{entry(id, "2026-02-20", "99999")}}); err != nil {
		t.Error(err)
	}
	r.RequestID, r.Date, r.Initials = "", date.Must("2026-04-01"), nil
	if _, err := s.Replace(ctx, r); fault.As(err) == nil || fault.As(err).Parts[0].Key != form.Missing || strings.Join(fault.As(err).Parts[0].Path, "/") != "initials/0/value" {
		t.Errorf("without the new device's value: %v", err)
	}
	id = put(t, s, Meter{Code: "W9", Registers: []string{"峰", "谷"}})
	r = ReplaceRequest{Meter: id, Date: date.Must("2026-04-01"), Finals: []Value{{Register: "峰", Value: r.Finals[0].Value}}}
	if _, err := s.Replace(ctx, r); fault.As(err) == nil || fault.As(err).Parts[0].Key != RegistersMissing || strings.Join(fault.As(err).Parts[0].Path, "/") != "finals/1/value" {
		t.Errorf("without the value of one register: %v", err)
	}
}

func TestWhatWasBilledStays(t *testing.T) {
	s := book(t)
	sql(t, s, "INSERT INTO customers (id, code, name) VALUES (1, 'K1', '云岫')")
	sql(t, s, "INSERT INTO fee_items (id, code, name) VALUES (1, 'W', '水费')")
	sql(t, s, "INSERT INTO contracts (id, code, customer_id, start_date) VALUES (1, 'HT1', 1, '2026-01-01')")
	id := put(t, s, Meter{Code: "W1", Contract: 1})
	sql(t, s, "INSERT INTO charges (id, contract_id, line, fee_item_id, model, timing, meter_id) VALUES (1, 1, 1, 1, 'usage', 'arrears', ?)", id)
	record(t, s, entry(id, "2026-01-31", "110"), entry(id, "2026-02-28", "120"))
	sql(t, s, `INSERT INTO invoices (id, number, state, origin, customer_id, issue_date, due_date, net, tax, total) VALUES (1, 'ZD1', 'issued', 'run', 1, '2026-02-01', '2026-02-01', 50, 0, 50)`)
	sql(t, s, "INSERT INTO billed (charge_id, period_from, period_to, invoice_id, read_to) VALUES (1, '2026-01-01', '2026-01-31', 1, '2026-01-31')")
	d, err := s.Get(ctx, Ref{id})
	if err != nil {
		t.Fatal(err)
	}
	feb, jan := d.Readings[0].ID, d.Readings[1].ID
	is := func(when string, err error, key fault.Key) {
		t.Helper()
		f := fault.As(err)
		if f != nil && len(f.Parts) > 0 {
			f = f.Parts[0]
		}
		if f == nil || f.Key != key {
			t.Errorf("%s: %v, want %s", when, err, key)
		}
	}
	_, err = s.Correct(ctx, CorrectRequest{ID: jan, Date: date.Must("2026-01-31"), Value: num("111")})
	is("correcting it", err, AlreadyBilled)
	is("deleting it", s.Delete(ctx, ReadingRef{jan}), AlreadyBilled)
	_, err = s.Record(ctx, RecordRequest{Entries: []Entry{entry(id, "2026-01-31", "111")}})
	is("writing over it", err, AlreadyBilled)
	_, err = s.Record(ctx, RecordRequest{Entries: []Entry{entry(id, "2026-01-15", "105")}})
	is("one before it", err, AlreadyBilled)
	if same := record(t, s, entry(id, "2026-01-31", "110")); same.Same != 1 {
		t.Errorf("saying it again: %+v", same)
	}
	if o, err := s.Correct(ctx, CorrectRequest{ID: feb, Date: date.Must("2026-02-27"), Value: num("121"), Note: "看错"}); err != nil || o.Usage != "11" {
		t.Errorf("correcting one that was not billed: %+v, %v", o, err)
	}
	if err := s.Delete(ctx, ReadingRef{feb}); err != nil {
		t.Error(err)
	}
	if rows := all(t, s); !slices.Equal(rows, []string{"1  2026-01-01 100 initial", "1  2026-01-31 110 normal"}) {
		t.Errorf("left %v", rows)
	}
	h := &history.Service{DB: s.DB}
	if _, err := h.Undo(ctx, history.Target{}); err != nil {
		t.Error(err)
	}
	if rows := all(t, s); len(rows) != 3 {
		t.Errorf("undone: %v", rows)
	}
	if err := s.Archive(ctx, ArchiveRequest{ID: id, Archived: true}); !errors.Is(err, fault.New(NotArchivable, nil)) {
		t.Errorf("archiving a meter that is billed by: %v", err)
	}
}
