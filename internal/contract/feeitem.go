package contract

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/money"
)

// FeeItemID names a fee item in the book.
type FeeItemID int64

// FeeItem is what is charged for, with its tax and rounding. Changing it changes no invoice that was issued.
type FeeItem struct {
	ID       FeeItemID       `json:"id"` // 0 for a new one
	Code     string          `json:"code"`
	Name     string          `json:"name"`
	TaxRate  decimal.Decimal `json:"taxRate" ts_type:"string"` // a fraction: 0.09 is 9 %
	TaxMode  charge.TaxMode  `json:"taxMode"`                  // empty is inclusive
	RoundTo  money.Amount    `json:"roundTo" ts_type:"string"` // 0.01, 0.10 or 1.00; zero is 0.01
	Archived bool            `json:"archived"`                 // changed by Archive, not by Save
}

// FeeItems keeps the fee items of one book.
type FeeItems struct{ DB *db.DB }

// NewFeeItems makes the service of a book.
func NewFeeItems(d *db.DB) *FeeItems { return &FeeItems{DB: d} }

// FeeItemFilter asks for fee items.
type FeeItemFilter struct {
	Archived bool `json:"archived"` // archived ones too
}

// FeeItemRow is a fee item in a list.
type FeeItemRow struct {
	Item FeeItem `json:"item"`
	Used int     `json:"used"` // charges of contracts that are not archived
}

// FeeItemPage is all fee items: a book has a handful.
type FeeItemPage struct {
	Rows []FeeItemRow `json:"rows"`
}

const itemColumns = "f.id, f.code, f.name, f.tax_rate, f.tax_mode, f.round_to, f.archived"

func itemDest(f *FeeItem) []any {
	return []any{&f.ID, &f.Code, &f.Name, &f.TaxRate, &f.TaxMode, &f.RoundTo, &f.Archived}
}

// LoadItems gives every fee item of the book, archived ones too, by id.
func LoadItems(ctx context.Context, tx *db.Tx) ([]FeeItem, error) {
	return db.Rows(ctx, tx, itemDest, "SELECT "+itemColumns+" FROM fee_items f ORDER BY f.id")
}

func loadItem(ctx context.Context, tx *db.Tx, id FeeItemID) (FeeItem, error) {
	f, ok, err := db.One(ctx, tx, itemDest, "SELECT "+itemColumns+" FROM fee_items f WHERE f.id = ?", id)
	if err == nil && !ok {
		err = fault.New(NoSuchItem, fault.Args{"id": int64(id)}).At("id")
	}
	return f, err
}

// List gives the fee items in the order of their codes.
func (s *FeeItems) List(ctx context.Context, f FeeItemFilter) (FeeItemPage, error) {
	var page FeeItemPage
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		page.Rows, err = db.Rows(ctx, tx, func(r *FeeItemRow) []any { return append(itemDest(&r.Item), &r.Used) }, `
			SELECT `+itemColumns+`, (SELECT count(*) FROM charges h JOIN contracts c ON c.id = h.contract_id
			                         WHERE h.fee_item_id = f.id AND c.archived = 0)
			FROM fee_items f WHERE f.archived <= ? ORDER BY f.code, f.id`, f.Archived)
		return err
	})
	return page, err
}

// SaveFeeItem creates (ID 0) or changes a fee item.
type SaveFeeItem struct {
	Item      FeeItem `json:"item"`
	RequestID string  `json:"requestId"`
}

// SavedFeeItem names what was saved.
type SavedFeeItem struct {
	ID   FeeItemID `json:"id"`
	Code string    `json:"code"`
}

// Check fills what was left empty, trims, and gives every fault at once.
func (f *FeeItem) Check() error {
	var c form.Check
	c.Line(&f.Code, 40, "code")
	c.Need(&f.Name, 50, "name")
	if f.TaxMode == "" {
		f.TaxMode = charge.TaxInclusive
	}
	if f.RoundTo == 0 {
		f.RoundTo = 1
	}
	form.OneOf(&c, f.TaxMode, []charge.TaxMode{charge.TaxInclusive, charge.TaxExclusive}, "taxMode")
	if e := f.TaxRate.Exponent(); e < -6 || e > 0 || f.TaxRate.IsNegative() || f.TaxRate.GreaterThanOrEqual(decimal.NewFromInt(1)) {
		c.Add(ItemRate, nil, "taxRate")
	}
	if f.RoundTo != 1 && f.RoundTo != 10 && f.RoundTo != 100 {
		c.Add(ItemRounding, fault.Args{"step": f.RoundTo}, "roundTo")
	}
	return c.Err(Invalid)
}

// Save creates or changes a fee item.
func (s *FeeItems) Save(ctx context.Context, r SaveFeeItem) (SavedFeeItem, error) {
	if err := r.Item.Check(); err != nil {
		return SavedFeeItem{}, err
	}
	var out SavedFeeItem
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, r.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		f := r.Item
		var err error
		if f.ID == 0 {
			err = createItem(ctx, tx, &f)
		} else {
			err = changeItem(ctx, tx, &f)
		}
		if err != nil {
			return err
		}
		out = SavedFeeItem{ID: f.ID, Code: f.Code}
		return tx.Remember(ctx, r.RequestID, out)
	})
	return out, err
}

func createItem(ctx context.Context, tx *db.Tx, f *FeeItem) error {
	if f.Code == "" {
		last, err := db.Value[int64](ctx, tx,
			`SELECT coalesce(max(CAST(substr(code, 2) AS INTEGER)), 0) FROM fee_items WHERE code GLOB 'F[0-9]*' AND code NOT GLOB 'F*[^0-9]*' AND length(code) < 12`)
		if err != nil {
			return err
		}
		f.Code = fmt.Sprintf("F%02d", last+1)
	}
	if err := insertItem(ctx, tx, f); err != nil {
		return err
	}
	tx.Record("fee_item.created", *f, db.Of("fee_item", f.ID))
	return nil
}

