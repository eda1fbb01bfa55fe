package meter

import (
	"bytes"
	"context"
	"fmt"

	"zhangfang/internal/db"
	"zhangfang/internal/sheet"
)

// paperWords are the headings of sheets that leave the program.
type paperWords struct {
	sharing, cost, contract, customer, room, item, weight, share, working, office, total          string
	readings, day, route, meter, name, place, register, last, lastDate, lastUsage, now, usage, by string
}

func words(lang string) paperWords {
	if lang == "en" {
		return paperWords{
			sharing: "Shared cost", cost: "cost", contract: "contract", customer: "customer", room: "room", item: "fee item", weight: "weight", share: "share",
			working: "working", office: "borne by the office", total: "Total",
			readings: "Meter readings", day: "Day of reading", route: "no.", meter: "meter", name: "name", place: "place", register: "register", last: "last value",
			lastDate: "last read", lastUsage: "last usage", now: "value now", usage: "usage", by: "multiplier",
		}
	}
	return paperWords{
		sharing: "公摊", cost: "费用", contract: "合同编号", customer: "客户", room: "房号", item: "收费项目", weight: "权重", share: "分摊金额",
		working: "算式", office: "本单位承担", total: "合计",
		readings: "抄表单", day: "抄表日期", route: "顺序", meter: "表号", name: "表名", place: "位置", register: "时段", last: "上次读数",
		lastDate: "上次日期", lastUsage: "上次用量", now: "本次读数", usage: "本次用量", by: "倍率",
	}
}

// SheetFileRequest asks for the reading sheet of a day as a workbook.
type SheetFileRequest struct {
	Filter SheetFilter `json:"filter"`
	Lang   string      `json:"lang"` // zh-CN or en
}

// SheetFile writes the reading sheet as a workbook: to be taken along, or to be filled in and pasted back.
func (s *Service) SheetFile(ctx context.Context, r SheetFileRequest) (File, error) {
	var f File
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		all, err := LoadSheet(ctx, tx, r.Filter)
		if err != nil {
			return err
		}
		f, err = all.file(r.Lang)
		return err
	})
	return f, err
}

func (s Sheet) file(lang string) (File, error) {
	w := words(lang)
	report := sheet.Report{
		Title: w.readings, Subtitle: w.day + " " + s.Date.String(),
		Columns: []sheet.Col{{Title: w.route, Kind: sheet.Integer, Width: 6}, {Title: w.meter, Kind: sheet.Text, Width: 14}, {Title: w.name, Kind: sheet.Text, Width: 12},
			{Title: w.place, Kind: sheet.Text, Width: 14}, {Title: w.room, Kind: sheet.Text, Width: 12}, {Title: w.customer, Kind: sheet.Text, Width: 24},
			{Title: w.register, Kind: sheet.Text, Width: 6}, {Title: w.by, Kind: sheet.Decimal, Width: 8}, {Title: w.lastDate, Kind: sheet.Day}, {Title: w.lastUsage, Kind: sheet.Text, Width: 10},
			{Title: w.last, Kind: sheet.Decimal}, {Title: w.now, Kind: sheet.Decimal}, {Title: w.usage, Kind: sheet.Text, Width: 10}},
	}
	for i, row := range s.Rows {
		cells := []any{i + 1, row.Code, row.Name, row.Place, row.Room, row.Customer, row.Register, row.Multiplier, nil, row.LastUsage, nil, nil, row.Usage}
		if row.Last != nil {
			cells[8], cells[10] = row.Last.Date, row.Last.Value
		}
		if row.Reading != nil {
			cells[11] = row.Reading.Value
		}
		report.Rows = append(report.Rows, cells)
	}
	var b bytes.Buffer
	err := report.Write(&b)
	return File{Name: fmt.Sprintf("%s-%s.xlsx", w.readings, s.Date), Data: b.Bytes()}, err
}
