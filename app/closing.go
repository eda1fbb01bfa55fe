package app

import (
	"zhangfang/internal/closing"
	"zhangfang/internal/document"
)

// closing is the settlement of contracts that end.
func (a *App) closing() map[string]Call {
	closings := func(b *Book) *closing.Service { return b.Closings }
	papers := func(b *Book) *document.Service { return b.Documents }
	return map[string]Call{
		"closings.sheet":  ask(a, closings, (*closing.Service).Sheet),
		"closings.settle": ask(a, closings, (*closing.Service).Settle),
		"closings.list":   ask(a, closings, (*closing.Service).List),
		"closings.get":    ask(a, closings, (*closing.Service).Get),
		"papers.draft":    ask(a, papers, (*document.Service).Draft),
	}
}
