package paper

import (
	"io"
	"strconv"

	"zhangfang/internal/fault"
)

// PageNote is one page of a document and what about it somebody should look at.
type PageNote struct {
	Document int    `json:"document"` // from 0
	Page     int    `json:"page"`     // of the document, from 1
	Of       int    `json:"of"`
	Flags    []Flag `json:"flags"`
}

// Grid writes a page of lines, ten millimetres apart and named, by which one sees how far a printer is off: what should lie 50 mm from
// the edges of the paper says so.
func (*Printer) Grid(w io.Writer, o Options) error {
	layout := o.Layout
	if layout == "" {
		layout = A4
	}
	s, ok := sheets[layout]
	if !ok {
		return fault.New(NoSuchLayout, fault.Args{"kind": "", "layout": string(layout)})
	}
	if err := o.aligned(); err != nil {
		return err
	}
	wide, high := s.paperSize()
	if s.endless {
		high = 150
	}
	d := newDraft(Chinese, layout, 1)
	d.sheet.width, d.sheet.height, d.sheet.left, d.sheet.right, d.sheet.cols, d.sheet.rows = wide, high, 0, 0, 0, 0
	for x := 0.0; x <= wide; x += 10 {
		d.down(x, 0, high, gridThick(x), black)
		d.line(x+0.6, 0.6, 12, strconv.Itoa(int(x)), d.small, atLeft)
	}
	for y := 0.0; y <= high; y += 10 {
		d.across(0, y, wide, gridThick(y), black)
		d.line(0.6, y+0.6, 12, strconv.Itoa(int(y)), d.small, atLeft)
	}
	f := newFile(w)
	f.dx, f.dy = o.Dx, o.Dy
	if err := f.lay(d); err != nil {
		return err
	}
	return f.finish(Chinese, describe(about{title: string(layout)}, about{}, 1))
}

func gridThick(at float64) float64 {
	if int(at)%50 == 0 {
		return 0.4
	}
	return 0.15
}
