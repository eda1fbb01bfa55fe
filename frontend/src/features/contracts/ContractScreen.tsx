import { useMemo } from 'react';
import { useCall } from '../../api';
import { useText } from '../../i18n';
import { ErrorNote, Page, useAddress } from '../../ui';
import { type Detail, kinds, newCharge, newDraft, toDraft } from './data';
import { Editor } from './Editor';
import { useItems } from './items';

/** One contract: loads it (or makes a new one) and the fee items, and gives them to the editor. */
export function ContractScreen({ id }: { id: number }) {
  const { t } = useText();
  const { search } = useAddress();
  const asked = useCall<Detail>('Contracts.Get', { id }, kinds, { enabled: id > 0 });
  const items = useItems();
  const error = asked.error ?? items.error;
  const customer = Number(search.customer) || 0;
  const first = useMemo(() => {
    if (asked.data) return toDraft(asked.data.contract);
    const d = newDraft(customer);
    return items.usual ? { ...d, charges: [newCharge(items.usual.id, undefined)] } : d;
  }, [asked.data, customer, items.usual]);

  if (!items.ready || (id > 0 && !asked.data))
    return (
      <Page title={t('nav.contracts')} up={{ to: '/contracts', title: t('nav.contracts') }} pad>
        {Boolean(error) && (
          <ErrorNote
            error={error}
            retry={() => {
              void asked.refetch();
              items.retry();
            }}
          />
        )}
      </Page>
    );
  return <Editor saved={first} detail={asked.data} items={items.list} reload={() => asked.refetch().then((r) => r.data)} />;
}
