package meter

import (
	"context"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
)

// lastPeriods gives for every meter that charges are billed by the last period that ended by a day and is not billed:
// a reading must be in it, or the charge waits.
func lastPeriods(ctx context.Context, tx *db.Tx, by date.Date) (map[ID]date.Range, error) {
	type row struct {
		meter  ID
		terms  charge.Terms
		billed date.Date
	}
	due := map[ID]date.Range{}
	err := db.Each(ctx, tx, func(r *row) []any {
		return []any{&r.meter, &r.terms.Model, &r.terms.CycleMonths, &r.terms.Anchor, &r.terms.Start, &r.terms.End, &r.terms.Origin, &r.billed}
	}, func(r row) error {
		r.terms.Timing = charge.Arrears // issued on the day after: asking by the issue date asks for what has ended
		periods := r.terms.PeriodsBetween(by.AddMonths(-2*max(r.terms.CycleMonths, 1)), by.AddDays(1))
		if len(periods) == 0 {
			return nil
		}
		last := periods[len(periods)-1]
		if last.To > r.billed && last.To > due[r.meter].To {
			due[r.meter] = date.Range{From: last.From, To: last.To}
		}
		return nil
	}, `SELECT h.meter_id, h.model, h.cycle_months, h.anchor, coalesce(h.start_date, c.start_date), coalesce(h.end_date, c.end_date), h.origin_date,
			(SELECT max(period_to) FROM billed WHERE charge_id = h.id)
		FROM charges h JOIN contracts c ON c.id = h.contract_id
		WHERE h.meter_id IS NOT NULL AND h.model IN ('usage', 'tiered') AND h.withdrawn = 0 AND c.archived = 0`)
	return due, err
}
