package digest

import (
	"path/filepath"
	"testing"

	"zhangfang/internal/db"
)

func TestBooksOfTheSameRowsHaveOneDigest(t *testing.T) {
	dir := t.TempDir()
	book := func(name string, deeds ...string) string {
		d, err := db.Create(filepath.Join(dir, name), nil)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { d.Close() })
		for _, sql := range deeds {
			if err := d.Write(t.Context(), func(tx *db.Tx) error {
				tx.Record("test.made", nil)
				_, err := tx.Exec(t.Context(), sql)
				return err
			}); err != nil {
				t.Fatal(err)
			}
		}
		return Of(t, d)
	}
	const one = "INSERT INTO customers (id, code, name) VALUES (1, 'K1', '云岫')"
	empty, full := book("a.zf"), book("b.zf", one)
	if empty == full {
		t.Error("a customer makes no difference")
	}
	if again := book("c.zf", one, "UPDATE customers SET name = '青禾'", "UPDATE customers SET name = '云岫'"); again != full {
		t.Error("what was done on the way makes a difference")
	}
	if other := book("d.zf", one, "UPDATE customers SET name = '青禾'"); other == full {
		t.Error("another name makes no difference")
	}
}
