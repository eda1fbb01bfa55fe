package statement

import (
	"runtime"
	"strings"
	"testing"
)

// What hostile files may take: reading any of them allocates at most eight times its own size and 100 MB, most of it
// garbage at once. (The largest is 64 MB; peaks are in the note of the issue.) Files here are a tenth of the largest,
// the caps a tenth too where they matter.
func TestHostileFilesStayWithinMemory(t *testing.T) {
	for name, data := range map[string]string{
		"deep tables":        "<html><body>" + strings.Repeat("<table><tr><td>", 400_000),
		"deep OFX":           "OFXHEADER:100\n<OFX>" + strings.Repeat("<a>", 2_000_000),
		"deep CAMT":          "<Document><BkToCstmrStmt>" + strings.Repeat("<a>", 2_000_000),
		"deep Excel 2003":    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">` + strings.Repeat("<Row>", 1_000_000),
		"a huge attribute":   `<Document><BkToCstmrStmt><Stmt a="` + strings.Repeat("x", 6<<20) + `"/>`,
		"many MT940 entries": ":20:A\n" + strings.Repeat(":61:260302C1,N\n", maxRows+1),
		"many statements":    strings.Repeat(":20:A\n:25:1\n", maxParts+1),
		"many QIF records":   "!Type:Bank\n" + strings.Repeat("D1/1/20\nT1\n^\n", maxRows+1),
		"many OFX entries":   "<OFX><STMTRS>" + strings.Repeat("<STMTTRN><DTPOSTED>20260302<TRNAMT>1", maxRows+1),
		"many CAMT entries":  "<Document><BkToCstmrStmt><Stmt>" + strings.Repeat("<Ntry></Ntry>", maxRows+1),
		"rows that hang":     "<table><tr>" + strings.Repeat("<td rowspan=255>x", 255) + strings.Repeat("<tr>", 400_000),
		"quotes":             "日期,收入,摘要\n" + strings.Repeat("\"\n", 3_000_000),
		"one endless quote":  "日期,收入,\"" + strings.Repeat("x", 6<<20),
		"entity bomb":        `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><Document><BkToCstmrStmt><Stmt><Ntry>&b;</Ntry>`,
		"foreign file":       `<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><Document><BkToCstmrStmt>&a;`,
	} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		s, err := Read(Source{Name: name, Data: []byte(data)}, Options{})
		runtime.ReadMemStats(&after)
		if err == nil && len(s.Lines) > 0 {
			t.Errorf("%s: %d lines", name, len(s.Lines))
		}
		if taken := int(after.TotalAlloc - before.TotalAlloc); taken > 8*len(data)+100<<20 {
			t.Errorf("%s: %d MB for %d MB", name, taken>>20, len(data)>>20)
		}
	}
}
