package task

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/settings"
)

// ExportRequest asks for the tasks as a calendar file.
type ExportRequest struct {
	Ahead int    `json:"ahead"` // days ahead, 1 to 366; 0 is 366
	Lang  string `json:"lang"`  // zh-CN or en; "" is the book's
}

// File is a file for the user.
type File struct {
	Name string `json:"name"`
	Data []byte `json:"data" ts_type:"string"` // base64
}

// Export gives what is open and what comes as an iCalendar file (RFC 5545): one event of a whole day for each task. A task has the same
// UID in every export, so a calendar that imports it again moves it and makes no second one.
func (s *Service) Export(ctx context.Context, r ExportRequest) (File, error) {
	if r.Ahead <= 0 || r.Ahead > mostAhead {
		r.Ahead = mostAhead
	}
	var c calendar
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		all, err := settings.Load(ctx, tx)
		if err != nil {
			return err
		}
		if r.Lang == "" {
			r.Lang = string(all.Language)
		}
		if c.book, err = db.Value[string](ctx, tx, "SELECT uuid FROM book"); err != nil {
			return err
		}
		c.name, c.lang, c.now = all.Company.Name, r.Lang, tx.Now
		tasks, err := derived(ctx, tx, tx.Today().AddDays(r.Ahead))
		for _, t := range tasks {
			if t.State != "done" {
				c.tasks = append(c.tasks, t)
			}
		}
		return err
	})
	return File{Name: c.say("待办", "Tasks") + " " + date.Of(c.now.Local()).String() + ".ics", Data: c.file()}, err
}

// calendar is what the file is made of.
type calendar struct {
	name, book, lang string
	now              time.Time
	tasks            []Task
}

func (c calendar) say(zh, en string) string {
	if c.lang == string(settings.English) {
		return en
	}
	return zh
}

func (c calendar) file() []byte {
	var out strings.Builder
	line := func(name, value string) { out.WriteString(fold(name + ":" + value)) }
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//Zhangfang//Tasks//ZH")
	line("CALSCALE", "GREGORIAN")
	line("METHOD", "PUBLISH")
	line("X-WR-CALNAME", escape(strings.TrimSpace(c.name+" "+c.say("待办", "tasks"))))
	for _, t := range c.tasks {
		line("BEGIN", "VEVENT")
		line("UID", escape(t.Name)+"@"+c.book)
		line("DTSTAMP", c.now.UTC().Format("20060102T150405Z"))
		line("DTSTART;VALUE=DATE", day(c.shown(t)))
		line("DTEND;VALUE=DATE", day(c.shown(t).AddDays(1)))
		line("SUMMARY", escape(c.summary(t)))
		if about := c.about(t); about != "" {
			line("DESCRIPTION", escape(about))
		}
		line("CATEGORIES", escape(c.say("账房", "Zhangfang")))
		line("TRANSP", "TRANSPARENT")
		line("END", "VEVENT")
	}
	line("END", "VCALENDAR")
	return []byte(out.String())
}

// shown is the day on which a task stands in the calendar: the stages of an end on the days from which they count, all others on
// the day that they are about.
func (c calendar) shown(t Task) date.Date {
	if t.Kind == End || t.Kind == Renew {
		return t.From
	}
	return t.Day
}

func day(d date.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

// summary is the task in one line.
func (c calendar) summary(t Task) string {
	who := strings.Join(strings.Fields(t.Who+" "+t.Unit), " ")
	switch t.Kind {
	case End:
		return fmt.Sprintf(c.say("合同 %s 还有 %d 天到期：%s", "Contract %s ends in %d days: %s"), t.Code, t.Stage, who)
	case Renew:
		return fmt.Sprintf(c.say("谈续签：合同 %s（%s）", "Agree on going on: contract %s (%s)"), t.Code, who)
	case Step:
		return fmt.Sprintf(c.say("合同 %s 调价：%s（%s）", "Contract %s steps up: %s (%s)"), t.Code, t.Item, who)
	case FreeEnds:
		return fmt.Sprintf(c.say("合同 %s 免租期结束：%s（%s）", "Contract %s: rent-free days are over: %s (%s)"), t.Code, t.Item, who)
	case Due:
		return fmt.Sprintf(c.say("%d 张账单到期，共 %s 元", "%d invoices fall due, ¥%s"), t.Count, t.Amount.Grouped())
	case Deposit:
		return fmt.Sprintf(c.say("退押金 %s 元：合同 %s（%s）", "Pay back a deposit of ¥%s: contract %s (%s)"), t.Amount.Grouped(), t.Code, who)
	case Reading:
		return fmt.Sprintf(c.say("抄表：%d 块表本月还没有读数", "Read meters: %d have no reading this month"), t.Count)
	default:
		return fmt.Sprintf(c.say("确认里程碑：合同 %s %s（%s）", "Confirm a milestone: contract %s %s (%s)"), t.Code, t.Item, who)
	}
}

// about says the day where the event stands on another.
func (c calendar) about(t Task) string {
	if c.shown(t) == t.Day {
		return t.Note
	}
	return strings.TrimSpace(fmt.Sprintf(c.say("到期日 %s", "Ends on %s"), t.Day) + "\n" + t.Note)
}

// escape writes text as RFC 5545 section 3.3.11 asks.
func escape(text string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(text)
}

// longest is how many octets a line may have, without its end.
const longest = 75

// fold breaks a line into pieces of at most 75 octets, each after the first begun by a space, never inside a character.
func fold(line string) string {
	var out strings.Builder
	room := longest
	for _, r := range line {
		n := utf8.RuneLen(r)
		if n > room {
			out.WriteString("\r\n ")
			room = longest - 1
		}
		out.WriteRune(r)
		room -= n
	}
	out.WriteString("\r\n")
	return out.String()
}
