// The pages of the manual are written in the few marks that they need: headings, lists, tables, notes, keys in backticks,
// strong words, links to other pages, and two small pictures: `flow` (steps in a row) and `screen` (what stands where).

/** A run of text: plain, strong, keys of the keyboard, or a link to another page. */
export type Run = { text: string; as?: 'strong' | 'keys' } | { text: string; to: string };

export type Block =
  | { kind: 'h1' | 'h2' | 'h3' | 'p' | 'note'; runs: Run[] }
  | { kind: 'ul' | 'ol'; items: Run[][] }
  | { kind: 'table'; head: Run[][]; rows: Run[][][] }
  | { kind: 'flow'; steps: string[][] }
  | { kind: 'screen'; rows: { text: string; width: number }[][] };

const marks = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([\w-]+)\)/g;

/** Splits a line into its runs. */
export function runsOf(line: string): Run[] {
  const out: Run[] = [];
  let at = 0;
  for (const m of line.matchAll(marks)) {
    if (m.index > at) out.push({ text: line.slice(at, m.index) });
    if (m[1] !== undefined) out.push({ text: m[1], as: 'strong' });
    else if (m[2] !== undefined) out.push({ text: m[2], as: 'keys' });
    else out.push({ text: m[3], to: m[4] });
    at = m.index + m[0].length;
  }
  if (at < line.length) out.push({ text: line.slice(at) });
  return out;
}

const cells = (line: string): string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((c) => c.trim());

const heads = { '# ': 'h1', '## ': 'h2', '### ': 'h3' } as const;

/** Reads a page. What has no mark is a paragraph. */
export function parse(text: string): Block[] {
  const lines = text.split('\n');
  const out: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i].trim();
    const head = Object.entries(heads).find(([mark]) => line.startsWith(mark));
    /** Takes this line and those after it as long as they fit. */
    const run = (fits: (l: string) => boolean): string[] => {
      const from = i;
      while (i + 1 < lines.length && fits(lines[i + 1].trim())) i++;
      return lines.slice(from, i + 1).map((l) => l.trim());
    };
    if (line === '') continue;
    if (head) out.push({ kind: head[1], runs: runsOf(line.slice(head[0].length)) });
    else if (line.startsWith('```')) {
      const body = run((l) => l !== '```').slice(1);
      i++;
      out.push(picture(line.slice(3), body));
    } else if (line.startsWith('- ')) out.push({ kind: 'ul', items: run((l) => l.startsWith('- ')).map((l) => runsOf(l.slice(2))) });
    else if (/^\d+\. /.test(line))
      out.push({ kind: 'ol', items: run((l) => /^\d+\. /.test(l)).map((l) => runsOf(l.replace(/^\d+\. /, ''))) });
    else if (line.startsWith('|')) {
      const [top, , ...rows] = run((l) => l.startsWith('|'));
      out.push({ kind: 'table', head: cells(top).map(runsOf), rows: rows.map((r) => cells(r).map(runsOf)) });
    } else if (line.startsWith('> ')) out.push({ kind: 'note', runs: runsOf(line.slice(2)) });
    else out.push({ kind: 'p', runs: runsOf(line) });
  }
  return out;
}

function picture(kind: string, lines: string[]): Block {
  if (kind === 'flow') return { kind, steps: lines.map((l) => l.split('>').map((s) => s.trim())) };
  const widthOf = (cell: string) => {
    const m = /^(.*?)\s+(\d+)$/.exec(cell);
    return m ? { text: m[1], width: Number(m[2]) } : { text: cell, width: 1 };
  };
  return { kind: 'screen', rows: lines.map((l) => l.split('|').map((c) => widthOf(c.trim()))) };
}

/** The words of a block, for searching. */
export function words(b: Block): string {
  const join = (runs: Run[]) => runs.map((r) => r.text).join('');
  switch (b.kind) {
    case 'ul':
    case 'ol':
      return b.items.map(join).join('\n');
    case 'table':
      return [b.head, ...b.rows].map((r) => r.map(join).join(' ')).join('\n');
    case 'flow':
      return b.steps.flat().join(' ');
    case 'screen':
      return b.rows.flatMap((r) => r.map((c) => c.text)).join(' ');
    default:
      return join(b.runs);
  }
}
