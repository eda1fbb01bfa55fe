// Package charge turns the pricing terms of one contract charge into billing periods and invoice lines. It is
// arithmetic on values: no database, no clock, no rounding but one a line. What a period is billed from besides its
// terms (readings, turnover, shares) comes in as Facts; where they are missing it says so and never guesses.
//
// The rules are those of sections 2 and 3 of the domain paper. Choices where the paper leaves room:
//
// Prices and days
//   - Percents are percent points (5 is 5 %); a tax rate is a fraction (0.06 is 6 %).
//   - A price once is for the whole of its period; a step, free days or a discount inside it split it by the day.
//   - Free days and discounts may be without an end.
//   - A discount inside free days changes nothing and makes no line of its own; a price step does.
//   - An amount off is taken, in fen, from what the line costs after percents and before it is rounded; before tax
//     where tax is added on top.
//   - round_to settles the computed amount: with tax where the price includes it, without tax where it does not.
//   - A price that steps down by an amount stops at 0.
//   - A price for a year is divided over the cycles of a year from the origin, or of a calendar year; one for the whole
//     charge over its periods, by the months that each counts. Both by largest remainder, so that slices sum to it; the
//     earlier slice gets the fen where remainders are alike. A part of a slice is prorated like a price per cycle.
//   - Months of thirty days: the last day of a short month stands for the days up to the 30th, and a 31st for none.
//   - whole_if_over: beyond so many days charged a month counts whole (as under none), otherwise by its days (as actual).
//   - A due day that moves before the issue date moves after it instead.
//   - Where RULES-CN knows another custom: the last stretch of a month is not what the others left of its price (each line
//     is settled by itself), and tax of 1.5 % on a price with 5 % in it (individuals' housing) is not a rate of its own.
//
// Meters
//   - Usage goes from the last billed reading, at first from the last one not after the first day charged, to the last in
//     the period. A charge that goes on from another (its origin lies before its start) begins with the last reading before
//     its start, which is where the other one ended.
//   - All of a line goes by the day of its later reading: price, discounts, free days. A price that changed between two
//     readings is not shared out over their days, though RULES-CN knows that too: read the meter on that day.
//   - Losses are points added to the usage, and come before the bands, as the multiplier does.
//   - A value below the one before is a new round of a meter that has a highest value, and refused without one. After an
//     estimate it is a credit; where a new round is nearer than that (an estimate just below the highest value), it is one.
//     On one day an estimate comes before what was read, and the end of a meter before the beginning of the next.
//   - With several registers a bill goes to the last day on which all were read. Bands run over their sum.
//   - Bands of a month count for the calendar month of the later reading, once, however many months the interval covers.
//     The last unit of a band is its own. A credit takes back from the bands in which the estimate lay; what it takes back
//     of a month or year before is at the first price.
//   - A household beyond so many people raises the end of every band by so many units a head. Moving in scales those ends
//     to the months of the year from the one moved in, which counts whole, to two places; moving out does not, since an
//     end that moves must not change what was billed.
//
// Other models
//   - Usage, tiers, shares and turnover rent are billed in arrears, whatever the timing says.
//   - Turnover rent: the base is the price as a fixed charge would bill it, with its free days and discounts; the part of
//     the turnover is compared with what is left of it, and its line stands instead of the base's. A time that is free on
//     every day costs nothing. Turnover must be known for every day; an entry that reaches into days of another period
//     does not count. Settled yearly, each period bills the base, and the last of the year (or of the charge) the rest.
//   - A share is billed with the period in which its last day lies.
//   - A formula that asks for 当月天数 is worked out month by month and added; one that asks for 天数 or 月数 once for each
//     run of days; one that asks for 用量 or 营业额 once for its period, by the day of the reading or the last day; any other
//     is for the whole period, and split by days. What it comes to may lie below nothing: a credit.
//   - Minimum and maximum hold for each period that bills anything, whole or cut, unless it is free on every day. They
//     are amounts by price: with tax where the price holds it.
//   - What is kept back is a part of what the charge comes to, settled once; what is billed now is the rest.
//   - Nothing comes off a credit, and it is rounded like any line, halves away from zero.
package charge
