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

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const pack = 'http://schemas.openxmlformats.org/package/2006';

/** 0 → A, 26 → AA. */
export const columnName = (n: number): string => (n < 26 ? '' : columnName(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));

const dayNumber = (day: string) => Math.round(Date.parse(day) / 86_400_000) + 25_569;

function cell(c: Cell, at: string, bold = false): string {
  if (c.value === '') return '';
  if (c.kind === 'money') return `<c r="${at}" s="2"><v>${c.value}</v></c>`;
  if (c.kind === 'number') return `<c r="${at}" s="4"><v>${c.value}</v></c>`;
  if (c.kind === 'day') return `<c r="${at}" s="3"><v>${dayNumber(c.value)}</v></c>`;
  return `<c r="${at}" t="inlineStr"${bold ? ' s="1"' : ''}><is><t xml:space="preserve">${xml(c.value)}</t></is></c>`;
}

const text = (value: string): Cell => ({ kind: 'text', value });

function sheetXml(heading: string[], titles: string[], rows: Cell[][]): string {
  const lines: Cell[][] = [...heading.map((h) => [text(h)]), titles.map(text), ...rows];
  const bold = heading.length;
  const body = lines.map(
    (line, y) => `<row r="${y + 1}">${line.map((c, x) => cell(c, `${columnName(x)}${y + 1}`, y === 0 || y === bold)).join('')}</row>`,
  );
  const wide = titles.map((t, x) => {
    const most = rows.slice(0, 200).reduce((w, r) => Math.max(w, width(r[x]?.value ?? '')), width(t));
    return `<col min="${x + 1}" max="${x + 1}" width="${Math.min(48, most + 3)}" customWidth="1"/>`;
  });
  const pane = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${bold + 1}" topLeftCell="A${bold + 2}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  return `${head}<worksheet ${main}>${pane}<cols>${wide.join('')}</cols><sheetData>${body.join('')}</sheetData></worksheet>`;
}

const width = (s: string) => [...s].reduce((w, c) => w + (c > '\u2e80' ? 2 : 1), 0);

const styles = `${head}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="4" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="0"/></cellXfs></styleSheet>`;

/** The bytes of a workbook: lines of heading (what was filtered, and when), column titles, rows. */
export async function workbook(name: string, heading: string[], titles: string[], rows: Cell[][]): Promise<Uint8Array<ArrayBuffer>> {
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const sheetName = xml(name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31) || '1');
  const files: [string, string][] = [
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${pack}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${head}<workbook ${main} xmlns:r="${office}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${pack}/relationships">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', styles],
    ['xl/worksheets/sheet1.xml', sheetXml(heading, titles, rows)],
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
