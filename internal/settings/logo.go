package settings

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"image"
	"image/draw"
	_ "image/jpeg" // so that image.Decode reads it
	"image/png"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
)

const (
	mostLogoBytes = 1 << 20
	mostLogoSide  = 4000 // pixels: a small file may unpack to a huge picture
)

// File is a picture as it comes over the wire. Without data the logo is taken away.
type File struct {
	Name string `json:"name"`
	Data []byte `json:"data" ts_type:"string"` // base64
}

// Picture is a stored picture. Media is image/png or image/jpeg; a PNG is always 8 bits and not interlaced, as papers need.
type Picture struct {
	Hash  string
	Media string
	Data  []byte
}

func (p Picture) address() string {
	return "data:" + p.Media + ";base64," + base64.StdEncoding.EncodeToString(p.Data)
}

// Logo replaces the logo: PNG or JPEG, at most 1 MB and 4000 × 4000 pixels.
func (s *Service) Logo(ctx context.Context, f File) (View, error) {
	var v View
	var picture Picture
	if len(f.Data) > 0 {
		var err error
		if picture, err = read(f.Data); err != nil {
			return v, err
		}
	}
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		before, err := Load(ctx, tx)
		if err != nil {
			return err
		}
		if before.Logo == picture.Hash {
			tx.Unchanged()
		} else if err := store(ctx, tx, picture); err != nil {
			return err
		} else {
			tx.Record("settings.changed", map[string]form.Change{"logo": {Before: before.Logo, After: picture.Hash}}, subject)
		}
		v, err = view(ctx, tx)
		return err
	})
	return v, err
}

// read looks at a picture by decoding it.
func read(data []byte) (Picture, error) {
	if len(data) > mostLogoBytes {
		return Picture{}, fault.New(LogoTooBig, fault.Args{"kb": len(data) / 1024, "most": mostLogoBytes / 1024}).At("data")
	}
	size, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return Picture{}, fault.New(LogoUnreadable, nil).At("data")
	}
	if size.Width > mostLogoSide || size.Height > mostLogoSide {
		return Picture{}, fault.New(LogoTooWide, fault.Args{"width": size.Width, "height": size.Height, "most": mostLogoSide}).At("data")
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return Picture{}, fault.New(LogoUnreadable, nil).At("data")
	}
	p := Picture{Media: "image/" + format, Data: data}
	if format == "png" {
		if p.Data, err = plain(img); err != nil {
			return Picture{}, err
		}
	}
	sum := sha256.Sum256(p.Data)
	p.Hash = hex.EncodeToString(sum[:])
	return p, nil
}

// plain writes a picture again as the simplest PNG: 8 bits, not interlaced.
func plain(img image.Image) ([]byte, error) {
	flat := image.NewNRGBA(img.Bounds())
	draw.Draw(flat, flat.Bounds(), img, img.Bounds().Min, draw.Src)
	var b bytes.Buffer
	if err := png.Encode(&b, flat); err != nil {
		return nil, fmt.Errorf("write the logo: %w", err)
	}
	return b.Bytes(), nil
}

// keep lays a picture down by its hash, once. None is ever taken away: papers that were printed refer to it.
func keep(ctx context.Context, tx *db.Tx, p Picture) error {
	if p.Hash == "" {
		return nil
	}
	_, err := tx.Exec(ctx, "INSERT INTO pictures (hash, media, data) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING",
		p.Hash, p.Media, base64.StdEncoding.EncodeToString(p.Data))
	return err
}

func store(ctx context.Context, tx *db.Tx, p Picture) error {
	if err := keep(ctx, tx, p); err != nil {
		return err
	}
	name, err := json.Marshal(p.Hash)
	if err != nil {
		return err
	}
	return put(ctx, tx, "logo", string(name))
}

// LoadLogo gives the logo; false when there is none.
func LoadLogo(ctx context.Context, tx *db.Tx) (Picture, bool, error) {
	hash, ok, err := db.One(ctx, tx, func(s *string) []any { return []any{s} }, "SELECT json_extract(value, '$') FROM settings WHERE name = 'logo'")
	if err != nil || !ok {
		return Picture{}, false, err
	}
	return LoadPicture(ctx, tx, hash)
}
