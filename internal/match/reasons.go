package match

import (
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
)

// The reasons, for and against. Their sentences are in fault/text/*/match.json.
const (
	// who
	PayerIsCustomer fault.Key = "match.payer_is_customer"
	PayerIsAlias    fault.Key = "match.payer_is_alias"
	AccountKnown    fault.Key = "match.account_known"
	SeenBefore      fault.Key = "match.seen_before"
	PersonName      fault.Key = "match.person_name"
	ShortForm       fault.Key = "match.short_form"
	NameCut         fault.Key = "match.name_cut"
	NameWithin      fault.Key = "match.name_within"
	SameSound       fault.Key = "match.same_sound"
	NameLike        fault.Key = "match.name_like"
	NameInMemo      fault.Key = "match.name_in_memo"
	ContactPerson   fault.Key = "match.contact_person"
	GroupParent     fault.Key = "match.group_parent"
	SeveralNamed    fault.Key = "match.several_named"
	SeveralContact  fault.Key = "match.several_contact"
	GivenName       fault.Key = "match.given_name"
	MaskFits        fault.Key = "match.mask_fits"
	NamesakePaid    fault.Key = "match.namesake_paid"
	UnitInMemo      fault.Key = "match.unit_in_memo"
	RoomInMemo      fault.Key = "match.room_in_memo"
	ContractInMemo  fault.Key = "match.contract_in_memo"
	SameNameTwice   fault.Key = "match.same_name_twice"
	AmountOnly      fault.Key = "match.amount_only"
	// which
	NumberInMemo fault.Key = "match.number_in_memo"
	CodeInMemo   fault.Key = "match.code_in_memo"
	TailInMemo   fault.Key = "match.tail_in_memo"
	PeriodInMemo fault.Key = "match.period_in_memo"
	PeriodTwice  fault.Key = "match.period_twice"
	KindInMemo   fault.Key = "match.kind_in_memo"
	// how much
	AmountExact fault.Key = "match.amount_exact"
	SumOfN      fault.Key = "match.sum_of_n"
	AllOpen     fault.Key = "match.all_open"
	OldestFirst fault.Key = "match.oldest_first"
	AsUsual     fault.Key = "match.as_usual"
	NewestFirst fault.Key = "match.newest_first"
	SpreadOverN fault.Key = "match.spread_over_n"
	ShortByFee  fault.Key = "match.short_by_fee"
	Payout      fault.Key = "match.payout"
	Part        fault.Key = "match.part"
	Over        fault.Key = "match.over"
	SeveralSums fault.Key = "match.several_sums"
	SearchEnded fault.Key = "match.search_ended"
	GroupSum    fault.Key = "match.group_sum"
	// why not by itself
	OtherNumber      fault.Key = "match.other_number"
	UnknownNumber    fault.Key = "match.unknown_number"
	OtherExact       fault.Key = "match.other_exact"
	OtherUnit        fault.Key = "match.other_unit"
	OtherContract    fault.Key = "match.other_contract"
	OtherName        fault.Key = "match.other_name"
	OtherKind        fault.Key = "match.other_kind"
	OtherPeriod      fault.Key = "match.other_period"
	OtherPayer       fault.Key = "match.other_payer"
	SaysPart         fault.Key = "match.says_part"
	SaysAdvance      fault.Key = "match.says_advance"
	SaysNothing      fault.Key = "match.says_nothing"
	NotWhole         fault.Key = "match.not_whole"
	SeveralCustomers fault.Key = "match.several_customers"
	NotTheOnly       fault.Key = "match.not_the_only"
	Contradicted     fault.Key = "match.contradicted"
	AlsoNear         fault.Key = "match.also_near"
	ManyEqual        fault.Key = "match.many_equal"
	ChanceSum        fault.Key = "match.chance_sum"
	DoubtedHere      fault.Key = "match.doubted_here"
	PayerUnsure      fault.Key = "match.payer_unsure"
	EarlierOpen      fault.Key = "match.earlier_open"
	SomebodyElse     fault.Key = "match.somebody_else"
	Twin             fault.Key = "match.twin"
	Again            fault.Key = "match.again"
	IssuedLater      fault.Key = "match.issued_later"
	DuplicateImport  fault.Key = "match.duplicate_import"
	// nothing to match
	NothingWord fault.Key = "match.nothing_word"
	Stranger    fault.Key = "match.stranger"
	Prepayment  fault.Key = "match.prepayment"
)

// because makes a reason of a key and pairs of names and facts.
func because(key fault.Key, facts ...any) Reason {
	r := Reason{Key: key}
	for i := 0; i+1 < len(facts); i += 2 {
		if r.Args == nil {
			r.Args = fault.Args{}
		}
		r.Args[facts[i].(string)] = facts[i+1]
	}
	return r
}

// unless empties a reason that says nothing new; empty reasons are dropped at the end.
func (r Reason) unless(known bool) Reason {
	if known {
		return Reason{}
	}
	return r
}

// Text gives the sentence of a reason in "zh-CN" or "en".
func (r Reason) Text(lang string) string { return fault.Text(lang, fault.New(r.Key, r.Args)) }

