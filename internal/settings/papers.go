package settings

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
)

// Faults of the settings of papers.
const (
	BadWidth    fault.Key = "settings.bad_width"
	BadOffset   fault.Key = "settings.bad_offset"
	UnknownPart fault.Key = "settings.unknown_part"
	TooMany     fault.Key = "settings.too_many"
)

// Image is a picture that papers bear, by its hash.
type Image struct {
	Hash    string  `json:"hash"`    // changed by Picture, not by SavePapers
	Wide    float64 `json:"wide"`    // mm, true size; 0 is the paper's own
	Caption string  `json:"caption"` // of a payment code: 支付宝, 微信
}

// Offset is how far a printer is off, by its name in the system.
type Offset struct {
	Printer string  `json:"printer"`
	Dx      float64 `json:"dx"` // mm to the right
	Dy      float64 `json:"dy"` // mm down
}

// Papers is how papers are made beside their templates.
type Papers struct {
	Operator     string   `json:"operator"`     // 打印人
	ShowPrinted  bool     `json:"showPrinted"`  // print the time of printing
	ShowOperator bool     `json:"showOperator"` // print who printed
	ShowSeal     bool     `json:"showSeal"`     // put the picture of the seal over name and date; a picture is no reliable electronic signature
	ShowPayCode  bool     `json:"showPayCode"`  // print 付款备注码 on bills
	ShowQR       bool     `json:"showQr"`       // and a square code with number, amount and payment code
	ShowPrevious bool     `json:"showPrevious"` // print what is open of earlier bills
	ReceiptParts []int    `json:"receiptParts"` // the copies of a receipt: 1 stub, 2 customer, 3 books; none: one paper without a caption
	FileName     string   `json:"fileName"`     // of single files: {number} {customer} {date} {unit}
	Seal         Image    `json:"seal"`
	Codes        []Image  `json:"codes"` // static payment codes, three at most
	Printers     []Offset `json:"printers"`
}

// defaultPapers are those of a new book.
func defaultPapers() Papers {
	return Papers{ShowPayCode: true, FileName: "{number} {customer}", Seal: Image{Wide: 40}, Codes: []Image{}, Printers: []Offset{}, ReceiptParts: []int{}}
}

const (
	mostCodes    = 3
	mostPrinters = 20
	mostOffset   = 20.0 // mm
)

// Check trims all texts and gives every fault at once.
func (p *Papers) Check() error {
	var c form.Check
	c.Line(&p.Operator, 30, "operator")
	c.Line(&p.FileName, 80, "fileName")
	p.Codes, p.Printers, p.ReceiptParts = listed(p.Codes), listed(p.Printers), listed(p.ReceiptParts)
	if len(p.Codes) > mostCodes {
		c.Add(TooMany, fault.Args{"most": mostCodes}, "codes")
	}
	if len(p.Printers) > mostPrinters {
		c.Add(TooMany, fault.Args{"most": mostPrinters}, "printers")
	}
	for _, n := range p.ReceiptParts {
		if n < 1 || n > 3 {
			c.Add(UnknownPart, fault.Args{"part": strconv.Itoa(n)}, "receiptParts")
		}
	}
	wide := func(i Image, path ...string) {
		if !(i.Wide == 0 || i.Wide >= 5 && i.Wide <= 120) {
			c.Add(BadWidth, fault.Args{"least": 5, "most": 120}, path...)
		}
	}
	wide(p.Seal, "seal", "wide")
	for i := range p.Codes {
		wide(p.Codes[i], "codes", strconv.Itoa(i), "wide")
		c.Line(&p.Codes[i].Caption, 12, "codes", strconv.Itoa(i), "caption")
	}
	for i := range p.Printers {
		o := &p.Printers[i]
		c.Need(&o.Printer, 100, "printers", strconv.Itoa(i), "printer")
		for _, off := range []struct {
			field string
			mm    float64
		}{{"dx", o.Dx}, {"dy", o.Dy}} {
			if !(off.mm >= -mostOffset && off.mm <= mostOffset) {
				c.Add(BadOffset, fault.Args{"most": mostOffset}, "printers", strconv.Itoa(i), off.field)
			}
		}
	}
	return c.Err(Invalid)
}

func listed[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// PapersView is the settings of papers with their pictures as data: addresses.
type PapersView struct {
	Papers Papers   `json:"papers"`
	Seal   string   `json:"seal"`
	Codes  []string `json:"codes"`
}

// Papers gives the settings of papers.
func (s *Service) Papers(ctx context.Context) (PapersView, error) {
	var v PapersView
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		v, err = papersView(ctx, tx)
		return err
	})
	return v, err
}

