import { call, undo } from '../../api';
import { useText } from '../../i18n';
import { Button, Keys, Menu, toast, toastError, useAddress } from '../../ui';
import { type Deed, deedKeys, deeds } from './changes';
import type { Draft } from './data';

type Props = {
  draft: Draft;
  dirty: boolean;
  can: boolean;
  past: boolean;
  amending: boolean;
  onPast: () => void;
  onAsk: (deed: Deed) => void;
  onDiscard: () => void;
  onSave: () => void;
};

/** Puts a contract away, or brings it back. */
export function useArchive(draft: Pick<Draft, 'id' | 'code' | 'archived'>): () => Promise<void> {
  const { t } = useText();
  return async () => {
    try {
      await call('Contracts.Archive', { id: draft.id, archived: !draft.archived });
      toast(t(draft.archived ? 'contracts.restoredToast' : 'contracts.archivedToast', { code: draft.code }), { undo: () => undo() });
    } catch (e) {
      toastError(e);
    }
  };
}

/** Which changes by a day are possible now, and why not where they are not. */
export function whyNot(deed: Deed, draft: Draft, dirty: boolean): 'archived' | 'openEnd' | 'saveFirst' | undefined {
  if (draft.archived) return 'archived';
  if (deed === 'renew' && !draft.end) return 'openEnd';
  return deed !== 'amend' && dirty ? 'saveFirst' : undefined;
}

/** At the right of the head: what can be done with a contract by a day, its past, and the one primary button. */
export function HeadActions({ draft, dirty, can, past, amending, onPast, onAsk, onDiscard, onSave }: Props) {
  const { t } = useText();
  const archive = useArchive(draft);
  const { go } = useAddress();
  const choose = (key: string) => {
    if (key === 'archive') void archive();
    else if (key === 'settle') go(`/closing/${draft.id}`);
    else onAsk(key as Deed);
  };
  const items = [
    ...deeds.map((d) => {
      const why = whyNot(d, draft, dirty);
      return {
        key: d as string,
        disabled: why !== undefined,
        extra: <Keys keys={deedKeys[d]} />,
        label: (
          <span className="option" title={why && t(`contracts.whyNot.${why}`)}>
            {t(`contracts.change.${d}.menu`)}
          </span>
        ),
      };
    }),
    { key: 'settle', disabled: dirty || draft.archived, label: t('closing.title') },
    { type: 'divider' as const },
    {
      key: 'archive',
      disabled: dirty,
      label: t(draft.archived ? 'contracts.restore' : 'contracts.archive'),
      extra: <Keys keys={deedKeys.archive} />,
    },
  ];
  return (
    <>
      {draft.id > 0 && (
        <>
          {!amending && (
            <Menu items={items} onChoose={choose}>
              <Button kind="bare" icon="edit" aria-haspopup="menu">
                {t('contracts.actions')}
              </Button>
            </Menu>
          )}
          <Button kind="bare" icon="clock" aria-pressed={past} onClick={onPast}>
            {t('contracts.history')}
          </Button>
        </>
      )}
      <Button onClick={onDiscard} disabled={draft.id > 0 && !dirty && !amending}>
        {t('contracts.discard')}
      </Button>
      <Button kind="go" keys="Ctrl+Enter" disabled={!can} onClick={onSave}>
        {t(amending ? 'contracts.amend.look' : 'ui.save')}
      </Button>
    </>
  );
}
