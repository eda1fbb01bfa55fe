import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { columnName, workbook } from './xlsx';

// Reads the local entries of a zip, without its directory.
function unzip(bytes: Uint8Array): Record<string, string> {
  const view = new DataView(bytes.buffer);
  const out: Record<string, string> = {};
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const [method, size, name] = [view.getUint16(at + 8, true), view.getUint32(at + 18, true), view.getUint16(at + 26, true)];
    const body = bytes.slice(at + 30 + name, at + 30 + name + size);
    out[new TextDecoder().decode(bytes.slice(at + 30, at + 30 + name))] = new TextDecoder().decode(
      method === 8 ? inflateRawSync(body) : body,
    );
    at += 30 + name + size;
  }
  return out;
}

test('amounts are numbers, days are days, and text never becomes a formula', async () => {
  const files = unzip(
    await workbook(
      '账单',
      ['账单', '状态 逾期'],
      ['单号', '金额', '到期'],
      [
        [
          { kind: 'text', value: '=1+1 <&"' },
          { kind: 'money', value: '-1234.50' },
          { kind: 'day', value: '2026-11-05' },
        ],
      ],
      { word: '合计', of: [false, true, false] },
    ),
  );
  const sheet = files['xl/worksheets/sheet1.xml'];
  expect(sheet).toContain('<c r="A4" s="9" t="inlineStr"><is><t xml:space="preserve">=1+1 &lt;&amp;&quot;</t></is></c>');
  expect(sheet).toContain('<c r="B4" s="2"><v>-1234.50</v></c>');
  expect(sheet).toContain('<c r="C4" s="3"><v>46331</v></c>');
  expect(sheet).toContain('<c r="A3" s="1" t="inlineStr"><is><t xml:space="preserve">单号</t></is></c>');
  expect(sheet.match(/<f>.*?<\/f>/g)).toEqual(['<f>SUBTOTAL(109,B4:B4)</f>']);
  expect(sheet).toContain('<c r="B5" s="8"><f>SUBTOTAL(109,B4:B4)</f><v>-1234.50</v></c>');
  expect(sheet).toContain('<autoFilter ref="A3:C4"/>');
  expect(files['xl/workbook.xml']).toContain("'账单'!$A$3:$C$4");
  expect(files['xl/workbook.xml']).toContain('name="账单"');
});

test('columns go on after Z', () => expect([0, 25, 26, 27, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']));
