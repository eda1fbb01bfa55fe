import { useState } from 'react';
import { Fault, type Fen, fen, monthDay, undo, useCall, useDo } from '../../api';
import { useText } from '../../i18n';
import { Button, CheckField, Dialog, ErrorNote, FieldRow, Form, Icon, Money, TextField, toast, useFieldErrors } from '../../ui';
import { type Account, kinds, tailOf } from './data';

export const useAccounts = () => useCall<{ rows: Account[] }>('Bank.Accounts', {}, kinds, { keep: true });

const none: Account = {
  id: 0,
  name: '',
  number: '',
  bank: '',
  currency: 'CNY',
  archived: false,
  lines: 0,
  first: '',
  last: '',
  lastTime: '',
  imported: '',
  lastFile: '',
  balance: null,
  unclaimed: 0,
  unclaimedAmount: '0',
  doubts: [],
};

type Props = { accounts: Account[]; at: string | undefined; onAt: (account: string | undefined) => void };

/** Our accounts in a row: how far each is imported, its balance, and what is unclaimed. A click shows only its lines. */
export function AccountCards({ accounts, at, onAt }: Props) {
  const { t } = useText();
  const [editing, setEditing] = useState<Account>();
  return (
    <div className="accounts">
      {accounts
        .filter((a) => !a.archived || String(a.id) === at)
        .map((a) => (
          <article key={a.id} className={String(a.id) === at ? 'account on' : 'account'}>
            <button
              type="button"
              className="face"
              aria-pressed={String(a.id) === at}
              onClick={() => onAt(String(a.id) === at ? undefined : String(a.id))}
            >
              <b className="cut">{a.name}</b>
              <span className="num">{a.balance === null ? <span className="dim">–</span> : <Money value={a.balance} zero="digits" />}</span>
              <span className="small dim cut">
                {a.lines > 0 ? t('bank.upTo', { day: monthDay(a.last), count: a.lines }) : t('bank.noLinesYet')}
                {a.number && a.name.includes(tailOf(a.number)) === false && ` · ${t('bank.tail', { digits: tailOf(a.number) })}`}
              </span>
              <span className="small num">{a.unclaimed > 0 && t('bank.unclaimed', { count: a.unclaimed })}</span>
              {(a.doubts ?? []).length > 0 && (
                <span className="small doubt cut">
                  <Icon name="warn" small /> {t('bank.accountDoubts', { count: a.doubts.length })}
                </span>
              )}
            </button>
            <Button kind="bare" small icon="edit" label={t('bank.editAccount', { name: a.name })} onClick={() => setEditing(a)} />
          </article>
        ))}
      <Button kind="bare" icon="plus" onClick={() => setEditing(none)}>
        {t('bank.newAccount')}
      </Button>
      {editing && <AccountDialog account={editing} onClose={() => setEditing(undefined)} />}
    </div>
  );
}

/** Where the statements of the chosen account do not follow one another, or of all while none is chosen. */
export function AccountDoubts({ accounts, at }: { accounts: Account[]; at: string | undefined }) {
  const { t, fault } = useText();
  const [open, setOpen] = useState(false);
  const told = accounts
    .filter((a) => (at ? String(a.id) === at : !a.archived && open))
    .flatMap((a) => (a.doubts ?? []).map((d) => ({ account: a, text: fault(new Fault(d)) })));
  const all = accounts.filter((a) => !a.archived).reduce((n, a) => n + (a.doubts ?? []).length, 0);
  if (all === 0) return null;
  return (
    <div className="account-doubts">
      {!at && (
        <Button kind="bare" small icon="warn" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('bank.doubtsOf', { count: all })}
        </Button>
      )}
      {told.length > 0 && (
        <ul>
          {told.map((d, i) => (
            <li key={i} className="doubt">
              <Icon name="warn" small />
              <span>
                <b>{d.account.name}</b> {d.text}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function AccountDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useText();
  const [a, setA] = useState(account);
  const save = useDo<Account, Account>('Bank.SaveAccount');
  const err = useFieldErrors(save.error);
  const keep = () =>
    save.mutate(a, {
      onSuccess: (saved) => {
        toast(t('bank.accountSaved', { name: saved.name }), { undo: () => undo() });
        onClose();
      },
    });
  const known = ['name', 'number', 'bank', 'currency'].some((f) => err(f));
  return (
    <Dialog open title={account.id ? t('bank.editAccount', { name: account.name }) : t('bank.newAccount')} onClose={onClose}>
      <Form onSave={keep} canSave={!save.isPending} error={save.error}>
        {save.error && !known ? <ErrorNote error={save.error} /> : null}
        <TextField
          label={t('bank.account.name')}
          required
          value={a.name}
          onChange={(name) => setA({ ...a, name })}
          error={err('name')}
          note={t('bank.account.nameNote')}
        />
        <TextField
          label={t('bank.account.number')}
          value={a.number}
          onChange={(number) => setA({ ...a, number })}
          error={err('number')}
          note={t('bank.account.numberNote')}
        />
        <FieldRow columns="1fr 96px">
          <TextField label={t('bank.account.bank')} value={a.bank} onChange={(bank) => setA({ ...a, bank })} error={err('bank')} />
          <TextField
            label={t('bank.account.currency')}
            value={a.currency}
            onChange={(currency) => setA({ ...a, currency: currency.toUpperCase() })}
            error={err('currency')}
            disabled={a.lines > 0}
          />
        </FieldRow>
        {account.id > 0 && (
          <CheckField
            label={t('bank.account.archived')}
            note={t('bank.account.archivedNote')}
            value={a.archived}
            onChange={(archived) => setA({ ...a, archived })}
          />
        )}
        <div className="dialog-foot">
          <Button onClick={onClose} keys="Esc">
            {t('ui.cancel')}
          </Button>
          <Button kind="go" submit keys="Ctrl+Enter" disabled={save.isPending}>
            {t('ui.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** Everything unclaimed in these accounts. */
export const unclaimedOf = (accounts: Account[]): { count: number; amount: Fen } => ({
  count: accounts.reduce((n, a) => n + a.unclaimed, 0),
  amount: accounts.reduce((n, a) => n + fen(a.unclaimedAmount), 0) as Fen,
});
