package app

import (
	"context"

	"zhangfang/internal/document"
	"zhangfang/internal/settings"
)

// papering is what is printed: documents, their archive, their templates and how they look.
func (a *App) papering() map[string]Call {
	papers := func(b *Book) *document.Service { return b.Documents }
	templates := func(b *Book) *document.Templates { return b.Templates }
	set := func(b *Book) *settings.Service { return b.Settings }
	return map[string]Call{
		"papers.print":    ask(a, papers, (*document.Service).Print),
		"papers.again":    ask(a, papers, (*document.Service).Again),
		"papers.files":    ask(a, papers, (*document.Service).Files),
		"papers.archive":  ask(a, papers, (*document.Service).Archive),
		"papers.original": ask(a, papers, (*document.Service).Original),
		"papers.grid":     ask(a, papers, (*document.Service).Grid),
		"papers.try":      ask(a, papers, (*document.Service).Try),

		"templates.list":    ask(a, templates, all((*document.Templates).List)),
		"templates.get":     ask(a, templates, (*document.Templates).Get),
		"templates.save":    ask(a, templates, (*document.Templates).Save),
		"templates.archive": tell(a, templates, (*document.Templates).Archive),
		"templates.choose":  tell(a, templates, (*document.Templates).Choose),
		"templates.export":  ask(a, templates, (*document.Templates).Export),
		"templates.import":  ask(a, templates, (*document.Templates).Import),

		"settings.papers":     ask(a, set, all((*settings.Service).Papers)),
		"settings.savePapers": ask(a, set, (*settings.Service).SavePapers),
		"settings.picture":    ask(a, set, (*settings.Service).Picture),
	}
}

// all lets a use case that needs to be told nothing be asked like any other.
func all[S, Out any](method func(S, context.Context) (Out, error)) func(S, context.Context, None) (Out, error) {
	return func(s S, ctx context.Context, _ None) (Out, error) { return method(s, ctx) }
}
