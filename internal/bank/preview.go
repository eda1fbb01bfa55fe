package bank

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/statement"
)

// mostRows is how many rows a preview shows, and how many skipped rows an import lists.
const mostRows = 2000

// mostNotLines is how many rows that are no lines a preview shows.
const mostNotLines = 200

// everyRow asks for rows without a limit: statement.Read has its own.
const everyRow = math.MaxInt

// sampleRows is how many lines of a generic table are shown beside its columns.
const sampleRows = 3

// Inspect reads a file without a book, on a day: what of a request is not about the file itself does not count.
func Inspect(r Request, today date.Date) (*statement.Statement, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	return statement.Read(statement.Source{Name: r.File.Name, Data: r.File.Data}, r.options(today))
}

// Look shows the first rows of a table, also of one that no format knows, so that its columns can be explained by hand.
func (s *Service) Look(_ context.Context, r Request) (statement.Table, error) {
	if err := r.Validate(); err != nil {
		return statement.Table{}, err
	}
	t, err := statement.Look(statement.Source{Name: r.File.Name, Data: r.File.Data}, r.options(date.Of(s.DB.Now())))
	if err != nil {
		return statement.Table{}, err
	}
	return *t, nil
}

// Preview says what an import would do. It writes nothing.
func (s *Service) Preview(ctx context.Context, r Request) (Preview, error) {
	var out Preview
	if err := r.Validate(); err != nil {
		return out, err
	}
	err := s.looked(ctx, r, func(w *work) { out = w.preview(r.Limit) })
	return out, err
}

// LeftOut lists every row that an import would leave out, for a file to be mended by.
func (s *Service) LeftOut(ctx context.Context, r Request) (LeftOut, error) {
	var out LeftOut
	if err := r.Validate(); err != nil {
		return out, err
	}
	err := s.looked(ctx, r, func(w *work) {
		out.Rows, _ = w.rows(everyRow, RowSkipped)
		out.NotLines = w.notLines(everyRow)
		out.Heading, out.Cells = w.cells(out)
	})
	return out, err
}

// cells are the headings of the file's table, and what stands under them in these rows; nothing of what stands above them.
func (w *work) cells(left LeftOut) (heading []string, cells [][]string) {
	at := map[int][]string{}
	for _, n := range w.stmt.Skipped {
		at[n.Row] = n.Raw
	}
	for i := range w.lines {
		if p := &w.lines[i]; p.status == RowSkipped {
			at[p.Row] = p.Raw.Cells()
		}
	}
	head := w.stmt.HeaderRow
	heading, cells = []string{}, [][]string{}
	under := func(row int) {
		if head == 0 || row <= head {
			at[row] = nil
		}
		cells = append(cells, append([]string{}, at[row]...))
	}
	if head > 0 {
		heading = append(heading, at[head]...)
	}
	for _, r := range left.Rows {
		under(r.Row)
	}
	for _, n := range left.NotLines {
		under(n.Row)
	}
	return heading, cells
}

// looked compares a file with the book and lets use have it.
func (s *Service) looked(ctx context.Context, r Request, use func(*work)) error {
	defer Spare(len(r.File.Data))()
	return s.DB.Read(ctx, func(tx *db.Tx) error {
		w, err := s.look(ctx, tx, r, r.reading(tx.Today()))
		if err == nil {
			use(w)
		}
		return err
	})
}

// work is a file that was read and compared with the book.
type work struct {
	stmt    *statement.Statement
	hash    string
	target  Target
	acct    Account
	lines   []planned
	broken  []Row // rows that could not be read
	proof   Proof
	answers map[statement.Ask]string
	told    bool         // the mapping is not a guess
	gap     *fault.Fault // days between the book and the file, or nil
}

// outcome is what reading a file gave.
type outcome struct {
	stmt *statement.Statement
	err  error
}

func (r Request) reading(today date.Date) outcome {
	stmt, err := statement.Read(statement.Source{Name: r.File.Name, Data: r.File.Data}, r.options(today))
	return outcome{stmt, err}
}

