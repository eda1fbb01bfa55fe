package match

import (
	_ "embed"
	"encoding/json"
	"math"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// How likely a candidate is follows from what is known of it beside the other candidates of its receipt: every fact about
// it has a weight, the weights add up, and the candidates, with one more that stands for "none of these", share the
// whole in proportion to the exponential of their sums (a conditional logit). The weights in weights.json were counted
// on generated offices of several hands; see TestWorld.
//
// Facts are of two sorts. Those of its kind of evidence (see candidate.key) are named by its parts and pairs of them, so
// that a kind never seen is weighed like what it is made of. Those of measure are numbered steps of a scale, apart for
// each class of candidate.

//go:embed weights.json
var weightsFile []byte

// The scales.
const (
	byDayOfMonth  = iota // how far the day of the month is from that of the customer's last payments
	bySince              // how long ago the last of them was
	byHidden             // whether a hidden name is that of somebody who pays for the customer
	byWayOfPaying        // whether the customer was seen to pay by wallet, or from a bank
	byAway               // days from the due date
	byParts              // how many invoices
	byOrder              // what the invoices have in common
	byOpen               // how many are open
	byWays               // how many sums were found
	byChoices            // how many choices of equal invoices there are
	byRound              // how round the amount is
	byMissing            // what is missing, of the balance
	byWho                // a person, a company, a wallet pays for a person, a company
	byPlace              // whether the oldest and the newest open one are among them
	byRivals             // how many customers are in question
	byFamily             // whether a person pays for one of the same surname
	scales
)

const steps = 18 // of a scale at most

// The classes of candidates.
const (
	ofStranger = iota
	ofOne
	ofMany
	ofPart
	ofOther
	classes
)

// measures are the steps of a candidate on every scale.
type measures [scales]uint8

// weights are in thousandths of a nat.
type weights struct {
	facts    map[string]int32
	measures [classes][scales][steps]int32
}

var shipped = sync.OnceValue(func() *weights {
	var raw struct {
		Facts    map[string]int32
		Measures [][][]int32
	}
	if err := json.Unmarshal(weightsFile, &raw); err != nil {
		panic("match: weights.json: " + err.Error())
	}
	w := &weights{facts: raw.Facts}
	for i, c := range raw.Measures {
		for j, s := range c {
			copy(w.measures[i][j][:], s)
		}
	}
	return w
})

var wholeReceipt = strings.NewReplacer("n", "", "d", "", "a", "")

// keyFacts names the facts of a kind of evidence: who | fit | memo | flags.
func keyFacts(key string) []string {
	p := strings.SplitN(key, "|", 4)
	who, fit, memo, flags := p[0], p[1], p[2], p[3]
	if fit != "none" && fit != "prepay" { // what the whole receipt says tells no invoice from another
		flags = wholeReceipt.Replace(flags)
		key = who + "|" + fit + "|" + memo + "|" + flags
	}
	out := []string{"k:" + key, "w:" + who, "m:" + memo, "wm:" + who + "|" + memo, "g:" + flags, "mg:" + memo + "|" + flags}
	base, rest := fit, ""
	if i := strings.IndexAny(fit, "0123456789"); strings.HasPrefix(fit, "amount") && i > 0 {
		base, rest = fit[:i], fit[i+1:]
		out = append(out, "c:"+base+"|"+fit[i:i+1], "cm:"+memo+"|"+fit[i:i+1], "l:"+rest, "lb:"+rest+"|"+base, "lm:"+rest+"|"+memo)
		for i := range rest {
			out = append(out, "l1:"+rest[i:i+1], "l1m:"+rest[i:i+1]+"|"+memo, "l1f:"+rest[i:i+1]+"|"+base)
		}
	}
	base, later := strings.CutSuffix(base, "+")
	if later {
		out = append(out, "later", "later:"+base)
	}
	out = append(out, "f:"+base, "wf:"+who+"|"+base, "fm:"+base+"|"+memo, "fg:"+base+"|"+flags)
	for i := range flags {
		out = append(out, "g1:"+flags[i:i+1], "g1f:"+flags[i:i+1]+"|"+base)
	}
	return out
}

// absentFacts names what is known where none of the candidates is right.
func absentFacts(v view, n int) []string {
	level, kind, count := string("0WMS"[bestLevel(v.who)/6]), v.kindOfStranger(), string(rune('0'+step(n, 0, 1, 2, 3, 5, 8, 12, 20)))
	out := []string{"none", "none:" + level, "none:" + level + kind, "none:n" + count, "none:" + level + "n" + count, "none:" + kind}
	if v.memo.nothing != "" {
		out = append(out, "none:word", "none:word"+level)
	}
	if v.memo.advance != "" {
		out = append(out, "none:advance", "none:advance"+level)
	}
	if v.twin != single {
		out = append(out, "none:twin")
	}
	if len(v.memo.kinds) > 0 {
		out = append(out, "none:kind"+level)
	}
	if len(v.memo.periods) > 0 {
		out = append(out, "none:period"+level)
	}
	return out
}

// step is the place of n on a scale: how many of the bounds it is above.
func step(n int, bounds ...int) int {
	for i, b := range bounds {
		if n <= b {
			return i
		}
	}
	return len(bounds)
}

// scorer adds weights up, and keeps the sums of the kinds of evidence met.
type scorer struct {
	*weights
	keys map[string]int32
}

func (s *scorer) key(key string) int32 {
	sum, ok := s.keys[key]
	if !ok {
		for _, f := range keyFacts(key) {
			sum += s.facts[f]
		}
		s.keys[strings.Clone(key)] = sum
	}
	return sum
}

func (s *scorer) absent(v view, n int) (sum int32) {
	for _, f := range absentFacts(v, n) {
		sum += s.facts[f]
	}
	return sum
}

// measured adds the weights of a candidate's measures.
func (s *scorer) measured(c *candidate) (sum int32) {
	of := &s.measures[c.class()]
	for i, n := range c.measures {
		sum += of[i][n]
	}
	return sum
}

func (c *candidate) class() int {
	switch {
	case c.amountAlone():
		return ofStranger
	case len(c.parts) == 0 || c.customer == nil || strings.HasPrefix(c.fit, "over") || strings.HasPrefix(c.fit, "more"):
		return ofOther
	case c.rest == 0 && slices.ContainsFunc(c.parts, func(p part) bool { return p.amount != balance(p.invoice) }):
		return ofPart
	case len(c.parts) == 1:
		return ofOne
	}
	return ofMany
}

// measure puts a candidate on the scales.
func (m *matcher) measure(v view, c *candidate) {
	c.measures = measures{byRound: uint8(roundness(v.Amount)), byRivals: uint8(step(len(v.who), 0, 1, 2, 3, 5)), byParts: uint8(step(len(c.parts), 0, 1, 2, 3, 4, 5, 7)),
		byOpen: uint8(step(c.open, 0, 1, 2, 3, 4, 6, 9, 14)), byWays: uint8(step(c.ways, 0, 1, 2, 3, 4, 6)), byChoices: uint8(bits.Len(uint(min(c.choices, 1<<12))))}
	if len(c.parts) == 0 || c.customer == nil {
		return
	}
	who, last := c.customer, c.parts[len(c.parts)-1]
	c.measures[byAway] = uint8(step(last.Due.DaysUntil(v.Date), -25, -15, -9, -5, -1, 2, 5, 9, 14, 20, 27, 35, 50, 80, 130))
	c.measures[byDayOfMonth], c.measures[bySince] = who.rhythm(v.Date, v.day)
	c.measures[byWayOfPaying] = who.wayOfPaying(v.payerSort == aWallet)
	c.measures[byWho] = uint8(v.payerSort*2) + uint8(b2i(who.person))
	c.measures[byHidden], c.measures[byFamily] = v.hiddenName(who), v.family(who)
	if c.class() == ofPart {
		p := c.parts[len(c.parts)-1]
		c.measures[byMissing] = uint8(share(p.amount, balance(p.invoice)))
	}
	if len(c.parts) > 1 {
		c.measures[byOrder] = uint8(c.inCommon())
	}
	c.measures[byPlace] = uint8(b2i(c.parts[0].invoice == c.oldest) + 2*b2i(last.invoice == c.newest))
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func roundness(a money.Amount) int {
	for i, unit := range []money.Amount{1000_00, 100_00, 10_00, 1_00} {
		if a%unit == 0 {
			return i
		}
	}
	return 4
}

// rhythm tells how a day fits the days on which somebody paid for a customer before: the distance of the days of the month,
// and the time since.
func (c *customer) rhythm(date date.Date, day int) (near, since uint8) {
	if len(c.lasts) == 0 {
		return 0, 0
	}
	best, least := 99, 1<<20
	for _, d := range c.lasts {
		gap := day - d.day
		gap = max(gap, -gap)
		best = min(best, gap, max(0, 30-gap))
		if ago := d.DaysUntil(date); ago >= 0 {
			least = min(least, ago)
		}
	}
	return uint8(1 + step(best, 1, 3, 5, 8, 11)), uint8(1 + step(least, 7, 14, 21, 27, 34, 45, 65, 100))
}

// wayOfPaying tells whether a customer was seen to pay in this way, by wallet or not, or in the other.
func (c *customer) wayOfPaying(wallet bool) uint8 {
	same, other := c.paidBy[wallet], c.paidBy[!wallet]
	return uint8(step(same, 0, 1)*3+step(other, 0, 1)) + uint8(9*b2i(wallet))
}

// share tells which part of a balance was paid.
func share(paid, of money.Amount) int {
	if of <= 0 {
		return 0
	}
	for i, f := range [][2]money.Amount{{1, 2}, {1, 3}, {3, 10}, {7, 10}} {
		if gap := paid*f[1] - of*f[0]; gap <= 0 && -gap < 100_00*f[1] && -gap*20 < of*f[1] {
			return 1 + i
		}
	}
	missing := of - paid
	if missing <= 0 {
		return 5
	}
	return 6 + step(int(missing*1000/of), 7, 12, 21, 51, 105, 210, 500, 800)
}

// inCommon tells what several invoices have in common.
func (c *candidate) inCommon() int {
	sameKind, sameMonth, adjoin := true, true, true
	p := c.parts[0]
	for i, o := range c.parts[1:] {
		sameKind = sameKind && o.Kind == p.Kind
		sameMonth = sameMonth && o.days.From.MonthStart() == p.days.From.MonthStart()
		gap := c.parts[i].days.To.DaysUntil(o.days.From)
		adjoin = adjoin && gap >= 0 && gap <= 3
	}
	switch {
	case sameKind && adjoin:
		return 1
	case sameKind:
		return 2
	case sameMonth:
		return 3
	case c.wholeMonths():
		return 4
	}
	return 5
}

// wholeMonths says that of every month one invoice of each kind is taken.
func (c *candidate) wholeMonths() bool {
	type key struct {
		month date.Date
		kind  string
	}
	kinds, months := map[string]int{}, map[date.Date]int{}
	seen := map[key]bool{}
	for _, p := range c.parts {
		k := key{p.days.From.MonthStart(), p.Kind}
		if seen[k] {
			return false
		}
		seen[k] = true
		kinds[k.kind]++
		months[k.month]++
	}
	return len(kinds)*len(months) == len(c.parts)
}

// share of the whole: what each of some sums gets, the last that of "none of these".
// The logarithm of the whole comes with them.
func softmax(scores []int32, absent int32) ([]float64, float64) {
	top := absent
	for _, s := range scores {
		top = max(top, s)
	}
	out := make([]float64, len(scores))
	sum := math.Exp(float64(absent-top) / 1000)
	for i, s := range scores {
		out[i] = math.Exp(float64(s-top) / 1000)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out, float64(top)/1000 + math.Log(sum)
}
