import { useMemo, useState } from 'react';
import { call, type go, undo, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { Bar, Button, type Column, DataGrid, Empty, Sums, Tag, toast, toastError, useAddress, useCommands } from '../../ui';
import { ItemDialog } from './ItemDialog';

export type FeeItem = Wire<go.contract.FeeItem>;
type Row = Wire<go.contract.FeeItemRow>;

const rowId = (r: Row) => r.item.id;

/** 0.09 → 9 */
export const percent = (rate: string): string => String(Number((Number(rate) * 100).toFixed(4)));

/** What is charged for, with its tax and rounding. */
export function Items() {
  const { t } = useText();
  const { search, filter } = useAddress();
  const archived = search.archived === '1';
  const asked = useCall<{ rows: Row[] | null }>('FeeItems.List', { archived }, ['fee_item', 'contract'], { keep: true });
  const rows = useMemo(() => (asked.data ? (asked.data.rows ?? []) : undefined), [asked.data]);
  const [editing, setEditing] = useState<FeeItem>();
  const [at, setAt] = useState<FeeItem>();
  const create = () => setEditing({ id: 0, code: '', name: '', taxRate: '0.09', taxMode: 'inclusive', roundTo: '0.01', archived: false });
  const archive = async (f: FeeItem) => {
    try {
      await call('FeeItems.Archive', { id: f.id, archived: !f.archived });
      toast(t(f.archived ? 'settings.items.restored' : 'settings.items.archivedToast', { name: f.name }), { undo: () => undo() });
    } catch (e) {
      toastError(e);
    }
  };
  useCommands([
    { id: 'items.new', title: t('settings.items.new'), hint: t('settings.items.new'), keys: ['Ctrl+N', 'N'], rank: 20, run: create },
    {
      id: 'items.archive',
      title: t(at?.archived ? 'settings.items.restore' : 'settings.items.archive'),
      hint: t(at?.archived ? 'settings.items.restore' : 'settings.items.archive'),
      keys: 'Del',
      rank: 21,
      when: Boolean(at),
      run: () => at && void archive(at),
    },
  ]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: archive only calls the program
  const columns = useMemo<Column<Row>[]>(
    () => [
      { id: 'code', title: t('settings.items.code'), kind: 'code', width: 96, fixed: true, value: (r) => r.item.code },
      { id: 'name', title: t('settings.items.name'), grow: true, value: (r) => r.item.name },
      { id: 'taxRate', title: t('settings.items.taxRate'), kind: 'decimal', width: 88, value: (r) => percent(r.item.taxRate) },
      {
        id: 'taxMode',
        title: t('settings.items.taxMode'),
        width: 112,
        value: (r) => t(`settings.items.${r.item.taxMode}` as never),
        tone: () => 'mid',
      },
      {
        id: 'roundTo',
        title: t('settings.items.roundTo'),
        width: 96,
        value: (r) => t(`settings.items.round_${roundKey(r.item.roundTo)}`),
        tone: () => 'mid',
      },
      { id: 'used', title: t('settings.items.used'), kind: 'number', width: 96, tone: (r) => (r.used ? undefined : 'dim') },
      {
        id: 'state',
        title: '',
        kind: 'custom',
        width: 128,
        value: (r) => (r.item.archived ? t('settings.items.archived') : ''),
        render: (r) => (
          <>
            {r.item.archived && <Tag>{t('settings.items.archived')}</Tag>}
            <Button small kind="bare" onClick={() => void archive(r.item)}>
              {t(r.item.archived ? 'settings.items.restore' : 'settings.items.archive')}
            </Button>
          </>
        ),
      },
    ],
    [t],
  );
  return (
    <>
      <Bar
        end={
          <Button kind="go" icon="plus" small keys="Ctrl+N" onClick={create}>
            {t('settings.items.new')}
          </Button>
        }
      >
        <label className="check">
          <input type="checkbox" checked={archived} onChange={(e) => filter({ archived: e.target.checked ? '1' : undefined })} />
          <span>{t('settings.items.withArchived')}</span>
        </label>
      </Bar>
      <DataGrid<Row>
        list="fee-items"
        label={t('settings.place.items')}
        columns={columns}
        source={{ rows, error: asked.error, retry: () => void asked.refetch() }}
        rowId={rowId}
        onOpen={(r) => setEditing(r.item)}
        openHint={t('settings.items.edit')}
        onAt={(r) => setAt(r?.item)}
        rowTone={(r) => (r.item.archived ? 'done' : undefined)}
        empty={
          <Empty
            kind="none"
            title={t('settings.items.none')}
            note={t('settings.items.noneNote')}
            actions={
              <Button kind="go" onClick={create}>
                {t('settings.items.new')}
              </Button>
            }
          />
        }
      />
      <Sums items={[{ label: t('settings.items.count'), value: String(rows?.length ?? 0) }]} />
      <ItemDialog item={editing} onClose={() => setEditing(undefined)} />
    </>
  );
}

/** 0.10 → jiao: the step that amounts are rounded to. */
export const roundKey = (step: string): 'fen' | 'jiao' | 'yuan' => (Number(step) === 1 ? 'yuan' : Number(step) === 0.1 ? 'jiao' : 'fen');
