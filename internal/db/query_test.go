package db

import "testing"

// A word is found where LIKE finds it, whichever way it is looked for.
func TestAWordIsFoundAsLikeFindsIt(t *testing.T) {
	d, _ := book(t)
	texts := []string{"", "松风里房租", "房租 A-101", "a-101", "100%", "1000", "房_租", "ÀB", "@[`{"}
	for _, word := range []string{"房租", "租", "A-1", "a", "%", "_", "10", "松风里房租", "À", "à", "里房", "@", "[", "z"} {
		for _, text := range texts {
			if err := d.Read(t.Context(), func(tx *Tx) error {
				cond, args := Holding(word, "c.text", "c.other")
				const in = " FROM (SELECT ? AS text, '' AS other) c"
				got, err := Value[bool](t.Context(), tx, "SELECT "+cond+in, append(args, text)...)
				if err != nil {
					return err
				}
				want, err := Value[bool](t.Context(), tx, `SELECT c.text LIKE ? ESCAPE '\'`+in, Like(word), text)
				if got != want {
					t.Errorf("%q in %q: %v, LIKE says %v", word, text, got, want)
				}
				return err
			}); err != nil {
				t.Fatal(err)
			}
		}
	}
}