// look finds the account of a file that was read and compares the two. It is to be asked for before anything is changed.
func (s *Service) look(ctx context.Context, tx *db.Tx, r Request, read outcome) (*work, error) {
	stmt, err := read.stmt, read.err
	if err != nil {
		if stmt, err = explained(ctx, tx, r, err); err != nil {
			return nil, err
		}
	}
	all, err := db.Rows(ctx, tx, account, accountsAlone+"ORDER BY a.archived, a.name")
	if err != nil {
		return nil, err
	}
	layouts, err := usedFor(ctx, tx, layoutOf(stmt))
	if err != nil {
		return nil, err
	}
	w := &work{stmt: stmt}
	var how found
	if w.acct, how, err = target(r, stmt, all, layouts); err != nil {
		return nil, err
	}
	w.target.ByFile, w.target.ByLayout = how == byNumber, how == byLayout
	if err := w.remembered(ctx, tx, r); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(r.File.Data)
	w.hash = hex.EncodeToString(sum[:])
	if err := w.aim(ctx, tx); err != nil {
		return nil, err
	}
	k, err := w.known(ctx, tx, all, r.Choices)
	if err != nil {
		return nil, err
	}
	w.lines, err = compare(w.stmt, k, func(k *known, lines []planned, counted map[identity]int) error {
		if err := k.loadBook(ctx, tx, lines, counted); err != nil {
			return err
		}
		return k.loadMovers(ctx, tx, lines)
	})
	if err != nil {
		return nil, err
	}
	w.broken = brokenRows(w.stmt)
	before, err := loadLedger(ctx, tx, w.acct)
	if err != nil {
		return nil, err
	}
	moved, err := s.moved(ctx, tx)
	if err != nil {
		return nil, err
	}
	before.days = moved.days(w.acct.ID)
	w.proof = prove(w.stmt, w.lines, w.acct.Currency, before)
	w.gap = before.before(period{from: w.stmt.From, to: w.stmt.To, stated: w.stmt.Stated, opening: w.proof.Opening}, w.acct.Last)
	return w, nil
}

func (w *work) aim(ctx context.Context, tx *db.Tx) error {
	again, err := db.Value[int](ctx, tx, "SELECT count(*) FROM imports WHERE account_id = ? AND file_hash = ?", w.acct.ID, w.hash)
	w.target = Target{ID: w.acct.ID, Name: w.acct.Name, Number: w.acct.Number, Currency: w.acct.Currency, ByFile: w.target.ByFile, ByLayout: w.target.ByLayout,
		Last: w.acct.Last, LastTime: w.acct.LastTime, Again: again > 0}
	return err
}

// known reads what of the book the file is compared with: lines of its days, and our own names.
func (w *work) known(ctx context.Context, tx *db.Tx, all []Account, choices []Choice) (known, error) {
	k := known{account: w.acct, layout: layoutOf(w.stmt), lines: map[identity]had{}, twins: map[twin]struct{}{}, payers: newPayers(), office: map[string]bool{}, chosen: map[int]Treatment{}}
	for _, c := range choices {
		if c.As != TakeIn && c.As != Internal && c.As != Ignore && c.As != Same {
			return k, fault.New(BadChoice, fault.Args{"value": string(c.As)}).At("choices")
		}
		k.chosen[c.Row] = c.As
	}
	var err error
	if k.numbers, k.names, err = ownNames(ctx, tx, all, w.acct.ID); err != nil {
		return k, err
	}
	return k, k.load(ctx, tx, w.stmt.From, w.stmt.To)
}

// brokenRows are rows that look like lines and could not be read.
func brokenRows(s *statement.Statement) []Row {
	raw := map[int][]string{}
	for _, n := range s.Skipped {
		if n.Reason == statement.Broken {
			raw[n.Row] = n.Raw
		}
	}
	var out []Row
	for _, p := range s.Problems {
		if p.Row > 0 && raw[p.Row] != nil {
			out = append(out, Row{Row: p.Row, Memo: strings.Join(raw[p.Row], " "), Status: RowSkipped, Why: p.Fault, Choices: []Treatment{}})
			delete(raw, p.Row)
		}
	}
	return out
}

