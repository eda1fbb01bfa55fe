import { useState } from 'react';
import { useText } from '../../i18n';
import { useCommands } from '../../ui';
import type { Draft, Proposal, Reason } from './data';
import { isFor, isHold } from './words';

/** What is pointed at: the reason that a marked place proves, or whose places are shown. */
export type Pointing = {
  on: string | undefined;
  point: (key: string | undefined) => void;
  reasons: Reason[];
  /** How many of them can be seen in the line. */
  seen: number;
};

/** Which reason is pointed at, by the mouse or by W, which goes from one that can be seen in the line to the next. */
export function usePointing(at: string, draft: Draft | undefined, marks: Proposal['marks']): Pointing {
  const { t } = useText();
  const [here, setHere] = useState<{ at: string; key: string | undefined }>({ at, key: undefined });
  const on = here.at === at ? here.key : undefined;
  const reasons = draft?.reasons ?? [];
  const seen = ordered(reasons)
    .map((r) => r.key)
    .filter((key, i, all) => marks.some((m) => m.key === key) && all.indexOf(key) === i);
  const point = (key: string | undefined) => setHere({ at, key });
  useCommands([
    {
      id: 'claim.why',
      title: t('claim.evidence'),
      hint: t('claim.key.why'),
      keys: 'W',
      rank: 12,
      when: seen.length > 0,
      run: () => point(seen[on === undefined ? 0 : seen.indexOf(on) + 1]),
    },
  ]);
  return { on, point, reasons, seen: seen.length };
}

/** What speaks for it, what is worth knowing, what holds it back. */
export const ordered = (reasons: Reason[]): Reason[] => [
  ...reasons.filter(isFor),
  ...reasons.filter((r) => !isFor(r) && !isHold(r)),
  ...reasons.filter(isHold),
];
