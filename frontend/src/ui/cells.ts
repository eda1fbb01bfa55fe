// Cells that were copied from Excel or WPS, and how they are laid over what one types into.

/** The cells of a text from the clipboard: tab between columns; a quoted cell may hold line breaks, tabs and doubled quotes. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
  for (let m = cell.exec(text); m; m = cell.exec(text)) {
    rows.at(-1)?.push((m[1]?.replaceAll('""', '"') ?? m[2]).trim());
    if (m[3] === '') break;
    if (m[3] !== '\t') rows.push([]);
  }
  while (rows.length > 0 && rows.at(-1)?.every((c) => c === '')) rows.pop();
  return rows;
}

/** Whether a text is more than one cell; one alone is pasted as text is. */
export const isCells = (text: string): boolean => /[\n\r\t]/.test(text.trim());

type Column<T> = { name: keyof T & string; read: (text: string) => T[keyof T] | undefined };

/** What cannot be read, by row and column: `2 price`. */
export type Wrong = Record<string, string>;

/**
 * Lays cells over a list from one of its rows and columns on; rows that are not there yet are added. What cannot be read
 * leaves the value as it is and is told at its cell. A row of headings, in which nothing can be read, is passed over.
 */
export function lay<T>(
  text: string,
  list: T[],
  at: { row: number; column: number },
  columns: Column<T>[],
  fresh: () => T,
): { list: T[]; wrong: Wrong } {
  const out = [...list];
  const wrong: Wrong = {};
  const rows = cellsOf(text);
  const heading = rows.length > 1 && rows[0].every((c, n) => c === '' || columns[at.column + n]?.read(c) === undefined);
  for (const [r, cells] of (heading ? rows.slice(1) : rows).entries()) {
    const row = at.row + r;
    const patch: Partial<T> = {};
    for (const [n, cell] of cells.entries()) {
      const column = columns[at.column + n];
      if (!column || cell === '') continue;
      const value = column.read(cell);
      if (value === undefined) wrong[`${row} ${column.name}`] = cell;
      else patch[column.name] = value as T[typeof column.name];
    }
    out[row] = { ...(out[row] ?? fresh()), ...patch };
  }
  return { list: out, wrong };
}
