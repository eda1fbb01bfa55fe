import './closing.css';
import { useText } from '../../i18n';
import { Button, Empty, Page, useAddress } from '../../ui';
import { Settlement } from './Settlement';

/** 退租结算 of one contract (`/closing/12`). */
export function Screen() {
  const { t } = useText();
  const { id, go } = useAddress();
  if (Number(id) > 0) return <Settlement key={id} contractId={Number(id)} />;
  return (
    <Page title={t('closing.title')} up={{ to: '/contracts', title: t('nav.contracts') }}>
      <div className="stand-page">
        <Empty
          kind="none"
          title={t('closing.choose')}
          actions={<Button onClick={() => go('/contracts')}>{t('nav.go', { place: t('nav.contracts') })}</Button>}
        />
      </div>
    </Page>
  );
}
