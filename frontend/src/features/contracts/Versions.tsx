import dayjs from 'dayjs';
import { useState } from 'react';
import { useCall } from '../../api';
import { useText } from '../../i18n';
import { History } from '../../parts/History';
import { Button, Empty, ErrorNote, Tabs } from '../../ui';
import { afterOf, versionChanges } from './changes';
import type { Contract, Version } from './data';
import { Said } from './Year';

type Props = { contract: Contract; nameOf: (feeItem: number) => string; onClose: () => void };

/** Beside the contract: its versions, each with what changed and why, and every step that was taken. */
export function Past({ contract, nameOf, onClose }: Props) {
  const { t } = useText();
  const [tab, setTab] = useState<'versions' | 'history'>('versions');
  return (
    <aside className="contract-year" aria-label={t('contracts.history')}>
      <header>
        <Tabs
          label={t('contracts.history')}
          value={tab}
          onChange={setTab}
          choices={[
            { value: 'versions', title: t('contracts.versions.title') },
            { value: 'history', title: t('contracts.history') },
          ]}
        />
        <Button kind="bare" small icon="x" label={t('ui.close')} onClick={onClose} />
      </header>
      {tab === 'versions' ? <Versions contract={contract} nameOf={nameOf} /> : <History type="contract" id={contract.id} />}
    </aside>
  );
}

function Versions({ contract, nameOf }: Omit<Props, 'onClose'>) {
  const { t } = useText();
  const asked = useCall<{ rows: Version[] | null }>('Contracts.Versions', { id: contract.id }, ['contract']);
  if (asked.error) return <ErrorNote error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data) return null;
  const rows = asked.data.rows ?? [];
  if (rows.length === 0) return <Empty kind="none" title={t('contracts.versions.none')} note={t('contracts.versions.noneNote')} />;
  return (
    <ol className="contract-versions">
      {rows.map((v, i) => {
        const changes = versionChanges(v.before, afterOf(rows, i, contract), nameOf);
        return (
          <li key={v.number}>
            <div>
              <b>{t(`contracts.versions.${v.kind as 'amended'}`, { day: v.from })}</b>
              <span className="dim small end">{dayjs(v.at).format('YYYY-MM-DD HH:mm')}</span>
            </div>
            {v.reason && <p>{t('contracts.versions.reason', { reason: v.reason })}</p>}
            <ul>
              {changes.map((c) => (
                <li key={`${c.where} ${c.path}`} className="small">
                  <Said change={c} nameOf={nameOf} />
                </li>
              ))}
            </ul>
          </li>
        );
      })}
      <li>
        <b>{t('contracts.versions.signed', { day: rows.at(-1)?.before.start ?? '' })}</b>
      </li>
    </ol>
  );
}
