import { useText } from '../../i18n';
import { ListPage } from '../../parts/list/ListPage';
import { useListPage } from '../../parts/list/useListPage';
import { Button, Empty, FileDrop, type FileIn, Money, Page, Seg, toast, useAddress, useCommands } from '../../ui';
import { AccountCards, AccountDoubts, unclaimedOf, useAccounts } from './Accounts';
import type { Line } from './data';
import { lines } from './lines';
import { usePairs } from './Pairs';
import { lookAt, useWaitingFiles } from './pending';

const tone = (l: Line) => (l.class === 'closed' ? 'void' : undefined);

const choose = () => document.querySelector<HTMLInputElement>('.bank-drop input[type=file]')?.click();

/** The lines of all statements, with the accounts over them and a place to drop the next file on. */
export function LineList() {
  const { t } = useText();
  const { search, filter, go } = useAddress();
  const page = useListPage(lines, undefined);
  const accounts = useAccounts().data?.rows;
  useCommands([{ id: 'bank.import', title: t('bank.import'), hint: t('bank.import'), keys: 'Ctrl+I', rank: 5, run: choose }]);
  const take = (files: FileIn[]) => {
    lookAt(files, Number(search.account) || 0);
    go('/bank/import');
  };
  const open = (l: Line) => {
    if (l.state === 'open') go('/claim', { at: String(l.receipt) });
    else if (l.receipt) go(`/receipts/${l.receipt}`);
    else toast(t('bank.noReceipt'), { icon: 'info' });
  };
  const actions = <Actions accounts={accounts ?? []} />;
  if (accounts && page.answer?.count === 0 && !page.filtered)
    return (
      <Page title={t('nav.bank')} beside={<Views value="lines" />} actions={actions}>
        <div className="stand-in bank-drop alone">
          <FileDrop title={t('bank.drop')} note={t('bank.dropNoteLong')} multiple onFiles={take} />
        </div>
      </Page>
    );
  return (
    <ListPage
      page={page}
      beside={<Views value="lines" />}
      actions={actions}
      names={{
        account: accounts?.find((a) => String(a.id) === search.account)?.name,
        import: search.file ?? page.answer?.rows[0]?.file,
      }}
      top={
        <>
          <div className="bank-top">
            <AccountCards accounts={accounts ?? []} at={search.account} onAt={(account) => filter({ account })} />
            <div className="bank-drop">
              <FileDrop title={t('bank.drop')} note={t('bank.dropNote')} multiple onFiles={take} />
            </div>
          </div>
          <AccountDoubts accounts={accounts ?? []} at={search.account} />
        </>
      }
      onOpen={open}
      openHint={t('bank.openLine')}
      rowTone={tone}
      empty={
        <Empty
          kind="none"
          title={t('bank.none')}
          note={t('bank.noneNote')}
          actions={<Button onClick={choose}>{t('ui.chooseFile')}</Button>}
        />
      }
    />
  );
}

/** What waits to be looked at or claimed, and the way to the next file. */
function Actions({ accounts }: { accounts: Parameters<typeof unclaimedOf>[0] }) {
  const { t } = useText();
  const { go } = useAddress();
  const todo = unclaimedOf(accounts);
  const waiting = useWaitingFiles().files.length;
  const claim = t('today.claim.go');
  useCommands([{ id: 'bank.claim', title: claim, hint: claim, keys: 'C', rank: 6, when: todo.count > 0, run: () => go('/claim') }]);
  return (
    <>
      {waiting > 0 && (
        <Button icon="file" onClick={() => go('/bank/import')}>
          {t('bank.waiting', { count: waiting })}
        </Button>
      )}
      {todo.count > 0 && (
        <Button keys="C" onClick={() => go('/claim')}>
          {t('bank.toClaim', { count: todo.count })} <Money value={todo.amount} />
        </Button>
      )}
      <Button kind="go" icon="in" keys="Ctrl+I" onClick={choose}>
        {t('bank.import')}
      </Button>
    </>
  );
}

type View = 'lines' | 'imports' | 'pairs';
const places: Record<View, string> = { lines: '/bank', imports: '/bank/imports', pairs: '/bank/pairs' };

/** The places under 流水. */
export function Views({ value }: { value: View }) {
  const { t } = useText();
  const { go } = useAddress();
  const pairs = usePairs().data?.rows.length ?? 0;
  return (
    <Seg
      label={t('nav.bank')}
      value={value}
      onChange={(v) => go(places[v])}
      choices={[
        { value: 'lines', title: t('bank.lines') },
        { value: 'imports', title: t('bank.imports') },
        ...(pairs > 0 || value === 'pairs' ? [{ value: 'pairs' as const, title: t('bank.pairs.title'), count: pairs }] : []),
      ]}
    />
  );
}
