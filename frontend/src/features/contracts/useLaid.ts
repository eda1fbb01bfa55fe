import { type ClipboardEvent, useState } from 'react';
import { type Key, useText } from '../../i18n';
import { isCells, lay, type Wrong } from '../../ui/cells';
import { readDate, readDecimal } from '../../ui/read';

/** How the fields of such rows are read, as they are when typed. */
const readers = {
  day: (text: string) => {
    const read = readDate(text);
    return 'day' in read ? read.day : undefined;
  },
  decimal: (text: string) => readDecimal(text, 6),
};
const notOne: Record<keyof typeof readers, Key> = { day: 'contracts.notDay', decimal: 'contracts.notDecimal' };

/**
 * Cells from a spreadsheet, pasted into rows of fields (`.row` or `tr`): they are laid over the list from the field that has the keys
 * on, and what cannot be read is told at its field until that is changed.
 */
export function useLaid<T>(
  list: T[],
  columns: Partial<Record<keyof T & string, keyof typeof readers>>,
  fresh: () => T,
  onLaid: (list: T[]) => void,
) {
  const { t } = useText();
  const [wrong, setWrong] = useState<Wrong>({});
  const kinds = Object.entries(columns) as [keyof T & string, keyof typeof readers][];
  const onPaste = (e: ClipboardEvent<HTMLElement>) => {
    const text = e.clipboardData.getData('text');
    const field = e.target instanceof Element ? e.target.closest('.field') : null;
    const row = field?.closest('.row, tr');
    if (!isCells(text) || !field || !row) return;
    e.preventDefault();
    const fields = [...row.querySelectorAll('.field')];
    const rows = [...e.currentTarget.querySelectorAll('.row, tbody tr')];
    const laid = lay(
      text,
      list,
      // A row without its first field (the last band of tiers) lacks it in front.
      { row: rows.indexOf(row), column: kinds.length - fields.length + fields.indexOf(field) },
      kinds.map(([name, kind]) => ({ name, read: (s) => readers[kind](s) as T[keyof T] | undefined })),
      fresh,
    );
    setWrong(laid.wrong);
    onLaid(laid.list);
  };
  /** What could not be read at a field. */
  const unread = (i: number, name: keyof T & string): string | undefined => {
    const text = wrong[`${i} ${name}`];
    return text === undefined ? undefined : t(notOne[columns[name] ?? 'decimal'], { text });
  };
  /** The field was changed: nothing is wrong with it any more. */
  const mended = (i: number, name: keyof T & string) => setWrong(({ [`${i} ${name}`]: _, ...rest }) => rest);
  return { onPaste, unread, mended };
}
