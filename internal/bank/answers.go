package bank

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/statement"
)

// A file may leave something open that only a person knows: which number of 3/4/2026 is the month, which of several accounts
// it is imported for. The answer is kept for the account and the format, so that it is asked once.

// kept is what was answered for an account, by format.
type kept map[string]map[statement.Ask]string

func loadAnswers(ctx context.Context, tx *db.Tx, id AccountID) (kept, error) {
	out := kept{}
	raw, ok, err := db.One(ctx, tx, func(s *string) []any { return []any{s} }, "SELECT answers FROM accounts WHERE id = ?", id)
	if err != nil || !ok {
		return out, err
	}
	return out, json.Unmarshal([]byte(raw), &out)
}

// keepAnswers remembers what the user answered; which file of an archive was meant, and of which year it is, is of that file alone.
func keepAnswers(ctx context.Context, tx *db.Tx, id AccountID, format string, answers map[statement.Ask]string) error {
	lasting := maps.Clone(answers)
	delete(lasting, statement.AskMember)
	delete(lasting, statement.AskYear)
	if len(lasting) == 0 {
		return nil
	}
	known, err := loadAnswers(ctx, tx, id)
	if err != nil {
		return err
	}
	if known[format] == nil {
		known[format] = map[statement.Ask]string{}
	}
	maps.Copy(known[format], lasting)
	raw, err := json.Marshal(known)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, "UPDATE accounts SET answers = ? WHERE id = ? AND answers <> ?", string(raw), id, string(raw))
	return err
}

// asked are the answers of a request.
func (r Request) asked() map[statement.Ask]string {
	out := map[statement.Ask]string{}
	for ask, answer := range r.Answers {
		out[statement.Ask(ask)] = answer
	}
	return out
}

// options is how a request wants its file read on a day.
func (r Request) options(today date.Date) statement.Options {
	return statement.Options{As: r.As, Mapping: r.Mapping, Password: r.Password, Answers: r.asked(), Today: today}
}

// explained reads a table that nobody knows as somebody once explained one with the same header; else the fault stands.
func explained(ctx context.Context, tx *db.Tx, r Request, unread error) (*statement.Statement, error) {
	why := fault.As(unread)
	if r.Mapping != nil || r.As != "" || why == nil || why.Key != statement.Unknown && why.Key != statement.NotText {
		return nil, unread
	}
	told, err := db.Rows(ctx, tx, func(s *string) []any { return []any{s} }, "SELECT m.value FROM accounts a, json_each(a.mapping) m ORDER BY a.archived, a.id DESC")
	if err != nil {
		return nil, err
	}
	for _, raw := range told {
		var m statement.Mapping
		if err := json.Unmarshal([]byte(raw), &m); err != nil {
			return nil, err
		}
		opt := r.options(tx.Today())
		opt.Mapping = &m
		if s, err := r.readSo(opt); err == nil && s.Layout == m.Layout && len(s.Lines) > 0 {
			return s, nil
		}
	}
	return nil, unread
}

// readSo reads a file as an earlier one was explained: the header may stand in another row this time.
func (r Request) readSo(opt statement.Options) (*statement.Statement, error) {
	src := statement.Source{Name: r.File.Name, Data: r.File.Data}
	s, err := statement.Read(src, opt)
	if err == nil || opt.Mapping == nil || opt.Mapping.HeaderRow == 0 {
		return s, err
	}
	elsewhere := *opt.Mapping
	elsewhere.HeaderRow, opt.Mapping = 0, &elsewhere
	return statement.Read(src, opt)
}

// questions are what the file leaves open, each with the answer that counts.
func (w *work) questions() []Question {
	out := []Question{}
	for _, q := range w.stmt.Questions {
		answer, answered := w.answers[q.Ask]
		taken := q.Guess
		if answered {
			taken = answer
		}
		choices := q.Choices
		if !slices.Contains(choices, taken) {
			choices = append([]string{taken}, choices...)
		}
		out = append(out, Question{string(q.Ask), taken, choices, q.Example, answered})
	}
	return out
}

// remembered reads a file again as the user once said it is read: a generic table by its columns, any by what was answered.
func (w *work) remembered(ctx context.Context, tx *db.Tx, r Request) error {
	opt := r.options(tx.Today())
	w.told, w.answers = r.Mapping != nil, opt.Answers
	if !w.told && w.stmt.Mapping != nil {
		known, err := mappingOf(ctx, tx, w.acct.ID, w.stmt.Layout)
		if err != nil {
			return err
		}
		if known != nil {
			opt.As, opt.Mapping = "", known
		}
	}
	before, err := loadAnswers(ctx, tx, w.acct.ID)
	if err != nil {
		return err
	}
	more := false
	for _, q := range w.stmt.Questions {
		if answer, ok := before[w.stmt.Format][q.Ask]; ok && opt.Answers[q.Ask] == "" {
			opt.Answers[q.Ask], more = answer, true
		}
	}
	if opt.Mapping == r.Mapping && !more {
		return nil
	}
	again, err := r.readSo(opt)
	if err == nil {
		w.told = w.told || opt.Mapping != nil
		w.stmt, w.answers = again, opt.Answers
	}
	return nil // what was said of an older file may not fit this one: then the guess stands, and is asked about
}
