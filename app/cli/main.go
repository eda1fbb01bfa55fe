// Command zhangfang is the terminal door: the same use cases without a window, a binary of its own without cgo.
// JSON goes to standard output, messages and progress to standard error. It ends with 0 when done, 1 when the input was
// refused and nothing was changed, 2 on wrong usage, 3 on an error of the program itself.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zhangfang/app"
	"zhangfang/internal/date"
	"zhangfang/internal/disk"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
)

func main() {
	app.KeepSmall()
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// Exit statuses of DOMAIN.md section 7.
const (
	done     = 0
	refused  = 1
	misused  = 2
	internal = 3
)

// run carries out one command line.
func run(args []string, out, errs io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	t := &terminal{out: out, errs: errs}
	root := t.root()
	root.SetArgs(args)
	root.SetOut(out)
	root.SetErr(errs)
	cmd, err := root.ExecuteContextC(ctx)
	if t.app != nil {
		err = errors.Join(err, failed(t.app.Close()))
	}
	return t.status(cmd, err, wanted(args))
}

// carriedOut marks errors of a command's work, as against those of its usage.
type carriedOut struct{ error }

func (c carriedOut) Unwrap() error { return c.error }

func failed(err error) error {
	if err == nil {
		return nil
	}
	return carriedOut{err}
}

func (t *terminal) status(cmd *cobra.Command, err error, lang string) int {
	if err == nil {
		return done
	}
	work, ok := errors.AsType[carriedOut](err)
	if !ok {
		t.lang = lang
		fmt.Fprintln(t.errs, t.usage(cmd, err))
		return misused
	}
	if errors.Is(work, errRefused) {
		return refused
	}
	f := fault.As(work)
	if f == nil && errors.Is(work, context.Canceled) {
		f = fault.New(job.Stopped, nil)
	}
	if f == nil {
		fmt.Fprintln(t.errs, work)
		return internal
	}
	fmt.Fprintln(t.errs, fault.Text(t.lang, t.placed(f)))
	if f.Key == Unanswered {
		return internal
	}
	return refused
}

// errRefused ends a command with status 1 when what stands against it has been printed already.
var errRefused = errors.New("refused")

// terminal is what all commands share.
type terminal struct {
	out, errs io.Writer
	book      string
	format    string
	lang      string
	app       *app.App
}

func (t *terminal) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "zhangfang",
		Short:         "账房：合同、账单、收款、核销、账龄（终端版）",
		Long:          "账房 Zhangfang 的终端版。每条命令都可以用 --book 指定账套，用 --format json 输出 JSON。\nThe terminal door of Zhangfang: contracts, invoices, receipts, aging.",
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if t.format != "text" && t.format != "json" {
				return misuse{fmt.Sprintf("--format 是 text 或 json，不是“%s”。", t.format), fmt.Sprintf("--format is text or json, not “%s”.", t.format)}
			}
			if t.lang != "zh-CN" && t.lang != "en" {
				return misuse{fmt.Sprintf("--lang 是 zh-CN 或 en，不是“%s”。", t.lang), fmt.Sprintf("--lang is zh-CN or en, not “%s”.", t.lang)}
			}
			return nil
		},
	}
	flags := root.PersistentFlags()
	flags.StringVar(&t.book, "book", "", "账套文件，默认用上次新建或打开的 (the book; default: the one made or opened last)")
	flags.StringVar(&t.format, "format", "text", "text 或 json")
	flags.StringVar(&t.lang, "lang", language(), "zh-CN 或 en")
	root.AddCommand(t.books()...)
	root.AddCommand(t.exchanging()...)
	root.AddCommand(t.billing()...)
	root.AddCommand(t.statements()...)
	root.AddCommand(t.claiming()...)
	root.AddCommand(t.demo())
	root.AddCommand(t.papers()...)
	root.AddCommand(t.safety()...)
	return root
}

