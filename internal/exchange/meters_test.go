package exchange

import (
	"encoding/json"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"zhangfang/internal/law"
)

// TestMetersComeInOnce draws meters with registers, parts and readings: the second time the same file changes nothing, and
// what goes out comes back without a change.
func TestMetersComeInOnce(t *testing.T) {
	s := book(t)
	run := 0 // codes of its own for each draw, since the book is the same
	law.Check(t, func(t *rapid.T) {
		run++
		var meters, readings []map[string]any
		for i := range rapid.IntRange(1, 4).Draw(t, "meters") {
			code := fmt.Sprintf("M%d-%d", run, i)
			m := map[string]any{"code": code, "multiplier": rapid.SampledFrom([]string{"1", "20", "0.5"}).Draw(t, "multiplier")}
			if rapid.Bool().Draw(t, "loss") {
				m["loss_percent"] = "0.035"
			}
			registers := rapid.SampledFrom([][]string{{}, {"峰", "谷"}, {"尖", "峰", "平", "谷"}}).Draw(t, "registers")
			m["registers"] = registers
			if i > 0 && rapid.Bool().Draw(t, "part") {
				m["common"] = fmt.Sprintf("M%d-0", run)
			}
			meters = append(meters, m)
			for _, register := range append([]string{""}, registers...)[min(1, len(registers)):] {
				for month := range rapid.IntRange(0, 3).Draw(t, "months") {
					kind := "normal"
					if month == 0 {
						kind = "initial"
					}
					readings = append(readings, map[string]any{
						"meter": code, "register": register, "date": fmt.Sprintf("2026-%02d-01", month+1), "value": fmt.Sprint(month * 10), "kind": kind,
					})
				}
			}
		}
		data, err := json.Marshal(map[string]any{"meters": meters, "readings": readings})
		if err != nil {
			t.Fatal(err)
		}
		file := File{Name: "a.json", Data: data}
		first, err := s.ImportAll(ctx, []File{file})
		if err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		again, err := s.ImportAll(ctx, []File{file})
		if err != nil || again.changes() || !first.changes() {
			t.Fatalf("%s: again %+v, %v", data, again, err)
		}
		out, err := s.Export(ctx, ExportRequest{Format: "json", Tables: []string{"meters", "readings"}})
		if err != nil {
			t.Fatal(err)
		}
		if back, err := s.ImportAll(ctx, []File{{Name: "b.json", Data: out.Data}}); err != nil || back.changes() {
			t.Fatalf("what went out came back as %+v, %v", back, err)
		}
	})
}
