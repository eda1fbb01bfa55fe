// Package contract keeps what was agreed: fee items, contracts, and what each charges for. It tells what is to be
// billed and when, and never touches what was billed.
package contract

import (
	"context"

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
	NoSuchPool       fault.Key = "contract.no_such_pool"
	BelowNothing     fault.Key = "contract.below_nothing"
	MostBelowLeast   fault.Key = "contract.most_below_least"
	NumberName       fault.Key = "contract.number_name"
	FormulaMissing   fault.Key = "contract.formula_missing"
	NoSuchLine       fault.Key = "contract.no_such_line"
	IsArchived       fault.Key = "contract.is_archived"
	TransferInstead  fault.Key = "contract.transfer_instead"
	StartFixed       fault.Key = "contract.start_fixed"
	OutsideContract  fault.Key = "contract.outside_contract"
	RunsOn           fault.Key = "contract.runs_on"
	RenewEarlier     fault.Key = "contract.renew_earlier"
	SameCustomer     fault.Key = "contract.same_customer"
	MonthDivided     fault.Key = "contract.month_divided"
	NoMilestone      fault.Key = "contract.no_milestone"
	MilestoneBilled  fault.Key = "contract.milestone_billed"
	TurnoverShared   fault.Key = "contract.turnover_shared"
	RegisterTwice    fault.Key = "contract.register_twice"
	BeforeContract   fault.Key = "contract.before_contract"
	AfterContract    fault.Key = "contract.after_contract"
	RangeOpen        fault.Key = "contract.range_open"
	SameDay          fault.Key = "contract.same_day"
	TiersUnordered   fault.Key = "contract.tiers_unordered"
	ChargeBilled     fault.Key = "contract.charge_billed"
	BoundariesMoved  fault.Key = "contract.boundaries_moved"
	BilledBeyond     fault.Key = "contract.billed_beyond"
	NotArchivable    fault.Key = "contract.not_archivable"
	StillRunning     fault.Key = "contract.still_running"
	NoEnd            fault.Key = "contract.no_end"
	StillToBill      fault.Key = "contract.still_to_bill"
	StillToReview    fault.Key = "contract.still_to_review"
	StillOpen        fault.Key = "contract.still_open"
	RestoreItsPayer  fault.Key = "contract.restore_its_payer"
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
	State        State        `json:"state"`                 // today
}

// Get gives one contract whole.
func (s *Service) Get(ctx context.Context, r Ref) (Detail, error) {
	var d Detail
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		if d.Contract, err = LoadOne(ctx, tx, r.ID); err != nil {
			return err
		}
		d.State = stateOn(tx.Today(), d.Contract.Start, d.Contract.End, d.Contract.Archived)
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
