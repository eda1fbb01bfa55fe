package statement

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"zhangfang/internal/fault"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// maxNesting is how deep archives may lie in each other, maxMembers how many files of one are looked at.
const (
	maxNesting = 2
	maxMembers = 200
)

// member is a file of an archive.
type member struct {
	name  string
	data  []byte
	depth int
}

// openGzip unpacks what a payment platform's interface sends.
func openGzip(data []byte, opt Options, depth int) (*file, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fault.New(Unreadable, fault.Args{"detail": err.Error()})
	}
	plain, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return nil, fault.New(Unreadable, fault.Args{"detail": err.Error()})
	}
	if len(plain) > maxBytes {
		return nil, fault.New(UnpacksTooLarge, fault.Args{"limit": maxBytes >> 20})
	}
	return openAt(plain, opt, depth+1)
}

// openArchive takes the files out of a zip that is no workbook. All together they are as large as one file may be.
func openArchive(z *zip.Reader, password string, depth int) (*file, error) {
	f := &file{}
	left := int64(maxBytes)
	for _, part := range z.File {
		name := memberName(part)
		if base := path.Base(name); part.FileInfo().IsDir() || strings.HasPrefix(base, ".") || strings.HasPrefix(name, "__MACOSX/") || base == "Thumbs.db" {
			continue
		}
		if len(f.members) >= maxMembers {
			f.others = append(f.others, name)
			continue
		}
		data, err := unpack(part, password, left)
		if err != nil {
			if fault.As(err) != nil {
				return nil, err
			}
			return nil, fault.New(Unreadable, fault.Args{"detail": name + ": " + err.Error()})
		}
		left -= int64(len(data))
		f.members = append(f.members, member{name, data, depth + 1})
	}
	slices.SortStableFunc(f.members, func(a, b member) int { return strings.Compare(a.name, b.name) })
	if len(f.members) == 0 {
		return nil, fault.New(Empty, nil)
	}
	return f, nil
}

