package task

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/settings"
)

// lookBack is how many days back a task is derived that nobody has done: longer than an office stays closed.
const lookBack = 366

// span is the days that tasks are derived for: of those that are about a day not before since, all that are shown by to.
type span struct {
	since, today, to date.Date
	rules            settings.TaskRules
}

// derived works out every task that is shown by a day, with what was done with it, the earliest first.
func derived(ctx context.Context, tx *db.Tx, to date.Date) ([]Task, error) {
	rules, err := settings.LoadRules(ctx, tx)
	if err != nil {
		return nil, err
	}
	begun, err := db.Value[date.Date](ctx, tx, "SELECT (SELECT substr(at, 1, 10) FROM events ORDER BY id LIMIT 1)") // what was before the book is nobody's task
	if err != nil {
		return nil, err
	}
	s := span{since: max(begun.AddDays(-1), tx.Today().AddDays(-lookBack)), today: tx.Today(), to: to, rules: rules.Tasks}
	var all []Task
	for _, find := range []func(context.Context, *db.Tx, span) ([]Task, error){ends, steps, everySteps, freeEnds, dues, deposits, readings, milestones} {
		some, err := find(ctx, tx, s)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	all = together(all)
	if err := marked(ctx, tx, all, s.today); err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b Task) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), strings.Compare(string(a.Kind), string(b.Kind)), strings.Compare(a.Code, b.Code), strings.Compare(a.Name, b.Name))
	})
	return all, nil
}

// together makes one task of those with the same name: several charges of a contract that step up on one day.
func together(all []Task) []Task {
	at := map[string]int{}
	out := all[:0:0]
	for _, t := range all {
		i, ok := at[t.Name]
		if !ok {
			at[t.Name] = len(out)
			out = append(out, t)
			continue
		}
		if !slices.Contains(strings.Split(out[i].Item, "、"), t.Item) {
			out[i].Item += "、" + t.Item
		}
	}
	return out
}

// marked fills in what was done with tasks. One that was put off is open again from its day on.
func marked(ctx context.Context, tx *db.Tx, all []Task, today date.Date) error {
	at := map[string]*Task{}
	for i := range all {
		all[i].State = "open"
		at[all[i].Name] = &all[i]
	}
	type row struct {
		name, state, note string
		until             date.Date
	}
	return db.Each(ctx, tx, func(r *row) []any { return []any{&r.name, &r.state, &r.until, &r.note} }, func(r row) error {
		if t := at[r.name]; t != nil && (r.state == "done" || r.until > today) {
			t.State, t.Until, t.Note = r.state, r.until, r.note
		}
		return nil
	}, "SELECT name, state, until, note FROM tasks")
}

func (t Task) named(subject int64) Task {
	kind := string(t.Kind)
	if t.Stage != 0 {
		kind += strconv.Itoa(t.Stage)
	}
	t.Name = kind + "/" + strconv.FormatInt(subject, 10) + "/" + t.Day.String()
	return t
}

// contract is where the columns of every query about contracts go; the day and the fee item come after them.
func contract(t *Task) []any {
	return []any{&t.Contract, &t.Code, &t.Unit, &t.Customer, &t.Who, &t.Day}
}

const contractColumns = "SELECT k.id, k.code, k.unit, c.id, c.name, "

// endStages are how many days before its end a contract is looked at.
var endStages = []int{90, 60, 30}

// ends: contracts that end and that no other goes on from.
func ends(ctx context.Context, tx *db.Tx, s span) ([]Task, error) {
	rows, err := db.Rows(ctx, tx, contract, contractColumns+`k.end_date
		FROM contracts k JOIN customers c ON c.id = k.customer_id
		WHERE k.archived = 0 AND k.terminated IS NULL AND k.end_date BETWEEN ? AND ? AND k.id NOT IN (SELECT follows FROM contracts WHERE follows IS NOT NULL)`,
		s.since, s.to.AddDays(max(endStages[0], s.rules.RenewDays)))
	var out []Task
	for _, t := range rows {
		for _, stage := range endStages {
			if from := t.Day.AddDays(-stage); from <= s.to {
				t.Kind, t.Stage, t.From = End, stage, from
				out = append(out, t.named(t.Contract))
			}
		}
		if from := t.Day.AddDays(-s.rules.RenewDays); s.rules.RenewDays > 0 && from <= s.to {
			t.Kind, t.Stage, t.From = Renew, 0, from
			out = append(out, t.named(t.Contract))
		}
	}
	return out, err
}