func (w *work) detected() Detected {
	s := w.stmt
	d := Detected{Format: s.Format, Zh: s.FormatName("zh-CN"), En: s.FormatName("en"), Variant: s.Variant, Recognised: s.Recognised, Encoding: s.Encoding,
		Sheet: s.Sheet, HeaderRow: s.HeaderRow, Hint: s.Account, Mapping: s.Mapping, Told: w.told, From: s.From, To: s.To, Doubts: []*fault.Fault{}, Questions: w.questions(), Sample: [][]string{}}
	if len(s.Lines) > 0 {
		d.FirstRow = s.Lines[0].Row
	}
	for i := 0; s.Mapping != nil && i < len(s.Lines) && i < sampleRows; i++ {
		d.Sample = append(d.Sample, s.Lines[i].Raw.Cells())
	}
	for _, p := range s.Problems {
		if p.Row == 0 {
			d.Doubts = append(d.Doubts, p.Fault)
		}
	}
	if w.acct.Number != "" && len(onlyDigits(s.Account.Number)) >= 4 && !sameNumber(w.acct.Number, s.Account.Number) {
		d.Doubts = append(d.Doubts, fault.New(OtherAccount, fault.Args{"number": s.Account.Number, "name": w.acct.Name, "ours": w.acct.Number}))
	}
	if w.proof.Holds != nil && !*w.proof.Holds {
		d.Doubts = append(d.Doubts, fault.New(BrokenChain, fault.Args{"computed": *w.proof.Computed, "closing": *w.proof.Closing, "row": w.proof.BreakRow}))
	}
	if w.gap != nil && len(s.Lines) > 0 {
		d.Doubts = append(d.Doubts, w.gap)
	}
	return d
}

func (w *work) counts() Counts { return count(w.lines, len(w.broken), w.acct.Currency) }

func (w *work) preview(limit int) Preview {
	if limit <= 0 || limit > mostRows {
		limit = mostRows
	}
	out := Preview{Detected: w.detected(), Target: w.target, Proof: w.proof, Counts: w.counts()}
	out.Rows, out.More = w.rows(limit, RowDoubtful, RowSkipped, RowNew, RowSeen)
	out.NotLines = w.notLines(mostNotLines)
	return out
}

// notLines are the rows of the file that are no lines.
func (w *work) notLines(limit int) []NotLine {
	out := []NotLine{}
	for _, n := range w.stmt.Skipped {
		if n.Reason != statement.Broken && len(out) < limit {
			out = append(out, NotLine{n.Row, n.Reason, short(strings.Join(n.Raw, " "))})
		}
	}
	return out
}

// rows gives the rows of these states, state by state, each in the order of the file.
func (w *work) rows(limit int, states ...Status) (rows []Row, more bool) {
	rows = []Row{}
	for _, state := range states {
		from := len(rows)
		if state == RowSkipped {
			rows = append(rows, w.broken...)
		}
		for i := range w.lines {
			if w.lines[i].status == state {
				if len(rows) > limit {
					break
				}
				rows = append(rows, w.lines[i].row())
			}
		}
		slices.SortStableFunc(rows[from:], func(a, b Row) int { return a.Row - b.Row })
	}
	if len(rows) > limit {
		return rows[:limit], true
	}
	return rows, false
}

// row is a line as the screen shows it.
func (p *planned) row() Row {
	r := Row{Row: p.Row, Date: p.Date, Time: p.Time, Amount: p.Amount.String(), Direction: p.Direction, Class: p.Class, Currency: p.currency,
		PayerName: p.PayerName, PayerAccount: p.PayerAccount, Memo: p.Memo, Reference: p.Reference,
		Status: p.status, Why: p.why, Treatment: p.choice().treatment, Choices: p.choice().choices, Receipt: p.receipt}
	if r.Choices == nil {
		r.Choices = []Treatment{}
	}
	if p.status != RowSkipped {
		r.Amount = p.fen.String()
		if p.Direction == statement.Out {
			r.Amount = (-p.fen).String()
		}
	}
	if p.Balance != nil {
		if b, fine, great := fen(*p.Balance); !fine && !great {
			r.Balance = &b
		}
	}
	return r
}

func short(s string) string {
	if runes := []rune(s); len(runes) > 200 {
		return string(runes[:200]) + "…"
	}
	return s
}