// memberName decodes a name, which in zips from China is GBK without saying so.
func memberName(part *zip.File) string {
	name := strings.ReplaceAll(part.Name, `\`, "/")
	if part.NonUTF8 || !utf8.ValidString(name) {
		if !utf8.ValidString(name) {
			if gbk, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil {
				name = gbk
			}
		}
	}
	clean, _ := strip(strings.ToValidUTF8(name, "\uFFFD"))
	return clean[:min(len(clean), 200)]
}

// unpack gives a member's bytes, with the password where it has one.
func unpack(part *zip.File, password string, most int64) ([]byte, error) {
	tooLarge := fault.New(UnpacksTooLarge, fault.Args{"limit": maxBytes >> 20})
	if part.UncompressedSize64 > uint64(most) {
		return nil, tooLarge
	}
	var data []byte
	if part.Flags&1 != 0 {
		var err error
		if data, err = decryptMember(part, password, most); err != nil {
			return nil, err
		}
	} else {
		r, err := part.Open()
		if err != nil {
			return nil, err
		}
		defer r.Close()
		if data, err = io.ReadAll(io.LimitReader(r, most+1)); err != nil {
			return nil, err
		}
	}
	if int64(len(data)) > most {
		return nil, tooLarge
	}
	return data, nil
}

// taken is a member that could be read.
type taken struct {
	name  string
	s     *Statement
	lines int
}

// readArchive reads every file of an archive and keeps what belongs together: all messages of one kind (CAMT, MT940,
// OFX, QIF), which banks send a day to a file, or one table. What is not kept is listed.
func readArchive(f *file, opt Options) (*Statement, error) {
	each := opt
	each.Answers = map[Ask]string{AskDateOrder: opt.Answers[AskDateOrder], AskYear: opt.Answers[AskYear]}
	if len(f.members) == 1 {
		each.Answers = opt.Answers // also of the sheets of a workbook
	}
	var all []taken
	var names []string
	var firstErr error
	for i, m := range f.members {
		names = append(names, m.name)
		inner, err := openAt(m.data, opt, m.depth)
		f.members[i].data = nil
		if err == nil {
			inner.name = f.name + " " + m.name
		}
		var s *Statement
		if err == nil && inner.members != nil {
			s, err = readArchive(inner, opt)
		} else if err == nil {
			s, err = readFile(inner, each)
		}
		if err == nil {
			s.Member = m.name
			all = keep(all, taken{m.name, s, 0}, opt)
		} else if firstErr == nil || errors.Is(err, fault.New(Locked, nil)) {
			firstErr = err
		}
	}
	if len(all) == 0 && (len(f.members) == 1 || errors.Is(firstErr, fault.New(Locked, nil))) {
		return nil, firstErr
	}
	if len(all) == 0 {
		return nil, fault.New(EmptyArchive, fault.Args{"names": strings.Join(names[:min(len(names), 10)], "、")})
	}
	s, used, err := pickMember(all, opt)
	if err != nil {
		return nil, err
	}
	for _, name := range append(names, f.others...) {
		if !slices.Contains(used, name) {
			s.Skipped = append(s.Skipped, Note{0, Sheet, []string{name}})
		}
	}
	return s, nil
}

// keep adds a file that was read. Of tables only the best keeps its lines, so that a hundred of them do not fill the
// memory: of the others the name and the number of lines are enough for the question.
func keep(all []taken, t taken, opt Options) []taken {
	t.lines = len(t.s.Lines)
	if t.s.document() {
		return append(all, t)
	}
	for i := range all {
		old := &all[i]
		if old.s.document() || old.s.Lines == nil {
			continue
		}
		if want := opt.Answers[AskMember]; want == old.name || want != t.name && !t.better(*old) {
			t.s = t.s.outline()
			return append(all, t)
		}
		old.s = old.s.outline()
	}
	return append(all, t)
}

// outline is a statement without its rows.
func (s *Statement) outline() *Statement {
	return &Statement{Format: s.Format, Mapping: s.Mapping, Member: s.Member}
}

// pickMember chooses among the files that could be read: the one asked for, else a known format before a guessed
// table, more lines before fewer.
func pickMember(all []taken, opt Options) (s *Statement, used []string, err error) {
	best := all[0]
	if len(all) == 1 && len(best.s.Questions) > 0 && !best.s.document() {
		return best.s, []string{best.name}, nil
	}
	for _, t := range all[1:] {
		if t.better(best) {
			best = t
		}
	}
	if best.s.document() {
		return mergeDocuments(all, best.s.Format, opt)
	}
	var choices []string
	for _, t := range all {
		if t.lines > 0 && (t.s.Mapping == nil) == (best.s.Mapping == nil) {
			choices = append(choices, t.name)
		}
	}
	if want := opt.Answers[AskMember]; want != "" {
		i := slices.IndexFunc(all, func(t taken) bool { return t.name == want })
		if i < 0 {
			return nil, nil, fault.New(NoSuchAnswer, fault.Args{"value": want, "choices": strings.Join(choices, "、")})
		}
		best = all[i]
	} else if len(choices) > 1 {
		best.s.Problems = append(best.s.Problems, Problem{Fault: fault.New(SeveralMembers, fault.Args{"count": len(choices), "names": strings.Join(choices, "、"), "taken": best.name})})
	}
	if len(choices) > 1 {
		best.s.Questions = append(best.s.Questions, Question{Ask: AskMember, Guess: best.name, Choices: choices, Example: best.name})
	}
	return best.s, []string{best.name}, nil
}

func (t taken) better(than taken) bool {
	if known, other := t.s.Mapping == nil, than.s.Mapping == nil; known != other {
		return known
	}
	return t.lines > than.lines
}

// document says that a statement came from a message of its own kind and not from a table.
func (s *Statement) document() bool {
	return slices.ContainsFunc(documents, func(f Format) bool { return f.ID == s.Format })
}

// mergeDocuments makes one statement of all messages of a format. Row numbers go on from file to file.
func mergeDocuments(all []taken, format string, opt Options) (*Statement, []string, error) {
	b := ledgerFile{s: &Statement{Format: format}}
	s, row := b.s, 0
	var used []string
	for _, t := range all {
		if t.s.Format != format {
			continue
		}
		used = append(used, t.name)
		if len(used) == 1 {
			s.Variant, s.Recognised, s.Encoding, s.Member, s.Layout = t.s.Variant, t.s.Recognised, t.s.Encoding, t.name, t.s.Layout
		}
		start, last := len(s.Lines), 0
		for _, l := range t.s.Lines {
			last = max(last, l.Row)
			l.Row += row
			s.Lines = append(s.Lines, l)
		}
		for _, p := range t.s.Parts {
			p.First += start
			b.parts = append(b.parts, p)
		}
		for _, n := range t.s.Skipped {
			if n.Row > 0 {
				last = max(last, n.Row)
				n.Row += row
			}
			s.Skipped = append(s.Skipped, n)
		}
		for _, p := range t.s.Problems {
			if p.Row > 0 {
				p.Row += row
			}
			if p.Fault.Key != SeveralAccounts {
				s.Problems = append(s.Problems, p)
			}
		}
		for _, q := range t.s.Questions {
			if q.Ask != AskAccount && !slices.ContainsFunc(s.Questions, func(have Question) bool { return have.Ask == q.Ask }) {
				s.Questions = append(s.Questions, q)
			}
		}
		s.Replaced, s.Stripped = s.Replaced+t.s.Replaced, s.Stripped+t.s.Stripped
		row += last
	}
	if _, err := b.finish(opt); err != nil {
		return nil, nil, err
	}
	s.finish()
	return s, used, nil
}
