package contract

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// Contract is a whole contract, as it is edited. An empty Code is given automatically. What is marked as read only is set by
// the use cases that change a contract by a day: what Save is sent of it is not looked at.
type Contract struct {
	ID         ID            `json:"id"` // 0 for a new one
	Code       string        `json:"code"`
	Customer   customer.ID   `json:"customerId"`
	Unit       string        `json:"unit"` // room or shop, for papers and for telling payments apart
	Start      date.Date     `json:"start" ts_type:"string"`
	End        date.Date     `json:"end" ts_type:"string"` // "" = open-ended
	Deposit    money.Amount  `json:"deposit" ts_type:"string"`
	Note       string        `json:"note"`
	Numbers    Numbers       `json:"numbers" ts_type:"Record<string, string>"` // own number fields, for formulas
	Minimum    *money.Amount `json:"minimum" ts_type:"string | null"`          // of all its charges in a calendar month of issue; null = none
	Maximum    *money.Amount `json:"maximum" ts_type:"string | null"`
	LimitTotal *money.Amount `json:"limitTotal" ts_type:"string | null"` // what its bills may come to in all; null = no limit
	LimitBlock bool          `json:"limitBlock"`                         // true stops the bill that would pass the limit, false warns
	Archived   bool          `json:"archived"`                           // read only: changed by Archive
	Follows    ID            `json:"follows"`                            // read only: the contract that this one was transferred from, or 0
	Terminated date.Date     `json:"terminated" ts_type:"string"`        // read only: the day on which it was ended early, or ""
	Charges    []Charge      `json:"charges"`                            // by line
}

// Numbers are the number fields of a contract by their names.
type Numbers map[string]decimal.Decimal

// Value stores JSON with the numbers as strings.
func (n Numbers) Value() (driver.Value, error) {
	if len(n) == 0 {
		return "{}", nil
	}
	raw, err := json.Marshal(n)
	return string(raw), err
}

// Scan reads what Value stored.
func (n *Numbers) Scan(v any) error {
	*n = Numbers{}
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("contract: numbers are %T, not TEXT", v)
	}
	if s == "{}" {
		return nil
	}
	return json.Unmarshal([]byte(s), n)
}

// Charge is one fee item in a contract. Its Line tells it apart from its neighbours and stays with it; 0 is a new one.
// What the fields mean is said by charge.Terms.
type Charge struct {
	ID              ChargeID         `json:"id"` // looked up by Line: what is sent is not looked at
	Line            int              `json:"line"`
	FeeItem         FeeItemID        `json:"feeItemId"`
	Model           charge.Model     `json:"model"`
	Price           decimal.Decimal  `json:"price" ts_type:"string"`
	PricePer        charge.PricePer  `json:"pricePer"`
	Quantity        decimal.Decimal  `json:"quantity" ts_type:"string"`
	CycleMonths     int              `json:"cycleMonths"` // 0 = once
	Anchor          charge.Anchor    `json:"anchor"`
	Timing          charge.Timing    `json:"timing"`
	IssueOffsetDays int              `json:"issueOffsetDays"`
	DueDays         int              `json:"dueDays"`
	DueDay          int              `json:"dueDay"`
	DueShift        charge.DueShift  `json:"dueShift"` // "", before, after: off days without work
	Proration       charge.Proration `json:"proration"`
	WholeOver       int              `json:"wholeOver"`                       // days, for whole_if_over
	Workdays        bool             `json:"workdays"`                        // a price per day counts days of work only
	Start           date.Date        `json:"start" ts_type:"string"`          // "" = the contract's
	End             date.Date        `json:"end" ts_type:"string"`            // "" = the contract's
	Origin          date.Date        `json:"origin" ts_type:"string"`         // cycles, months and steps count from here; "" = Start
	Minimum         *money.Amount    `json:"minimum" ts_type:"string | null"` // of each period; null = none
	Maximum         *money.Amount    `json:"maximum" ts_type:"string | null"`

	Steps           []charge.Step     `json:"steps"`
	StepEveryMonths int               `json:"stepEveryMonths"`
	StepPercent     decimal.Decimal   `json:"stepPercent" ts_type:"string"`
	StepAmount      decimal.Decimal   `json:"stepAmount" ts_type:"string"`
	PricePlaces     *int              `json:"pricePlaces"` // null = 2
	Free            []date.Range      `json:"free"`
	Discounts       []charge.Discount `json:"discounts"`

	Meter          int64                  `json:"meterId"` // 0 = none
	Pool           int64                  `json:"poolId"`  // 0 = none: the cost that this charge has a share of
	RegisterPrices []charge.RegisterPrice `json:"registerPrices"`
	Accumulation   charge.Accumulation    `json:"accumulation"` // "", month, year
	TierMode       charge.TierMode        `json:"tierMode"`     // "", graduated, volume
	Tiers          []charge.Tier          `json:"tiers"`
	People         int                    `json:"people"`                       // in the household
	PeopleOver     int                    `json:"peopleOver"`                   // each beyond so many widens the bands
	PeopleWiden    decimal.Decimal        `json:"peopleWiden" ts_type:"string"` // by so many units
	MoveIn         bool                   `json:"moveIn"`                       // annual bands scaled to the months lived in

	Formula  string           `json:"formula"`                  // before the first of Formulas
	Formulas []charge.Formula `json:"formulas"`                 // its versions by the day they begin
	Percent  decimal.Decimal  `json:"percent" ts_type:"string"` // points of the turnover
	Yearly   bool             `json:"yearly"`                   // turnover rent is settled over the year

	OnConfirm       bool            `json:"onConfirm"`                  // a milestone: billed when it is confirmed
	Confirmed       date.Date       `json:"confirmed" ts_type:"string"` // read only: the day of it, changed by Confirm
	Retention       decimal.Decimal `json:"retention" ts_type:"string"` // 质保金: points kept back
	RetentionMonths int             `json:"retentionMonths"`            // and billed so many months later

	Replaces      ChargeID  `json:"replaces"`                       // read only: the charge that this one goes on from, or 0
	Withdrawn     bool      `json:"withdrawn"`                      // read only: a change took it back from its first day
	ReviewFrom    date.Date `json:"reviewFrom" ts_type:"string"`    // read only: billed periods that end on or after this day are to be worked out again
	BilledThrough date.Date `json:"billedThrough" ts_type:"string"` // read only: last day billed, or ""
}

