package settings

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"math"
	"testing"

	"zhangfang/internal/fault"
)

func seal(t *testing.T, side int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, side, side))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestThePicturesOfPapersStayWhenTheirSettingsChange(t *testing.T) {
	s := book(t)
	if _, err := s.Picture(ctx, PictureRequest{Place: "seal", File: File{Data: seal(t, 40)}}); err != nil {
		t.Fatal(err)
	}
	v, err := s.Picture(ctx, PictureRequest{Place: "code2", File: File{Data: seal(t, 30)}})
	if err != nil || len(v.Codes) != 2 || v.Codes[0] != "" || v.Codes[1] == "" || v.Seal == "" {
		t.Fatalf("got %+v, %v", v, err)
	}
	p := v.Papers
	p.Operator, p.Seal.Hash, p.Codes[1].Caption = " 出纳 ", "", "微信"
	after, err := s.SavePapers(ctx, p)
	if err != nil || after.Papers.Operator != "出纳" || after.Seal != v.Seal || after.Codes[1] != v.Codes[1] || after.Papers.Codes[1].Caption != "微信" {
		t.Errorf("got %+v, %v", after.Papers, err)
	}
	if v, err = s.Picture(ctx, PictureRequest{Place: "seal"}); err != nil || v.Seal != "" {
		t.Errorf("the seal was not taken away: %v", err)
	}
}

func TestSettingsOfPapersAreRefusedByPlace(t *testing.T) {
	s := book(t)
	p := defaultPapers()
	p.ReceiptParts, p.Seal.Wide = []int{1, 4}, 500
	p.Printers = []Offset{{Printer: "LQ-730K", Dx: math.NaN()}, {Dy: 21}}
	_, err := s.SavePapers(ctx, p)
	want := map[string]fault.Key{"receiptParts": UnknownPart, "seal/wide": BadWidth, "printers/0/dx": BadOffset, "printers/1/dy": BadOffset, "printers/1/printer": ""}
	f := fault.As(err)
	if f == nil || len(f.Parts) != len(want) {
		t.Fatalf("got %v", err)
	}
	if _, err := s.Picture(ctx, PictureRequest{Place: "code9"}); !errors.Is(err, fault.New(UnknownPart, nil)) {
		t.Errorf("got %v", err)
	}
}
