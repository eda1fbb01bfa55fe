package bank

import (
	"strings"
	"testing"

	"zhangfang/internal/fault"
	"zhangfang/internal/history"
)

// short is an export of fewer columns: no time, no account, no id.
func shortExport(rows ...string) File {
	return File{Name: "short.csv", Data: []byte("记账日,支出,收入,余额,对方名称\n" + strings.Join(rows, "\n") + "\n")}
}

func TestOnePaymentInTwoExports(t *testing.T) {
	for _, c := range []struct {
		when  string
		first File
		then  File
		seen  int
		asked fault.Key
		usual Treatment
		added int
	}{
		{"the balance after it says so", csv(week...), shortExport("2026-11-16,,3000.00,13000.00,青禾文化", "2026-11-16,500.00,,12500.00,"), 2, "", "", 0},
		{"another balance makes it another payment", csv(week...), shortExport("2026-11-16,,3000.00,99000.00,青禾文化"), 0, TwinInBook, TakeIn, 1},
		{"nothing but payer and amount says so", csv("2026-11-16|09:00:00|3000.00|||青禾文化|62250001|房租|2026111600001"),
			shortExport("2026-11-16,,3000.00,,青禾文化有限公司"), 0, OtherExport, Same, 0},
		{"another payer makes it another payment", csv(week...), shortExport("2026-11-16,,3000.00,,知行事务所"), 0, "", "", 1},
		{"its id was lost in a spreadsheet", csv("2026-11-16|09:00:03|3000.00||13000.00|青禾文化|62250001|房租|20261116000012345678"),
			csv("2026-11-16|09:00:03|3000.00||13000.00|青禾文化|62250001|房租|20261116000012300000"), 1, "", "", 0},
		{"its id was lost, and no balance tells", csv("2026-11-16|09:00:03|3000.00|||青禾文化|62250001|房租|20261116000012345678"),
			csv("2026-11-16|09:00:03|3000.00|||青禾文化|62250001|房租|20261116000012300000"), 0, OtherExport, TakeIn, 1},
	} {
		s := book(t)
		mustImport(t, s, request(c.first))
		p, err := s.Preview(ctx, request(c.then))
		if err != nil {
			t.Fatal(err)
		}
		var asked fault.Key
		var usual Treatment
		for _, r := range p.Rows {
			if r.Status == RowDoubtful {
				asked, usual = r.Why.Key, r.Treatment
			}
		}
		if p.Counts.Seen.Count != c.seen || asked != c.asked || usual != c.usual || p.Counts.Import.Count != c.added {
			t.Errorf("%s: seen %d, asked %q, usual %q, import %d", c.when, p.Counts.Seen.Count, asked, usual, p.Counts.Import.Count)
		}
	}
}

func TestWhatIsTheSameIsNotAskedAgain(t *testing.T) {
	s := book(t)
	h := &history.Service{DB: s.DB}
	mustImport(t, s, request(csv("2026-11-16|09:00:00|3000.00|||青禾文化|62250001|房租|2026111600001")))
	f := shortExport("2026-11-16,,3000.00,,青禾文化", "2026-11-17,,70.00,,王立秋")
	done := mustImport(t, s, request(f))
	if done.Counts.Same.Count != 1 || done.Counts.Import.Count != 1 || done.Event == 0 {
		t.Fatalf("%+v", done)
	}
	if again := mustImport(t, s, request(f)); again.Counts.Seen.Count != 2 || again.Event != 0 {
		t.Errorf("asked again: %+v", again)
	}
	if _, err := h.Undo(ctx, history.Target{Event: done.Event}); err != nil {
		t.Fatal(err)
	}
	if n := value[int](t, s, "SELECT count(*) FROM line_aliases"); n != 0 {
		t.Errorf("%d aliases after the import was taken back", n)
	}
	r := request(f)
	r.Choices = []Choice{{Row: 2, As: TakeIn}}
	if two := mustImport(t, s, r); two.Counts.Import.Count != 2 || two.Counts.Same.Count != 0 {
		t.Errorf("chosen otherwise: %+v", two.Counts)
	}
}

func TestOnlyTheSameLeavesAnEventAndNoImport(t *testing.T) {
	s := book(t)
	mustImport(t, s, request(csv("2026-11-16|09:00:00|3000.00|||青禾文化|62250001|房租|2026111600001")))
	done := mustImport(t, s, request(shortExport("2026-11-16,,3000.00,,青禾文化")))
	if done.Import != 0 || done.Event == 0 || value[int](t, s, "SELECT count(*) FROM imports") != 1 {
		t.Errorf("%+v", done)
	}
}

func TestIDsThatASpreadsheetDamaged(t *testing.T) {
	for id, want := range map[string]bool{
		"1.23457E+15": true, "8.15e+14": true, "20261116000012300000": true, "1234567890123450": true,
		"20261116000012345678": false, "123456789012345": false, "E+15": false, "ABC1.2E+15": false, "2026111600001": false,
	} {
		if damagedReference(id) != want {
			t.Errorf("%s: damaged is not %v", id, want)
		}
	}
}

