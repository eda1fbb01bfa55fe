package statement

import (
	"fmt"
	"strings"
	"testing"
)

// benchText repeats one entry with its number, between a head and a foot.
func benchText(head, foot string, entry func(i int) string) []byte {
	var b strings.Builder
	b.WriteString(head)
	for i := range benchLines {
		b.WriteString(entry(i))
	}
	b.WriteString(foot)
	return []byte(b.String())
}

func benchMT940() []byte {
	return benchText(":20:BENCH\r\n:25:50010060/0612345601\r\n:28C:1/1\r\n:60F:C260101EUR0,\r\n", ":62F:C261231EUR0,\r\n-\r\n", func(i int) string {
		return fmt.Sprintf(":61:26%02d%02d0302CR%d,%02dNTRFNONREF//26030200%06d\r\n:86:166?00GUTSCHRIFT?109310?20EREF+VERTRAG 2026/%04d?21SVWZ+Miete \r\nMaerz Hof 3 Wohn?22ung %d?30ZFBADEFFXXX?31DE02500100600000000001?\r\n32Kunde %d GmbH\r\n",
			i%12+1, i%28+1, i%9000+1, i%100, i, i%1000, i%100, i%800)
	})
}

func benchCAMT() []byte {
	return benchText(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id><Acct><Id><IBAN>DE02500100600000000001</IBAN></Id><Ccy>EUR</Ccy></Acct>
`, "</Stmt></BkToCstmrStmt></Document>\n", func(i int) string {
		return fmt.Sprintf(`<Ntry>
  <Amt Ccy="EUR">%d.%02d</Amt>
  <CdtDbtInd>CRDT</CdtDbtInd>
  <Sts>BOOK</Sts>
  <BookgDt><Dt>2026-%02d-%02d</Dt></BookgDt>
  <ValDt><Dt>2026-03-02</Dt></ValDt>
  <AcctSvcrRef>26030200%06d</AcctSvcrRef>
  <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
  <NtryDtls><TxDtls><Refs><EndToEndId>VERTRAG-%d</EndToEndId></Refs><RltdPties><Dbtr><Nm>Kunde %d GmbH</Nm></Dbtr><DbtrAcct><Id><IBAN>DE02500100600000000001</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>Miete M&#228;rz Hof 3 Wohnung %d</Ustrd></RmtInf></TxDtls></NtryDtls>
</Ntry>
`, i%9000+1, i%100, i%12+1, i%28+1, i, i, i%800, i%100)
	})
}

func benchOFX() []byte {
	return benchText("OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>\n", "</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n", func(i int) string {
		return fmt.Sprintf("<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>2026%02d%02d120000<TRNAMT>%d.%02d<FITID>26030200%06d<NAME>Kunde %d GmbH<MEMO>Miete Hof 3 Wohnung %d</STMTTRN>\n", i%12+1, i%28+1, i%9000+1, i%100, i, i%800, i%100)
	})
}

func benchQIF() []byte {
	return benchText("!Type:Bank\n", "", func(i int) string {
		return fmt.Sprintf("D%02d/%02d/2026\nT%d.%02d\nPKunde %d GmbH\nMMiete Hof 3 Wohnung %d\n^\n", i%12+1, i%28+1, i%9000+1, i%100, i%800, i%100)
	})
}

func benchAs(b *testing.B, format string, data []byte) {
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		s, err := Read(Source{Name: "bench", Data: data}, Options{})
		if err != nil || len(s.Lines) != benchLines || s.Format != format {
			b.Fatal(err, s)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchLines, "ns/line")
}

func BenchmarkRead100kMT940(b *testing.B) { benchAs(b, "mt940", benchMT940()) }
func BenchmarkRead100kCAMT(b *testing.B)  { benchAs(b, "camt053", benchCAMT()) }
func BenchmarkRead100kOFX(b *testing.B)   { benchAs(b, "ofx1", benchOFX()) }
func BenchmarkRead100kQIF(b *testing.B)   { benchAs(b, "qif", benchQIF()) }
