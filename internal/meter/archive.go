package meter

import (
	"context"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
)

// Ref asks for one meter.
type Ref struct {
	ID ID `json:"id"`
}

// ArchiveRequest puts a meter away, or takes one out again.
type ArchiveRequest struct {
	ID       ID   `json:"id"`
	Archived bool `json:"archived"`
}

// Archive puts a meter away: it is no longer listed nor read. One that a running charge, a live meter below it or a sharing
// still needs stays.
func (s *Service) Archive(ctx context.Context, r ArchiveRequest) error {
	return s.DB.Write(ctx, func(tx *db.Tx) error {
		m, err := loadOne(ctx, tx, r.ID)
		if err != nil {
			return err
		}
		if m.Archived == r.Archived {
			tx.Unchanged()
			return nil
		}
		if r.Archived {
			if err := unused(ctx, tx, m); err != nil {
				return err
			}
		}
		if _, err := tx.Exec(ctx, "UPDATE meters SET archived = ? WHERE id = ?", r.Archived, r.ID); err != nil {
			return err
		}
		kind := "meter.restored"
		if r.Archived {
			kind = "meter.archived"
		}
		tx.Record(kind, Saved{ID: m.ID, Code: m.Code}, db.Of("meter", m.ID))
		return nil
	})
}

// unused lists what still needs a meter.
func unused(ctx context.Context, tx *db.Tx, m Meter) error {
	var parts []*fault.Fault
	for _, need := range []struct {
		key   fault.Key
		query string
		args  []any
	}{
		{StillCharged, `SELECT count(*) FROM charges h JOIN contracts c ON c.id = h.contract_id
			WHERE h.meter_id = ?1 AND h.withdrawn = 0 AND c.archived = 0 AND coalesce(h.end_date, c.end_date, '9999') >= ?2`, []any{m.ID, tx.Today()}},
		{StillCommon, "SELECT count(*) FROM meters WHERE common_id = ? AND archived = 0", []any{m.ID}},
		{StillShared, "SELECT count(*) FROM pools WHERE meter_id = ? AND archived = 0", []any{m.ID}},
	} {
		n, err := db.Value[int](ctx, tx, need.query, need.args...)
		if err != nil {
			return err
		}
		if n > 0 {
			parts = append(parts, fault.New(need.key, fault.Args{"count": n}))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return &fault.Fault{Key: NotArchivable, Args: fault.Args{"code": m.Code}, Parts: parts}
}
