package backup

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"zhangfang/internal/disk"
	"zhangfang/internal/fault"
)

// How many copies that the program made by itself are kept: one of each of the last days, then one of each week, of each month,
// and of each year before that. What somebody asked for is never taken away.
const (
	keepDays   = 7
	keepWeeks  = 4
	keepMonths = 12
)

// byItself ends the name of a copy that nobody asked for.
const byItself = "-每日.zf"

// stamp is how the moment of a copy stands in its name, in local time.
const stamp = "20060102-150405"

// Daily makes the copy of the day in the folder beside the book, and then takes away the copies of earlier days that the newer
// ones stand for. Nothing goes before the new copy is proved.
func (s *Service) Daily(ctx context.Context) (Backup, error) {
	folder, err := s.folder()
	if err != nil {
		return Backup{}, err
	}
	made, err := s.Make(ctx, MakeRequest{Path: filepath.Join(folder, s.begins()+s.DB.Now().Local().Format(stamp)+byItself)})
	if err != nil {
		return made, err
	}
	return made, s.thin(folder)
}

// thin takes away what need not be kept of the copies that the program made of this book by itself.
func (s *Service) thin(folder string) error {
	files, err := os.ReadDir(folder)
	if err != nil {
		return disk.Why(fault.New(NotWritten, fault.Args{"file": folder}), err)
	}
	made := map[time.Time]string{}
	for _, f := range files {
		when, ok := strings.CutPrefix(f.Name(), s.begins())
		if !ok || !f.Type().IsRegular() {
			continue
		}
		if when, ok = strings.CutSuffix(when, byItself); !ok {
			continue
		}
		if at, err := time.ParseInLocation(stamp, when, time.Local); err == nil {
			made[at] = filepath.Join(folder, f.Name())
		}
	}
	var all []time.Time
	for at := range made {
		all = append(all, at)
	}
	var errs []error
	for _, at := range superfluous(all, s.DB.Now().Local()) {
		errs = append(errs, os.Remove(made[at]))
	}
	if err := errors.Join(errs...); err != nil {
		return disk.Why(fault.New(NotWritten, fault.Args{"file": folder}), err)
	}
	return nil
}

// superfluous gives the moments of copies that need not be kept: of each stretch of time all but the latest, days first, then
// weeks, months and years. The latest of all is always kept.
func superfluous(made []time.Time, now time.Time) []time.Time {
	slices.SortFunc(made, func(a, b time.Time) int { return b.Compare(a) })
	kept := map[[3]int]bool{}
	var out []time.Time
	for _, at := range made {
		if s := stretch(at, now); kept[s] {
			out = append(out, at)
		} else {
			kept[s] = true
		}
	}
	return out
}

// stretch names the day, week, month or year that a copy stands for, by how old it is.
func stretch(at, now time.Time) [3]int {
	const day, week, month, year = 0, 1, 2, 3
	switch from := func(years, months, days int) bool { return at.After(now.AddDate(-years, -months, -days)) }; {
	case from(0, 0, keepDays):
		return [3]int{day, at.Year(), at.YearDay()}
	case from(0, 0, keepDays+7*keepWeeks):
		y, w := at.ISOWeek()
		return [3]int{week, y, w}
	case from(0, keepMonths, 0):
		return [3]int{month, at.Year(), int(at.Month())}
	}
	return [3]int{year, at.Year(), 0}
}
