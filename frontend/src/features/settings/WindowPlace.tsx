import { useState } from 'react';
import { call, inWindow } from '../../api';
import { type Appearance, useAppearance } from '../../appearance';
import { type Language, languages, setLanguage, useText } from '../../i18n';
import { remember, remembered } from '../../remember';
import { CheckField, Seg, toastError } from '../../ui';
import type { View } from '.';

/** Language and looks: they hold at once; the book keeps them for its papers and for other computers. */
export function WindowPlace({ view }: { view: View }) {
  const { t, language } = useText();
  const { appearance, setAppearance } = useAppearance();
  const [plain, setPlain] = useState(remembered<boolean>('plainKeys') !== false);
  const [notify, setNotify] = useState(remembered<boolean>('notify') !== false);
  const keep = (patch: { language?: Language; theme?: Appearance }) =>
    call('Settings.Save', { ...view.settings, ...patch }).catch(toastError);
  return (
    <div className="form">
      <h2>{t('settings.window.language')}</h2>
      <div>
        <Seg
          label={t('settings.window.language')}
          small={false}
          value={language}
          onChange={(l) => {
            void setLanguage(l);
            void keep({ language: l });
          }}
          choices={languages.map((l) => ({ value: l, title: l === 'en' ? 'English' : '中文' }))}
        />
        <p className="dim small settings-under">{t('settings.window.languageNote')}</p>
      </div>
      <h2>{t('settings.window.theme')}</h2>
      <div>
        <Seg<Appearance>
          label={t('settings.window.theme')}
          small={false}
          value={appearance}
          onChange={(theme) => {
            setAppearance(theme);
            void keep({ theme });
          }}
          choices={(['system', 'light', 'dark'] as const).map((v) => ({ value: v, title: t(`settings.window.${v}`) }))}
        />
      </div>
      <h2>{t('settings.window.keys')}</h2>
      <CheckField
        label={t('settings.window.plainKeys')}
        note={t('settings.window.plainKeysNote')}
        value={plain}
        onChange={(v) => {
          setPlain(v);
          remember('plainKeys', v ? undefined : false);
        }}
      />
      {inWindow() && (
        <>
          <h2>{t('settings.window.due')}</h2>
          <CheckField
            label={t('settings.window.notify')}
            note={t('settings.window.notifyNote')}
            value={notify}
            onChange={(v) => {
              setNotify(v);
              remember('notify', v ? undefined : false);
            }}
          />
        </>
      )}
    </div>
  );
}
