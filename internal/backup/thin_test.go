package backup

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"zhangfang/internal/customer"
	"zhangfang/internal/db"
	"zhangfang/internal/job"
)

// UX 34: a copy of each of the last seven days, of four weeks, of twelve months and of every year is left, and no more.
func TestCopiesOfEveryDayAreThinnedOut(t *testing.T) {
	var left []time.Time
	now := noon
	for range 3 * 365 {
		now = now.AddDate(0, 0, 1)
		left = append(left, now)
		gone := superfluous(slices.Clone(left), now)
		left = slices.DeleteFunc(left, func(at time.Time) bool { return slices.Contains(gone, at) })
		if !slices.Contains(left, now) {
			t.Fatalf("on %s the copy of that day is gone", now)
		}
	}
	if n := len(left); n < keepDays+keepWeeks+keepMonths || n > keepDays+keepWeeks+keepMonths+5 {
		t.Errorf("%d copies are left of three years: %v", n, left)
	}
	for days := 1; days <= keepDays; days++ {
		if !slices.Contains(left, now.AddDate(0, 0, 1-days)) {
			t.Errorf("the copy of %d days ago is gone", days-1)
		}
	}
	for months := 2; months <= keepMonths; months++ {
		of := now.AddDate(0, -months, 0)
		if !slices.ContainsFunc(left, func(at time.Time) bool { return at.Year() == of.Year() && at.Month() == of.Month() }) {
			t.Errorf("nothing is left of %s", of.Format("2006-01"))
		}
	}
}

func TestTheLatestCopyIsNeverTakenAway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var made []time.Time
		for _, minutes := range rapid.SliceOfNDistinct(rapid.IntRange(0, 1500*24*60), 1, 40, rapid.ID).Draw(t, "minutes ago") {
			made = append(made, noon.Add(-time.Duration(minutes)*time.Minute))
		}
		latest := slices.MaxFunc(made, time.Time.Compare)
		gone := superfluous(slices.Clone(made), noon)
		if slices.Contains(gone, latest) {
			t.Fatalf("%s is gone", latest)
		}
		left := slices.DeleteFunc(slices.Clone(made), func(at time.Time) bool { return slices.Contains(gone, at) })
		if again := superfluous(left, noon); len(again) > 0 {
			t.Fatalf("thinned twice, %v goes too", again)
		}
	})
}

func TestOnlyWhatTheProgramMadeByItselfIsTakenAway(t *testing.T) {
	now := noon
	d, err := db.Create(filepath.Join(t.TempDir(), "松风里.zf"), func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	s := New(d, &job.Runner{})
	if _, err := customer.New(d).Save(t.Context(), customer.SaveRequest{Customer: customer.Customer{Code: "K1", Name: "客户"}}); err != nil {
		t.Fatal(err)
	}
	byHand, err := s.Make(t.Context(), MakeRequest{})
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(folderOf(d.Path()), "别的公司-20200101-120000"+byItself)
	if err := os.WriteFile(other, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var days []string
	for range 3 { // in the same year, long ago
		made, err := s.Daily(t.Context())
		if err != nil || !strings.HasSuffix(made.Path, byItself) || made.Customers != 1 {
			t.Fatalf("got %+v, %v", made, err)
		}
		days = append(days, made.Path)
		now = now.Add(time.Hour)
	}
	for path, stays := range map[string]bool{byHand.Path: true, other: true, days[0]: false, days[1]: false, days[2]: true} {
		if _, err := os.Stat(path); (err == nil) != stays {
			t.Errorf("%s: %v, stays %v", path, err, stays)
		}
	}
	if list, err := s.List(t.Context(), None{}); err != nil || len(list.Rows) != 2 {
		t.Errorf("listed %+v, %v", list, err)
	}
}
