import { useText } from '../../i18n';
import { Page } from '../../ui';

export function Screen() {
  const { t } = useText();
  return <Page title={t('nav.bank')}>{null}</Page>;
}
