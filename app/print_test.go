package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhangfang/internal/fault"
)

// shelf is a spooler that lays papers on a shelf.
type shelf struct {
	printers []Printer
	jobs     []PrintJob
	paths    []string
	opened   int
}

func (s *shelf) Printers(context.Context) (PrinterList, error) {
	return PrinterList{Rows: s.printers, Duplex: true}, nil
}
func (s *shelf) Print(_ context.Context, path string, j PrintJob) error {
	s.jobs, s.paths = append(s.jobs, j), append(s.paths, path)
	return nil
}
func (s *shelf) Open(context.Context, string) error { s.opened++; return nil }

func spool(t *testing.T, s *shelf, j PrintJob) fault.Key {
	t.Helper()
	a := New(Home(t.TempDir()))
	a.Spooler = s
	_, err := a.Do(t.Context(), "printers.print", j)
	if w, ok := errors.AsType[*Wire](err); ok {
		if w.Fault == nil {
			t.Fatal(err)
		}
		return w.Fault.Key
	}
	return ""
}

func TestPaperGoesToThePrinterThatWasNamed(t *testing.T) {
	pdf := []byte("%PDF-1.7 x")
	for name, row := range map[string]struct {
		printers []Printer
		job      PrintJob
		want     fault.Key
	}{
		"the one named":             {[]Printer{{"针式", false}, {"激光", true}}, PrintJob{Data: pdf, Printer: "针式"}, ""},
		"the default one":           {[]Printer{{"激光", true}}, PrintJob{Data: pdf}, ""},
		"one that is there no more": {[]Printer{{"激光", true}}, PrintJob{Data: pdf, Printer: "针式"}, PrinterGone},
		"none at all":               {nil, PrintJob{Data: pdf}, NoPrinters},
		"what is no PDF":            {[]Printer{{"激光", true}}, PrintJob{Data: []byte("#!/bin/sh")}, NoPDF},
	} {
		s := &shelf{printers: row.printers}
		got := spool(t, s, row.job)
		if got != row.want || (len(s.jobs) == 1) != (row.want == "") {
			t.Errorf("%s: %q, %d jobs", name, got, len(s.jobs))
		}
		if row.want == "" && s.jobs[0].Copies != 1 {
			t.Errorf("%s: %d copies", name, s.jobs[0].Copies)
		}
	}
}

func TestTheFileThatIsPrintedIsTheOneThatWasGiven(t *testing.T) {
	s := &shelf{printers: []Printer{{"激光", true}}}
	a := New(Home(t.TempDir()))
	a.Spooler = s
	if _, err := a.Do(t.Context(), "printers.print", PrintJob{Name: "-o ../ZD-1 $(x).pdf", Data: []byte("%PDF-1.7 x")}); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(s.paths[0])
	if err != nil || string(got) != "%PDF-1.7 x" {
		t.Errorf("%q, %v", got, err)
	}
	if base := filepath.Base(s.paths[0]); base != "o .._ZD-1 _(x).pdf" {
		t.Errorf("named %q", base)
	}
}

func TestWhatCUPSIsTold(t *testing.T) {
	var got []string
	s := system{goos: "linux", run: func(_ context.Context, _ []string, name string, args ...string) (string, error) {
		switch strings.Join(append([]string{name}, args...), " ") {
		case "lpstat -e":
			return "laser\nneedle\n", nil
		case "lpstat -d":
			return "system default destination: needle\n", nil
		}
		got = append([]string{name}, args...)
		return "", nil
	}}
	list, err := s.Printers(t.Context())
	if err != nil || len(list.Rows) != 2 || list.Rows[0].Default || !list.Rows[1].Default {
		t.Errorf("%+v, %v", list, err)
	}
	if err := s.Print(t.Context(), "/tmp/a.pdf", PrintJob{Name: "ZD 1.pdf", Printer: "needle", Copies: 3, Sides: "short", Layout: "form241"}); err != nil {
		t.Fatal(err)
	}
	want := "lp -d needle -n 3 -t ZD 1 -o print-scaling=none -o sides=two-sided-short-edge -o media=Custom.241x139.7mm -- /tmp/a.pdf"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

func TestWhatWindowsIsTold(t *testing.T) {
	var scripts []string
	var env []string
	s := system{goos: "windows", run: func(_ context.Context, e []string, _ string, args ...string) (string, error) {
		if strings.Contains(args[len(args)-1], "Win32_Printer") {
			return "\ufeff[{\"Name\":\"针式 '1'\",\"Default\":true}]\r\n", nil
		}
		scripts, env = append(scripts, args[len(args)-1]), e
		return "", nil
	}}
	list, err := s.Printers(t.Context())
	if err != nil || len(list.Rows) != 1 || list.Rows[0] != (Printer{"针式 '1'", true}) {
		t.Fatalf("%+v, %v", list, err)
	}
	if err := s.Print(t.Context(), `C:\a\ZD.pdf`, PrintJob{Printer: "针式 '1'", Copies: 2}); err != nil {
		t.Fatal(err)
	}
	if len(scripts) != 2 || strings.Contains(scripts[0], "针式") || strings.Join(env, " ") != `ZF_FILE=C:\a\ZD.pdf ZF_PRINTER=针式 '1'` {
		t.Errorf("%q with %q", scripts, env)
	}
}

func TestWhatAPrinterRefusesIsSaid(t *testing.T) {
	s := system{goos: "linux", run: func(context.Context, []string, string, ...string) (string, error) {
		return "", errors.New("lp: no such file")
	}}
	if list, err := s.Printers(t.Context()); err != nil || len(list.Rows) != 0 {
		t.Errorf("without CUPS: %+v, %v", list, err)
	}
	if f := fault.As(s.Print(t.Context(), "a.pdf", PrintJob{Copies: 1})); f == nil || f.Key != NotPrinted {
		t.Errorf("got %v", f)
	}
	if f := fault.As(s.Open(t.Context(), "a.pdf")); f == nil || f.Key != NoViewer {
		t.Errorf("got %v", f)
	}
}
