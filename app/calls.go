package app

import (
	"context"

	"zhangfang/internal/backup"
	"zhangfang/internal/bank"
	"zhangfang/internal/billing"
	"zhangfang/internal/contract"
	"zhangfang/internal/customer"
	"zhangfang/internal/deposit"
	"zhangfang/internal/exchange"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
	"zhangfang/internal/receipt"
	"zhangfang/internal/report"
	"zhangfang/internal/settings"
	"zhangfang/internal/statement"
	"zhangfang/internal/task"
)

// list is everything the program can be asked to do. A name is the bound struct of the window and its method, both with a
// small first letter; a test holds the two together.
func (a *App) list() map[string]Call {
	calls := map[string]Call{
		"books.current": own(a.Current),
		"books.recent":  own(a.Recent),
		"books.open":    own(a.Open),
		"books.create":  own(a.Create),
		"books.close":   own(a.Shut),
		"books.forget":  own(a.Forget),

		"books.demo":       own(a.Demo),
		"books.deleteDemo": own(a.DeleteDemo),

		"jobs.list":   own(a.jobList),
		"jobs.cancel": own(a.jobCancel),
	}
	for _, group := range []map[string]Call{a.masterData(), a.metering(), a.invoicing(), a.banking(), a.claiming(), a.reporting(), a.papering(), a.printing(), a.closing(), a.files()} {
		for name, call := range group {
			calls[name] = call
		}
	}
	return calls
}

func (a *App) masterData() map[string]Call {
	set := func(b *Book) *settings.Service { return b.Settings }
	items := func(b *Book) *contract.FeeItems { return b.FeeItems }
	customers := func(b *Book) *customer.Service { return b.Customers }
	contracts := func(b *Book) *contract.Service { return b.Contracts }
	return map[string]Call{
		"settings.get":          ask(a, set, func(s *settings.Service, ctx context.Context, _ None) (settings.View, error) { return s.Get(ctx) }),
		"settings.save":         ask(a, set, (*settings.Service).Save),
		"settings.logo":         ask(a, set, (*settings.Service).Logo),
		"settings.preview":      ask(a, set, (*settings.Service).Preview),
		"settings.calendar":     ask(a, set, (*settings.Service).Calendar),
		"settings.saveCalendar": ask(a, set, (*settings.Service).SaveCalendar),
		"settings.rules":        ask(a, set, func(s *settings.Service, ctx context.Context, _ None) (settings.Rules, error) { return s.Rules(ctx) }),
		"settings.saveRules":    ask(a, set, (*settings.Service).SaveRules),
		"settings.views":        ask(a, set, func(s *settings.Service, ctx context.Context, _ None) (settings.Views, error) { return s.Views(ctx) }),
		"settings.saveViews":    ask(a, set, (*settings.Service).SaveViews),

		"feeItems.list":    ask(a, items, (*contract.FeeItems).List),
		"feeItems.save":    ask(a, items, (*contract.FeeItems).Save),
		"feeItems.archive": tell(a, items, (*contract.FeeItems).Archive),

		"customers.list":    ask(a, customers, (*customer.Service).List),
		"customers.get":     ask(a, customers, (*customer.Service).Get),
		"customers.save":    ask(a, customers, (*customer.Service).Save),
		"customers.archive": tell(a, customers, (*customer.Service).Archive),

		"contracts.list":    ask(a, contracts, (*contract.Service).List),
		"contracts.get":     ask(a, contracts, (*contract.Service).Get),
		"contracts.save":    ask(a, contracts, (*contract.Service).Save),
		"contracts.archive": tell(a, contracts, (*contract.Service).Archive),
		"contracts.preview": ask(a, contracts, (*contract.Service).Preview),

		"contracts.amend":           ask(a, contracts, (*contract.Service).Amend),
		"contracts.renew":           ask(a, contracts, (*contract.Service).Renew),
		"contracts.terminate":       ask(a, contracts, (*contract.Service).Terminate),
		"contracts.transfer":        ask(a, contracts, (*contract.Service).Transfer),
		"contracts.versions":        ask(a, contracts, (*contract.Service).Versions),
		"contracts.confirm":         ask(a, contracts, (*contract.Service).Confirm),
		"contracts.turnovers":       ask(a, contracts, (*contract.Service).Turnovers),
		"contracts.enterTurnovers":  ask(a, contracts, (*contract.Service).EnterTurnovers),
		"contracts.tryFormula":      ask(a, contracts, (*contract.Service).TryFormula),
		"contracts.simulateFormula": ask(a, contracts, (*contract.Service).SimulateFormula),
	}
}

