package statement

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"zhangfang/internal/fault"
)

// variants are files as exporters of the same banks and tools write them on another day: columns moved or left out, pages
// and totals between the lines, other dates and signs, opening balances, several accounts. Each was counted by hand.
func variants(t testing.TB) []fixture { return table(t, "testdata/variants.tsv") }

func (x fixture) variant(t testing.TB) []byte {
	data, err := os.ReadFile(filepath.Join("testdata", "variants", x["file"]))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestVariantsAreReadAsAPersonCountsThem(t *testing.T) {
	for _, x := range variants(t) {
		t.Run(x["file"], func(t *testing.T) {
			s, err := Read(Source{Name: x["file"], Data: x.variant(t)}, Options{})
			if err != nil {
				t.Fatal(fault.Text("en", fault.As(err)))
			}
			x.counted(t, s)
		})
	}
}

// counted compares a reading with a row of variants.tsv; "-" is not looked at.
func (x fixture) counted(t *testing.T, s *Statement) {
	t.Helper()
	sums, broken := s.Sums(), 0
	for _, n := range s.Skipped {
		if n.Reason == Broken {
			broken++
		}
	}
	for what, got := range map[string]string{
		"format": s.Format, "variant": s.Variant, "transactions": strconv.Itoa(sums.Lines), "neutral_n": strconv.Itoa(sums.NeutralLines),
		"first_date": s.From.String(), "last_date": s.To.String(), "broken": strconv.Itoa(broken), "account": s.Account.Number,
		"balances": strings.TrimSpace(text0(s.Opening) + " " + text0(s.Closing)),
	} {
		if want := strings.TrimSpace(x[what]); want != "-" && got != want {
			t.Errorf("%s %q, want %q", what, got, want)
		}
	}
	if !sameSums(sums.Credits, x["credits"]) || !sameSums(sums.Debits, x["debits"]) || !sameSums(sums.Neutral, x["neutral_sum"]) {
		t.Errorf("in %v out %v neutral %v, want %s, %s, %s", sums.Credits, sums.Debits, sums.Neutral, x["credits"], x["debits"], x["neutral_sum"])
	}
	if t.Failed() {
		for _, p := range s.Problems {
			t.Logf("row %d: %s", p.Row, fault.Text("en", p.Fault))
		}
	}
}
