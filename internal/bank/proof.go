package bank

import (
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
	"zhangfang/internal/statement"
)

// ledger is what the book knows about an account's balance. The balance at the end of a day d is
// opening + what moved from the day `from` through d.
type ledger struct {
	opening *money.Amount // before anything on the day from; nil where no file ever said
	from    date.Date
	days    []day // in order
}

type day struct {
	date  date.Date
	moved money.Amount
	lines int
}

// end is the balance at the end of a day; days before the anchor are counted backwards.
func (l ledger) end(on date.Date) money.Amount {
	b := *l.opening
	for _, d := range l.days {
		switch {
		case d.date >= l.from && d.date <= on:
			b += d.moved
		case d.date > on && d.date < l.from:
			b -= d.moved
		}
	}
	return b
}

// with adds the lines that an import adds, and lets the file's own opening be the anchor where it is the earliest.
func (l ledger) with(lines []planned, currency string, opening *money.Amount, from date.Date) ledger {
	moved := map[date.Date]day{}
	for _, d := range l.days {
		moved[d.date] = d
	}
	for i := range lines {
		p := &lines[i]
		if p.moves(currency) && p.added() {
			d := moved[p.Date]
			moved[p.Date] = day{p.Date, d.moved + p.fen, d.lines + 1}
		}
	}
	out := ledger{opening: l.opening, from: l.from, days: make([]day, 0, len(moved))}
	for _, d := range moved {
		out.days = append(out.days, d)
	}
	slices.SortFunc(out.days, func(a, b day) int { return int(a.date) - int(b.date) })
	if opening != nil && (l.opening == nil || from < l.from) {
		out.opening, out.from = opening, from
	}
	return out
}

// step is a line with a balance, in the order of the bank.
type step struct {
	row     int
	date    date.Date
	time    string
	moved   money.Amount
	balance *money.Amount
}

// inOrder gives the lines in the account's currency from the oldest to the newest, as the balances say.
func inOrder(lines []planned, currency string) []step {
	up := make([]step, 0, len(lines))
	for i := range lines {
		p := &lines[i]
		if p.currency != currency {
			continue
		}
		s := step{row: p.Row, date: p.Date, time: p.Time}
		if p.moves(currency) {
			s.moved = p.fen
		}
		if p.Balance != nil {
			if b, fine, great := fen(*p.Balance); !fine && !great {
				s.balance = &b
			}
		}
		up = append(up, s)
	}
	newestFirst := len(up) > 0 && up[0].date > up[len(up)-1].date
	upBreaks, _ := breaks(up)
	slices.Reverse(up)
	downBreaks, _ := breaks(up)
	if downBreaks > upBreaks || downBreaks == upBreaks && !newestFirst {
		slices.Reverse(up)
	}
	if min(upBreaks, downBreaks) > 0 {
		settleMoments(up)
	}
	return up
}

// settleMoments puts lines of one moment into the order in which their balances follow one another: files list them as they like.
func settleMoments(steps []step) {
	var last *money.Amount // balance before the moment
	for from := 0; from < len(steps); {
		to := from + 1
		for to < len(steps) && steps[to].date == steps[from].date && steps[to].time == steps[from].time {
			to++
		}
		if moment := steps[from:to]; len(moment) > 1 && !follow(moment, last) {
			chain(moment, last)
		}
		if b := steps[to-1].balance; b != nil {
			last = b
		}
		from = to
	}
}

// follow says that every balance follows from the one before.
func follow(moment []step, last *money.Amount) bool {
	for _, s := range moment {
		if s.balance == nil || last != nil && *last+s.moved != *s.balance {
			return false
		}
		last = s.balance
	}
	return true
}

// chain orders the lines of a moment by their balances, if they make one chain; else it leaves them.
func chain(moment []step, last *money.Amount) {
	before := map[money.Amount][]int{} // lines by the balance that they start from
	after := map[money.Amount]bool{}
	for i, s := range moment {
		if s.balance == nil {
			return
		}
		before[*s.balance-s.moved] = append(before[*s.balance-s.moved], i)
		after[*s.balance] = true
	}
	var at money.Amount
	if last != nil && len(before[*last]) > 0 {
		at = *last
	} else {
		for _, s := range moment {
			if start := *s.balance - s.moved; !after[start] {
				at = start
				break
			}
		}
	}
	out := make([]step, 0, len(moment))
	for next := before[at]; len(next) > 0; next = before[at] {
		before[at] = next[1:]
		out = append(out, moment[next[0]])
		at = *moment[next[0]].balance
	}
	if len(out) == len(moment) {
		copy(moment, out)
	}
}

