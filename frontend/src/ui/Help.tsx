import { useEffect, useRef, useState } from 'react';
import { useText } from '../i18n';
import { Keys } from './Button';
import { byRank, type Command, effective, keysList, once, useActiveCommands, useCommands, useRetold } from './commands';
import { Dialog } from './Dialog';

/** ? lists the keys of this place, from the same registry as everything else. A click does what the key does. */
export function Help() {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const active = useActiveCommands();
  const [list, setList] = useState<Command[]>([]);
  const retold = useRetold(list);
  const before = useRef(active);
  if (!open) before.current = active;
  useEffect(() => {
    if (open) setList(once(effective(before.current)).sort(byRank));
  }, [open]);
  useCommands([{ id: 'help', title: t('ui.help'), hint: t('ui.help'), keys: '?', rank: 80, menu: 'help', run: () => setOpen(true) }]);
  const run = (c: Command) => {
    setOpen(false);
    // After the dialog is gone, so that what is opened gets the focus.
    setTimeout(c.run);
  };
  return (
    <Dialog open={open} title={t('ui.help')} onClose={() => setOpen(false)} width={680}>
      <div className="help-keys-all">
        <List commands={retold.filter((c) => !c.menu)} onRun={run} />
        <h3>{t('ui.everywhere')}</h3>
        <List commands={retold.filter((c) => c.menu)} onRun={run} />
        <p className="dim small">{t('ui.helpNote')}</p>
      </div>
    </Dialog>
  );
}

const List = ({ commands, onRun }: { commands: Command[]; onRun: (c: Command) => void }) => (
  <ul className="help">
    {commands.map((c) => (
      <li key={c.id} data-command={c.id}>
        <button type="button" disabled={c.passive} onClick={() => onRun(c)}>
          {c.title}
        </button>
        <span className="end">
          {keysList(c).map((k) => (
            <span key={k}>
              <Keys keys={k} />
            </span>
          ))}
        </span>
      </li>
    ))}
  </ul>
);
