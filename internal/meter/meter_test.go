package meter

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"zhangfang/internal/db"
)

var ctx = context.Background()

func book(t testing.TB) *Service {
	t.Helper()
	d, err := db.Create(filepath.Join(t.TempDir(), "松风里.zf"), func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.Local) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return New(d)
}
