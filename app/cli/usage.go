package main

import (
	"regexp"
	"strings"

	"github.com/spf13/cobra"
)

// misuse is what is wrong with a command line, in both languages.
type misuse struct{ zh, en string }

func (m misuse) Error() string { return m.en }

// slips are the words of the library for what people type wrong, and ours. $1 and $2 are what they typed.
var slips = []struct {
	said   *regexp.Regexp
	zh, en string
}{
	{regexp.MustCompile(`^required flag\(s\) (.+) not set$`), "还缺 $1。", "$1 is missing."},
	{regexp.MustCompile(`^unknown flag: (\S+)`), "没有选项 $1。", "There is no option $1."},
	{regexp.MustCompile(`^unknown shorthand flag: '.' in (\S+)`), "没有选项 $1。", "There is no option $1."},
	{regexp.MustCompile(`^flag needs an argument: .*?(--?\w[\w-]*)`), "$1 后面要写值。", "$1 wants a value."},
	{regexp.MustCompile(`^accepts (\d+) arg\(s\), received (\d+)`), "要写 $1 个文件或名称，写了 $2 个。", "It wants $1 file or name, and $2 were given."},
	{regexp.MustCompile(`^requires at least (\d+) arg`), "至少要写 $1 个文件。", "It wants at least $1 file."},
	{regexp.MustCompile(`(?s)^unknown command "(.+?)" for "zhangfang"\s+Did you mean this\?\s+(.+?)\s*$`), "没有命令 $1。是不是 $2？", "There is no command $1. Perhaps $2?"},
	{regexp.MustCompile(`^unknown command "(.+?)" for "zhangfang(?: statement)?"`), "没有命令 $1。", "There is no command $1."},
	{regexp.MustCompile(`^unknown command "(.+?)" for "`), "多写了“$1”。", "“$1” is too much."},
	{regexp.MustCompile(`^invalid argument "(.*)" for ".*?(--[\w-]+)" flag`), "$2 不能是“$1”。", "$2 cannot be “$1”."},
}

// shapes are what options look like, by the type that a flag says it is of.
var shapes = map[string]misuse{
	"DATE":   {"要写 2026-11-30 这样的日期。", "It is a date such as 2026-11-30."},
	"yes|no": {"要写 yes 或 no。", "It is yes or no."},
	"bool":   {"它后面不写值。", "It stands without a value."},
}

// usage says what is wrong with a command line, how the command is written, and where examples are.
func (t *terminal) usage(cmd *cobra.Command, err error) string {
	said := err.Error()
	zh, en := said, said
	if m, ok := err.(misuse); ok {
		zh, en = m.zh, m.en
	}
	for _, s := range slips {
		found := s.said.FindStringSubmatchIndex(said)
		if found == nil {
			continue
		}
		fill := func(template string) string {
			text := string(s.said.ExpandString(nil, strings.NewReplacer("$1", "${1}", "$2", "${2}").Replace(template), said, found))
			return quotedFlags.ReplaceAllString(text, "--$1")
		}
		zh, en = fill(s.zh), fill(s.en)
		break
	}
	if name := regexp.MustCompile(`^invalid argument .*"[^"]*--([\w-]+)" flag`).FindStringSubmatch(said); name != nil {
		if flag := cmd.Flag(name[1]); flag != nil {
			zh, en = zh+shapes[flag.Value.Type()].zh, strings.TrimSpace(en+" "+shapes[flag.Value.Type()].en)
		}
	}
	text := zh
	if t.lang == "en" {
		text = en
	}
	if cmd.HasSubCommands() {
		return t.say("%s\n全部命令：%s --help", "%s\nAll commands: %s --help", text, cmd.CommandPath())
	}
	return t.say("%s\n用法：%s\n例子：%s --help", "%s\nUsage: %s\nExamples: %s --help", text, strings.TrimSuffix(cmd.UseLine(), " [flags]"), cmd.CommandPath())
}

// quotedFlags are names of flags as the library lists those that are missing.
var quotedFlags = regexp.MustCompile(`"([\w-]+)"`)

// wanted is the language that a command line asks for, or the system's: what is wrong before --lang was read is told in it too.
func wanted(args []string) string {
	for i, a := range args {
		for _, lang := range []string{"en", "zh-CN"} {
			if a == "--lang="+lang || a == "--lang" && i+1 < len(args) && args[i+1] == lang {
				return lang
			}
		}
	}
	return language()
}
