import { useText } from '../../i18n';
import { Seg, useAddress, useWindowName } from '../../ui';

export type View = 'entry' | 'book' | 'pools';

const places = { entry: '/meters', book: '/meters/book', pools: '/meters/pools' };

/** The switch between reading, the book of meters, and shared costs. */
export function Views({ view }: { view: View }) {
  const { t } = useText();
  const { go } = useAddress();
  useWindowName(2, t(`meters.view.${view}`));
  return (
    <Seg<View>
      label={t('meters.views')}
      value={view}
      onChange={(v) => go(places[v])}
      choices={(['entry', 'book', 'pools'] as const).map((v) => ({ value: v, title: t(`meters.view.${v}`) }))}
    />
  );
}
