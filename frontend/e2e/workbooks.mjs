// What journeys read of a workbook that was saved.
import { inflateRawSync } from 'node:zlib';

/** The cells of a workbook of one sheet, as text, row by row; what is empty is ''. */
export function cellsOf(bytes) {
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [method, size, long] = [bytes.readUInt16LE(at + 8), bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)];
    const body = bytes.subarray(at + 30 + long, at + 30 + long + size);
    if (bytes.toString('utf8', at + 30, at + 30 + long) === 'xl/worksheets/sheet1.xml') {
      const xml = (method === 8 ? inflateRawSync(body) : body).toString('utf8');
      return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((row) => cellsIn(row[1]));
    }
    at += 30 + long + size;
  }
  throw new Error('no sheet in the workbook');
}

function cellsIn(row) {
  const cells = [];
  for (const [, column, inline, value] of row.matchAll(
    /<c r="([A-Z]+)\d+"[^>]*>(?:<is><t[^>]*>(.*?)<\/t><\/is>|(?:<f>[^<]*<\/f>)?<v>(.*?)<\/v>)<\/c>/gs,
  ))
    cells[[...column].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1] = inline ?? value;
  return Array.from(cells, (c) => c ?? '');
}
