package statement

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"zhangfang/internal/fault"

	"github.com/shopspring/decimal"
)

// supported are the formats of the manifest that this package reads, and what it calls them. A format that is added
// to the registry is added here.
var supported = map[string]string{
	"alipay_personal_app": "alipay_personal_app", "alipay_personal_web": "alipay_personal_web",
	"wechat_personal_csv": "wechat_personal_csv", "wechat_personal_xlsx": "wechat_personal_xlsx",
	"jd": "jd", "meituan": "meituan",
	"synthetic_alipay_merchant": "alipay_merchant", "synthetic_wechat_merchant": "wechat_merchant",
	"synthetic_bank_abc_corp": "bank_abc_corp", "synthetic_bank_boc_corp": "bank_boc_corp", "synthetic_bank_bocom_corp": "bank_bocom_corp",
	"synthetic_bank_ccb_corp": "bank_ccb_corp", "synthetic_bank_ceb_corp": "bank_ceb_corp", "synthetic_bank_cib_corp": "bank_cib_corp",
	"synthetic_bank_citic_corp": "bank_citic_corp", "synthetic_bank_cmb_corp": "bank_cmb_corp", "synthetic_bank_cmbc_corp": "bank_cmbc_corp",
	"synthetic_bank_icbc_corp": "bank_icbc_corp", "synthetic_bank_pab_corp": "bank_pab_corp", "synthetic_bank_psbc_corp": "bank_psbc_corp",
	"synthetic_bank_spdb_corp": "bank_spdb_corp",
	"bank_abc":                 "bank_abc", "bank_boc": "bank_boc", "bank_bocom": "bank_bocom", "bank_ca": "bank_ca", "bank_ccb": "bank_ccb", "bank_cib": "bank_cib",
	"bank_citic": "bank_citic", "bank_cmb": "bank_cmb", "bank_hsbc_hk": "bank_hsbc_hk", "bank_icbc": "bank_icbc", "bank_spdb": "bank_spdb",
	"securities": "securities", "crypto": "crypto", "generic_csv": "generic_csv",
	"ofx1": "ofx1", "ofx2": "ofx2", "qif": "qif", "mt940": "mt940", "camt052": "camt052", "camt053": "camt053", "camt054": "camt054",
}

// samplesDir finds ../shared/samples beside the repository, walking up; "" where it is not there.
func samplesDir() string {
	dir, err := os.Getwd()
	if err != nil {
		return ""
	}
	for {
		if at := filepath.Join(dir, "shared", "samples"); isDir(at) {
			return at
		}
		if filepath.Dir(dir) == dir {
			return ""
		}
		dir = filepath.Dir(dir)
	}
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// manifest reads the rows of supported formats: file → column → text.
func manifest(t testing.TB, dir string) []map[string]string {
	f, err := os.Open(filepath.Join(dir, "MANIFEST.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			if i < len(cells) {
				row[name] = cells[i]
			}
		}
		if supported[row["format"]] != "" {
			rows = append(rows, row)
		}
	}
	return rows
}

func TestSamplesAreReadAsTheManifestCountsThem(t *testing.T) {
	dir := samplesDir()
	if dir == "" {
		t.Log("no shared/samples beside the repository: only the project's own fixtures are tested")
		return
	}
	for _, want := range manifest(t, dir) {
		t.Run(want["file"], func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(dir, want["file"]))
			if err != nil {
				t.Fatal(err)
			}
			s, err := Read(Source{Name: "statement", Data: data}, Options{})
			if err != nil {
				t.Fatal(fault.Text("en", fault.As(err)))
			}
			compare(t, s, want)
		})
	}
}

// compare checks a statement against a row of the manifest.
func compare(t *testing.T, s *Statement, want map[string]string) {
	t.Helper()
	if got := supported[want["format"]]; s.Format != got {
		t.Errorf("format %s, want %s (recognised by %q)", s.Format, got, s.Recognised)
	}
	sums := s.Sums()
	if got := strconv.Itoa(sums.Lines); got != want["transactions"] {
		t.Errorf("lines %s, want %s", got, want["transactions"])
	}
	if got := strconv.Itoa(sums.NeutralLines); got != want["neutral_n"] {
		t.Errorf("neutral lines %s, want %s", got, want["neutral_n"])
	}
	for name, got := range map[string]map[string]decimal.Decimal{"credits": sums.Credits, "debits": sums.Debits, "neutral_sum": sums.Neutral} {
		if !sameSums(got, want[name]) {
			t.Errorf("%s %v, want %s", name, got, want[name])
		}
	}
	if first, last := s.Days(); first != want["first_date"] || last != want["last_date"] {
		t.Errorf("from %s to %s, want %s to %s", first, last, want["first_date"], want["last_date"])
	}
	for _, p := range s.Parts {
		if p.Opening == nil || p.Closing == nil || strings.Contains(want["notes"], "balances do not close") {
			continue
		}
		sum := p.Opening.Decimal()
		for _, l := range s.Lines[p.First : p.First+p.Lines] {
			sum = sum.Add(l.Signed())
		}
		if !sum.Equal(p.Closing.Decimal()) {
			t.Errorf("%v comes to %v, not to %v", p.Account, sum, p.Closing)
		}
	}
	for _, p := range s.Problems {
		t.Logf("problem: %s", fault.Text("en", p.Fault))
	}
	for _, n := range s.Skipped {
		if n.Reason == Broken {
			t.Errorf("row %d is broken: %q", n.Row, n.Raw)
		}
	}
}

// sameSums compares with "CNY 1.00;EUR 2.00"; a currency with a sum of nothing may be missing.
func sameSums(got map[string]decimal.Decimal, want string) bool {
	rest := map[string]decimal.Decimal{}
	for c, v := range got {
		if !v.IsZero() {
			rest[c] = v
		}
	}
	for _, part := range strings.Split(want, ";") {
		currency, amount, ok := strings.Cut(part, " ")
		if !ok {
			continue
		}
		v, err := decimal.NewFromString(amount)
		if err != nil || !rest[currency].Equal(v) {
			return false
		}
		delete(rest, currency)
	}
	return len(rest) == 0
}
