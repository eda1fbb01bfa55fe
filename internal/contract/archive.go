package contract

import (
	"context"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
)

// ArchiveRequest puts a contract away, or takes one out again.
type ArchiveRequest struct {
	ID       ID   `json:"id"`
	Archived bool `json:"archived"`
}

// Archive puts a contract away: it is no longer listed nor billed. One that was never billed may go at any time, being
// a mistake or a plan; any other must have ended, be billed to its end, and have nothing open.
func (s *Service) Archive(ctx context.Context, r ArchiveRequest) error {
	return s.DB.Write(ctx, func(tx *db.Tx) error {
		c, err := LoadOne(ctx, tx, r.ID)
		if err != nil {
			return err
		}
		if c.Archived == r.Archived {
			tx.Unchanged()
			return nil
		}
		if r.Archived {
			err = isOver(ctx, tx, c)
		} else {
			err = payerIsThere(ctx, tx, c)
		}
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "UPDATE contracts SET archived = ? WHERE id = ?", r.Archived, r.ID); err != nil {
			return err
		}
		tx.Record(archiving("contract", r.Archived), ref{ID: c.ID, Code: c.Code}, db.Of("contract", c.ID), db.Of("customer", c.Customer))
		return nil
	})
}

type ref struct {
	ID   ID     `json:"id"`
	Code string `json:"code"`
}

func payerIsThere(ctx context.Context, tx *db.Tx, c Contract) error {
	archived, err := db.Value[bool](ctx, tx, "SELECT archived FROM customers WHERE id = ?", c.Customer)
	if err == nil && archived {
		err = fault.New(RestoreItsPayer, fault.Args{"code": c.Code})
	}
	return err
}

// isOver lists what a contract still has before it.
func isOver(ctx context.Context, tx *db.Tx, c Contract) error {
	var parts []*fault.Fault
	owed, err := open(ctx, tx, c.ID)
	if err != nil {
		return err
	}
	if owed != 0 {
		parts = append(parts, fault.New(StillOpen, fault.Args{"open": owed}))
	}
	switch {
	case !wasBilled(c):
	case c.End == 0:
		parts = append(parts, fault.New(NoEnd, nil))
	case c.End >= tx.Today():
		parts = append(parts, fault.New(StillRunning, fault.Args{"end": c.End}))
	default:
		all, err := billablesOf(ctx, tx, c)
		if err != nil {
			return err
		}
		if n := unbilled(all); n > 0 {
			parts = append(parts, fault.New(StillToBill, fault.Args{"count": n}))
		}
		if slices.ContainsFunc(all, func(b Billable) bool { return b.Review != 0 }) {
			parts = append(parts, fault.New(StillToReview, nil))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return &fault.Fault{Key: NotArchivable, Args: fault.Args{"code": c.Code}, Parts: parts}
}

// unbilled counts the periods of ended charges that were never billed.
func unbilled(all []Billable) (n int) {
	for _, b := range all {
		n += len(b.Unbilled(endOfTime))
	}
	return n
}

// endOfTime is after every period of a charge that has an end.
var endOfTime = date.Must("9999-12-31")
