package match

import (
	"cmp"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// sum is one way to make an amount of open invoices: classes of equal kind, contract, unit and balance, the oldest of
// each first.
type sum struct {
	invoices []*invoice
	choice   bool       // a class had more invoices than were taken: the oldest were
	choices  int        // how many ways there are to choose among equal invoices, at most maxChoices
	others   []arranged // what else it may be where there is a choice
}

// arranged is another choice among equal invoices.
type arranged struct {
	fit      string // newest; near: those of about the same months; next: all but the oldest; ends: the oldest and the newest
	invoices []*invoice
}

// sums gives the ways to make the amount exactly, at most limit, and says whether these are all there are.
func sums(open []*invoice, amount money.Amount, limit, steps int) ([]sum, bool) {
	s := &sumSearch{limit: limit, steps: steps}
	type key struct {
		kind, contract, unit string
		open                 money.Amount
	}
	at := map[key]int{}
	for _, v := range open { // oldest first
		k := key{v.Kind, v.Contract, v.Unit, v.soft}
		i, ok := at[k]
		if !ok {
			i = len(s.classes)
			at[k], s.classes = i, append(s.classes, nil)
		}
		s.classes[i] = append(s.classes[i], v)
	}
	slices.SortFunc(s.classes, func(a, b []*invoice) int { return cmp.Or(cmp.Compare(b[0].soft, a[0].soft), older(a[0], b[0])) })
	s.below = make([]money.Amount, len(s.classes)+1)
	for i := len(s.classes) - 1; i >= 0; i-- {
		s.below[i] = s.below[i+1] + s.classes[i][0].soft*money.Amount(len(s.classes[i]))
	}
	all := s.search(0, amount)
	return s.found, all
}

type sumSearch struct {
	classes      [][]*invoice
	below        []money.Amount // what all classes from i on hold together
	taken        [][2]int       // class and count
	found        []sum
	limit, steps int
}

// search goes through the classes from the largest balance down; false means it was stopped.
func (s *sumSearch) search(i int, left money.Amount) bool {
	if s.steps--; s.steps < 0 {
		return false
	}
	if left == 0 {
		s.found = append(s.found, s.current())
		return len(s.found) < s.limit
	}
	if i == len(s.classes) || left > s.below[i] {
		return true
	}
	each := s.classes[i][0].soft
	for n := min(len(s.classes[i]), int(left/each)); n >= 0; n-- {
		if n > 0 {
			s.taken = append(s.taken, [2]int{i, n})
		}
		ok := s.search(i+1, left-each*money.Amount(n))
		if n > 0 {
			s.taken = s.taken[:len(s.taken)-1]
		}
		if !ok {
			return false
		}
	}
	return true
}

func (s *sumSearch) current() sum {
	out := sum{choices: 1}
	for _, t := range s.taken {
		class := s.classes[t[0]]
		out.invoices = append(out.invoices, class[:t[1]]...)
		out.choice = out.choice || t[1] < len(class)
		out.choices = min(maxChoices, out.choices*ways(len(class), t[1]))
	}
	slices.SortFunc(out.invoices, older)
	if out.choice {
		out.others = s.arrange(out.invoices)
	}
	return out
}

const maxChoices = 1 << 12

// ways is how many ways there are to take k of n, at most maxChoices.
func ways(n, k int) int {
	out := 1
	for i := range min(k, n-k) {
		if out = out * (n - i) / (i + 1); out >= maxChoices {
			return maxChoices
		}
	}
	return out
}

// arrange gives other choices of as many invoices of the same classes.
func (s *sumSearch) arrange(oldest []*invoice) []arranged {
	middle := s.middle()
	var out []arranged
	for _, a := range []struct {
		fit  string
		take func(class []*invoice, n int) []*invoice
	}{
		{"newest", func(class []*invoice, n int) []*invoice { return class[len(class)-n:] }},
		{"near", func(class []*invoice, n int) []*invoice { return about(class, n, middle) }},
		{"next", func(class []*invoice, n int) []*invoice { return class[min(1, len(class)-n):][:n] }},
		{"ends", func(class []*invoice, n int) []*invoice {
			return slices.Concat(class[:n/2+n%2], class[len(class)-n/2:])
		}},
	} {
		var vs []*invoice
		for _, t := range s.taken {
			vs = append(vs, a.take(s.classes[t[0]], t[1])...)
		}
		slices.SortFunc(vs, older)
		if !slices.Equal(vs, oldest) && !slices.ContainsFunc(out, func(o arranged) bool { return slices.Equal(o.invoices, vs) }) {
			out = append(out, arranged{a.fit, vs})
		}
	}
	return out
}

// middle gives the time about which the others are taken: that of the classes without a choice, or of the oldest
// invoice of the smallest class.
func (s *sumSearch) middle() date.Date {
	sum, n := 0, 0
	var least []*invoice
	for _, t := range s.taken {
		class := s.classes[t[0]]
		if least == nil || len(class) < len(least) {
			least = class
		}
		if t[1] == len(class) {
			for _, v := range class {
				sum, n = sum+int(v.days.From), n+1
			}
		}
	}
	if n > 0 {
		return date.Date(sum / n)
	}
	return least[0].days.From
}

// about gives the n neighbours of a class that are nearest to a day.
func about(class []*invoice, n int, day date.Date) []*invoice {
	best, least := 0, -1
	for i := 0; i+n <= len(class); i++ {
		away := 0
		for _, v := range class[i : i+n] {
			away += max(v.days.From.DaysUntil(day), day.DaysUntil(v.days.From))
		}
		if least < 0 || away < least {
			best, least = i, away
		}
	}
	return class[best : best+n]
}

// older orders invoices by due date, the order of 民法典 article 560.
func older(a, b *invoice) int {
	return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Issue, b.Issue), cmp.Compare(a.ID, b.ID))
}

// total adds what invoices have open, likely payments taken off.
func total(vs []*invoice) money.Amount {
	var s money.Amount
	for _, v := range vs {
		s += v.soft
	}
	return s
}
