package charge

import "github.com/shopspring/decimal"

// Figure writes a number as workings do: with thousands, and no more places than it has.
func Figure(d decimal.Decimal) string { return figure(d, 0) }
