package paper

import (
	"bytes"
	"testing"
)

func TestWhatIsFrozenPrintsTheSameBytes(t *testing.T) {
	everyPaper(func(kind Kind, layout Layout, lang Lang, d Document) {
		d = Marked(d, func(e *Extras) {
			e.Seal = Picture{Data: picture(40, 40), Wide: 40}
			e.Codes = []Picture{{Data: picture(30, 30), Caption: "微信"}}
		})
		kept := map[string][]byte{}
		frozen, err := Freeze(d, func(p []byte) string {
			kept["n"+string(rune('a'+len(kept)))] = p
			return "n" + string(rune('a'+len(kept)-1))
		})
		if err != nil {
			t.Fatal(kind, err)
		}
		again, err := Thaw(kind, frozen, func(name string) []byte { return kept[name] })
		if err != nil {
			t.Fatal(kind, err)
		}
		if !bytes.Equal(printed(t, Options{Layout: layout}, d), printed(t, Options{Layout: layout}, again)) {
			t.Errorf("%s on %s in %s prints other bytes", kind, layout, lang)
		}
		if bytes.Contains(frozen, []byte("iVBOR")) {
			t.Errorf("%s holds a picture", kind)
		}
	})
}