// notBilled is the condition that a charge h was not billed yet for a day: once it was, there is nothing left to look at.
const notBilled = "NOT EXISTS (SELECT 1 FROM billed b WHERE b.charge_id = h.id AND b.period_from <= %s AND b.period_to >= %s)"

func unbilled(day string) string { return strings.ReplaceAll(notBilled, "%s", day) }

const charges = `
	JOIN contracts k ON k.id = h.contract_id AND k.archived = 0 JOIN customers c ON c.id = k.customer_id JOIN fee_items f ON f.id = h.fee_item_id
	WHERE h.withdrawn = 0 `

func item(t *Task) []any { return append(contract(t), &t.Item) }

// shownBefore makes tasks of a kind that are shown so many days before their day.
func shownBefore(rows []Task, kind Kind, days int) []Task {
	for i, t := range rows {
		t.Kind, t.From = kind, t.Day.AddDays(-days)
		rows[i] = t.named(t.Contract)
	}
	return rows
}

// steps: prices that step up on a day that was written down.
func steps(ctx context.Context, tx *db.Tx, s span) ([]Task, error) {
	rows, err := db.Rows(ctx, tx, item, contractColumns+`p.from_date, f.name
		FROM price_steps p CROSS JOIN charges h ON h.id = p.charge_id`+charges+`
		AND p.from_date BETWEEN ? AND ? AND p.from_date > coalesce(h.start_date, k.start_date) AND p.from_date <= coalesce(h.end_date, k.end_date, '9999')
		AND `+unbilled("p.from_date"), s.since, s.to.AddDays(s.rules.AheadDays))
	return shownBefore(rows, Step, s.rules.AheadDays), err
}

// everySteps: prices that step up every so many months.
func everySteps(ctx context.Context, tx *db.Tx, s span) ([]Task, error) {
	type row struct {
		Task
		origin, first, last, billed date.Date
		every                       int
	}
	var out []Task
	until := s.to.AddDays(s.rules.AheadDays)
	err := db.Each(ctx, tx, func(r *row) []any {
		return []any{&r.Contract, &r.Code, &r.Unit, &r.Customer, &r.Who, &r.Item, &r.origin, &r.first, &r.last, &r.every, &r.billed}
	}, func(r row) error {
		for n := max(1, monthsBetween(r.origin, s.since)/r.every); ; n++ {
			day := r.origin.AddMonths(n * r.every)
			if day > until || r.last != 0 && day > r.last {
				return nil
			}
			if day >= s.since && day > r.first && day > r.billed {
				t := r.Task
				t.Day = day
				out = append(out, t)
			}
		}
	}, contractColumns+`f.name, coalesce(h.origin_date, h.start_date, k.start_date), coalesce(h.start_date, k.start_date), coalesce(h.end_date, k.end_date),
			h.step_every_months, (SELECT period_to FROM billed b WHERE b.charge_id = h.id ORDER BY period_from DESC LIMIT 1)
		FROM charges h`+charges+"AND h.step_every_months > 0")
	return shownBefore(out, Step, s.rules.AheadDays), err
}

func monthsBetween(a, b date.Date) int {
	return (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month()) - 1
}

// freeEnds: the first day after rent-free days.
func freeEnds(ctx context.Context, tx *db.Tx, s span) ([]Task, error) {
	rows, err := db.Rows(ctx, tx, item, contractColumns+`date(p.to_date, '+1 day'), f.name
		FROM free_periods p CROSS JOIN charges h ON h.id = p.charge_id`+charges+`
		AND p.to_date BETWEEN ? AND ? AND p.to_date < coalesce(h.end_date, k.end_date, '9999') AND `+unbilled("date(p.to_date, '+1 day')"),
		s.since.AddDays(-1), s.to.AddDays(s.rules.AheadDays-1))
	return shownBefore(rows, FreeEnds, s.rules.AheadDays), err
}

