package settings

import (
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/latefee"
)

// LateRule says whether and how paying late is charged (违约金). A contract may have its own policy, or none.
type LateRule struct {
	On      bool           `json:"on"`
	Policy  latefee.Policy `json:"policy"`
	Since   date.Date      `json:"since" ts_type:"string"` // days before it bear nothing; "" is every day
	FeeItem int64          `json:"feeItemId"`              // whose name and tax the line has; 0: 违约金, without tax
	Own     bool           `json:"own"`                    // on an invoice of its own, not on the customer's next
	DueDays int            `json:"dueDays"`                // of such an invoice, 0 to 366
}

// check gives every fault of the rule at its place. A rule that is off may be unfinished.
func (l LateRule) check(c *form.Check) {
	if !l.On {
		return
	}
	if f := fault.As(l.Policy.Validate()); f != nil {
		for _, part := range f.Parts {
			c.Add(part.Key, part.Args, append([]string{"late", "policy"}, part.Path...)...)
		}
	}
}
