import { useEffect, useState } from 'react';
import { useText } from '../../i18n';
import { useAddress, useCommands } from '../../ui';
import { type Deed, deedKeys, deeds } from './changes';
import type { Draft } from './data';
import { useArchive, whyNot } from './HeadActions';

type Keys = {
  draft: Draft;
  dirty: boolean;
  add: () => void;
  walk: (by: number) => void;
  ask: (deed: Deed) => void;
  togglePast: () => void;
};

/** What can be done with the contract on the screen, by key, palette and help. */
export function useEditorKeys({ draft, dirty, add, walk, ask, togglePast }: Keys) {
  const { t } = useText();
  const { go } = useAddress();
  const archive = useArchive(draft);
  useCommands([
    { id: 'contract.add', title: t('contracts.addCharge'), hint: t('contracts.addCharge'), keys: ['Ctrl+N', 'Alt+N'], rank: 22, run: add },
    { id: 'contract.down', title: t('contracts.nextCharge'), keys: 'Alt+↓', rank: 24, run: () => walk(1) },
    {
      id: 'contract.up',
      title: t('contracts.previousCharge'),
      hint: t('contracts.walk'),
      keys: 'Alt+↑',
      hintKeys: 'Alt+↑↓',
      rank: 23,
      run: () => walk(-1),
    },
    {
      id: 'contract.copy',
      title: t('contracts.copyAbove'),
      hint: t('contracts.copyAbove'),
      keys: '..',
      rank: 25,
      passive: true,
      hidden: true,
      run: () => {},
    },
    ...deeds.map((d, i) => ({
      id: `contract.${d}`,
      title: t(`contracts.change.${d}.menu`),
      hint: d === 'amend' ? t('contracts.change.amend.short') : undefined,
      keys: deedKeys[d],
      rank: 30 + i,
      when: draft.id > 0 && !whyNot(d, draft, dirty),
      run: () => ask(d),
    })),
    {
      id: 'contract.leave',
      title: t('contracts.toList'),
      hint: t('contracts.toList'),
      keys: 'Esc',
      rank: 40,
      hidden: true,
      run: () => go(draft.id ? `/contracts/${draft.id}` : '/contracts'),
    },
    { id: 'contract.history', title: t('contracts.history'), keys: 'Ctrl+H', rank: 62, when: draft.id > 0, run: togglePast },
    {
      id: 'contract.archive',
      title: t(draft.archived ? 'contracts.restore' : 'contracts.archive'),
      keys: deedKeys.archive,
      rank: 63,
      when: draft.id > 0 && !dirty,
      run: () => void archive(),
    },
  ]);
}

/** The dialog that is open; `?do=renew` in the address opens it once, so that other screens can send people to it. */
export function useDeedInAddress(draft: Draft, dirty: boolean): [Deed | undefined, (deed: Deed | undefined) => void] {
  const { search, go } = useAddress();
  const [deed, setDeed] = useState<Deed>();
  const wanted = deeds.find((d) => d !== 'amend' && d === search.do);
  const can = wanted !== undefined && draft.id > 0 && !whyNot(wanted, draft, dirty);
  useEffect(() => {
    if (!wanted) return;
    if (can) setDeed(wanted);
    go(`/contracts/${draft.id}/edit`, {}, true);
  }, [wanted, can, draft.id, go]);
  return [deed, setDeed];
}