// wallet is a statement of a wallet from which money was withdrawn.
func wallet(rows ...string) File {
	return File{Name: "alipay.csv", Data: []byte(`------------------------------------------------------------------------------------
导出信息：
姓名：示例
支付宝账户：13800000000
起始时间：[2026-11-01 00:00:00]    终止时间：[2026-11-30 00:00:00]
------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------
交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,
` + strings.Join(rows, "\n") + "\n")}
}

const withdrawn = "2026-11-16 10:00:00,账户存取,示例,/,提现-快速提现,不计收支,5000.00,余额,交易成功,2026111600000000000001\t,\t,,"

func TestMoneyFromAWalletIsProposedAsTheSame(t *testing.T) {
	s := book(t)
	h := &history.Service{DB: s.DB}
	mustImport(t, s, Request{AccountName: "支付宝", File: wallet(withdrawn)})
	mustImport(t, s, request(csv("2026-11-17|09:00:00|5000.00|||支付宝（中国）网络技术有限公司|215500690|支付宝提现|2026111700001",
		"2026-11-17|09:00:00|5000.00|||青禾文化|62250001|房租|2026111700002")))
	if n := value[int](t, s, "SELECT count(*) FROM receipts WHERE state = 'open'"); n != 2 {
		t.Fatalf("%d receipts before somebody agreed, want 2", n)
	}
	p, err := s.Pairs(ctx)
	if err != nil || len(p.Rows) != 1 || p.Rows[0].Kind != PairTransfer || p.Rows[0].Line.AccountName != "支付宝" || p.Rows[0].Other.Memo != "支付宝提现" || p.Rows[0].Days != 1 {
		t.Fatalf("%+v %v", p, err)
	}
	r := PairRequest{Line: p.Rows[0].Line.ID, Other: p.Rows[0].Other.ID}
	done, err := s.Pair(ctx, r)
	if err != nil {
		t.Fatal(err)
	}
	if n := value[int](t, s, "SELECT count(*) FROM receipts WHERE state = 'open'"); n != 1 {
		t.Errorf("%d receipts wait, want 1", n)
	}
	if _, err := s.Pair(ctx, r); fault.As(err) == nil || fault.As(err).Key != PairTaken {
		t.Errorf("paired twice: %v", err)
	}
	if _, err := h.Undo(ctx, history.Target{Event: done.Event}); err != nil {
		t.Fatal(err)
	}
	if n := value[int](t, s, "SELECT count(*) FROM receipts WHERE state = 'open'"); n != 2 {
		t.Errorf("%d receipts wait after it was taken back, want 2", n)
	}
	r.Apart = true
	if _, err := s.Pair(ctx, r); err != nil {
		t.Fatal(err)
	}
	if p, err := s.Pairs(ctx); err != nil || len(p.Rows) != 0 {
		t.Errorf("proposed again: %+v %v", p, err)
	}
}

func TestAMoveIsSeenBeforeItIsImported(t *testing.T) {
	s := book(t)
	mustImport(t, s, Request{AccountName: "支付宝", File: wallet(withdrawn)})
	r := request(csv("2026-11-17|09:00:00|5000.00|||支付宝（中国）网络技术有限公司|215500690|支付宝提现|2026111700001"))
	p, err := s.Preview(ctx, r)
	if err != nil || p.Rows[0].Why == nil || p.Rows[0].Why.Key != SameMoney || p.Rows[0].Treatment != TakeIn {
		t.Fatalf("%+v %v", p.Rows, err)
	}
	r.Choices = []Choice{{Row: 2, As: Internal}}
	if done := mustImport(t, s, r); done.Counts.Receipts.Count != 0 {
		t.Errorf("%+v", done.Counts)
	}
	if n := value[int](t, s, "SELECT count(*) FROM line_pairs WHERE kind = 'transfer'"); n != 1 {
		t.Errorf("%d pairs, want 1", n)
	}
}

func TestWhatIsNoPair(t *testing.T) {
	for _, c := range []struct {
		when string
		a, b *mover
		want string
	}{
		{"both name each other's house", &mover{internal: true, fen: -100, wallet: true}, &mover{fen: 100, memo: "财付通 提现"}, PairTransfer},
		{"the wallet kept its fee back", &mover{internal: true, neutral: true, fen: 1000000, wallet: true, memo: "服务费¥10.00"}, &mover{fen: 999000, memo: "微信零钱提现"}, PairTransfer},
		{"another sum arrived than without the fee", &mover{internal: true, neutral: true, fen: 1000000, wallet: true, memo: "服务费¥10.00"}, &mover{fen: 998000, memo: "微信零钱提现"}, ""},
		{"nothing points to a move", &mover{fen: -100}, &mover{fen: 100}, ""},
		{"only one side points to it", &mover{internal: true, fen: -100}, &mover{fen: 100, name: "青禾"}, ""},
		{"both go out, and the bank names the wallet", &mover{fen: -100, wallet: true}, &mover{fen: -100, name: "支付宝-美团"}, PairTwice},
		{"both go out, and the bank names a shop", &mover{fen: -100, wallet: true}, &mover{fen: -100, name: "超市"}, ""},
		{"both go out of banks", &mover{fen: -100}, &mover{fen: -100, name: "支付宝-美团"}, ""},
	} {
		if got := kindOf(c.a, c.b, nil); got != c.want {
			t.Errorf("%s: %q, want %q", c.when, got, c.want)
		}
	}
}
