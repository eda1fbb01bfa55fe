import { Link } from '@tanstack/react-router';
import { type FileOut, saveFile, useCall } from '../../api';
import { useText } from '../../i18n';
import { ListPage } from '../../parts/list/ListPage';
import type { Steps } from '../../parts/list/RecordDrawer';
import { useListPage } from '../../parts/list/useListPage';
import { openPrint } from '../../parts/Print';
import type { Kind } from '../../parts/print';
import { Button, Drawer, Empty, ErrorNote, Money, PrintPreview, toast, toastError, useAddress, useCommands } from '../../ui';
import { type Kept, moment, placeOf } from './data';
import { papers } from './list';
import { Views } from './Views';

/** 已出单据: every paper that left the office, as it left. */
export function Archive({ open }: { open: number | undefined }) {
  const { t } = useText();
  const { go } = useAddress();
  const page = useListPage(papers, open === undefined ? undefined : String(open));
  const { chosen, at } = page;
  const again = chosen.rows.length > 0 ? chosen.rows : at ? [at] : [];
  const print = () => openPrint({ kind: again[0].kind as Kind, again: again.map((k) => k.id) });
  useCommands([
    { id: 'papers.again', title: t('papers.again'), hint: t('papers.again'), keys: 'Ctrl+P', rank: 18, when: again.length > 0, run: print },
  ]);
  return (
    <ListPage
      page={page}
      beside={<Views view="archive" />}
      drawer={open !== undefined && <One key={open} id={open} kept={at} {...page.steps} />}
      actions={
        <Button icon="print" keys="Ctrl+P" disabled={again.length === 0} onClick={print}>
          {again.length > 1 ? t('papers.againCount', { count: again.length }) : t('papers.again')}
        </Button>
      }
      empty={
        <Empty
          kind="none"
          title={t('papers.none')}
          note={t('papers.noneNote')}
          actions={
            <Button kind="go" onClick={() => go('/invoices')}>
              {t('papers.toInvoices')}
            </Button>
          }
        />
      }
    />
  );
}

type OneProps = Steps & { id: number; kept: Kept | undefined };

/** One paper beside the list: exactly the bytes that were given out, and what it is of. */
function One({ id, kept, ...steps }: OneProps) {
  const { t } = useText();
  const { filter } = useAddress();
  const file = useCall<FileOut>('Papers.Original', { id }, ['paper']);
  const place = kept && placeOf(kept);
  const save = () =>
    file.data &&
    saveFile(file.data, t('papers.saveOriginal')).then(
      (where) => where && toast(t('papers.savedOriginal', { file: where }), { icon: 'in' }),
      (e) => toastError(e),
    );
  useCommands([
    {
      id: 'papers.original',
      title: t('papers.saveOriginal'),
      hint: t('papers.saveOriginal'),
      keys: 'Ctrl+S',
      rank: 19,
      when: Boolean(file.data),
      run: () => void save(),
    },
  ]);
  return (
    <Drawer
      title={kept ? `${t(`papers.kind.${kept.kind as Kind}`)} ${kept.number}` : t('papers.title')}
      {...steps}
      footer={
        <>
          <Button
            icon="print"
            keys="Ctrl+P"
            disabled={!kept}
            onClick={() => kept && openPrint({ kind: kept.kind as Kind, again: [kept.id] })}
          >
            {t('papers.again')}
          </Button>
          <Button icon="in" keys="Ctrl+S" disabled={!file.data} onClick={() => void save()}>
            {t('papers.saveOriginal')}
          </Button>
        </>
      }
    >
      {kept && (
        <div className="party">
          <div>
            {kept.customerId > 0 ? (
              <Link className="link strong" to={`/customers/${kept.customerId}` as string} search={{}}>
                {kept.name}
              </Link>
            ) : (
              <b className="strong">{kept.name}</b>
            )}
            <p className="dim small">
              {t('papers.firstLast', { first: moment(kept.first), last: moment(kept.last), count: kept.printed })}
              {place && (
                <>
                  {' · '}
                  <Link className="link" to={place.to as string} search={place.search as never}>
                    {t('papers.openIt')}
                  </Link>
                </>
              )}
              {kept.customerId > 0 && (
                <>
                  {' · '}
                  <button type="button" className="link" onClick={() => filter({ customer: String(kept.customerId) })}>
                    {t('papers.allTheirs')}
                  </button>
                </>
              )}
            </p>
          </div>
          {kept.amount !== '0.00' && (
            <dl>
              <dt>{t('papers.col.amount')}</dt>
              <dd>
                <Money value={kept.amount} />
              </dd>
            </dl>
          )}
        </div>
      )}
      {file.error ? (
        <div className="drawer-pad">
          <ErrorNote error={file.error} retry={() => void file.refetch()} />
        </div>
      ) : (
        <PrintPreview plain data={file.data?.data} label={kept?.number ?? t('papers.title')} />
      )}
      {kept && (
        <p className="papers-hash dim small" title={kept.hash}>
          {t('papers.proof', { hash: kept.hash.slice(0, 16), kb: Math.ceil(kept.size / 1024) })}
        </p>
      )}
    </Drawer>
  );
}
