package document

import (
	"cmp"
	"context"
	"strings"

	"zhangfang/internal/billing"
	"zhangfang/internal/charge"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/paper"
	"zhangfang/internal/settings"
)

// office is what all papers of one printing share.
type office struct {
	lang    paper.Lang
	seller  paper.Party
	payNote string
	note    string
	logo    []byte
	working bool

	papers settings.Papers
	seal   paper.Picture
	codes  []paper.Picture
}

// load reads the office as the settings have it; lang and working may say otherwise for this printing.
func load(ctx context.Context, tx *db.Tx, lang string, working *bool) (office, error) {
	all, err := settings.Load(ctx, tx)
	if err != nil {
		return office{}, err
	}
	c := all.Company
	o := office{lang: paper.Lang(all.Language), payNote: c.PayNote, note: all.PDFNote, working: all.ShowWorking,
		seller: paper.Party{Name: c.Name, TaxID: c.TaxID, Address: c.Address, Phone: c.Phone, Bank: c.Bank, Account: c.Account}}
	if lang != "" {
		o.lang = paper.Lang(lang)
	}
	if working != nil {
		o.working = *working
	}
	if o.papers, err = settings.LoadPapers(ctx, tx); err != nil {
		return o, err
	}
	logo, ok, err := settings.LoadLogo(ctx, tx)
	if err != nil {
		return o, err
	}
	if ok {
		o.logo = logo.Data
	}
	if o.papers.ShowSeal {
		if o.seal, err = picture(ctx, tx, o.papers.Seal); err != nil {
			return o, err
		}
	}
	for _, c := range o.papers.Codes {
		p, err := picture(ctx, tx, c)
		if err != nil {
			return o, err
		}
		if len(p.Data) > 0 {
			o.codes = append(o.codes, p)
		}
	}
	return o, nil
}

// picture reads a picture that papers bear; none is an empty one.
func picture(ctx context.Context, tx *db.Tx, i settings.Image) (paper.Picture, error) {
	p, ok, err := settings.LoadPicture(ctx, tx, i.Hash)
	if !ok {
		return paper.Picture{}, err
	}
	return paper.Picture{Data: p.Data, Wide: i.Wide, Caption: i.Caption}, err
}

// say picks the words of the papers' language.
func (o office) say(zh, en string) string {
	if o.lang == paper.English {
		return en
	}
	return zh
}

// worked gives a working, which is kept in Chinese, in the papers' language.
func (o office) worked(working string) string { return o.say(working, charge.English(working)) }

// word gives what the program itself writes on a line in the papers' language; what the office wrote stays as it is.
func (o office) word(kept string) string {
	if number, ok := strings.CutPrefix(kept, "账单 "); ok {
		if number, ok = strings.CutSuffix(number, " 逾期"); ok {
			return o.say(kept, "invoice "+number+" paid late")
		}
	}
	return o.say(kept, cmp.Or(words[kept], kept))
}

var words = map[string]string{"免租": "rent-free", "差额": "difference", "保底补差": "Make-up to the minimum", "封顶调减": "Reduction to the maximum", "违约金": "Late fee", "元": "CNY", "㎡": "m²"}

func (o office) invoice(i billing.Invoice) paper.Invoice {
	b := i.BillTo
	p := paper.Invoice{
		Lang: o.lang, Number: i.Number, Seller: o.seller, Unit: i.Unit, IssueDate: i.IssueDate, DueDate: i.DueDate,
		Buyer: paper.Party{Name: b.Name, TaxID: b.TaxID, Address: b.Address, Phone: b.Phone, Contact: b.Contact},
		Net:   i.Net, Tax: i.Tax, Total: i.Total, Received: i.Settled, Open: i.Open, Prepaid: i.Prepaid,
		PayNote: o.payNote, Note: o.note, Logo: o.logo, ShowWorking: o.working, Credited: i.State == "credited",
	}
	if p.Credited {
		p.Received = 0
	}
	if i.Memo != "" {
		p.Note = strings.TrimSpace(i.Memo + "\n" + o.note)
	}
	for _, l := range i.Lines {
		p.Lines = append(p.Lines, paper.InvoiceLine{Name: o.word(l.Name), From: l.From, To: l.To, Quantity: l.Quantity, Unit: o.word(l.Unit), UnitPrice: l.UnitPrice,
			TaxRate: l.TaxRate, Net: l.Net, Tax: l.Tax, Amount: l.Amount, Working: o.worked(l.Working), Remark: o.word(l.Remark)})
	}
	return p
}

// check refuses a printing in which a paper has a character that the font lacks, and says on which papers and where.
func check(s *Service, all []made) error {
	var bad []*fault.Fault
	for _, m := range all {
		err := s.printer.Check(m.doc)
		if err == nil {
			continue
		}
		f := fault.As(err)
		if f == nil {
			return err
		}
		bad = append(bad, f.At(cmp.Or(m.number, m.name)))
	}
	return fault.Many(Unprintable, bad)
}
