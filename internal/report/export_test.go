package report

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
)

func TestAnExportHasHeadingRowsAndSums(t *testing.T) {
	s, _ := office(t)
	for _, c := range []struct{ lang, title, heading string }{
		{"", "账龄", "截至 2026-11-22，全部客户，生成于 "}, {"en", "Aging", "As of 2026-11-22, all customers, made at "},
	} {
		f, err := s.Export(t.Context(), ExportRequest{Report: "aging", Lang: c.lang})
		if err != nil {
			t.Fatal(err)
		}
		if f.Name != c.title+" 2026-11-22.xlsx" {
			t.Errorf("the file is %s", f.Name)
		}
		x, err := excelize.OpenReader(bytes.NewReader(f.Data))
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		rows, err := x.GetRows(c.title, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		if rows[0][0] != c.title || !strings.HasPrefix(rows[1][0], c.heading) || len(rows) != 3+3+1 || rows[3][1] != "橘井堂诊所" || rows[6][8] != "32539.93" {
			t.Errorf("the sheet is %q", rows)
		}
		if formula, err := x.GetCellFormula(c.title, "I7"); err != nil || formula != "SUM(D7:H7)" {
			t.Errorf("the sum is %q, %v", formula, err)
		}
	}
}

func TestWhatAWorkbookCalculatesIsWhatTheProgramCounted(t *testing.T) {
	s, _ := office(t)
	for _, name := range slices.Sorted(maps.Keys(exports)) {
		f, err := s.Export(t.Context(), ExportRequest{Report: name, Customer: 1})
		if err != nil {
			t.Fatal(name, err)
		}
		x, err := excelize.OpenReader(bytes.NewReader(f.Data))
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		title := x.GetSheetList()[0]
		rows, err := x.GetRows(title, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		formulas := 0
		for y, row := range rows {
			for i, counted := range row {
				cell, _ := excelize.CoordinatesToCellName(i+1, y+1)
				if formula, _ := x.GetCellFormula(title, cell); formula == "" {
					continue
				}
				formulas++
				got, err := x.CalcCellValue(title, cell, excelize.Options{RawCellValue: true})
				if a, b := decimal.RequireFromString(counted), decimal.RequireFromString(got); err != nil || !a.Sub(b).Round(6).IsZero() {
					t.Errorf("%s: %s calculates %s, the program counted %s (%v)", name, cell, got, counted, err)
				}
			}
		}
		if formulas == 0 {
			t.Errorf("%s calculates nothing", name)
		}
	}
}

func TestQuestionsThatCannotBeAnswered(t *testing.T) {
	s := service(book(t))
	for _, c := range []struct {
		when string
		ask  func(context.Context) error
		want fault.Key
	}{
		{"grouped by colour", func(ctx context.Context) error {
			_, err := s.Aging(ctx, AgingRequest{GroupBy: "colour"})
			return err
		}, UnknownGroup},
		{"sorted by luck", func(ctx context.Context) error { _, err := s.Aging(ctx, AgingRequest{Sort: "luck"}); return err }, UnknownSort},
		{"of nobody", func(ctx context.Context) error {
			_, err := s.AgingCustomer(ctx, AgingCustomerRequest{Customer: 7})
			return err
		}, NoSuchCustomer},
		{"backwards", func(ctx context.Context) error {
			_, err := s.Received(ctx, Period{From: date.Must("2026-02-01"), To: date.Must("2026-01-01")})
			return err
		}, BadRange},
		{"since for ever", func(ctx context.Context) error {
			_, err := s.Collection(ctx, Period{From: date.Must("1900-01-01")})
			return err
		}, TooLong},
		{"of the weather", func(ctx context.Context) error {
			_, err := s.Export(ctx, ExportRequest{Report: "weather"})
			return err
		}, UnknownReport},
	} {
		if err := c.ask(t.Context()); !errors.Is(err, fault.New(c.want, nil)) {
			t.Errorf("%s: got %v, want %s", c.when, err, c.want)
		}
	}
}
