package report

import (
	"errors"
	"testing"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
)

// happens changes a book behind the services.
func happens(t *testing.T, d *db.DB, sql ...string) {
	t.Helper()
	if err := d.Write(t.Context(), func(tx *db.Tx) error {
		tx.Record("test.made", nil)
		for _, q := range sql {
			if _, err := tx.Exec(t.Context(), q); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestAgingIsByCustomerOrRefused(t *testing.T) {
	s, _ := office(t)
	if got, err := s.Aging(t.Context(), AgingRequest{GroupBy: "customer"}); err != nil || len(got.Rows) != 3 {
		t.Errorf("%d rows, %v", len(got.Rows), err)
	}
	if _, err := s.Aging(t.Context(), AgingRequest{GroupBy: "moon"}); fault.As(err) == nil {
		t.Errorf("got %v", err)
	}
}

func TestOneCustomerTodayWithEveryRoomOnce(t *testing.T) {
	s, ids := office(t)
	clinic := ids["橘井堂诊所"]
	happens(t, s.DB, "UPDATE invoices SET unit = iif(due_date = '2026-07-08', 'B-1207', '207') WHERE customer_id = (SELECT id FROM customers WHERE name = '橘井堂诊所')")
	got, err := s.AgingCustomer(t.Context(), AgingCustomerRequest{Customer: clinic})
	if err != nil || got.AsOf != date.Must("2026-11-22") || len(got.Invoices) != 2 || got.Row.Unit != "B-1207、207" {
		t.Errorf("%+v, %v", got, err)
	}
	happens(t, s.DB, "UPDATE invoices SET unit = '207' WHERE unit <> ''")
	if got, err = s.AgingCustomer(t.Context(), AgingCustomerRequest{Customer: clinic}); err != nil || got.Row.Unit != "207" {
		t.Errorf("both of one room: %+v, %v", got.Row, err)
	}
	if _, err := s.AgingCustomer(t.Context(), AgingCustomerRequest{Customer: 99}); !errors.Is(err, fault.New(NoSuchCustomer, nil)) {
		t.Errorf("got %v", err)
	}
}

// More customers change at once than it pays to follow one by one.
func TestEverybodysNewNameIsInTheAging(t *testing.T) {
	s, _ := office(t)
	happens(t, s.DB, "INSERT INTO customers (code, name) WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 2100) SELECT 'T' || i, '租户' || i FROM n")
	if _, err := s.Aging(t.Context(), AgingRequest{}); err != nil {
		t.Fatal(err)
	}
	happens(t, s.DB, "UPDATE customers SET name = '新' || name")
	got, err := s.Aging(t.Context(), AgingRequest{})
	if err != nil || got.Rows[0].Name != "新橘井堂诊所" {
		t.Errorf("%+v, %v", got.Rows, err)
	}
}
