import { useEffect, useRef, useState } from 'react';
import { useText } from '../i18n';
import { Keys } from './Button';
import { byRank, type Command, keysList, useActiveCommands, useCommands } from './commands';
import { Dialog } from './Dialog';

/** ? lists the keys of this place, from the same registry as everything else. */
export function Help() {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const active = useActiveCommands();
  const [list, setList] = useState<Command[]>([]);
  const before = useRef(active);
  if (!open) before.current = active;
  useEffect(() => {
    if (open) setList(before.current.filter((c) => c.keys).sort(byRank));
  }, [open]);
  useCommands([{ id: 'help', title: t('ui.help'), hint: t('ui.help'), keys: '?', rank: 80, run: () => setOpen(true) }]);
  return (
    <Dialog open={open} title={t('ui.help')} onClose={() => setOpen(false)} width={560}>
      <ul className="help">
        {list.map((c) => (
          <li key={c.id}>
            <span>{c.title}</span>
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
      <p className="dim small">{t('ui.helpNote')}</p>
    </Dialog>
  );
}