// dues: days on which open invoices fall due. What was not paid by then is overdue from the next day on: it stands among what is to
// be chased, on the same screen, until it is paid.
func dues(ctx context.Context, tx *db.Tx, s span) ([]Task, error) {
	rows, err := db.Rows(ctx, tx, func(t *Task) []any { return []any{&t.Day, &t.Count, &t.Amount} }, `
		SELECT due_date, count(*), CAST(sum(total - settled) AS INTEGER) FROM invoices INDEXED BY invoices_listed
		WHERE state = 'issued' AND settled < total AND due_date BETWEEN ? AND ? GROUP BY due_date`,
		s.today, s.to.AddDays(s.rules.DueDays))
	return shownBefore(rows, Due, s.rules.DueDays), err
}

// deposits: what is still held for contracts that are over. Its day is when it must be paid back at the latest.
func deposits(ctx context.Context, tx *db.Tx, s span) ([]Task, error) {
	rows, err := db.Rows(ctx, tx, func(t *Task) []any { return append(contract(t), &t.Amount) }, contractColumns+`k.end_date, CAST(d.held AS INTEGER)
		FROM (SELECT contract_id, customer_id, sum(iif(kind IN ('received', 'moved_in'), 1, -1) * iif(reverses IS NULL, 1, -1) * amount) AS held
		      FROM deposits GROUP BY 1, 2) d
		JOIN contracts k ON k.id = d.contract_id JOIN customers c ON c.id = d.customer_id
		WHERE d.held > 0 AND k.end_date < ?`, s.to)
	for i, t := range rows {
		t.Kind, t.From, t.Day = Deposit, t.Day.AddDays(1), t.Day.AddDays(s.rules.RefundDays)
		rows[i] = t.named(t.Contract)
	}
	return rows, err
}

// readings: months in which meters of charges that are in force have no reading yet, looked at from the reading day on. Of the months
// that have passed only the last is told: a later reading settles those before.
func readings(ctx context.Context, tx *db.Tx, s span) ([]Task, error) {
	if s.rules.ReadingDay == 0 {
		return nil, nil
	}
	var out []Task
	for month := s.today.MonthStart().AddMonths(-1); ; month = month.AddMonths(1) {
		day := month.AddDays(min(s.rules.ReadingDay, month.DaysInMonth()) - 1)
		from := day.AddDays(-s.rules.DueDays)
		if from > s.to {
			return out, nil
		}
		if day < s.since {
			continue
		}
		n, err := db.Value[int](ctx, tx, `
			SELECT count(*) FROM meters m WHERE m.archived = 0
			AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.meter_id = m.id AND r.date BETWEEN ?1 AND ?2 AND r.kind <> 'estimated')
			AND (m.id IN (SELECT h.meter_id FROM charges h JOIN contracts k ON k.id = h.contract_id
			              WHERE h.meter_id IS NOT NULL AND h.withdrawn = 0 AND k.archived = 0
			                AND coalesce(h.start_date, k.start_date) <= ?2 AND coalesce(h.end_date, k.end_date, '9999') >= ?1)
			     OR m.id IN (SELECT meter_id FROM pools WHERE meter_id IS NOT NULL AND archived = 0))`, month, month.MonthEnd())
		if err != nil {
			return nil, err
		}
		if n > 0 {
			out = append(out, Task{Kind: Reading, Day: day, From: from, Count: n}.named(0))
		}
	}
}

// milestones: charges that are billed when somebody confirms them.
func milestones(ctx context.Context, tx *db.Tx, s span) ([]Task, error) {
	type row struct {
		Task
		charge int64
	}
	rows, err := db.Rows(ctx, tx, func(r *row) []any { return append(item(&r.Task), &r.charge) }, contractColumns+`coalesce(h.start_date, k.start_date), f.name, h.id
		FROM charges h`+charges+"AND h.on_confirm = 1 AND h.confirmed IS NULL AND coalesce(h.start_date, k.start_date) <= ?", s.to)
	out := make([]Task, len(rows))
	for i, r := range rows {
		r.Kind, r.From = Milestone, r.Day
		out[i] = r.named(r.charge)
	}
	return out, err
}
