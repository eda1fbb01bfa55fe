import { type Fen, fen, type go as models, monthDay, type Wire } from '../../api';
import { useText } from '../../i18n';
import { Button, Money, MoneyField, Panel } from '../../ui';

type Bill = Wire<models.billing.Row>;
type Props = {
  bills: Bill[];
  loading: boolean;
  customer: number;
  /** What each bill gets. */
  parts: ReadonlyMap<number, Fen>;
  amount: Fen;
  rest: Fen;
  /** undefined: the oldest first again. */
  onParts: (parts: ReadonlyMap<number, Fen> | undefined) => void;
};

/** 核销账单: the customer's open bills, the oldest due first, with what each gets; the last row is the rest. */
export function BillParts({ bills, loading, customer, parts, rest, onParts }: Props) {
  const { t } = useText();
  const set = (id: number, part: Fen | undefined) => {
    const next = new Map(parts);
    if (part) next.set(id, part);
    else next.delete(id);
    onParts(next);
  };
  return (
    <Panel
      className="bill-parts"
      title={t('receipts.form.bills')}
      end={
        bills.length > 0 && (
          <>
            <Button small kind="bare" onClick={() => onParts(undefined)}>
              {t('receipts.form.oldest')}
            </Button>
            <Button small kind="bare" onClick={() => onParts(new Map())}>
              {t('receipts.form.none')}
            </Button>
          </>
        )
      }
    >
      {bills.length === 0 ? (
        <p className="drawer-pad dim">{loading ? '' : customer > 0 ? t('receipts.form.noBills') : t('receipts.form.nobodyYet')}</p>
      ) : (
        <div className="bill-rows">
          <table className="grid">
            <colgroup>
              <col />
              <col style={{ width: 96 }} />
              <col style={{ width: 104 }} />
              <col style={{ width: 160 }} />
            </colgroup>
            <thead>
              <tr>
                <th>{t('claim.invoice')}</th>
                <th>{t('claim.due')}</th>
                <th className="num">{t('claim.open')}</th>
                <th className="num">{t('claim.thisTime')}</th>
              </tr>
            </thead>
            <tbody>
              {bills.map((b) => (
                <tr key={b.id}>
                  <td className="cut" title={`${b.number} ${b.kind}`}>
                    {b.number} <span className="dim small">{b.kind}</span>
                  </td>
                  <td className={b.overdue > 0 ? 'late' : 'dim'} title={b.dueDate}>
                    {b.overdue > 0 ? t('receipts.form.late', { days: b.overdue }) : monthDay(b.dueDate)}
                  </td>
                  <td className="num">
                    <Money value={b.open} />
                  </td>
                  <td>
                    <MoneyField
                      bare
                      label={b.number}
                      value={parts.get(b.id)}
                      onChange={(part) => set(b.id, part && part > fen(b.open) ? fen(b.open) : part)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td colSpan={3}>{t('receipts.form.rest')}</td>
                <td className="num">
                  <Money value={rest} zero="digits" tone={rest < 0 ? 'late' : undefined} />
                </td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </Panel>
  );
}
