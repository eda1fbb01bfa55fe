package paper

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"testing"
)

// mostMemory is what five thousand bills in one file may take of a computer: all that the process ever held, the bills themselves and
// the font too.
const mostMemory = 200 << 20

// manyBills makes the process print them instead of testing, so that its memory is that of this work alone.
const manyBills = "ZHANGFANG_MANY_BILLS"

func TestMain(m *testing.M) {
	if os.Getenv(manyBills) == "" {
		os.Exit(m.Run())
	}
	docs := make([]Invoice, 5000)
	for i := range docs {
		docs[i] = benchInvoice(i)
	}
	if err := New().Invoices(io.Discard, docs...); err != nil {
		panic(err)
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		panic(err)
	}
	_, peak, _ := bytes.Cut(status, []byte("VmHWM:"))
	fmt.Printf("%s\n", bytes.Fields(peak)[0])
}

func TestFiveThousandBillsInOneFileAreLittleMemory(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux says what a process held at most")
	}
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), manyBills+"=1")
	said, err := child.Output()
	if err != nil {
		t.Fatal(err)
	}
	kilobytes, err := strconv.Atoi(string(bytes.TrimSpace(said)))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d MB", kilobytes>>10)
	if kilobytes<<10 > mostMemory {
		t.Errorf("5,000 bills took %d MB, which is more than %d", kilobytes>>10, mostMemory>>20)
	}
}