// SavePapers replaces the settings of papers but for the pictures, which Picture changes.
func (s *Service) SavePapers(ctx context.Context, p Papers) (PapersView, error) {
	if err := p.Check(); err != nil {
		return PapersView{}, err
	}
	return s.changePapers(ctx, func(before *Papers) error {
		p.Seal.Hash = before.Seal.Hash
		for i := range p.Codes {
			p.Codes[i].Hash = ""
			if i < len(before.Codes) {
				p.Codes[i].Hash = before.Codes[i].Hash
			}
		}
		*before = p
		return nil
	})
}

// PictureRequest replaces a picture: place is seal, or code with its number from 1. Without data it is taken away.
type PictureRequest struct {
	Place string `json:"place"`
	File  File   `json:"file"`
}

// Picture replaces the seal or a payment code: PNG or JPEG, at most 1 MB and 4000 × 4000 pixels.
func (s *Service) Picture(ctx context.Context, r PictureRequest) (PapersView, error) {
	var picture Picture
	if len(r.File.Data) > 0 {
		var err error
		if picture, err = read(r.File.Data); err != nil {
			return PapersView{}, err
		}
	}
	n, _ := strconv.Atoi(strings.TrimPrefix(r.Place, "code"))
	if r.Place != "seal" && (n < 1 || n > mostCodes) {
		return PapersView{}, fault.New(UnknownPart, fault.Args{"part": r.Place}).At("place")
	}
	return s.changePapers(ctx, func(p *Papers) error {
		at := &p.Seal
		if r.Place != "seal" {
			for len(p.Codes) < n {
				p.Codes = append(p.Codes, Image{})
			}
			at = &p.Codes[n-1]
		}
		at.Hash = picture.Hash
		return nil
	}, picture)
}

// changePapers reads the settings of papers, has them changed, and writes what differs with the pictures that are new.
func (s *Service) changePapers(ctx context.Context, change func(*Papers) error, pictures ...Picture) (PapersView, error) {
	var v PapersView
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		before, err := LoadPapers(ctx, tx)
		if err != nil {
			return err
		}
		after := before
		after.Codes = slices.Clone(before.Codes)
		if err := change(&after); err != nil {
			return err
		}
		changes := form.Changes(before, after)
		if len(changes) == 0 {
			tx.Unchanged()
		} else {
			for _, p := range pictures {
				if err := keep(ctx, tx, p); err != nil {
					return err
				}
			}
			raw, err := json.Marshal(after)
			if err != nil {
				return err
			}
			if err := put(ctx, tx, "papers", string(raw)); err != nil {
				return err
			}
			tx.Record("settings.changed", changes, subject)
		}
		v, err = papersView(ctx, tx)
		return err
	})
	return v, err
}

// LoadPapers reads the settings of papers; what was never set has its default.
func LoadPapers(ctx context.Context, tx *db.Tx) (Papers, error) {
	p := defaultPapers()
	raw, ok, err := db.One(ctx, tx, func(s *string) []any { return []any{s} }, "SELECT value FROM settings WHERE name = 'papers'")
	if err != nil || !ok {
		return p, err
	}
	if err := json.Unmarshal([]byte(raw), &p); err != nil {
		return p, fmt.Errorf("read setting papers: %w", err)
	}
	p.Codes, p.Printers, p.ReceiptParts = listed(p.Codes), listed(p.Printers), listed(p.ReceiptParts)
	return p, nil
}

func papersView(ctx context.Context, tx *db.Tx) (PapersView, error) {
	p, err := LoadPapers(ctx, tx)
	if err != nil {
		return PapersView{}, err
	}
	v := PapersView{Papers: p, Codes: make([]string, len(p.Codes))}
	address := func(hash string) (string, error) {
		picture, ok, err := LoadPicture(ctx, tx, hash)
		if !ok {
			return "", err
		}
		return picture.address(), err
	}
	if v.Seal, err = address(p.Seal.Hash); err != nil {
		return v, err
	}
	for i, c := range p.Codes {
		if v.Codes[i], err = address(c.Hash); err != nil {
			return v, err
		}
	}
	return v, nil
}

// LoadPicture gives a stored picture by its hash; false where there is none.
func LoadPicture(ctx context.Context, tx *db.Tx, hash string) (Picture, bool, error) {
	type row struct{ hash, media, data string }
	r, ok, err := db.One(ctx, tx, func(r *row) []any { return []any{&r.hash, &r.media, &r.data} }, "SELECT hash, media, data FROM pictures WHERE hash = ?", hash)
	if err != nil || !ok {
		return Picture{}, false, err
	}
	data, err := base64.StdEncoding.DecodeString(r.data)
	if err != nil {
		return Picture{}, false, fmt.Errorf("read a picture: %w", err)
	}
	return Picture{Hash: r.hash, Media: r.media, Data: data}, true, nil
}
