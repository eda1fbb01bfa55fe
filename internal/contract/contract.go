// Package contract keeps what was agreed: fee items, contracts, and what each charges for. It tells what is to be
// billed and when, and never touches what was billed.
package contract

import (
	"context"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// Faults of contracts.
const (
	Invalid          fault.Key = "contract.invalid"
	NoSuch           fault.Key = "contract.no_such"
	NoSuchCustomer   fault.Key = "contract.no_such_customer"
	CustomerArchived fault.Key = "contract.customer_archived"
	CustomerFixed    fault.Key = "contract.customer_fixed"
	CodeTaken        fault.Key = "contract.code_taken"
	StartMissing     fault.Key = "contract.start_missing"
	EndBeforeStart   fault.Key = "contract.end_before_start"
	DepositNegative  fault.Key = "contract.deposit_negative"
	TooManyCharges   fault.Key = "contract.too_many_charges"
	LineTwice        fault.Key = "contract.line_twice"
	NoSuchItem       fault.Key = "contract.no_such_item"
	ItemArchived     fault.Key = "contract.item_archived"
	NoSuchMeter      fault.Key = "contract.no_such_meter"
	BeforeContract   fault.Key = "contract.before_contract"
	AfterContract    fault.Key = "contract.after_contract"
	RangeOpen        fault.Key = "contract.range_open"
	SameDay          fault.Key = "contract.same_day"
	TiersMissing     fault.Key = "contract.tiers_missing"
	TiersUnordered   fault.Key = "contract.tiers_unordered"
	ChargeBilled     fault.Key = "contract.charge_billed"
	BoundariesMoved  fault.Key = "contract.boundaries_moved"
	BilledBeyond     fault.Key = "contract.billed_beyond"
	NotArchivable    fault.Key = "contract.not_archivable"
	StillRunning     fault.Key = "contract.still_running"
	NoEnd            fault.Key = "contract.no_end"
	StillToBill      fault.Key = "contract.still_to_bill"
	StillOpen        fault.Key = "contract.still_open"
	RestoreItsPayer  fault.Key = "contract.restore_its_payer"
	NotBilledYet     fault.Key = "contract.not_billed_yet"
	ItemCodeTaken    fault.Key = "contract.item_code_taken"
	ItemNameTaken    fault.Key = "contract.item_name_taken"
	ItemRate         fault.Key = "contract.item_rate"
	ItemRounding     fault.Key = "contract.item_rounding"
	ItemInUse        fault.Key = "contract.item_in_use"
)

// ID names a contract, ChargeID one of its charges, in the book.
type (
	ID       int64
	ChargeID int64
)

// Service keeps the contracts of one book.
type Service struct{ DB *db.DB }

// New makes the service of a book.
func New(d *db.DB) *Service { return &Service{DB: d} }

// Contract is a whole contract, as it is edited. An empty Code is given automatically.
type Contract struct {
	ID       ID           `json:"id"` // 0 for a new one
	Code     string       `json:"code"`
	Customer customer.ID  `json:"customerId"`
	Unit     string       `json:"unit"` // room or shop, for papers and for telling payments apart
	Start    date.Date    `json:"start" ts_type:"string"`
	End      date.Date    `json:"end" ts_type:"string"` // "" = open-ended
	Deposit  money.Amount `json:"deposit" ts_type:"string"`
	Note     string       `json:"note"`
	Archived bool         `json:"archived"` // changed by Archive, not by Save
	Charges  []Charge     `json:"charges"`  // by line
}

// Charge is one fee item in a contract. Its Line tells it apart from its neighbours and stays with it; 0 is a new one.
// What the fields mean is said by charge.Terms.
type Charge struct {
	ID              ChargeID          `json:"id"` // looked up by Line: what is sent is not looked at
	Line            int               `json:"line"`
	FeeItem         FeeItemID         `json:"feeItemId"`
	Model           charge.Model      `json:"model"`
	Price           decimal.Decimal   `json:"price" ts_type:"string"`
	PricePer        charge.PricePer   `json:"pricePer"`
	Quantity        decimal.Decimal   `json:"quantity" ts_type:"string"`
	CycleMonths     int               `json:"cycleMonths"` // 0 = once
	Anchor          charge.Anchor     `json:"anchor"`
	Timing          charge.Timing     `json:"timing"`
	IssueOffsetDays int               `json:"issueOffsetDays"`
	DueDays         int               `json:"dueDays"`
	DueDay          int               `json:"dueDay"`
	Proration       charge.Proration  `json:"proration"`
	Start           date.Date         `json:"start" ts_type:"string"` // "" = the contract's
	End             date.Date         `json:"end" ts_type:"string"`   // "" = the contract's
	Steps           []charge.Step     `json:"steps"`
	StepEveryMonths int               `json:"stepEveryMonths"`
	StepPercent     decimal.Decimal   `json:"stepPercent" ts_type:"string"`
	StepAmount      decimal.Decimal   `json:"stepAmount" ts_type:"string"`
	PricePlaces     *int              `json:"pricePlaces"` // null = 2
	Free            []date.Range      `json:"free"`
	Discounts       []charge.Discount `json:"discounts"`
	Meter           int64             `json:"meterId"` // 0 = none
	Formula         string            `json:"formula"`
	Accumulation    string            `json:"accumulation"` // "", month, year
	TierMode        string            `json:"tierMode"`     // "", graduated, volume
	Tiers           []Tier            `json:"tiers"`

	BilledThrough date.Date `json:"billedThrough" ts_type:"string"` // last day billed, or "": what is sent is not looked at
}

// Tier is one band of a tiered charge. A null Upto has no end.
type Tier struct {
	Upto  *decimal.Decimal `json:"upto" ts_type:"string | null"`
	Price decimal.Decimal  `json:"price" ts_type:"string"`
}

// terms are the pricing of a charge in its contract.
func (c Charge) terms(in Contract, item FeeItem) charge.Terms {
	t := charge.Terms{
		Model: c.Model, PricePer: c.PricePer, Price: c.Price, Quantity: c.Quantity,
		CycleMonths: c.CycleMonths, Anchor: c.Anchor, Timing: c.Timing, IssueOffsetDays: c.IssueOffsetDays,
		DueDays: c.DueDays, DueDay: c.DueDay, Proration: c.Proration, Start: c.Start, End: c.End,
		Steps: c.Steps, StepEveryMonths: c.StepEveryMonths, StepPercent: c.StepPercent, StepAmount: c.StepAmount,
		PricePlaces: c.PricePlaces, Free: c.Free, Discounts: c.Discounts,
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
	return c
}

// Ref asks for one contract.
type Ref struct {
	ID ID `json:"id"`
}

// Detail is a contract with what its page shows beside it.
type Detail struct {
	Contract     Contract     `json:"contract"`
	CustomerCode string       `json:"customerCode"`
	CustomerName string       `json:"customerName"`
	Items        []FeeItem    `json:"items"`                 // the fee items of its charges
	Open         money.Amount `json:"open" ts_type:"string"` // of the invoices that bill this contract
	Billed       int          `json:"billed"`                // periods that were billed
}

// Get gives one contract whole.
func (s *Service) Get(ctx context.Context, r Ref) (Detail, error) {
	var d Detail
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		if d.Contract, err = LoadOne(ctx, tx, r.ID); err != nil {
			return err
		}
		if d.CustomerCode, d.CustomerName, err = payer(ctx, tx, d.Contract.Customer); err != nil {
			return err
		}
		if d.Items, err = itemsOf(ctx, tx, d.Contract); err != nil {
			return err
		}
		if d.Open, err = open(ctx, tx, r.ID); err != nil {
			return err
		}
		d.Billed, err = db.Value[int](ctx, tx, "SELECT count(*) FROM billed WHERE charge_id IN (SELECT id FROM charges WHERE contract_id = ?)", r.ID)
		return err
	})
	return d, err
}
