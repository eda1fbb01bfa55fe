import { type ReactNode, useState } from 'react';
import { monthDay } from '../../api';
import { useText } from '../../i18n';
import { Button, Icon, Pop, SelectField, TextField, useCommands } from '../../ui';
import { useAccounts } from './Accounts';
import { type Preview, tailOf } from './data';
import { useFormats } from './Imports';
import { change, type Pending } from './pending';

/** What the file is and by what it was recognised, which account it belongs to, and which days it covers. */
export function Facts({ preview: { detected, target }, pending }: { preview: Preview; pending: Pending }) {
  const { t, language } = useText();
  const name = language === 'en' ? detected.en : detected.zh;
  const guessed = detected.mapping !== null && detected.mapping !== undefined && !detected.told;
  const sure = detected.recognised !== '' && !pending.as && !guessed;
  const number = target.number || detected.hint.number;
  return (
    <dl className="det">
      <Fact
        title={t('bank.fact.format')}
        sure={sure}
        value={name}
        note={[
          pending.as
            ? t('bank.fact.forced')
            : detected.recognised && !guessed
              ? t('bank.fact.recognised', { words: detected.recognised })
              : t('bank.fact.guessed'),
          detected.firstRow > 0 && t('bank.fact.firstRow', { row: detected.firstRow }),
        ]
          .filter(Boolean)
          .join(t('ui.comma'))}
        change={<FormatChoice value={pending.as} />}
      />
      <Fact
        title={t('bank.fact.account')}
        sure={target.byFile || target.byLayout}
        value={`${pending.accountName || target.name}${number && !target.name.includes(tailOf(number)) ? ` ${t('bank.tail', { digits: tailOf(number) })}` : ''}`}
        tag={target.id === 0 ? t('bank.fact.made') : undefined}
        note={
          target.byFile
            ? t('bank.fact.byFile')
            : target.byLayout
              ? t('bank.fact.byLayout')
              : target.id === 0
                ? number
                  ? t('bank.fact.noneYet', { number })
                  : t('bank.fact.noNumber')
                : t('bank.fact.byYou')
        }
        doubt={!target.byFile && target.id === 0 && !pending.accountName}
        change={<AccountChoice pending={pending} proposed={target.name} />}
      />
      <Fact
        title={t('bank.fact.period')}
        value={
          detected.from && detected.from === detected.to
            ? detected.from
            : detected.from
              ? t('bank.fact.days', {
                  from: detected.from,
                  to: monthDay(detected.to, detected.from),
                })
              : '–'
        }
        note={
          target.last
            ? t('bank.fact.last', { day: `${monthDay(target.last)} ${target.lastTime.slice(0, 5)}`.trim() })
            : t('bank.fact.first')
        }
      />
    </dl>
  );
}

type FactProps = { title: string; value: string; note: string; sure?: boolean; tag?: string; doubt?: boolean; change?: ReactNode };

function Fact({ title, value, note, sure, tag, doubt, change }: FactProps) {
  return (
    <div>
      <dt>{title}</dt>
      <dd className="cut">
        {value} {sure && <Icon name="check" small />} {tag && <span className="tag act">{tag}</span>}
        {change}
      </dd>
      <dd className={doubt ? 'why-note cut doubt' : 'why-note cut'} title={note}>
        {note}
      </dd>
    </div>
  );
}

function FormatChoice({ value }: { value: string }) {
  const { t } = useText();
  const formats = useFormats();
  return (
    <Change id="import.format" title={t('bank.fact.changeFormat')} keys="M">
      <SelectField
        label={t('bank.readAs')}
        value={value}
        options={[{ value: '', label: t('bank.byContent') }, ...formats.options]}
        onChange={(as) => change({ as, mapping: undefined })}
      />
    </Change>
  );
}

const fresh = -1;

function AccountChoice({ pending, proposed }: { pending: Pending; proposed: string }) {
  const { t } = useText();
  const accounts = useAccounts().data?.rows ?? [];
  const [name, setName] = useState(pending.accountName || proposed);
  const isNew = pending.account === 0 && (pending.accountName !== '' || accounts.length === 0);
  return (
    <Change id="import.account" title={t('bank.fact.changeAccount')} keys="B">
      <SelectField
        label={t('bank.fact.account')}
        value={pending.account || (isNew ? fresh : 0)}
        options={[
          { value: 0, label: t('bank.fact.auto') },
          ...accounts.filter((a) => !a.archived).map((a) => ({ value: a.id, label: a.name, note: tailOf(a.number) })),
          { value: fresh, label: t('bank.newAccount') },
        ]}
        onChange={(id) => (id === fresh ? change({ account: 0, accountName: name || proposed }) : change({ account: id, accountName: '' }))}
      />
      {(isNew || accounts.length === 0) && (
        <TextField
          label={t('bank.account.name')}
          value={name}
          onChange={setName}
          input={{
            onBlur: () => change({ account: 0, accountName: name.trim() }),
            onKeyDown: (e) => {
              if (e.key === 'Enter' && !e.nativeEvent.isComposing) change({ account: 0, accountName: name.trim() });
            },
          }}
        />
      )}
    </Change>
  );
}

/** 换：a quiet word that opens what can be chosen instead. */
function Change({ id, title, keys, children }: { id: string; title: string; keys: string; children: ReactNode }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  useCommands([{ id, title, keys, rank: 40, run: () => setOpen(true) }]);
  return (
    <Pop open={open} onOpen={setOpen} content={<div className="form bank-filter">{children}</div>}>
      <Button kind="bare" small title={`${title} (${keys})`} aria-label={title}>
        {t('bank.fact.change')}
      </Button>
    </Pop>
  );
}
