package statement

// Caps on what comes from outside. A real statement is far below all of them; a file above one is refused whole,
// since half a statement is worse than none.
const (
	maxBytes   = 64 << 20  // of the file
	maxUnzip   = 160 << 20 // of all that a workbook unpacks to: 100,000 lines of 18 columns are 110 MB of XML
	maxRows    = 250_000   // that hold anything; a line takes half a kilobyte
	maxParts   = 50_000    // statements of one file
	maxTexts   = 2_000_000 // shared strings of a workbook
	maxColumns = 256
	maxCells   = 6_000_000 // about 11 bytes of the largest file for each
	maxCell    = 32 << 10  // bytes of one cell, as in Excel; longer ones are cut
	headerSpan = 100       // rows in which a header is looked for
)
