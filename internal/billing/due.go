package billing

import (
	"context"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
)

// Due works out what a run through a date would make. Unlike DryRun it only reads and gives no numbers, so it is quick.
func Due(ctx context.Context, tx *db.Tx, through date.Date) (Plan, error) {
	customers, err := parties(ctx, tx)
	if err != nil {
		return Plan{}, err
	}
	return planned(ctx, tx, through, customers)
}

// DueSees is the condition that a changed row, as the journal tells of it, may change what Due plans: anything but money that came,
// what was set against invoices, and what only the screens and papers go by. See db.Kept.
const DueSees = `tbl NOT IN ('receipts', 'allocations', 'deposits', 'refunds', 'late_fees', 'series', 'tasks', 'accounts', 'imports', 'statement_lines',
	'line_aliases', 'line_pairs', 'rejections', 'taught', 'unlearned', 'claim_others', 'claim_evidence', 'channel_fees', 'habits',
	'papers', 'templates', 'template_versions', 'template_choices', 'pictures')
	AND NOT (tbl = 'invoices' AND op = 'U' AND EXISTS (SELECT 1 FROM invoices i WHERE i.id = row AND i.state = json_extract(before, '$.state')
		AND i.issue_date = json_extract(before, '$.issue_date') AND i.total = json_extract(before, '$.total')))`
