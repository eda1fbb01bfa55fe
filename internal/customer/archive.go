package customer

import (
	"context"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
)

// ArchiveRequest puts a customer away, or takes one out again.
type ArchiveRequest struct {
	ID       ID   `json:"id"`
	Archived bool `json:"archived"`
}

// Archive puts a customer away: it is no longer listed nor offered. Only one with whom everything is settled may go:
// nothing open, no prepayment left, no contract that is not archived.
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
			if err := settledUp(ctx, tx, c); err != nil {
				return err
			}
		}
		if _, err := tx.Exec(ctx, "UPDATE customers SET archived = ? WHERE id = ?", r.Archived, r.ID); err != nil {
			return err
		}
		kind := "customer.restored"
		if r.Archived {
			kind = "customer.archived"
		}
		tx.Record(kind, Saved{ID: c.ID, Code: c.Code}, db.Of("customer", c.ID))
		return nil
	})
}

// settledUp lists what still stands between the office and a customer.
func settledUp(ctx context.Context, tx *db.Tx, c Customer) error {
	b, err := balance(ctx, tx, c.ID)
	if err != nil {
		return err
	}
	n, err := contracts(ctx, tx, c.ID)
	if err != nil {
		return err
	}
	var parts []*fault.Fault
	if b.Open != 0 {
		parts = append(parts, fault.New(StillOwes, fault.Args{"open": b.Open}))
	}
	if b.Unapplied != 0 {
		parts = append(parts, fault.New(StillHolds, fault.Args{"unapplied": b.Unapplied}))
	}
	if n != 0 {
		parts = append(parts, fault.New(StillContract, fault.Args{"count": n}))
	}
	if len(parts) == 0 {
		return nil
	}
	return &fault.Fault{Key: NotArchivable, Args: fault.Args{"name": c.Name}, Parts: parts}
}