func (a *App) invoicing() map[string]Call {
	bills := func(b *Book) *billing.Service { return b.Billing }
	past := func(b *Book) *history.Service { return b.History }
	return map[string]Call{
		"billing.preview":       ask(a, bills, (*billing.Service).Preview),
		"billing.previewChange": ask(a, bills, (*billing.Service).PreviewChange),
		"billing.run":           ask(a, bills, (*billing.Service).Run),
		"billing.lateSheet":     ask(a, bills, (*billing.Service).LateSheet),
		"billing.waiveLate":     ask(a, bills, (*billing.Service).WaiveLate),
		"billing.lateRule":      ask(a, bills, (*billing.Service).LateRule),
		"billing.saveLateRule":  ask(a, bills, (*billing.Service).SaveLateRule),
		"invoices.list":         ask(a, bills, (*billing.Service).List),
		"invoices.get":          ask(a, bills, (*billing.Service).Get),
		"invoices.credit":       ask(a, bills, (*billing.Service).Credit),

		"history.list": ask(a, past, (*history.Service).List),
		"history.undo": ask(a, past, (*history.Service).Undo),
	}
}

// AccountList is our accounts; FormatList the statement files that can be read.
type (
	AccountList struct {
		Rows []bank.Account `json:"rows"`
	}
	FormatList struct {
		Rows []statement.Format `json:"rows"`
	}
)

func (a *App) banking() map[string]Call {
	banks := func(b *Book) *bank.Service { return b.Bank }
	return map[string]Call{
		"bank.accounts": ask(a, banks, func(s *bank.Service, ctx context.Context, _ None) (AccountList, error) {
			rows, err := s.Accounts(ctx)
			return AccountList{rows}, err
		}),
		"bank.formats": ask(a, banks, func(s *bank.Service, ctx context.Context, _ None) (FormatList, error) {
			rows, err := s.Formats(ctx)
			return FormatList{rows}, err
		}),
		"bank.saveAccount": ask(a, banks, (*bank.Service).SaveAccount),
		"bank.preview":     ask(a, banks, (*bank.Service).Preview),
		"bank.import":      ask(a, banks, (*bank.Service).Import),
		"bank.imports":     ask(a, banks, (*bank.Service).Imports),
		"bank.lines":       ask(a, banks, (*bank.Service).Lines),
		"bank.look":        ask(a, banks, (*bank.Service).Look),
		"bank.leftOut":     ask(a, banks, (*bank.Service).LeftOut),
		"bank.pair":        ask(a, banks, (*bank.Service).Pair),
		"bank.pairs": ask(a, banks, func(s *bank.Service, ctx context.Context, _ None) (bank.PairPage, error) {
			return s.Pairs(ctx)
		}),
	}
}

