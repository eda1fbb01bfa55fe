package paper

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Programs of others are asked where they are there; a machine without them proves nothing here.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skip("there is no " + name)
	}
	return path
}

func asked(t *testing.T, name string, args ...string) string {
	t.Helper()
	var out, beside bytes.Buffer
	c := exec.Command(name, args...)
	c.Stdout, c.Stderr = &out, &beside
	if err := c.Run(); err != nil {
		t.Errorf("%s %s: %v\n%s%s", filepath.Base(name), strings.Join(args, " "), err, out.String(), beside.String())
	}
	return out.String()
}

// The square code is read back from a picture of the page as a telephone sees it.
func TestASquareCodeReadsAsWhatItSays(t *testing.T) {
	render, read := tool(t, "pdftoppm"), tool(t, "zbarimg")
	coded := 0
	everyPaper(func(kind Kind, layout Layout, lang Lang, d Document) {
		want := ExtrasOf(d).QR
		if kind != KindInvoice || want == "" || lang != Chinese || layout == FormThird { // which has no room for it
			return
		}
		coded++
		dir := t.TempDir()
		asked(t, render, "-r", "150", "-gray", "-singlefile", "-png", filepath.Join("testdata", "kinds", string(kind)+"-"+string(layout)+"-"+string(lang)+".pdf"), filepath.Join(dir, "page"))
		if got := strings.TrimSpace(asked(t, read, "--raw", "-q", filepath.Join(dir, "page.png"))); got != want {
			t.Errorf("%s on %s in %s: the code says %q, not %q", kind, layout, lang, got, want)
		}
	})
	if coded < 5 {
		t.Errorf("only %d papers bear a code", coded)
	}
}
