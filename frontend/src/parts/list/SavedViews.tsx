import { useState } from 'react';
import { useText } from '../../i18n';
import { Button, CheckField, Form, Pop, TextField, useCommands } from '../../ui';
import type { Answer } from './list';
import type { ListPageState } from './useListPage';

/** 视图: the filters that somebody named, and a name for the one that is set (V). */
export function SavedViews<R, A extends Answer<R>>({ page }: { page: ListPageState<R, A> }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const { saved, filtered, list } = page;
  const can = filtered || saved.views.length > 0;
  const naming = filtered && !saved.at;
  useCommands([{ id: `${list.name}.views`, title: t('lists.savedViews'), keys: 'V', rank: 17, when: can, run: () => setOpen(true) }]);
  if (!can) return null;
  return (
    <Pop open={open} onOpen={setOpen} side="right" content={<Content page={page} naming={naming} onDone={() => setOpen(false)} />}>
      <Button kind="bare" small icon="pin" aria-expanded={open}>
        {saved.at?.name ?? t(naming ? 'lists.saveView' : 'lists.savedViews')}
      </Button>
    </Pop>
  );
}

type ContentProps<R, A extends Answer<R>> = { page: ListPageState<R, A>; naming: boolean; onDone: () => void };

function Content<R, A extends Answer<R>>({ page: { saved, goTo }, naming, onDone }: ContentProps<R, A>) {
  const { t } = useText();
  const [name, setName] = useState('');
  const [pinned, setPinned] = useState(true);
  return (
    <div className="saved-views">
      {naming && (
        <Form
          saveTitle={t('lists.saveView')}
          canSave={name.trim() !== ''}
          onSave={() => {
            void saved.save(name.trim(), pinned);
            onDone();
          }}
        >
          <TextField label={t('lists.viewName')} value={name} onChange={setName} />
          <CheckField label={t('lists.pinView')} value={pinned} onChange={setPinned} />
          <div className="dialog-foot">
            <Button onClick={onDone}>{t('ui.cancel')}</Button>
            <Button kind="go" submit keys="Ctrl+Enter" disabled={name.trim() === ''}>
              {t('ui.save')}
            </Button>
          </div>
        </Form>
      )}
      {saved.views.length > 0 && (
        <ul>
          {saved.views.map((v, i) => (
            <li key={v.name}>
              <button
                type="button"
                className="link cut"
                data-first={(!naming && i === 0) || undefined}
                onClick={() => {
                  goTo(v.search);
                  onDone();
                }}
              >
                {v.name}
              </button>
              <Button
                kind="bare"
                small
                icon="pin"
                aria-pressed={v.pinned}
                label={t(v.pinned ? 'lists.unpin' : 'lists.pin', { name: v.name })}
                onClick={() => void saved.pin(v)}
              />
              <Button kind="bare" small icon="x" label={t('lists.dropView', { name: v.name })} onClick={() => void saved.drop(v)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