// terms are the pricing of a charge in its contract.
func (c Charge) terms(in Contract, item FeeItem) charge.Terms {
	t := charge.Terms{
		Model: c.Model, PricePer: c.PricePer, Price: c.Price, Quantity: c.Quantity,
		CycleMonths: c.CycleMonths, Anchor: c.Anchor, Timing: c.Timing, IssueOffsetDays: c.IssueOffsetDays,
		DueDays: c.DueDays, DueDay: c.DueDay, DueShift: c.DueShift,
		Proration: c.Proration, WholeOver: c.WholeOver, Workdays: c.Workdays, Start: c.Start, End: c.End, Origin: c.Origin,
		Steps: c.Steps, StepEveryMonths: c.StepEveryMonths, StepPercent: c.StepPercent, StepAmount: c.StepAmount, PricePlaces: c.PricePlaces,
		Free: c.Free, Discounts: c.Discounts, Minimum: c.Minimum, Maximum: c.Maximum,
		RegisterPrices: c.RegisterPrices, Tiers: c.Tiers, TierMode: c.TierMode, Accumulation: c.Accumulation,
		People: c.People, PeopleOver: c.PeopleOver, PeopleWiden: c.PeopleWiden, MoveIn: c.MoveIn,
		Formula: c.Formula, Formulas: c.Formulas, Percent: c.Percent, Yearly: c.Yearly,
		OnConfirm: c.OnConfirm, Confirmed: c.Confirmed, Retention: c.Retention, RetentionMonths: c.RetentionMonths,
		Tax: charge.Tax{Rate: item.TaxRate, Mode: item.TaxMode}, RoundTo: item.RoundTo,
	}
	if t.Start == 0 {
		t.Start = in.Start
	}
	if t.End == 0 {
		t.End = in.End
	}
	return t.WithDefaults()
}

// withDefaults writes out what was left empty.
func (c Charge) withDefaults() Charge {
	t := c.terms(Contract{}, FeeItem{})
	c.PricePer, c.Quantity, c.Anchor, c.Timing, c.Proration, c.PricePlaces = t.PricePer, t.Quantity, t.Anchor, t.Timing, t.Proration, t.PricePlaces
	c.TierMode, c.Accumulation = t.TierMode, t.Accumulation
	return c
}
