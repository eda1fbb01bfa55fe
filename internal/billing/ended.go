package billing

import (
	"maps"
	"slices"

	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
)

// unsettled is a charge that ended before what it was billed for, and has no reading of its end.
type unsettled struct {
	end date.Date
	why *fault.Fault
}

// ended is a charge with a meter whose last period is billed, by a reading before its end.
type ended struct {
	*bearer
	meter     int64
	read, end date.Date
}

// meters is what a run knows of charges that end, and of who reads their meters after them.
type meters struct {
	unsettled map[int64]unsettled         // by meter
	ended     map[contract.ChargeID]ended // billed to their end
	goneOn    map[contract.ChargeID]bool  // replaced in the same contract
	readTo    map[int64]date.Date         // by meter, the last reading that anybody is billed by
}

func newMeters() meters {
	return meters{map[int64]unsettled{}, map[contract.ChargeID]ended{}, map[contract.ChargeID]bool{}, map[int64]date.Date{}}
}

// ends keeps a charge that this run bills to its end, or one before it did, if its meter was last read before that.
func (p *planner) ends(c *contract.Billable) {
	if c.Withdrawn || !c.Terms.Model.Metered() || len(p.read[c.Charge].read) == 0 {
		return
	}
	end, read := c.Terms.End, slices.Max(p.read[c.Charge].read)
	p.readTo[c.Meter] = max(p.readTo[c.Meter], read)
	if end == 0 || end > p.today || read >= end {
		return
	}
	if left := c.Unbilled(endOfTime); len(left) > 0 && left[len(left)-1].Issue > p.through {
		return
	}
	p.ended[c.Charge] = ended{bearerOf(c), c.Meter, read, end}
}

// tellUnread warns of meters that nobody read on the last day: what they counted since the last bill is lost, or is billed to whoever
// comes next. Where that has happened nothing can be done any more; where the same contract goes on, nothing is lost.
func (p *planner) tellUnread() {
	for _, id := range slices.Sorted(maps.Keys(p.ended)) {
		e := p.ended[id]
		if p.goneOn[id] || p.readTo[e.meter] > e.read {
			continue
		}
		p.warn(e.bearer, fault.New(EndNotRead, fault.Args{"read": e.read, "end": e.end}))
	}
}
