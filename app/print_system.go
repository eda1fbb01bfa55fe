package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"time"

	"zhangfang/internal/fault"
)

// system is the spooler of this computer: CUPS by lp on Linux and macOS, and on Windows the program that opens PDFs, which is asked
// to print. Nothing of a shell is in between, so a name is never a command. Its zero value asks the real system.
type system struct {
	goos string                                                                               // "" is this computer's
	run  func(ctx context.Context, env []string, name string, args ...string) (string, error) // nil runs it
}

func (s system) windows() bool {
	if s.goos != "" {
		return s.goos == "windows"
	}
	return runtime.GOOS == "windows"
}

// patience is how long a command may take: a spooler that does not answer must not hold the window.
const patience = 30 * time.Second

func (s system) do(ctx context.Context, env []string, name string, args ...string) (string, error) {
	if s.run != nil {
		return s.run(ctx, env, name, args...)
	}
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(append(os.Environ(), "LC_ALL=C"), env...)
	hide(cmd)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	err := cmd.Run()
	if err != nil && said.Len() > 0 && !errors.Is(err, exec.ErrNotFound) {
		err = errors.New(strings.TrimSpace(said.String()))
	}
	return out.String(), err
}

// powershell runs a script that takes what it works on from the environment.
func (s system) powershell(ctx context.Context, script string, env ...string) (string, error) {
	return s.do(ctx, env, "powershell.exe", "-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-Command",
		"$ErrorActionPreference='Stop'; [Console]::OutputEncoding=[Text.Encoding]::UTF8; "+script)
}

// Printers lists the printers. A computer without a printing system has none.
func (s system) Printers(ctx context.Context) (PrinterList, error) {
	if s.windows() {
		return s.windowsPrinters(ctx)
	}
	out := PrinterList{Rows: []Printer{}, Duplex: true}
	names, err := s.do(ctx, nil, "lpstat", "-e")
	if err != nil { // no CUPS, or one that does not run
		return out, nil
	}
	first, _ := s.do(ctx, nil, "lpstat", "-d")
	_, first, _ = strings.Cut(first, ":")
	for name := range strings.Lines(names) {
		if name = strings.TrimSpace(name); name != "" {
			out.Rows = append(out.Rows, Printer{name, name == strings.TrimSpace(first)})
		}
	}
	return out, nil
}

func (s system) windowsPrinters(ctx context.Context) (PrinterList, error) {
	out := PrinterList{Rows: []Printer{}}
	raw, err := s.powershell(ctx, "ConvertTo-Json -Compress @(Get-CimInstance Win32_Printer | Select-Object Name,Default)")
	if err != nil {
		return out, nil
	}
	var rows []struct {
		Name    string
		Default bool
	}
	if err := json.Unmarshal([]byte(strings.TrimPrefix(strings.TrimSpace(raw), "\ufeff")), &rows); err != nil {
		return out, nil
	}
	for _, r := range rows {
		out.Rows = append(out.Rows, Printer{r.Name, r.Default})
	}
	return out, nil
}

// media are the papers of layouts as CUPS names them. A roll has no length of its own.
var media = map[string]string{
	"a4": "A4", "a4x2": "A4", "labels": "A4", "a5": "A5", "form241": "Custom.241x139.7mm", "form241x3": "Custom.241x93.1mm", "dl": "Custom.220x110mm",
}

var sides = map[string]string{"one": "one-sided", "long": "two-sided-long-edge", "short": "two-sided-short-edge"}

// lp are the arguments that print a file, at its true size: a seal of 40 mm is 40 mm on paper.
func lp(path string, j PrintJob) []string {
	args := []string{}
	if j.Printer != "" {
		args = append(args, "-d", j.Printer)
	}
	args = append(args, "-n", strconv.Itoa(j.Copies), "-t", strings.TrimSuffix(printable(j.Name), ".pdf"), "-o", "print-scaling=none")
	if s := sides[j.Sides]; s != "" {
		args = append(args, "-o", "sides="+s)
	}
	if m := media[j.Layout]; m != "" {
		args = append(args, "-o", "media="+m)
	}
	return append(args, "--", path)
}

// Print gives a file to a printer.
func (s system) Print(ctx context.Context, path string, j PrintJob) error {
	var err error
	if s.windows() {
		verb := "Start-Process -WindowStyle Hidden -FilePath $env:ZF_FILE -Verb Print"
		if j.Printer != "" {
			verb = "Start-Process -WindowStyle Hidden -FilePath $env:ZF_FILE -Verb PrintTo -ArgumentList ('\"' + $env:ZF_PRINTER + '\"')"
		}
		for range j.Copies {
			if _, err = s.powershell(ctx, verb, "ZF_FILE="+path, "ZF_PRINTER="+j.Printer); err != nil {
				break
			}
		}
	} else {
		_, err = s.do(ctx, nil, "lp", lp(path, j)...)
	}
	if err != nil {
		return fault.New(NotPrinted, fault.Args{"printer": j.Printer, "detail": err.Error()})
	}
	return nil
}

// Open shows a file in the system's viewer.
func (s system) Open(ctx context.Context, path string) error {
	goos := s.goos
	if goos == "" {
		goos = runtime.GOOS
	}
	var err error
	switch goos {
	case "windows":
		_, err = s.do(ctx, nil, "rundll32.exe", "url.dll,FileProtocolHandler", path)
	case "darwin":
		_, err = s.do(ctx, nil, "open", path)
	default:
		_, err = s.do(ctx, nil, "xdg-open", path)
	}
	if err != nil {
		return fault.New(NoViewer, fault.Args{"file": path, "detail": err.Error()})
	}
	return nil
}
