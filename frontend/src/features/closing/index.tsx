import './closing.css';
import { useText } from '../../i18n';
import { Empty, Page, useAddress } from '../../ui';
import { Settlement } from './Settlement';

/** 退租结算 of one contract (`/closing/12`). */
export function Screen() {
  const { t } = useText();
  const { id } = useAddress();
  if (Number(id) > 0) return <Settlement key={id} contractId={Number(id)} />;
  return (
    <Page title={t('closing.title')} up={{ to: '/contracts', title: t('nav.contracts') }}>
      <Empty kind="none" title={t('closing.choose')} />
    </Page>
  );
}
