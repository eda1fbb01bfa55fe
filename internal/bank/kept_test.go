package bank

import (
	"context"
	"reflect"
	"testing"

	"zhangfang/internal/db"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
)

// loadAccounts is Accounts without anything that is kept.
func loadAccounts(ctx context.Context, tx *db.Tx) ([]Account, error) {
	moved, err := movedOn(ctx, tx, "", nil)
	if err != nil {
		return nil, err
	}
	all, err := accountsWith(ctx, tx, moved)
	if err != nil {
		return nil, err
	}
	return all, countUnclaimed(ctx, tx, all)
}

// What a service says of accounts and pairs that has been asked all along is what one says that has just begun.
func TestAccountsAndPairsAreKeptUntilTheyChange(t *testing.T) {
	s := book(t)
	sql := func(query string) {
		if err := s.DB.Write(ctx, func(tx *db.Tx) error {
			tx.Record("test.done", nil)
			_, err := tx.Exec(ctx, query)
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	undo := func() {
		if _, err := (&history.Service{DB: s.DB}).Undo(ctx, history.Target{}); err != nil {
			t.Fatal(err)
		}
	}
	for _, deed := range []struct {
		what string
		do   func()
	}{
		{"an empty book", func() {}},
		{"a wallet's file came", func() { mustImport(t, s, Request{AccountName: "支付宝", File: wallet(withdrawn)}) }},
		{"a bank's file came", func() {
			mustImport(t, s, request(csv("2026-11-17|09:00:00|5000.00||9000.00|支付宝（中国）网络技术有限公司|215500690|支付宝提现|2026111700001")))
		}},
		{"asked again", func() {}},
		{"they are one", func() {
			p, err := s.Pairs(ctx)
			if err != nil || len(p.Rows) != 1 {
				t.Fatalf("%+v %v", p, err)
			}
			if _, err := s.Pair(ctx, PairRequest{Line: p.Rows[0].Line.ID, Other: p.Rows[0].Other.ID}); err != nil {
				t.Fatal(err)
			}
		}},
		{"they are not", undo},
		{"more came", func() {
			mustImport(t, s, request(csv("2026-11-18|10:00:00|88.00||9088.00|某某|1|房租|2026111800001")))
		}},
		{"it was claimed", func() { sql("UPDATE receipts SET state = 'nothing' WHERE id = (SELECT max(id) FROM receipts)") }},
		{"an account was renamed", func() {
			all, err := s.Accounts(ctx)
			if err != nil {
				t.Fatal(err)
			}
			all[0].Name += "甲"
			if _, err := s.SaveAccount(ctx, all[0]); err != nil {
				t.Fatal(err)
			}
		}},
		{"a task was done", func() { sql("INSERT INTO tasks (name, state) VALUES ('due/0/2026-03-01', 'done')") }},
		{"that was undone", undo},
		{"and the name", undo},
	} {
		deed.do()
		fresh := New(s.DB, &job.Runner{})
		got, err := s.Accounts(ctx)
		want, wrong := fresh.Accounts(ctx)
		if err != nil || wrong != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: the accounts are kept as\n%+v, %v, counted anew they are\n%+v, %v", deed.what, got, err, want, wrong)
		}
		pairs, err := s.Pairs(ctx)
		anew, wrong := fresh.Pairs(ctx)
		if err != nil || wrong != nil || !reflect.DeepEqual(pairs, anew) {
			t.Errorf("%s: the pairs are kept as\n%+v, %v, found anew they are\n%+v, %v", deed.what, pairs, err, anew, wrong)
		}
		whole := func(tx *db.Tx) error {
			loaded, err := loadAccounts(ctx, tx)
			if err == nil && !reflect.DeepEqual(got, loaded) {
				t.Errorf("%s: the accounts are told as\n%+v, read whole they are\n%+v", deed.what, got, loaded)
			}
			return err
		}
		if err := s.DB.Read(ctx, whole); err != nil {
			t.Fatal(err)
		}
	}
}
