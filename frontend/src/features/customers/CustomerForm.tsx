import { useRef, useState } from 'react';
import { call, Fault, fen, requestId, undo, useCall, useRefusal, yuan } from '../../api';
import { useText } from '../../i18n';
import { FormPage } from '../../parts/FormPage';
import { CheckField, ErrorNote, FieldRow, MoneyField, Page, TextAreaField, TextField, toast, useAddress, useFieldErrors } from '../../ui';
import { ChipsField } from './ChipsField';
import { type Customer, type Detail, emptyCustomer, kinds, type Page as Rows } from './data';

/** A new customer (id 0) or the change of one: every field there is, only the name needed. */
export function CustomerForm({ id }: { id: number }) {
  const { t } = useText();
  const { search } = useAddress();
  const asked = useCall<Detail>('Customers.Get', { id }, kinds, { enabled: id > 0 });
  const up = { to: '/customers', title: t('nav.customers') };
  if (id > 0 && !asked.data)
    return (
      <Page title={asked.error ? t('nav.customers') : ''} up={up}>
        <div className="form-page">{asked.error && <ErrorNote error={asked.error} retry={() => void asked.refetch()} />}</div>
      </Page>
    );
  return <Editor first={asked.data?.customer ?? { ...emptyCustomer, name: search.name ?? '' }} />;
}

function Editor({ first }: { first: Customer }) {
  const { t, fault } = useText();
  const { go, search, back } = useAddress();
  const [c, setC] = useState<Customer>(first);
  const [error, setError] = useRefusal();
  const [busy, setBusy] = useState(false);
  const request = useRef(requestId());
  const segments = useCall<Rows>(
    'Customers.List',
    { search: '', show: 'all', segment: '', sort: '', desc: false, after: '', limit: 1 },
    kinds,
  );
  const err = useFieldErrors(error);
  // The faults of a list speak of its members: aliases/2.
  const inList = (name: string) =>
    error instanceof Fault
      ? (error.parts.length ? error.parts : [error])
          .filter((f) => f.path[0] === name)
          .map((f) => fault(new Fault({ ...f, path: [], parts: [] })))
          .join(' ') || undefined
      : undefined;
  const set = (patch: Partial<Customer>) => setC((before) => ({ ...before, ...patch }));
  const text = (
    name: 'code' | 'name' | 'shortName' | 'segment' | 'taxId' | 'parent' | 'contact' | 'phone' | 'email' | 'address' | 'note',
  ) => ({
    label: t(`customers.field.${name}`),
    value: c[name],
    onChange: (v: string) => set({ [name]: v }),
    error: err(name),
  });
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const saved = await call<{ id: number; code: string }>('Customers.Save', { customer: c, requestId: request.current });
      toast(
        c.id ? t('customers.savedToast', { name: c.name.trim() }) : t('customers.createdToast', { name: c.name.trim(), code: saved.code }),
        {
          undo: () => undo(),
        },
      );
      const { name: _, ...filters } = search;
      go(`/customers/${saved.id}`, filters, true);
    } catch (e) {
      // What was refused was not carried out: mended, it is a new request.
      request.current = requestId();
      setError(e);
      setBusy(false);
    }
  };
  const dirty = JSON.stringify(c) !== JSON.stringify(first);
  const leave = () => (c.id ? go(`/customers/${c.id}`, search, true) : back());
  return (
    <FormPage
      title={c.id ? first.name : t('customers.form.newTitle')}
      sub={c.id ? first.code : undefined}
      up={{ to: '/customers', title: t('nav.customers') }}
      dirty={dirty}
      busy={busy}
      error={error}
      onSave={() => void save()}
      onLeave={leave}
    >
      <h2>{t('customers.form.who')}</h2>
      <FieldRow columns="2fr 1fr 1fr">
        <TextField {...text('name')} required />
        <TextField {...text('shortName')} />
        <TextField {...text('code')} placeholder={t('customers.form.codeNote')} />
      </FieldRow>
      <FieldRow columns="1fr 1fr 1fr">
        <TextField {...text('segment')} input={{ list: 'customer-segments', autoComplete: 'off' }} />
        <TextField {...text('parent')} placeholder={t('customers.form.parentNote')} />
        <MoneyField
          label={t('customers.field.creditLimit')}
          value={c.creditLimit ? fen(c.creditLimit) : undefined}
          onChange={(v) => set({ creditLimit: v === undefined ? null : yuan(v) })}
          placeholder={t('customers.form.limitNote')}
          error={err('creditLimit')}
        />
      </FieldRow>
      <datalist id="customer-segments">
        {(segments.data?.segments ?? []).map((s) => (
          <option key={s} value={s} />
        ))}
      </datalist>
      <h2>{t('customers.form.known')}</h2>
      <ChipsField
        label={t('customers.field.units')}
        value={c.units ?? []}
        onChange={(units) => set({ units })}
        placeholder={t('customers.form.chipNote')}
        note={t('customers.form.unitNote')}
        error={inList('units')}
      />
      <FieldRow>
        <ChipsField
          label={t('customers.field.aliases')}
          value={c.aliases ?? []}
          onChange={(aliases) => set({ aliases })}
          placeholder={t('customers.form.chipNote')}
          note={t('customers.form.aliasNote')}
          error={inList('aliases')}
        />
        <ChipsField
          label={t('customers.field.accounts')}
          value={c.accounts ?? []}
          onChange={(accounts) => set({ accounts })}
          placeholder={t('customers.form.chipNote')}
          note={t('customers.form.accountNote')}
          error={inList('accounts')}
        />
      </FieldRow>
      <h2>{t('customers.form.reach')}</h2>
      <FieldRow columns="1fr 1fr 1fr">
        <TextField {...text('contact')} />
        <TextField {...text('phone')} />
        <TextField {...text('email')} />
      </FieldRow>
      <TextField {...text('address')} />
      <h2>{t('customers.form.bill')}</h2>
      <FieldRow columns="1fr 2fr">
        <TextField {...text('taxId')} />
        <div className="field">
          <span className="lbl">&nbsp;</span>
          <CheckField
            label={t('customers.field.separate')}
            note={t('customers.form.separateNote')}
            value={c.separate}
            onChange={(separate) => set({ separate })}
          />
        </div>
      </FieldRow>
      <TextAreaField {...text('note')} />
    </FormPage>
  );
}