func (a *App) claiming() map[string]Call {
	money := func(b *Book) *receipt.Service { return b.Receipts }
	held := func(b *Book) *deposit.Service { return b.Deposits }
	return map[string]Call{
		"claims.queue":         ask(a, money, (*receipt.Service).Queue),
		"claims.propose":       ask(a, money, (*receipt.Service).Propose),
		"claims.certain":       ask(a, money, func(s *receipt.Service, ctx context.Context, _ None) (receipt.Group, error) { return s.Certain(ctx) }),
		"claims.acceptCertain": ask(a, money, (*receipt.Service).AcceptCertain),
		"claims.reject":        ask(a, money, (*receipt.Service).Reject),

		"receipts.list":    ask(a, money, (*receipt.Service).List),
		"receipts.get":     ask(a, money, (*receipt.Service).Get),
		"receipts.enter":   ask(a, money, (*receipt.Service).Enter),
		"receipts.claim":   ask(a, money, (*receipt.Service).Claim),
		"receipts.apply":   ask(a, money, (*receipt.Service).Apply),
		"receipts.unclaim": ask(a, money, (*receipt.Service).Unclaim),
		"receipts.nothing": ask(a, money, (*receipt.Service).Nothing),
		"receipts.refund":  ask(a, money, (*receipt.Service).Refund),
		"receipts.refunds": ask(a, money, (*receipt.Service).Refunds),

		"deposits.list":     ask(a, held, (*deposit.Service).List),
		"deposits.get":      ask(a, held, (*deposit.Service).Get),
		"deposits.receive":  ask(a, held, (*deposit.Service).Receive),
		"deposits.setOff":   ask(a, held, (*deposit.Service).SetOff),
		"deposits.refund":   ask(a, held, (*deposit.Service).Refund),
		"deposits.move":     ask(a, held, (*deposit.Service).Move),
		"deposits.takeBack": ask(a, held, (*deposit.Service).TakeBack),

		"memory.list":           ask(a, money, (*receipt.Service).Memory),
		"memory.teach":          ask(a, money, (*receipt.Service).Teach),
		"memory.forgetPayer":    ask(a, money, (*receipt.Service).ForgetPayer),
		"memory.allow":          ask(a, money, (*receipt.Service).Allow),
		"memory.setFee":         ask(a, money, (*receipt.Service).SetFee),
		"memory.setHabit":       ask(a, money, (*receipt.Service).SetHabit),
		"memory.forgetOutcomes": ask(a, money, (*receipt.Service).ForgetOutcomes),
	}
}

func (a *App) reporting() map[string]Call {
	reports := func(b *Book) *report.Service { return b.Reports }
	tasks := func(b *Book) *task.Service { return b.Tasks }
	return map[string]Call{
		"reports.today": ask(a, reports, (*report.Service).Today),
		"reports.counts": ask(a, reports, func(s *report.Service, ctx context.Context, _ None) (report.Counts, error) {
			return s.Counts(ctx, report.None{})
		}),
		"reports.chase":         ask(a, reports, (*report.Service).Chase),
		"reports.aging":         ask(a, reports, (*report.Service).Aging),
		"reports.agingCustomer": ask(a, reports, (*report.Service).AgingCustomer),
		"reports.received":      ask(a, reports, (*report.Service).Received),
		"reports.collection":    ask(a, reports, (*report.Service).Collection),
		"reports.dso":           ask(a, reports, (*report.Service).Dso),
		"reports.forecast":      ask(a, reports, (*report.Service).Forecast),
		"reports.trend":         ask(a, reports, (*report.Service).Trend),
		"reports.export":        ask(a, reports, (*report.Service).Export),
		"reports.search":        ask(a, reports, (*report.Service).Find),

		"tasks.list":   ask(a, tasks, (*task.Service).List),
		"tasks.mark":   ask(a, tasks, (*task.Service).Mark),
		"tasks.export": ask(a, tasks, (*task.Service).Export),
	}
}

func (a *App) files() map[string]Call {
	copies := func(b *Book) *backup.Service { return b.Backups }
	tables := func(b *Book) *exchange.Service { return b.Exchange }
	return map[string]Call{
		"backups.make":      own(a.Backup),
		"backups.list":      ask(a, copies, (*backup.Service).List),
		"backups.look":      ask(a, copies, (*backup.Service).Look),
		"backups.restore":   own(a.Restore),
		"history.verify":    own(a.Verify),
		"exchange.kind":     ask(a, tables, (*exchange.Service).Kind),
		"exchange.check":    ask(a, tables, (*exchange.Service).Check),
		"exchange.import":   ask(a, tables, (*exchange.Service).Import),
		"exchange.export":   ask(a, tables, (*exchange.Service).Export),
		"exchange.template": ask(a, tables, (*exchange.Service).Template),
	}
}

// JobList is the jobs that run and the last ones that ended.
type JobList struct {
	Rows []job.State `json:"rows"`
}

// JobID names a job.
type JobID struct {
	ID int64 `json:"id"`
}

func (a *App) jobList(context.Context, None) (JobList, error) { return JobList{a.jobs.List()}, nil }

func (a *App) jobCancel(_ context.Context, j JobID) (Done, error) {
	a.jobs.Cancel(j.ID)
	return Done{}, nil
}
