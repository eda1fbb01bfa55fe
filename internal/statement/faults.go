package statement

import "zhangfang/internal/fault"

// What can be wrong with a file as a whole.
const (
	Empty           fault.Key = "statement.empty"
	TooLarge        fault.Key = "statement.too_large"
	UnpacksTooLarge fault.Key = "statement.unpacks_too_large"
	TooManyRows     fault.Key = "statement.too_many_rows"
	TooManyColumns  fault.Key = "statement.too_many_columns"
	TooManyCells    fault.Key = "statement.too_many_cells"
	NotText         fault.Key = "statement.not_text"
	IsPDF           fault.Key = "statement.is_pdf"
	IsHTML          fault.Key = "statement.is_html"
	Unreadable      fault.Key = "statement.unreadable"
	Locked          fault.Key = "statement.locked"         // no password was given
	WrongPassword   fault.Key = "statement.wrong_password" // one that does not open the file
	LockedXLS       fault.Key = "statement.locked_xls"     // of the old .xls, which is not opened with any
	Unknown         fault.Key = "statement.unknown"
	UnknownFormat   fault.Key = "statement.unknown_format"
	NotThisFormat   fault.Key = "statement.not_this_format"
	MappingMismatch fault.Key = "statement.mapping_mismatch"
	NoSuchAnswer    fault.Key = "statement.no_such_answer"
	YearMissing     fault.Key = "statement.year_missing"
	EmptyArchive    fault.Key = "statement.empty_archive"
	Truncated       fault.Key = "statement.truncated"
)

// What can be wrong with a row, or doubtful about a file that was read.
const (
	BadDate          fault.Key = "statement.bad_date"
	BadDateAmount    fault.Key = "statement.bad_date_amount"
	DateMissing      fault.Key = "statement.date_missing"
	BadAmount        fault.Key = "statement.bad_amount"
	NoAmount         fault.Key = "statement.no_amount"
	TwoAmounts       fault.Key = "statement.two_amounts"
	UnknownDirection fault.Key = "statement.unknown_direction"
	DamagedIDs       fault.Key = "statement.damaged_ids"
	WrongBytes       fault.Key = "statement.wrong_bytes"
	HiddenCharacters fault.Key = "statement.hidden_characters"
	DoubtSign        fault.Key = "statement.doubt_sign"
	DoubtDateOrder   fault.Key = "statement.doubt_date_order"
	DoubtYear        fault.Key = "statement.doubt_year"
	DoubtDecimal     fault.Key = "statement.doubt_decimal"
	DoubtHeader      fault.Key = "statement.doubt_header"
	DoubtPayer       fault.Key = "statement.doubt_payer"
	NoSuchDay        fault.Key = "statement.no_such_day"
	NoDay            fault.Key = "statement.no_day"
	SeveralAccounts  fault.Key = "statement.several_accounts"
	SeveralMembers   fault.Key = "statement.several_members"
	BankSays         fault.Key = "statement.bank_says"
)
