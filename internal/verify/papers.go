package verify

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
)

// PaperDiffers says of a paper in the archive that it is not the file that was given out.
const PaperDiffers fault.Key = "verify.paper_differs"

// papers: every paper that was given out is in the archive, byte for byte.
func papers(ctx context.Context, tx *db.Tx, c *Check) error {
	if err := c.count(ctx, tx, "papers"); err != nil {
		return err
	}
	type row struct {
		number, hash string
		data         []byte
	}
	return db.Each(ctx, tx, func(r *row) []any { return []any{&r.number, &r.hash, &r.data} }, func(r row) error {
		if sum := sha256.Sum256(r.data); hex.EncodeToString(sum[:]) != r.hash {
			c.add(fault.New(PaperDiffers, fault.Args{"name": r.number}))
		}
		return nil
	}, "SELECT p.number, p.hash, f.data FROM papers p LEFT JOIN paper_files f ON f.hash = p.hash ORDER BY p.id")
}
