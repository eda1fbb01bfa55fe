import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, expect, test } from 'vitest';
import { newQueryClient } from '../../api';
import { startI18n } from '../../i18n';
import { type DraftCharge, newCharge } from './data';
import { Raises } from './Lists';

beforeAll(() => startI18n('zh-CN'));

let now: DraftCharge;
function Place() {
  const [charge, set] = useState<DraftCharge>({ ...newCharge(1, undefined), price: '88', steps: [{ from: '', price: '88' }] });
  now = charge;
  return (
    <QueryClientProvider client={newQueryClient()}>
      <Raises charge={charge} err={() => undefined} onChange={(patch) => set({ ...charge, ...patch })} />
    </QueryClientProvider>
  );
}
const paste = (field: HTMLElement, text: string) => fireEvent.paste(field, { clipboardData: { getData: () => text } });

// UX 16
test('days and prices from a spreadsheet go down the list; a cell that cannot be read says so until it is changed', () => {
  render(<Place />);
  paste(screen.getAllByLabelText('自')[0], '起\t单价\n2027-1-1\t92.4\n2028-1-1\t九十七\n');
  expect(now.steps).toEqual([
    { from: '2027-01-01', price: '92.4' },
    { from: '2028-01-01', price: '' },
  ]);
  expect(screen.getByText('“九十七”不是数字')).toBeTruthy();
  fireEvent.change(screen.getAllByLabelText('单价')[1], { target: { value: '97' } });
  expect(screen.queryByText('“九十七”不是数字')).toBeNull();
});

test('one cell is pasted into its field as text is', () => {
  render(<Place />);
  expect(paste(screen.getAllByLabelText('单价')[0], '92.4')).toBe(true);
  expect(now.steps).toEqual([{ from: '', price: '88' }]);
});
