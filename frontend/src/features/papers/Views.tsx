import { useText } from '../../i18n';
import { Seg, useAddress, useCommands, useWindowName } from '../../ui';

/** The two sides of 单据: what was given out, and the templates. */
export function Views({ view }: { view: 'archive' | 'templates' }) {
  const { t } = useText();
  const { go } = useAddress();
  useWindowName(2, t(`papers.${view}`));
  const to = (v: typeof view) => go(v === 'archive' ? '/papers' : '/papers/templates');
  useCommands([
    { id: 'papers.archive', title: t('papers.archive'), keys: 'Alt+1', rank: 60, when: view !== 'archive', run: () => to('archive') },
    {
      id: 'papers.templates',
      title: t('papers.templates'),
      keys: 'Alt+2',
      rank: 61,
      when: view !== 'templates',
      run: () => to('templates'),
    },
  ]);
  return (
    <Seg
      label={t('papers.title')}
      value={view}
      onChange={to}
      choices={[
        { value: 'archive', title: t('papers.archive') },
        { value: 'templates', title: t('papers.templates') },
      ]}
    />
  );
}
