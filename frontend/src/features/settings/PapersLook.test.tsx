import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { show } from '../../ui/test';
import type { View } from '.';
import { Papers } from './Papers';

const papers = {
  operator: '周静',
  showPrinted: false,
  showOperator: false,
  showSeal: false,
  showPayCode: true,
  showQr: false,
  showPrevious: false,
  receiptParts: [2],
  fileName: '{number} {customer}',
  seal: { hash: '', wide: 40, caption: '' },
  codes: [],
  printers: [{ printer: 'needle', dx: 1.5, dy: 0 }],
};
const numbers = { invoice: 'ZD-{0000}', creditNote: 'HC-{0000}', receipt: 'SJ-{0000}', deposit: 'YJ-{0000}', refund: 'YT-{0000}' };
const view = { settings: { numbers, grouping: 'customer', showWorking: true, pdfNote: '' }, logo: '' } as unknown as View;
const calls: [string, Record<string, unknown>][] = [];

beforeEach(() => {
  calls.length = 0;
  const told = (name: string, answer: (r: Record<string, unknown>) => unknown) => async (r: Record<string, unknown>) => {
    calls.push([name, r]);
    return answer(r);
  };
  window.go = {
    desktop: {
      Settings: {
        Save: told('Settings.Save', (all) => ({ settings: all, logo: '' })),
        Preview: told('Settings.Preview', () => numbers),
        Papers: told('Settings.Papers', () => ({ papers, seal: '', codes: [] })),
        SavePapers: told('Settings.SavePapers', (p) => ({ papers: p, seal: '', codes: [] })),
      },
      Printers: {
        List: told('Printers.List', () => ({ rows: [{ name: 'needle', default: true }], duplex: true })),
        Print: told('Printers.Print', () => ({})),
      },
      Papers: { Grid: told('Papers.Grid', () => ({ name: 'grid.pdf', data: 'JVBERi0=' })) },
    },
  } as never;
});

const saved = (name = 'Settings.SavePapers') => calls.find(([n]) => n === name)?.[1];

test('it is said that a picture of a seal is no signature, and there is none to put on', async () => {
  await show(<Papers view={view} />);
  expect(await screen.findByText(/不是可靠的电子签名.*每次用印都记在历史里/)).toBeTruthy();
  expect(screen.getByLabelText('在署名和日期上盖印章')).toHaveProperty('disabled', true);
});

test('the copies of a receipt are saved in their order', async () => {
  await show(<Papers view={view} />);
  fireEvent.click(await screen.findByLabelText('记账联'));
  fireEvent.click(screen.getByLabelText('存根联'));
  fireEvent.keyDown(screen.getByLabelText('存根联'), { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(saved()).toMatchObject({ receiptParts: [1, 2, 3], operator: '周静' }));
  expect(saved('Settings.Save')).toBeUndefined();
});

test('a printer is put right by tenths of a millimetre, typed as they are in China, and tried', async () => {
  await show(<Papers view={view} />);
  const down = await screen.findByLabelText('往下');
  fireEvent.change(down, { target: { value: '－0．8' } });
  fireEvent.click(screen.getByRole('button', { name: '打测试格' }));
  await waitFor(() => expect(calls.some(([name]) => name === 'Printers.Print')).toBe(true));
  expect(calls.find(([name]) => name === 'Papers.Grid')?.[1]).toMatchObject({ layout: 'form241', dx: 1.5, dy: -0.8 });
  expect(calls.find(([name]) => name === 'Printers.Print')?.[1]).toMatchObject({ printer: 'needle', copies: 1, layout: 'form241' });
});

test('the page is saved as a whole, by one button', async () => {
  await show(<Papers view={view} />);
  fireEvent.change(await screen.findByLabelText('打印人'), { target: { value: '林晓' } });
  fireEvent.change(screen.getByLabelText('账单脚注'), { target: { value: '请准时缴纳' } });
  const saves = document.querySelectorAll('button[type=submit]');
  expect(saves).toHaveLength(1);
  fireEvent.click(saves[0]);
  await waitFor(() => expect(saved()).toMatchObject({ operator: '林晓' }));
  expect(saved('Settings.Save')).toMatchObject({ pdfNote: '请准时缴纳', numbers });
});
