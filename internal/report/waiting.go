package report

import "zhangfang/internal/date"

// waiting is what there is to bill as of an event and a day.
type waiting struct {
	event int64
	day   date.Date
	bill  ToBill
}
