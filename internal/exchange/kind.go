package exchange

import (
	"context"
	"path"
	"strings"

	"zhangfang/internal/fault"
	"zhangfang/internal/sheet"
	"zhangfang/internal/statement"
)

// KindRequest is a file that somebody let fall anywhere on the window.
type KindRequest struct {
	Name string `json:"name"`
	Data []byte `json:"data" ts_type:"string"`
}

// Kind says what a file is for.
type Kind struct {
	List bool `json:"list"` // a list of the office's own, for Check; else it goes to where statements are looked at
}

// fewHeads are too few known headings to take a table that somebody else may have made for a list.
const fewHeads = 2

// Kind tells a list of the office's own from a statement, of which any table with days and numbers might be one: what no bank's
// format knows, and whose days and sums would only be guessed, is a list if its headings are those of one, and so is a table
// of which every heading is known.
func (s *Service) Kind(ctx context.Context, r KindRequest) (Kind, error) {
	if strings.EqualFold(path.Ext(r.Name), ".json") { // no statement is
		return Kind{List: true}, nil
	}
	_, heads, err := s.sheetOf(ctx, File(r), nil)
	if err != nil && fault.As(err) == nil {
		return Kind{}, err
	}
	known := knownHeads(heads)
	if known < fewHeads {
		return Kind{}, nil
	}
	st, err := statement.Read(statement.Source{Name: r.Name, Data: r.Data}, statement.Options{})
	if err != nil {
		return Kind{List: true}, nil
	}
	return Kind{List: st.Mapping != nil && (st.HeaderRow == 0 || known == len(heads))}, nil
}

// knownHeads counts the headings that name a column. Receipts may be a statement in the program's own words.
func knownHeads(heads []sheet.Head) (n int) {
	for _, h := range heads {
		if h.Known && h.Column != "" && h.Table != "receipts" {
			n++
		}
	}
	return n
}