func insertItem(ctx context.Context, tx *db.Tx, f *FeeItem) error {
	if err := itemIsFree(ctx, tx, *f); err != nil {
		return err
	}
	id, err := tx.Insert(ctx, "INSERT INTO fee_items (code, name, tax_rate, tax_mode, round_to) VALUES (?, ?, ?, ?, ?)",
		f.Code, f.Name, f.TaxRate.String(), f.TaxMode, f.RoundTo)
	f.ID, f.Archived = FeeItemID(id), false
	return err
}

func changeItem(ctx context.Context, tx *db.Tx, f *FeeItem) error {
	before, err := loadItem(ctx, tx, f.ID)
	if err != nil {
		return err
	}
	if f.Code == "" {
		f.Code = before.Code
	}
	f.Archived = before.Archived
	changes := form.Changes(before, *f)
	if len(changes) == 0 {
		tx.Unchanged()
		return nil
	}
	if err := itemIsFree(ctx, tx, *f); err != nil {
		return err
	}
	if err := updateItem(ctx, tx, *f); err != nil {
		return err
	}
	tx.Record("fee_item.changed", changed{Code: f.Code, Name: f.Name, Changes: changes}, db.Of("fee_item", f.ID))
	return nil
}

func updateItem(ctx context.Context, tx *db.Tx, f FeeItem) error {
	_, err := tx.Exec(ctx, "UPDATE fee_items SET code = ?, name = ?, tax_rate = ?, tax_mode = ?, round_to = ? WHERE id = ?",
		f.Code, f.Name, f.TaxRate.String(), f.TaxMode, f.RoundTo, f.ID)
	return err
}

// changed is what the history keeps of a change.
type changed struct {
	Code    string                 `json:"code"`
	Name    string                 `json:"name"` // of the customer, where a contract is changed
	Changes map[string]form.Change `json:"changes"`
}

// itemIsFree refuses a code or a name that another fee item has: they could not be told apart.
func itemIsFree(ctx context.Context, tx *db.Tx, f FeeItem) error {
	type row struct{ code, name string }
	other, taken, err := db.One(ctx, tx, func(r *row) []any { return []any{&r.code, &r.name} },
		"SELECT code, name FROM fee_items WHERE id <> ?1 AND (code = ?2 OR name = ?3 AND archived = 0)", f.ID, f.Code, f.Name)
	switch {
	case err != nil || !taken:
		return err
	case other.code == f.Code:
		return fault.New(ItemCodeTaken, fault.Args{"code": f.Code, "name": other.name}).At("code")
	}
	return fault.New(ItemNameTaken, fault.Args{"code": other.code, "name": f.Name}).At("name")
}

// ArchiveFeeItem puts a fee item away, or takes one out again.
type ArchiveFeeItem struct {
	ID       FeeItemID `json:"id"`
	Archived bool      `json:"archived"`
}

// Archive puts a fee item away: it is not offered for new charges. One that a live contract still charges stays.
func (s *FeeItems) Archive(ctx context.Context, r ArchiveFeeItem) error {
	return s.DB.Write(ctx, func(tx *db.Tx) error {
		f, err := loadItem(ctx, tx, r.ID)
		if err != nil {
			return err
		}
		if f.Archived == r.Archived {
			tx.Unchanged()
			return nil
		}
		if err := mayChangeState(ctx, tx, f); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "UPDATE fee_items SET archived = ? WHERE id = ?", r.Archived, r.ID); err != nil {
			return err
		}
		tx.Record(archiving("fee_item", r.Archived), SavedFeeItem{ID: f.ID, Code: f.Code}, db.Of("fee_item", f.ID))
		return nil
	})
}

func mayChangeState(ctx context.Context, tx *db.Tx, f FeeItem) error {
	if f.Archived {
		return itemIsFree(ctx, tx, f)
	}
	used, err := db.Value[int](ctx, tx, `SELECT count(*) FROM charges h JOIN contracts c ON c.id = h.contract_id
		WHERE h.fee_item_id = ? AND c.archived = 0 AND coalesce(h.end_date, c.end_date, '9999') >= ?`, f.ID, tx.Today())
	if err == nil && used > 0 {
		err = fault.New(ItemInUse, fault.Args{"name": f.Name, "count": used})
	}
	return err
}

func archiving(thing string, archived bool) string {
	if archived {
		return thing + ".archived"
	}
	return thing + ".restored"
}

// StarterItems gives a new book the fee items that a small property office usually needs, with the usual rates of a
// general taxpayer. It is called once, by whoever makes the book.
func StarterItems(ctx context.Context, tx *db.Tx) error {
	for i, f := range []struct{ name, rate string }{
		{"房租", "0.09"}, {"物业费", "0.06"}, {"水费", "0.09"}, {"电费", "0.13"}, {"燃气费", "0.09"}, {"供暖费", "0.09"},
		{"停车费", "0.09"}, {"卫生费", "0.06"}, {"服务费", "0.06"}, {"押金", "0"}, {"违约金", "0"},
	} {
		item := FeeItem{Code: fmt.Sprintf("F%02d", i+1), Name: f.name, TaxRate: decimal.RequireFromString(f.rate), TaxMode: charge.TaxInclusive, RoundTo: 1}
		if err := insertItem(ctx, tx, &item); err != nil {
			return err
		}
	}
	return nil
}
