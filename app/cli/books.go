package main

import (
	"context"
	"fmt"
	"os/exec"
	"runtime"

	"github.com/spf13/cobra"

	"zhangfang/app"
	"zhangfang/app/httpapi"
	"zhangfang/frontend"
	"zhangfang/internal/fault"
)

// NoPort tells that serve cannot answer where it was told to.
const NoPort fault.Key = "cli.no_port"

func (t *terminal) books() []*cobra.Command { return []*cobra.Command{t.initBook(), t.serve()} }

func (t *terminal) initBook() *cobra.Command {
	var name string
	cmd := &cobra.Command{
		Use:     "init --name NAME",
		Short:   "新建账套 (makes a new book)",
		Example: "  zhangfang init --name 松风里物业 --book 松风里.zf",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			a, err := t.start()
			if err != nil {
				return failed(err)
			}
			c, err := a.Create(cmd.Context(), app.NewBook{Name: name, Path: t.book})
			if err != nil {
				return failed(err)
			}
			return failed(t.print(map[string]string{"book": c.Path, "name": c.Name}, t.say("已建账套 %s", "Made the book %s", c.Path)))
		},
	}
	cmd.Flags().StringVar(&name, "name", "", "公司名称 (the company's name)")
	must(cmd.MarkFlagRequired("name"))
	return cmd
}

func (t *terminal) serve() *cobra.Command {
	var port, token string
	var browse bool
	cmd := &cobra.Command{
		Use:     "serve",
		Short:   "在本机端口上打开同一个窗口，供浏览器和脚本使用 (the same window in a browser)",
		Long:    "Serves the window and the API on this computer alone, and prints the address with its token. Without --book it opens the book used last; without any, the first-run screen.",
		Example: "  zhangfang serve --book 松风里.zf --open",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return failed(t.serveOn(cmd.Context(), port, token, browse))
		},
	}
	cmd.Flags().StringVar(&port, "port", "0", "端口，0 为任意空闲端口 (0 = any free one)")
	cmd.Flags().StringVar(&token, "token", "", "口令，默认随机 (default: made up)")
	cmd.Flags().BoolVar(&browse, "open", false, "打开浏览器 (opens the browser)")
	return cmd
}

func (t *terminal) serveOn(ctx context.Context, port, token string, browse bool) error {
	a, err := t.start()
	if err != nil {
		return err
	}
	a.Daily = true
	known, err := a.Home.Known()
	if err != nil {
		return err
	}
	path := t.book
	if path == "" && len(known) > 0 && !known[0].Missing {
		path = known[0].Path
	}
	if path != "" {
		if _, err := a.Open(ctx, app.Path{Path: path}); err != nil {
			return err
		}
	}
	s, err := httpapi.Listen(a, frontend.Dist, port, token)
	if err != nil {
		return fault.New(NoPort, fault.Args{"port": port})
	}
	if err := t.print(map[string]string{"address": s.Address()}, s.Address()); err != nil {
		return err
	}
	if browse {
		if err := openBrowser(s.Address()); err != nil {
			t.tell("浏览器没有打开，请自己打开上面的地址。", "The browser did not open: open the address above.")
		}
	}
	return s.Serve(ctx)
}

func openBrowser(address string) error {
	switch runtime.GOOS {
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", address).Start()
	case "darwin":
		return exec.Command("open", address).Start()
	}
	return exec.Command("xdg-open", address).Start()
}

// must is for what can only fail by a mistake in this package.
func must(err error) {
	if err != nil {
		panic(fmt.Sprintf("cli: %v", err))
	}
}
