import { quantity, today } from '../../api';
import { useText } from '../../i18n';
import { span } from '../../parts/words';
import { Tag } from '../../ui';
import type { Flag } from './data';

/** What is odd about a reading, in words. */
export function Flags({ flags, unit }: { flags: readonly Flag[] | null | undefined; unit?: string }) {
  const { t } = useText();
  return (
    <>
      {(flags ?? []).map((f) => (
        <span className="meter-flag" key={f.kind} title={t(`meters.flagNote.${f.kind}` as never)}>
          <Tag tone={f.kind === 'estimate' || f.kind === 'zero' ? undefined : 'doubt'}>{t(`meters.flag.${f.kind}` as never)}</Tag>
          {f.kind === 'outlying' && <span className="dim small">{t('meters.usual', { value: quantity(f.median), unit: unit ?? '' })}</span>}
          {f.kind === 'missing' && <span className="dim small">{span(f.from, f.to, today())}</span>}
        </span>
      ))}
    </>
  );
}
