package statement

// Caps on what comes from outside. A real statement is far below all of them; a file above one is refused whole,
// since half a statement is worse than none.
const (
	maxBytes   = 64 << 20  // of the file
	maxUnzip   = 160 << 20 // of all that a workbook unpacks to: 100,000 lines of 18 columns are 110 MB of XML
	maxRows    = 500_000   // that hold anything
	maxHeld    = 180 << 20 // bytes that a file and its lines take: with the program itself less than 256 MB
	rowHeld    = 400       // of them a line of a table, without its cells
	entryHeld  = 500       // one of OFX, QIF, MT940 or CAMT
	cellHeld   = 16        // and a cell that is kept beside its text
	maxParts   = 50_000    // statements of one file
	maxTexts   = 2_000_000 // shared strings of a workbook
	maxColumns = 256
	maxCells   = 6_000_000 // of a workbook or a page
	maxCell    = 32 << 10  // bytes of one cell, as in Excel; longer ones are cut
	headerSpan = 100       // rows in which a header is looked for
)
