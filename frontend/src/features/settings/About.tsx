import wails from '../../../../wails.json';
import { type go, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { Seal } from '../../ui';

/** What this program is, whose font it prints with, and where data lies. */
export function About() {
  const { t } = useText();
  const current = useCall<Wire<go.app.Current>>('Books.Current', {}, ['*']);
  const lines: [string, string][] = [
    [t('settings.about.version'), wails.info.productVersion],
    [t('settings.about.licence'), 'Apache-2.0'],
    [t('settings.about.font'), t('settings.about.fontNote')],
    [t('settings.about.book'), current.data?.path ?? ''],
    [t('settings.about.folder'), current.data?.folder ?? ''],
    [t('settings.about.network'), t('settings.about.networkNote')],
  ];
  return (
    <div className="settings-about">
      <header>
        <Seal size={40} />
        <div>
          <b>{t('ui.product')}</b>
          <p className="dim">{t('settings.about.what')}</p>
        </div>
      </header>
      <dl>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
