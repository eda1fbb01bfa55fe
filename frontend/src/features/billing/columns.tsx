import { Fault } from '../../api';
import { type Args, faultText, type Key, useText } from '../../i18n';
import type { useAddress } from '../../ui';
import { Button, type Column, Icon, Money } from '../../ui';
import { type Mend, mendOf } from './mend';
import type { Row } from './preview';
import { whyText } from './why';

type Say = (key: Key, args?: Args) => string;

/** The sentence under 为什么: of a blocked charge its fault, else its reasons. */
export function whyOf(t: Say, row: Row, at: string): string {
  if (row.fault) return faultText(new Fault({ ...row.fault, path: [] }));
  if (row.kind === 'same') return t('billing.why.same');
  return whyText(t, row.why, at, t('ui.comma'));
}

/** The columns of the preview; `last` and `month` are the months' names. With a drawer `beside`, what can be done stands there. */
export function columnsOf(
  t: Say,
  go: ReturnType<typeof useAddress>['go'],
  names: { last: string; month: string; at: string },
  open: (r: Row) => void,
  beside: boolean,
): Column<Row>[] {
  const act: Column<Row> = {
    id: 'act',
    title: '',
    kind: 'custom',
    width: 152, // English buttons are long
    fixed: true,
    value: () => '',
    render: (r) =>
      r.kind === 'latefee' ? (
        <Button small onClick={() => open(r)}>
          {t('billing.mend.waive')}
        </Button>
      ) : (
        <Mending mend={mendOf(r, names.at)} go={go} />
      ),
  };
  return [
    { id: 'name', title: t('billing.col.name'), width: 176, fixed: true },
    {
      id: 'fee',
      title: t('billing.col.fee'),
      width: 136,
      value: (r) => [r.fee, r.unit].filter(Boolean).join(' '),
      tone: () => 'mid',
    },
    { id: 'contract', title: t('billing.col.contract'), width: 120, from: 1600, tone: () => 'mid' },
    {
      id: 'before',
      title: names.last,
      kind: 'money',
      width: 100,
      from: beside ? 1600 : 1000,
      render: (r) => <Amount value={r.before} tone="dim" />,
    },
    {
      id: 'now',
      title: names.month,
      kind: 'money',
      width: 100,
      from: beside ? 1600 : 0,
      render: (r) => (r.kind === 'blocked' ? <span className="doubt">{t('billing.notBilled')}</span> : <Amount value={r.now} />),
    },
    { id: 'diff', title: t('billing.col.diff'), kind: 'money', signed: true, width: 108, tone: () => 'strong' },
    {
      id: 'why',
      title: t('billing.col.why'),
      grow: true,
      value: (r) => [r.ofNumber, whyOf(t, r, names.at)].filter(Boolean).join(' '),
      render: (r) =>
        r.fault ? (
          <span className="doubt billing-why" title={whyOf(t, r, names.at)}>
            <Icon name="warn" small />
            {whyOf(t, r, names.at)}
          </span>
        ) : (
          [r.ofNumber, whyOf(t, r, names.at)].filter(Boolean).join(' ')
        ),
    },
    ...(beside ? [] : [act]),
  ];
}

export function Mending({ mend, go }: { mend: Mend | undefined; go: ReturnType<typeof useAddress>['go'] }) {
  const { t } = useText();
  return mend ? (
    <Button small onClick={() => go(mend.to, mend.search)}>
      {t(mend.title)}
    </Button>
  ) : null;
}

// What was computed to nothing (a free period) is 0.00; what was not billed is –.
function Amount({ value, tone }: { value: string | undefined; tone?: 'dim' }) {
  return value === undefined ? <span className="dim">–</span> : <Money value={value} zero="digits" tone={tone} />;
}
