package report

import "zhangfang/internal/date"

// ExportRequest asks for a report as a workbook. What a report does not ask for is ignored.
type ExportRequest struct {
	Report   string    `json:"report"` // aging, agingCustomer, received, collection, dso, forecast
	AsOf     date.Date `json:"asOf" ts_type:"string"`
	From     date.Date `json:"from" ts_type:"string"`
	To       date.Date `json:"to" ts_type:"string"`
	Customer int64     `json:"customerId"`
	Search   string    `json:"search"`
	Overdue  bool      `json:"overdue"`
	Sort     string    `json:"sort"`
	Desc     bool      `json:"desc"`
	Lang     string    `json:"lang"` // zh-CN (default) or en
}

// File is a file for the user.
type File struct {
	Name string `json:"name"`
	Data []byte `json:"data" ts_type:"string"` // base64
}