// numbers lists invoice numbers, at most three.
func numbers(vs []*invoice) string {
	var out []string
	for _, v := range vs[:min(3, len(vs))] {
		out = append(out, v.Number)
	}
	if len(vs) > 3 {
		out = append(out, "…")
	}
	return strings.Join(out, ", ")
}

// listed gives what was recognised in a memo as people write it: A-1204, not a-1204.
func listed(found []string) string { return strings.ToUpper(strings.Join(found, ", ")) }

// periods names the months invoices cover: 2025-03, or 2025-03 – 2025-05.
func periods(vs []*invoice) string {
	from, to := date.Date(0), date.Date(0)
	for _, v := range vs {
		if from.IsZero() || v.days.From < from {
			from = v.days.From
		}
		to = max(to, v.days.To)
	}
	a, b := from.String(), to.String()
	if len(a) < 7 || len(b) < 7 {
		return ""
	}
	if a[:7] == b[:7] {
		return a[:7]
	}
	return a[:7] + " – " + b[:7]
}

// whoReasons tells how the payer was found.
func (e evidence) whoReasons(r Receipt, m memo, c *customer) []Reason {
	all := e.all()
	var out []Reason
	say := func(c clue, key fault.Key, facts ...any) {
		if all&c != 0 {
			out = append(out, because(key, facts...))
		}
	}
	say(byName, PayerIsCustomer, "name", c.Name)
	say(byAlias, PayerIsAlias, "name", r.PayerName)
	say(byPersonName, PersonName, "name", r.PayerName)
	if length(core(r.PayerName)) > length(c.core) { // the office wrote less than the bank
		say(byShortName|byCutName, NameWithin, "payer", r.PayerName, "name", c.Name)
	} else {
		say(byShortName, ShortForm, "payer", r.PayerName, "name", c.Name)
		say(byCutName, NameCut, "payer", r.PayerName, "name", c.Name)
	}
	say(bySound, SameSound, "payer", r.PayerName, "name", c.Name)
	say(byLike, NameLike, "payer", r.PayerName, "name", c.Name)
	say(byAccount, AccountKnown, "account", r.PayerAccount)
	say(byAccountSeen|byAccountOnce|bySeenOften|bySeenOnce|byPersonSeen, SeenBefore, "count", e.seen)
	say(byContact, ContactPerson, "name", c.Contact)
	if masked(r.PayerName) {
		say(byMask, MaskFits, "payer", r.PayerName)
	} else { // a wallet's nickname, or a name whose account is hidden
		say(byMask, NamesakePaid, "payer", r.PayerName, "count", e.seen)
	}
	say(byGroup, GroupParent, "payer", r.PayerName)
	say(byUnit, UnitInMemo, "unit", listed(m.units))
	say(byRoom, RoomInMemo, "unit", listed(m.rooms))
	say(byContract, ContractInMemo)
	if part := c.partOfName(m.plain); part != "" {
		say(byMemoName|bySeveral|byGiven, GivenName, "given", part, "name", c.Name)
	} else {
		say(byMemoName|bySeveral, NameInMemo, "name", c.Name)
	}
	if e.shared != 0 {
		out = append(out, because(SameNameTwice))
	}
	return out
}

// saidBy lists, for reasons that say little, those beside which they say nothing new.
var saidBy = map[fault.Key][]fault.Key{
	NotWhole:     {ShortByFee, Part, Over, SpreadOverN},
	PayerUnsure:  {SameNameTwice, AmountOnly},
	SomebodyElse: {SameNameTwice},
	OldestFirst:  {ManyEqual},
	Contradicted: {OtherNumber, UnknownNumber, OtherExact, OtherUnit, OtherContract, OtherName, OtherKind, OtherPeriod, OtherPayer, SaysPart, SaysNothing, Twin},
}

// plain leaves out what other reasons say already, and from what is decided the request to look. It works in place.
func plain(rs []Reason, d Decision) []Reason {
	var said []fault.Key
	for _, r := range rs {
		said = append(said, r.Key)
	}
	has := func(k fault.Key) bool { return slices.Contains(said, k) }
	return slices.DeleteFunc(rs, func(r Reason) bool {
		return slices.ContainsFunc(saidBy[r.Key], has) || r.Key == SameNameTwice && d == Auto && len(said) > 1
	})
}

// partOfName gives the longest part of a customer's name that stands in a text, two characters at least; nothing where the
// whole name stands there, or none of it.
func (c *customer) partOfName(text string) string {
	if strings.Contains(text, c.core) {
		return ""
	}
	if short := core(c.ShortName); length(short) > 1 && strings.Contains(text, short) {
		return short
	}
	name := []rune(c.core)
	for n := len(name) - 1; n > 1; n-- {
		for i := len(name) - n; i >= 0; i-- {
			if part := string(name[i : i+n]); strings.Contains(text, part) {
				return part
			}
		}
	}
	return ""
}

func dropEmpty(rs []Reason) []Reason {
	out := make([]Reason, 0, len(rs))
	for _, r := range rs {
		if r.Key != "" && !slices.ContainsFunc(out, func(o Reason) bool { return o.Key == r.Key }) {
			out = append(out, r)
		}
	}
	return out
}
