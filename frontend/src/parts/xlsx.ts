// A workbook of one sheet, written in the window, so that an export has exactly what the list on the screen has. Amounts
// are numbers with two places, days are days, all else is text: nothing typed by others can become a formula.

/** A cell: text, a number that keeps its places (`"1234.50"`), or a day (`YYYY-MM-DD`). */
export type Cell = { kind: 'text' | 'money' | 'number' | 'day'; value: string };

const xml = (s: string) =>
  s
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no such characters
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

const prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const pack = 'http://schemas.openxmlformats.org/package/2006';

/** Bytes as base64, in pieces, so that many do not overflow the stack. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

/** 0 → A, 26 → AA. */
export const columnName = (n: number): string => (n < 26 ? '' : columnName(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));

const dayNumber = (day: string) => Math.round(Date.parse(day) / 86_400_000) + 25_569;

// Where each look stands in the styles.
const look = { head: 1, money: 2, day: 3, number: 4, title: 5, faint: 6, total: 7, totalMoney: 8, text: 9, headRight: 10 } as const;

function cell(c: Cell, at: string, style: number = look.text): string {
  if (c.value === '') return '';
  if (c.kind === 'money') return `<c r="${at}" s="${look.money}"><v>${c.value}</v></c>`;
  if (c.kind === 'number') return `<c r="${at}" s="${look.number}"><v>${c.value}</v></c>`;
  if (c.kind === 'day') return `<c r="${at}" s="${look.day}"><v>${dayNumber(c.value)}</v></c>`;
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(c.value)}</t></is></c>`;
}

/** The last row: its word, and which columns are added up. */
export type Totals = { word: string; of: boolean[] };

/** Sums follow the filter that a reader sets in Excel; the value beside is for programs that do not calculate. */
function totalRow(totals: Totals, rows: Cell[][], first: number): string {
  const last = first + rows.length - 1;
  const cells = totals.of.map((summed, x) => {
    const at = `${columnName(x)}${last + 1}`;
    if (!summed) return x === 0 ? cell({ kind: 'text', value: totals.word }, at, look.total) : `<c r="${at}" s="${look.total}"/>`;
    const fen = rows.reduce((n, r) => n + Math.round(Number(r[x]?.value || 0) * 100), 0);
    const column = columnName(x);
    return `<c r="${at}" s="${look.totalMoney}"><f>SUBTOTAL(109,${column}${first}:${column}${last})</f><v>${(fen / 100).toFixed(2)}</v></c>`;
  });
  return `<row r="${last + 1}">${cells.join('')}</row>`;
}

const text = (value: string): Cell => ({ kind: 'text', value });

function sheetXml(heading: string[], titles: string[], rows: Cell[][], totals?: Totals): string {
  const row = (cells: Cell[], y: number, style?: number) =>
    `<row r="${y}">${cells.map((c, x) => cell(c, `${columnName(x)}${y}`, style)).join('')}</row>`;
  const head = heading.length + 1;
  const figures = (x: number) => rows.some((r) => r[x]?.kind === 'money' || r[x]?.kind === 'number');
  const body = [
    ...heading.map((h, y) => row([text(h)], y + 1, y === 0 ? look.title : look.faint)),
    `<row r="${head}">${titles.map((t, x) => cell(text(t), `${columnName(x)}${head}`, figures(x) ? look.headRight : look.head)).join('')}</row>`,
    ...rows.map((r, y) => row(r, head + 1 + y)),
    ...(totals && rows.length > 0 ? [totalRow(totals, rows, head + 1)] : []),
  ];
  const wide = titles.map((t, x) => {
    const most = rows.slice(0, 200).reduce((w, r) => Math.max(w, width(r[x]?.value ?? '')), width(t) + 2);
    return `<col min="${x + 1}" max="${x + 1}" width="${Math.min(48, most + 3)}" customWidth="1"/>`;
  });
  const pane = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  const filter = `<autoFilter ref="${tableRange(head, titles, rows)}"/>`;
  const paper =
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>';
  return `${prolog}<worksheet ${main}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${pane}<cols>${wide.join('')}</cols><sheetData>${body.join('')}</sheetData>${filter}${paper}</worksheet>`;
}

/** The header and the rows under it, without the sums: what is sorted and filtered. */
const tableRange = (head: number, titles: string[], rows: Cell[][]) =>
  `A${head}:${columnName(Math.max(0, titles.length - 1))}${head + Math.max(1, rows.length)}`;

const width = (s: string) => [...s].reduce((w, c) => w + (c > '\u2e80' ? 2 : 1), 0);

const font = (size: number, more = '') => `<font>${more}<sz val="${size}"/><name val="等线"/></font>`;
const edge = (side: 'top' | 'bottom') => {
  const line = (at: string) => (at === side ? `<${at} style="thin"><color rgb="FF8C99A8"/></${at}>` : `<${at}/>`);
  return `<border><left/><right/>${line('top')}${line('bottom')}<diagonal/></border>`;
};
const styles = `${prolog}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="4">${font(11)}${font(11, '<b/>')}${font(14, '<b/>')}<font><sz val="10"/><color rgb="FF606A75"/><name val="等线"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/></patternFill></fill></fills><borders count="3"><border/>${edge('bottom')}${edge('top')}</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="11"><xf/><xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1"/><xf numFmtId="4" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="0"/><xf fontId="2" applyFont="1"/><xf fontId="3" applyFont="1"/><xf fontId="1" borderId="2" applyFont="1" applyBorder="1"/><xf numFmtId="4" fontId="1" borderId="2" applyNumberFormat="1" applyFont="1" applyBorder="1"/><xf numFmtId="49" applyNumberFormat="1"/><xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="right"/></xf></cellXfs></styleSheet>`;

