package app

import "zhangfang/internal/meter"

// metering is what is counted, and what is shared by what was counted.
func (a *App) metering() map[string]Call {
	meters := func(b *Book) *meter.Service { return b.Meters }
	pools := func(b *Book) *meter.Pools { return b.Pools }
	return map[string]Call{
		"meters.list":      ask(a, meters, (*meter.Service).List),
		"meters.get":       ask(a, meters, (*meter.Service).Get),
		"meters.save":      ask(a, meters, (*meter.Service).Save),
		"meters.archive":   tell(a, meters, (*meter.Service).Archive),
		"meters.replace":   ask(a, meters, (*meter.Service).Replace),
		"meters.sheet":     ask(a, meters, (*meter.Service).Sheet),
		"meters.sheetFile": ask(a, meters, (*meter.Service).SheetFile),
		"meters.weigh":     ask(a, meters, (*meter.Service).Weigh),
		"meters.record":    ask(a, meters, (*meter.Service).Record),
		"meters.correct":   ask(a, meters, (*meter.Service).Correct),
		"meters.delete":    tell(a, meters, (*meter.Service).Delete),

		"pools.list":       ask(a, pools, (*meter.Pools).List),
		"pools.get":        ask(a, pools, (*meter.Pools).Get),
		"pools.save":       ask(a, pools, (*meter.Pools).Save),
		"pools.archive":    tell(a, pools, (*meter.Pools).Archive),
		"pools.preview":    ask(a, pools, (*meter.Pools).Preview),
		"pools.share":      ask(a, pools, (*meter.Pools).Share),
		"pools.getSharing": ask(a, pools, (*meter.Pools).GetSharing),
		"pools.takeBack":   tell(a, pools, (*meter.Pools).TakeBack),
		"pools.file":       ask(a, pools, (*meter.Pools).SharingFile),
	}
}
