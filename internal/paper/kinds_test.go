package paper

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"zhangfang/internal/fault"
)

// everyPaper calls for each kind on each paper that it is printed on.
func everyPaper(f func(kind Kind, layout Layout, lang Lang, d Document)) {
	for _, kind := range Kinds() {
		for _, layout := range LayoutsOf(kind) {
			for _, lang := range []Lang{Chinese, English} {
				d, _ := Sample(kind, lang)
				f(kind, layout, lang, d)
			}
		}
	}
}

func TestEveryKindLooksAsItDidOnEveryPaper(t *testing.T) {
	everyPaper(func(kind Kind, layout Layout, lang Lang, d Document) {
		var got bytes.Buffer
		docs := slices.Repeat([]Document{d}, min(sheets[layout].slots(), 4)) // sheets that several share are shared
		if err := New().Print(&got, Options{Layout: layout}, docs...); err != nil {
			t.Fatal(kind, layout, err)
		}
		golden := filepath.Join("testdata", "kinds", fmt.Sprintf("%s-%s-%s.pdf", kind, layout, lang))
		if *update {
			if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s looks different: run with -update and look at it", golden)
		}
	})
}

func TestNothingOverlapsOnAnyPaper(t *testing.T) {
	everyPaper(func(kind Kind, layout Layout, lang Lang, d Document) {
		if err := clash(laidOn(d, layout)); err != nil && kind != KindEnvelope { // whose postcode and sender have their own places
			t.Errorf("%s on %s in %s: %v", kind, layout, lang, err)
		}
	})
	for _, layout := range LayoutsOf(KindInvoice) {
		for _, d := range []Document{smallInvoice(picture(96, 96)), longInvoice(), wideInvoice(), creditedInvoice(), smallReceipt(), plainReceipt()} {
			if err := clash(laidOn(d, layout)); err != nil {
				t.Errorf("%s on %s: %v", d.about().number, layout, err)
			}
		}
	}
}

func TestBuiltInTemplatesHoldAndSurviveTheirFile(t *testing.T) {
	everyPaper(func(kind Kind, layout Layout, _ Lang, _ Document) {
		want, _ := Builtin(kind, layout)
		if err := want.Validate(); err != nil {
			t.Errorf("%s on %s: %v", kind, layout, fault.Text("en", fault.As(err)))
		}
		data, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := ReadTemplate(data)
		if err != nil {
			t.Errorf("%s on %s does not read back: %v", kind, layout, err)
		}
		again, _ := json.Marshal(got)
		if !bytes.Equal(again, data) {
			t.Errorf("%s on %s reads back as %s", kind, layout, again)
		}
	})
}

func TestALongAddressStaysOnItsLabelAndItsEnvelope(t *testing.T) {
	for _, label := range []bool{true, false} {
		d := sampleAddress(Chinese, label).(Address)
		d.Buyer.Name, d.Buyer.Address = wideInvoice().Buyer.Name, wideInvoice().Seller.Address
		laid := laidOn(d, map[bool]Layout{true: Labels, false: Envelope}[label])
		if len(laid.pages) != 1 {
			t.Errorf("a label %v has %d pages", label, len(laid.pages))
		}
		if err := clash(laid); err != nil && label { // the postcode of an envelope is left of what it is sent to
			t.Error(err)
		}
	}
}
