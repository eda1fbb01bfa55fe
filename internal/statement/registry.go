package statement

import (
	"strings"

	"zhangfang/internal/fault"
)

// Format is one kind of file that can be read. Tabular formats are made by tabular from layouts; any other brings
// its own detect and read.
type Format struct {
	ID     string `json:"id"` // for --as and for the book
	Zh     string `json:"zh"`
	En     string `json:"en"`
	Group  Group  `json:"group"`
	detect func(*file) (claim, error)
	read   func(*file, claim, Options) (*Statement, error)
	tables []layout // of a tabular format
}

// Group sorts formats for help and the window.
type Group string

// The groups.
const (
	Wallet    Group = "wallet"
	Merchant  Group = "merchant"
	Corporate Group = "corporate"
	Personal  Group = "personal"
	// International are the formats that banks all over the world share.
	International Group = "international"
	Generic       Group = "generic"
)

// claim is a format's word that it can read a file. Score 0 is no claim; a layout says in detail where its table is.
type claim struct {
	score  int
	layout *layout
	header candidate
}

// Name gives the format's name in "zh-CN" or "en".
func (f Format) Name(lang string) string {
	if lang == "en" {
		return f.En
	}
	return f.Zh
}

// Formats lists what can be read, the generic table last.
func Formats() []Format { return append([]Format(nil), registry...) }

// registry is filled once; order means nothing for detection except that generic is asked when nobody else claims.
var registry = func() []Format {
	var all []Format
	for _, list := range [][]Format{wallets, merchants, corporates, regionals, personals, {paypal}, documents} {
		all = append(all, list...)
	}
	return append(all, generics...)
}()

// tabular makes a format from its layouts.
func tabular(group Group, id, zh, en string, layouts ...layout) Format {
	return Format{
		ID: id, Zh: zh, En: en, Group: group, tables: layouts,
		detect: func(f *file) (claim, error) {
			rows, err := f.candidates()
			if err != nil {
				return claim{}, err
			}
			best := claim{}
			for i := range layouts {
				if bare := layouts[i].bare; bare != nil {
					for _, g := range f.grids {
						if bare(g) {
							best = claim{1, &layouts[i], headless(g)}
						}
					}
				}
			}
			for _, c := range rows {
				for i := range layouts {
					if s := layouts[i].claims(c); s > best.score {
						best = claim{s, &layouts[i], c}
					}
				}
			}
			return best, nil
		},
		read: func(f *file, c claim, opt Options) (*Statement, error) {
			p := compile(c.layout, c.header)
			if c.layout.bare != nil {
				p.head = -1
			}
			ask, err := p.settle(opt)
			if err != nil {
				return nil, err
			}
			askYear, err := p.findYear(f, opt)
			if err != nil {
				return nil, err
			}
			s := p.read(f)
			ask(s)
			askYear(s)
			s.Variant = c.layout.id
			s.Account.Bank = c.layout.bank
			return s, p.owners.choose(s, opt)
		},
	}
}

// detect finds the format: the one asked for, the one that the user's mapping belongs to, or the best claim.
func detect(f *file, opt Options) (Format, claim, error) {
	if opt.As != "" {
		return detectAs(f, opt.As)
	}
	if opt.Mapping != nil {
		return genericFor(f), claim{}, nil
	}
	for _, format := range documents { // before the text is cut into cells
		if c, err := format.detect(f); err == nil && c.score >= sure {
			return format, c, nil
		}
	}
	best, format := claim{}, Format{}
	for _, candidate := range registry {
		if candidate.Group == Generic {
			continue
		}
		c, err := candidate.detect(f)
		if err != nil {
			return Format{}, claim{}, err
		}
		if c.score > best.score || c.score == best.score && c.score > 0 && candidate.ID < format.ID {
			best, format = c, candidate
		}
	}
	if best.score == 0 {
		return genericFor(f), claim{}, nil
	}
	return format, best, nil
}

func detectAs(f *file, id string) (Format, claim, error) {
	var ids []string
	for _, format := range registry {
		if format.ID != id {
			ids = append(ids, format.ID)
			continue
		}
		c, err := format.detect(f)
		if err != nil {
			return Format{}, claim{}, err
		}
		if c.score == 0 {
			return Format{}, claim{}, fault.New(NotThisFormat, fault.Args{"format": format.ID, "name": format.Zh})
		}
		return format, c, nil
	}
	return Format{}, claim{}, fault.New(UnknownFormat, fault.Args{"format": id, "known": strings.Join(ids, ", ")})
}