// language follows the system where it says English, else it is Chinese.
func language() string {
	for _, name := range []string{"LC_ALL", "LANG"} {
		if strings.HasPrefix(os.Getenv(name), "en") {
			return "en"
		}
	}
	return "zh-CN"
}

// start makes the program without a book.
func (t *terminal) start() (*app.App, error) {
	home, err := app.DefaultHome()
	if err != nil {
		return nil, err
	}
	t.app = app.New(home)
	t.app.Log = slog.New(slog.NewTextHandler(t.errs, &slog.HandlerOptions{Level: slog.LevelWarn}))
	return t.app, nil
}

// open makes the program with the book of --book, which stays aside, or with the one used last.
func (t *terminal) open(ctx context.Context) (*app.Book, error) {
	a, err := t.start()
	if err != nil {
		return nil, err
	}
	if t.book != "" {
		_, err = a.Visit(ctx, app.Path{Path: t.book})
	} else {
		err = openLast(ctx, a)
	}
	if err != nil {
		return nil, err
	}
	return a.Book()
}

func openLast(ctx context.Context, a *app.App) error {
	known, err := a.Home.Known()
	if err != nil {
		return err
	}
	if len(known) == 0 {
		return fault.New(app.NoBook, nil)
	}
	_, err = a.Open(ctx, app.Path{Path: known[0].Path})
	return err
}

// work makes a command's body of a function that needs the open book.
func (t *terminal) work(f func(ctx context.Context, b *app.Book, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		b, err := t.open(cmd.Context())
		if err != nil {
			return failed(err)
		}
		return failed(f(cmd.Context(), b, args))
	}
}

// print writes the answer of a command: JSON, or lines for a person.
func (t *terminal) print(answer any, lines ...string) error {
	var text bytes.Buffer
	if t.format == "json" {
		e := json.NewEncoder(&text)
		e.SetEscapeHTML(false)
		if err := e.Encode(answer); err != nil {
			return err
		}
	} else {
		for _, l := range lines {
			fmt.Fprintln(&text, l)
		}
	}
	if _, err := t.out.Write(text.Bytes()); err != nil {
		return disk.Why(fault.New(Unanswered, nil), err)
	}
	return nil
}

// Unanswered tells that a command was carried out, and nobody could be told.
const Unanswered fault.Key = "cli.unanswered"

// say picks the sentence of the language.
func (t *terminal) say(zh, en string, args ...any) string {
	if t.lang == "en" {
		return fmt.Sprintf(en, args...)
	}
	return fmt.Sprintf(zh, args...)
}

// tell writes a message beside the answer.
func (t *terminal) tell(zh, en string, args ...any) { fmt.Fprintln(t.errs, t.say(zh, en, args...)) }

// day is a flag that is a date.
type day struct{ date.Date }

func (d *day) Set(s string) (err error) { d.Date, err = date.Parse(s); return err }
func (d *day) Type() string             { return "DATE" }

// yesNo is a flag that is yes, no or not given.
type yesNo struct{ value *bool }

func (y *yesNo) Set(s string) error {
	if s != "yes" && s != "no" {
		return fmt.Errorf("yes or no, not %q", s)
	}
	y.value = new(s == "yes")
	return nil
}

func (y *yesNo) String() string {
	switch {
	case y.value == nil:
		return ""
	case *y.value:
		return "yes"
	}
	return "no"
}

func (y *yesNo) Type() string { return "yes|no" }

// oneOf wants one argument, which is one of some names.
func oneOf(names []string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := cobra.ExactArgs(1)(cmd, args); err != nil {
			return err
		}
		if !slices.Contains(names, args[0]) {
			list := strings.Join(names, ", ")
			return misuse{fmt.Sprintf("没有“%s”，可以选 %s。", args[0], list), fmt.Sprintf("There is no “%s”: choose one of %s.", args[0], list)}
		}
		return nil
	}
}
