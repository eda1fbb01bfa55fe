package sheet

import (
	"strconv"

	"zhangfang/internal/fault"
)

// What can be wrong with a file as a whole.
const (
	Refused       fault.Key = "sheet.refused"
	FileTooLarge  fault.Key = "sheet.file_too_large"
	FileEmpty     fault.Key = "sheet.file_empty"
	OldExcel      fault.Key = "sheet.old_excel"
	Damaged       fault.Key = "sheet.damaged"
	BadJSON       fault.Key = "sheet.bad_json"
	BadEncoding   fault.Key = "sheet.bad_encoding"
	TooManyRows   fault.Key = "sheet.too_many_rows"
	NothingInside fault.Key = "sheet.nothing_inside"
)

// What can be wrong with tables, headers and rows.
const (
	UnknownTable      fault.Key = "sheet.unknown_table"
	UnknownTableNear  fault.Key = "sheet.unknown_table_near"
	WhichTable        fault.Key = "sheet.which_table"
	TableTwice        fault.Key = "sheet.table_twice"
	UnknownColumn     fault.Key = "sheet.unknown_column"
	UnknownColumnNear fault.Key = "sheet.unknown_column_near"
	ColumnTwice       fault.Key = "sheet.column_twice"
	KeyMissing        fault.Key = "sheet.key_missing"
	NoHeader          fault.Key = "sheet.no_header"
	TooWide           fault.Key = "sheet.too_wide"
	RowTooLong        fault.Key = "sheet.row_too_long"
	SameKey           fault.Key = "sheet.same_key"
)

// What can be wrong with a cell.
const (
	Empty             fault.Key = "sheet.empty"
	BadCharacter      fault.Key = "sheet.bad_character"
	TooLong           fault.Key = "sheet.too_long"
	LostDigits        fault.Key = "sheet.lost_digits"
	NotAnOption       fault.Key = "sheet.not_an_option"
	NotYesNo          fault.Key = "sheet.not_yes_no"
	NotANumber        fault.Key = "sheet.not_a_number"
	NotWhole          fault.Key = "sheet.not_whole"
	TooManyPlaces     fault.Key = "sheet.too_many_places"
	TooLarge          fault.Key = "sheet.too_large"
	PercentOrFraction fault.Key = "sheet.percent_or_fraction"
	NotADate          fault.Key = "sheet.not_a_date"
	NoSuchDay         fault.Key = "sheet.no_such_day"
	NotATime          fault.Key = "sheet.not_a_time"
	NotACell          fault.Key = "sheet.not_a_cell"
)

// maxShown is how many errors of one file are told; all are counted.
const maxShown = 1000

// problems collects what is wrong with a file.
type problems struct {
	shown []*fault.Fault
	count int
}

func (p *problems) add(f *fault.Fault) {
	if p.count++; len(p.shown) < maxShown {
		p.shown = append(p.shown, f)
	}
}

// err gives all problems as one fault, or nil.
func (p *problems) err() error {
	if p.count == 0 {
		return nil
	}
	f := fault.As(fault.Many(Refused, p.shown))
	f.Args["count"], f.Args["shown"] = p.count, len(p.shown)
	return f
}

// rowAt names a row in a fault's place.
func rowAt(line int) string { return "row " + strconv.Itoa(line) }
