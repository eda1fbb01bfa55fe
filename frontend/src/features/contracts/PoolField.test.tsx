import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeAll, expect, test, vi } from 'vitest';
import { newQueryClient } from '../../api';
import { startI18n } from '../../i18n';
import { PoolField } from './PoolField';

beforeAll(() => startI18n('zh-CN'));

const pools = [
  { id: 1, code: 'GT-A', name: 'A 座公区电费', archived: false },
  { id: 2, code: 'GT-B', name: '旧电梯', archived: true },
];
const show = (value: number) => {
  window.go = {
    desktop: {
      Pools: {
        List: async (q: unknown) => ({ rows: pools.filter((p) => !p.archived || (q as { show: string }).show !== 'live') }),
        Get: async (q: unknown) => ({ pool: pools.find((p) => p.id === (q as { id: number }).id) }),
      },
    },
  } as never;
  const onChange = vi.fn();
  render(
    <QueryClientProvider client={newQueryClient()}>
      <PoolField value={value} onChange={onChange} />
    </QueryClientProvider>,
  );
  return onChange;
};

test('the costs in use are offered, and those put away are not', async () => {
  show(0);
  fireEvent.mouseDown(screen.getByRole('combobox'));
  expect(await screen.findByTitle('A 座公区电费')).toBeTruthy();
  expect(screen.queryByTitle('旧电梯')).toBeNull();
});

test('a charge whose cost was put away still says which it is', async () => {
  show(2);
  expect(await screen.findByText('旧电梯')).toBeTruthy();
});
