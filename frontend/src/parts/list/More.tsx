import { useText } from '../../i18n';
import { Button, type Command, Keys, Menu } from '../../ui';

/** What can be done, by its key, from the palette and behind ⋯; shown but not done while `disabled`. */
export type Deed = Command & { disabled?: boolean };

/** The commands of deeds. */
export const commandsOf = (deeds: Deed[]): Command[] => deeds.map(({ disabled, ...deed }) => ({ ...deed, when: !disabled }));

/** ⋯: what is done less often. */
export function More({ deeds, className }: { deeds: Deed[]; className?: string }) {
  const { t } = useText();
  return (
    <Menu
      items={deeds.map((d) => ({
        key: d.id,
        label: d.title,
        disabled: d.disabled,
        extra: typeof d.keys === 'string' ? <Keys keys={d.keys} /> : undefined,
      }))}
      onChoose={(key) => deeds.find((d) => d.id === key)?.run()}
    >
      <Button kind="bare" icon="more" label={t('lists.more')} aria-haspopup="menu" className={className} />
    </Menu>
  );
}
