import { fen, grouped, monthDay } from '../../api';
import { useText } from '../../i18n';
import type { Decision, LineAt } from './bench';
import { draftOf, type Queue } from './data';
import { nameOf, sureness } from './words';

/** Where the keys are now, for those who hear the screen: the line, and what is proposed for it. */
export function Spoken({ line: { at, item }, decision: { proposals, work }, queue }: { line: LineAt; decision: Decision; queue: Queue }) {
  const { t } = useText();
  const told = () => {
    if (at === 'certain') return [t('claim.certain'), t('claim.allOf', { count: queue.certain.count }), grouped(fen(queue.certain.amount))];
    if (!item) return [t('claim.allDone')];
    const { date, payerName, amount, memo, state, customerName } = item.receipt;
    const line = [monthDay(date), payerName || t('claim.noName'), grouped(fen(amount)), memo];
    if (state !== 'open') return [...line, t(state === 'nothing' ? 'claim.nothing' : 'claim.done'), customerName];
    const open = proposals[work.chosen];
    if (!open) return [...line, t(item.pending ? 'claim.looking' : 'claim.nobody')];
    return [...line, t('claim.proposalNo', { n: work.chosen + 1 }), nameOf(t, draftOf(open)), sureness(t, open)];
  };
  return (
    <p className="sr" role="status">
      {told().filter(Boolean).join(t('ui.comma'))}
    </p>
  );
}
