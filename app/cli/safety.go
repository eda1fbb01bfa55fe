package main

import (
	"context"

	"github.com/spf13/cobra"

	"zhangfang/app"
	"zhangfang/internal/backup"
	"zhangfang/internal/fault"
)

// NoTarget asks where a backup is to be restored.
const NoTarget fault.Key = "cli.no_target"

func (t *terminal) safety() []*cobra.Command {
	return []*cobra.Command{t.verify(), t.backup(), t.restore()}
}

func (t *terminal) verify() *cobra.Command {
	return &cobra.Command{
		Use:     "verify",
		Short:   "核对全部账目：文件、余额、单号、账期、历史 (checks the file and all invariants)",
		Example: "  zhangfang verify --book 松风里.zf",
		Args:    cobra.NoArgs,
		RunE: t.work(func(ctx context.Context, _ *app.Book, _ []string) error {
			r, err := t.app.Verify(ctx, app.None{})
			if err != nil {
				return err
			}
			var lines []string
			for _, c := range r.Checks {
				mark := "✓"
				if !c.OK {
					mark = "✗"
				}
				lines = append(lines, t.say("%s %-16s 看了 %d 项，%d 项不对", "%s %-16s %d looked at, %d wrong", mark, c.Name, c.Count, c.Wrong))
				for _, p := range c.Problems {
					lines = append(lines, "    "+fault.Text(t.lang, p))
				}
			}
			if err := t.print(r, lines...); err != nil {
				return err
			}
			if !r.OK {
				return errRefused
			}
			return nil
		}),
	}
}

func (t *terminal) backup() *cobra.Command {
	return &cobra.Command{
		Use:     "backup FILE",
		Short:   "备份：使用中也可以，得到核对过的副本 (a checked copy while in use)",
		Example: "  zhangfang backup 备份.zf\n  zhangfang backup 备份文件夹",
		Args:    cobra.ExactArgs(1),
		RunE: t.work(func(ctx context.Context, _ *app.Book, args []string) error {
			b, err := t.app.Backup(ctx, backup.MakeRequest{Path: args[0]})
			if err != nil {
				return err
			}
			return t.print(b, t.say("已备份到 %s（%d KB），并核对无误", "Backed up to %s (%d KB) and checked", b.Path, (b.Size+1023)/1024))
		}),
	}
}

func (t *terminal) restore() *cobra.Command {
	return &cobra.Command{
		Use:     "restore FILE --book BOOK",
		Short:   "从备份恢复：先核对备份，原来的文件改名留下 (checked before it replaces anything)",
		Example: "  zhangfang restore 备份.zf --book 松风里.zf",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if t.book == "" {
				return failed(fault.New(NoTarget, nil))
			}
			a, err := t.start()
			if err != nil {
				return failed(err)
			}
			r, err := a.Restore(cmd.Context(), backup.RestoreRequest{Backup: args[0], To: t.book})
			if err != nil {
				return failed(err)
			}
			lines := []string{t.say("已恢复 %s，历史到第 %d 条", "Restored %s, its history goes to entry %d", r.Path, r.Backup.Events)}
			if r.Kept != "" {
				lines = append(lines, t.say("原来的文件留在 %s，其中有 %d 条历史是备份里没有的", "The old file is kept as %s; the backup lacks %d entries of it", r.Kept, r.Lost))
			}
			return failed(t.print(r, lines...))
		},
	}
}