// breaks counts the places where a balance does not follow from the one before, and names the first.
func breaks(steps []step) (count, row int) {
	var last *money.Amount
	var since money.Amount
	for _, s := range steps {
		since += s.moved
		if s.balance == nil {
			continue
		}
		if last != nil && *last+since != *s.balance {
			count++
			if row == 0 {
				row = s.row
			}
		}
		last, since = s.balance, 0
	}
	return count, row
}

// prove compares a file with itself, and the book after its import with the file.
func prove(s *statement.Statement, lines []planned, currency string, before ledger) Proof {
	steps := inOrder(lines, currency)
	p := Proof{Opening: s.Opening, Closing: s.Closing}
	sum := count(lines, 0, currency).All
	p.In, p.Out = sum.In, sum.Out
	p.fromBalances(steps)
	if p.Opening != nil {
		c := *p.Opening + p.In - p.Out
		p.Computed = &c
		if p.Closing != nil {
			holds := c == *p.Closing
			p.Holds = &holds
		}
	}
	if broken, row := breaks(steps); p.Holds != nil && !*p.Holds && (broken == 1 || broken*5 <= len(steps)) {
		p.BreakRow = row
	}
	p.against(before.with(lines, currency, p.Opening, s.From), steps, lines)
	return p
}

// fromBalances takes the opening and closing balance from the lines where the file does not state them.
func (p *Proof) fromBalances(steps []step) {
	var moved money.Amount
	for _, s := range steps {
		moved += s.moved
		if s.balance != nil {
			if p.Opening == nil {
				o := *s.balance - moved
				p.Opening = &o
			}
			break
		}
	}
	moved = 0
	for _, s := range slices.Backward(steps) {
		if s.balance != nil {
			if p.Closing == nil {
				c := *s.balance + moved
				p.Closing = &c
			}
			break
		}
		moved += s.moved
	}
}

// against finds the first day at whose end the book and the file differ.
func (p *Proof) against(book ledger, steps []step, lines []planned) {
	if book.opening == nil || p.Opening == nil || len(steps) == 0 ||
		!slices.IsSortedFunc(steps, func(a, b step) int { return int(a.date) - int(b.date) }) {
		return
	}
	theirs := *p.Opening
	for i, s := range steps {
		theirs += s.moved
		if s.balance != nil {
			theirs = *s.balance
		}
		lastOfDay := i+1 == len(steps) || steps[i+1].date != s.date
		if !lastOfDay || i+1 == len(steps) && book.more(s.date, steps) {
			continue
		}
		ours := book.end(s.date)
		t := theirs
		p.Ours, p.Theirs, p.Differs = &ours, &t, t-ours
		if ours != t && p.DiffersOn.IsZero() {
			p.DiffersOn, p.DiffersAt = s.date, lookAt(s.date, steps, lines)
		}
	}
	if p.Differs == 0 {
		p.DiffersOn, p.DiffersAt = 0, 0 // it came right again within the file: lines were only booked on another day
	}
}

// more says that the book has lines of a day that the file does not have: the file ends in the middle of that day.
func (l ledger) more(on date.Date, steps []step) bool {
	here := 0
	for _, s := range steps {
		if s.date == on && s.moved != 0 {
			here++
		}
	}
	i := slices.IndexFunc(l.days, func(d day) bool { return d.date == on })
	return i >= 0 && l.days[i].lines > here
}

// lookAt names a row of a day: one that is not imported or doubtful, else the first.
func lookAt(on date.Date, steps []step, lines []planned) int {
	for i := range lines {
		if p := &lines[i]; p.Date == on && (p.status == RowSkipped || p.status == RowDoubtful) {
			return p.Row
		}
	}
	for _, s := range steps {
		if s.date == on {
			return s.row
		}
	}
	return 0
}