/** The bytes of a workbook: lines of heading (what was filtered, and when), column titles, rows, sums. */
export async function workbook(
  name: string,
  heading: string[],
  titles: string[],
  rows: Cell[][],
  totals?: Totals,
): Promise<Uint8Array<ArrayBuffer>> {
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const sheetName = xml(name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31) || '1');
  const quoted = `'${sheetName.replace(/'/g, "''")}'`;
  const range = tableRange(heading.length + 1, titles, rows).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
  const title = heading.length + 1;
  const names = `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${quoted}!${range}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">${quoted}!$${title}:$${title}</definedName></definedNames>`;
  const files: [string, string][] = [
    [
      '[Content_Types].xml',
      `${prolog}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${prolog}<Relationships xmlns="${pack}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${prolog}<workbook ${main} xmlns:r="${office}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets>${names}</workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${prolog}<Relationships xmlns="${pack}/relationships">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', styles],
    ['xl/worksheets/sheet1.xml', sheetXml(heading, titles, rows, totals)],
  ];
  return zip(files);
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const b of bytes) c = crcTable[(c ^ b) & 0xff] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return undefined; // An older web view: stored as it is.
  }
}

async function zip(files: [string, string][]): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const entries: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const [path, content] of files) {
    const name = encoder.encode(path);
    const bytes = encoder.encode(content);
    const small = await deflated(bytes);
    const body = small ?? bytes;
    // Version, flags, method, time, date (1980-01-01), crc, sizes, name length, extra length.
    const facts = numbers(
      [2, 20],
      [2, 0x0800],
      [2, small ? 8 : 0],
      [2, 0],
      [2, 33],
      [4, crc32(bytes)],
      [4, body.length],
      [4, bytes.length],
      [2, name.length],
      [2, 0],
    );
    parts.push(numbers([4, 0x04034b50]), facts, name, body);
    entries.push(numbers([4, 0x02014b50], [2, 20]), facts, numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, at]), name);
    at += 4 + facts.length + name.length + body.length;
  }
  const size = entries.reduce((n, e) => n + e.length, 0);
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, at], [2, 0]);
  return join([...parts, ...entries, end]);
}

/** Little-endian numbers of so many bytes. */
function numbers(...list: [size: 2 | 4, value: number][]): Uint8Array<ArrayBuffer> {
  const out = new DataView(new ArrayBuffer(list.reduce((n, [s]) => n + s, 0)));
  let at = 0;
  for (const [size, value] of list) {
    if (size === 2) out.setUint16(at, value, true);
    else out.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(out.buffer);
}

function join(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const p of parts) {
    out.set(p, at);
    at += p.length;
  }
  return out;
}
