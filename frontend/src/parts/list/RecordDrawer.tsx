import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useText } from '../../i18n';
import { Drawer, ErrorNote, Money, Tabs, useCommands } from '../../ui';
import { History } from '../History';
import { commandsOf, type Deed, More } from './More';

/** How a drawer is left, and to whom it goes on. */
export type Steps = { onClose: () => void; onPrevious?: () => void; onNext?: () => void };

type Tab = { id: string; title: string; count?: number; body: ReactNode };

type Look = {
  title: string;
  beside?: ReactNode;
  /** Over the tabs. */
  top?: ReactNode;
  /** Before 历史, which every record has. */
  tabs: Tab[];
  /** Its buttons, the primary one first. */
  footer?: ReactNode;
  /** What is done less often, behind ⋯ at the end of them. */
  more?: Deed[];
};

type Props<D> = Steps & {
  asked: { data: D | undefined; error: unknown; refetch: () => unknown };
  /** What it is, while it is not there. */
  what: string;
  history: { type: string; id: number };
  look: (record: D) => Look;
};

/** One record beside its list: what it is, tabs of what belongs to it, its history, and what can be done with it. */
export function RecordDrawer<D>({ asked, what, history, look, ...steps }: Props<D>) {
  const { t } = useText();
  const [chosen, setTab] = useState<string>();
  const shown = asked.data === undefined ? undefined : look(asked.data);
  useCommands(commandsOf(shown?.more ?? []));
  if (shown === undefined)
    return (
      <Drawer title={what} {...steps}>
        {asked.error ? (
          <Pad>
            <ErrorNote error={asked.error} retry={() => void asked.refetch()} />
          </Pad>
        ) : null}
      </Drawer>
    );
  const { title, beside, top, footer, more = [], ...rest } = shown;
  const tabs: Tab[] = [...rest.tabs, { id: 'history', title: t('lists.history'), body: <History {...history} /> }];
  const tab = tabs.find((x) => x.id === chosen) ?? tabs[0];
  return (
    <Drawer
      title={title}
      beside={beside}
      footer={
        (footer || more.length > 0) && (
          <>
            {footer}
            {more.length > 0 && <More deeds={more} className="end" />}
          </>
        )
      }
      {...steps}
    >
      {top}
      <Tabs label={title} value={tab.id} onChange={setTab} choices={tabs.map(({ id, title, count }) => ({ value: id, title, count }))} />
      {tab.body}
    </Drawer>
  );
}

/** Room around what stands alone in a drawer. */
export const Pad = ({ children }: { children: ReactNode }) => <div className="record-pad">{children}</div>;

/** What is written down about a record, line by line; what is empty is left out. */
export function Facts({ lines }: { lines: [string, ReactNode][] }) {
  return (
    <dl className="record-facts">
      {lines
        .filter(([, value]) => Boolean(value))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

type PartyProps = {
  /** The customer; 0 where it is nobody's yet. */
  id: number;
  name: string;
  note: ReactNode;
  /** The one amount that matters. */
  amount: { title: string; value: string; late?: boolean };
};

/** Whose record it is, and its most important amount. */
export const Party = ({ id, name, note, amount }: PartyProps) => (
  <div className="party">
    <div>
      {id > 0 && (
        <Link className="link strong" to={`/customers/${id}` as string} search={{}}>
          {name}
        </Link>
      )}
      <p className="dim small">{note}</p>
    </div>
    <dl>
      <dt>{amount.title}</dt>
      <dd>
        <Money value={amount.value} zero="digits" tone={amount.late ? 'late' : undefined} />
      </dd>
    </dl>
  </div>
);
