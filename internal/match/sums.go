package match

import (
	"cmp"
	"slices"

	"zhangfang/internal/money"
)

// sum is one way to make an amount of open invoices: classes of equal kind, contract, unit and balance, the oldest of
// each first.
type sum struct {
	invoices []*invoice
	newest   []*invoice // the same, the newest of each class first: what else it may be where there is a choice
	choice   bool       // a class had more invoices than were taken: the oldest were
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
	var out sum
	for _, t := range s.taken {
		class := s.classes[t[0]]
		out.invoices = append(out.invoices, class[:t[1]]...)
		out.newest = append(out.newest, class[len(class)-t[1]:]...)
		out.choice = out.choice || t[1] < len(class)
	}
	slices.SortFunc(out.invoices, older)
	slices.SortFunc(out.newest, older)
	return out
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
