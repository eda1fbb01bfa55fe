package statement

// sure is the claim of a format that a file names itself: no table's header is as certain.
const sure = 1000

// documents are the formats that are no tables. They are asked first, since they look only at the beginning of a text.
var documents = append([]Format{mt940, ofx1, ofx2, qif}, camts...)
