import { expect, test } from 'vitest';
import { Page } from './Page';
import { show } from './test';
import { useWindowName } from './title';

function Named({ depth, name }: { depth: 2 | 3; name: string }) {
  useWindowName(depth, name);
  return null;
}

test('the window is named by what is open, the page, the product; what closes is no longer in its name', async () => {
  const page = (open: boolean, view: string) => (
    <Page title="抄表">
      {open && <Named depth={3} name="D-A-0102" />}
      <Named depth={2} name={view} />
    </Page>
  );
  const { again } = await show(page(true, '表册'));
  expect(document.title).toBe('D-A-0102 · 表册 · 抄表 · 账房');
  again(page(false, '表册'));
  expect(document.title).toBe('表册 · 抄表 · 账房');
  again(page(false, '抄表')); // the view that has the page's own name does not say it twice
  expect(document.title).toBe('抄表 · 账房');
});
