package paper

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/draw"
	_ "image/jpeg" // logos are JPEG
	"image/png"    // or PNG

	"zhangfang/internal/fault"
)

const (
	// BadLogo is the fault of a logo that is neither PNG nor JPEG, or damaged.
	BadLogo fault.Key = "paper.bad_logo"
	// BigLogo is the fault of a logo with too many points.
	BigLogo fault.Key = "paper.big_logo"

	mostPoints = 4000 // of a logo's width and height: more is a mistake, or an attack on the memory
)

// logo is an image that gofpdf can read.
type logo struct {
	key    string // the same picture has the same key
	format string // png or jpg
	data   []byte
	w, h   int
}

// logos are the pictures of one file, each looked at once: hundreds of invoices share one.
type logos map[*byte]*logo

func (known logos) read(data []byte) (*logo, error) {
	if len(data) == 0 {
		return nil, nil
	}
	if l, ok := known[&data[0]]; ok && len(l.data) == len(data) {
		return l, nil
	}
	l, err := readLogo(data)
	if err == nil {
		known[&data[0]] = l
	}
	return l, err
}

// readLogo looks at a picture.
func readLogo(data []byte) (*logo, error) {
	bad := fault.New(BadLogo, nil)
	c, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || c.Width < 1 || c.Height < 1 {
		return nil, bad
	}
	if c.Width > mostPoints || c.Height > mostPoints {
		return nil, fault.New(BigLogo, fault.Args{"width": c.Width, "height": c.Height, "most": mostPoints})
	}
	l := &logo{data: data, w: c.Width, h: c.Height, format: "jpg"}
	if format == "png" {
		l.format = "png"
	}
	if _, _, err := image.Decode(bytes.NewReader(data)); err != nil {
		return nil, bad // the header is whole and the picture is not
	}
	sum := sha256.Sum256(data)
	l.key = hex.EncodeToString(sum[:])
	return l, nil
}

// plain gives the picture in the kind of PNG that gofpdf reads: eight bits, not interlaced.
func (l *logo) plain() ([]byte, error) {
	const depth, interlace = 24, 28 // where the header says so
	if l.format != "png" || l.data[depth] <= 8 && l.data[interlace] == 0 {
		return l.data, nil
	}
	from, _, err := image.Decode(bytes.NewReader(l.data))
	if err != nil {
		return nil, err
	}
	to := image.NewNRGBA(image.Rect(0, 0, l.w, l.h))
	draw.Draw(to, to.Bounds(), from, from.Bounds().Min, draw.Src)
	var out bytes.Buffer
	err = png.Encode(&out, to)
	return out.Bytes(), err
}
