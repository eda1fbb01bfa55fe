import { useText } from '../../i18n';
import { useCommands } from '../../ui';
import type { Decision, LineAt } from './bench';
import type { Deeds } from './deeds';

type Props = {
  line: LineAt;
  decision: Decision;
  deeds: Deeds;
  /** How many are certain. */
  certain: number;
};

/** Every key of the workbench. */
export function useClaimCommands({ line, decision: { open, draft, doing, proposals }, deeds, certain }: Props) {
  const { t } = useText();
  const ways = doing?.ways ?? [];
  useCommands([
    {
      id: 'claim.up',
      title: t('ui.previousRow'),
      keys: '↑',
      hint: t('claim.key.line'),
      hintKeys: '↑+↓',
      rank: 0,
      hidden: true,
      run: () => line.step(-1),
    },
    { id: 'claim.down', title: t('ui.nextRow'), keys: '↓', rank: 1, hidden: true, run: () => line.step(1) },
    ...[0, 1, 2, 3, 4].map((i) => ({
      id: `claim.choose${i + 1}`,
      title: t('claim.proposalNo', { n: i + 1 }),
      keys: String(i + 1),
      hint: i === 0 ? t('claim.key.proposal') : undefined,
      hintKeys: `1–${Math.max(2, proposals.length)}`,
      rank: 2,
      hidden: true,
      when: proposals.length > Math.max(1, i),
      run: () => deeds.choose(i),
    })),
    {
      id: 'claim.go',
      title: t('claim.claim'),
      hint: t('claim.claim'),
      keys: ['Enter', 'Ctrl+Enter'],
      rank: 3,
      hidden: true,
      when: line.at === 'certain' || Boolean(draft),
      run: deeds.claim,
    },
    ...ways.map((w, i) => ({
      id: `claim.way.${w}`,
      title: t(`claim.way.${w}`),
      keys: `Alt+${i + 1}`,
      hint: i === 0 && ways.length > 1 ? t('claim.key.way') : undefined,
      hintKeys: `Alt+1–${ways.length}`,
      rank: 4,
      run: () => deeds.how(i),
    })),
    { id: 'claim.all', title: t('claim.all'), hint: t('claim.all'), keys: 'A', rank: 5, when: certain > 0, run: deeds.all },
    {
      id: 'claim.edit',
      title: t('claim.edit'),
      hint: t('claim.key.edit'),
      keys: 'E',
      rank: 6,
      when: Boolean(draft && !draft.nothing),
      run: deeds.edit,
    },
    {
      id: 'claim.find',
      title: t('claim.find'),
      hint: t('claim.key.find'),
      keys: 'F',
      rank: 7,
      when: Boolean(open),
      run: deeds.find,
    },
    {
      id: 'claim.split',
      title: t('claim.split'),
      hint: t('claim.key.split'),
      keys: 'S',
      rank: 8,
      when: Boolean(draft && !draft.nothing),
      run: deeds.split,
    },
    {
      id: 'claim.nothing',
      title: t('claim.notOurs'),
      hint: t('claim.notOurs'),
      keys: 'X',
      rank: 9,
      when: Boolean(open),
      run: deeds.nothing,
    },
    { id: 'claim.own', title: t('claim.ownWord'), keys: 'T', rank: 12, when: Boolean(open), run: deeds.own },
    { id: 'claim.tick', title: t('claim.tick'), hint: t('claim.key.tick'), keys: 'Space', rank: 11, when: Boolean(open), run: deeds.tick },
    {
      id: 'claim.reject',
      title: t('claim.reject'),
      keys: 'Del',
      rank: 13,
      when: Boolean(draft?.who.id),
      run: () => deeds.reject('customer'),
    },
    {
      id: 'claim.rejectThese',
      title: t('claim.rejectThese'),
      keys: 'Shift+Del',
      rank: 14,
      when: Boolean(draft && draft.parts.length > 0),
      run: () => deeds.reject('these'),
    },
    {
      id: 'claim.reopen',
      title: t('claim.takeBack'),
      hint: t('claim.takeBack'),
      keys: 'U',
      rank: 6,
      when: Boolean(line.item && !open),
      run: deeds.reopen,
    },
    {
      id: 'claim.undo',
      title: t('ui.undo'),
      hint: t('ui.undo'),
      keys: 'Z',
      rank: 10,
      hidden: true,
      run: deeds.takeBack,
    },
  ]);
}
