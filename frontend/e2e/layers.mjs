// All that opens over a page or beside a list: where it is found, and how it is opened.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const src = join(import.meta.dirname, '..', 'src');

const dialog = '[role=dialog]:visible, [role=alertdialog]:visible';
const pop = '.ant-popover:not(.ant-popover-hidden)';
const menu = '.ant-dropdown:not(.ant-dropdown-hidden)';
const drawer = 'aside.drawer';

/** Presses keys, as somebody does whose hands are on the list. What had the focus before the last is given it back, or the cell of the same row and column. */
const press =
  (...keys) =>
  async (page) => {
    for (const key of keys) {
      page.from = await page.evaluateHandle(() => {
        const e = document.activeElement;
        const cell = (x) => x.closest('[row-id]') && `${x.closest('[row-id]').getAttribute('row-id')} ${x.getAttribute('col-id')}`;
        const was = cell(e); // once it is out of the list, it does not say where it stood
        return {
          what: e.outerHTML.slice(0, 80),
          again: () => e === document.activeElement || (was && was === cell(document.activeElement)),
        };
      });
      await page.keyboard.press(key);
    }
  };

/** Presses a button by the keyboard. */
const button =
  (name, within = 'body') =>
  async (page) => {
    await page.locator(within).getByRole('button', { name }).and(page.locator(':enabled')).first().focus();
    await press('Enter')(page);
  };

/** Opens a menu by the keyboard and chooses in it; what that opens gives the focus back to the menu's button. */
const chosen = (name, item) => async (page) => {
  await button(name)(page);
  const from = page.from;
  await page.getByRole('menuitem', { name: item }).focus();
  await press('Enter')(page);
  page.from = from;
};

/** One after the other. */
const then =
  (...steps) =>
  async (page) => {
    for (const step of steps) await step(page);
  };

/** A contract's terms from a day on: its note is another one, and the difference is asked for. */
const amended = async (page) => {
  await press('Alt+a')(page);
  await page.getByLabel('备注', { exact: true }).fill('补充协议');
  await press('Control+Enter')(page);
};

const tab = (name) => (page) => page.getByRole('tab', { name }).click();
const shown = (selector) => (page) => page.locator(selector).first().waitFor();

/** While the pointer is on a toast its time does not run. */
const held = (page) => page.locator('.toast').hover();

/**
 * Where each is declared (`of`), the place, how it is opened from there, and what then lies on the page. `over`: what lies under it
 * and stays. `stays`: it goes by itself.
 */
export const layers = [
  { of: 'ui/Help.tsx', at: 'customers', open: press('?'), is: dialog },
  { of: 'ui/Palette.tsx', at: 'customers', open: press('Control+k'), is: dialog },
  { of: 'parts/help/PlaceHelp.tsx', at: 'customers', open: press('F1'), is: dialog },
  { of: 'ui/JobTray.tsx', at: 'customers', open: press('Control+j'), is: '.tray' },
  { of: 'ui/DataGrid.tsx', at: 'customers', open: button('列'), is: pop },
  { of: 'parts/list/Filters.tsx', at: 'customers', open: press('f'), is: pop },
  { of: 'parts/list/SavedViews.tsx', at: 'invoices?state=open', open: press('v'), is: pop },
  { of: 'parts/list/More.tsx', at: 'customers', open: button('更多'), is: menu },
  { of: 'parts/list/RecordDrawer.tsx', at: 'customers/{customer}', is: drawer },
  { of: 'parts/list/RecordDrawer.tsx', at: 'contracts/{contract}', is: drawer },
  { of: 'parts/Exchange.tsx', at: 'customers', open: press('Control+i'), is: dialog },
  { of: 'parts/Exchange.tsx', at: 'customers', open: press('Control+Shift+E'), is: dialog },
  { of: 'parts/Print.tsx', at: 'invoices/{invoice}', open: press('Control+p'), is: dialog, over: drawer },
  { of: 'parts/Late.tsx', at: 'invoices/{late}', open: then(tab('违约金'), button('减免')), is: dialog, over: drawer },
  { of: 'parts/MemoryDialogs.tsx', at: 'settings/memory', open: button('教一个付款人'), is: dialog },
  { of: 'parts/MemoryDialogs.tsx', at: 'settings/memory', open: button('记一个习惯'), is: dialog },
  { of: 'parts/MemoryDialogs.tsx', at: 'settings/memory', open: button('记一个渠道'), is: dialog },
  { of: 'parts/ChartPanel.tsx', at: 'reports/received', open: button(/^导出“/), is: menu },
  { of: 'features/bank/Accounts.tsx', at: 'bank', open: button(/新账户/), is: dialog },
  { of: 'features/bank/Facts.tsx', at: 'bank', file: true, open: press('m'), is: pop },
  { of: 'features/bank/Facts.tsx', at: 'bank', file: true, open: press('b'), is: pop },
  { of: 'features/claim/Range.tsx', at: 'claim', open: press('Control+l'), is: pop },
  { of: 'features/claim/Finder.tsx', at: 'claim', open: then(shown('.judge .card'), press('ArrowDown', 'f')), is: dialog },
  { of: 'features/invoices/CreditDialog.tsx', at: 'invoices/{invoice}', open: press('Alt+c'), is: dialog, over: drawer },
  { of: 'features/meters/PoolDialog.tsx', at: 'meters/pools', open: press('n'), is: dialog },
  { of: 'parts/list/RecordDrawer.tsx', at: 'meters/pools/{pool}', is: drawer },
  { of: 'features/meters/Dialogs.tsx', at: 'meters/book/{meter}', open: press('r'), is: dialog, over: drawer },
  { of: 'features/meters/Dialogs.tsx', at: 'meters/book/{meter}', open: button(/^更正/), is: dialog, over: drawer },
  { of: 'features/deposits/Receive.tsx', at: 'deposits', open: press('n'), is: dialog },
  { of: 'features/deposits/Dialogs.tsx', at: 'deposits/{deposit}', open: press('o'), is: dialog, over: drawer },
  { of: 'features/deposits/Dialogs.tsx', at: 'deposits/{deposit}', open: press('p'), is: dialog, over: drawer },
  { of: 'features/deposits/Dialogs.tsx', at: 'deposits/{deposit}', open: press('m'), is: dialog, over: drawer },
  { of: 'features/deposits/Dialogs.tsx', at: 'deposits/{deposit}', open: button('撤销', '.deposit-entries'), is: dialog, over: drawer },
  { of: 'features/receipts/ReceiptDrawer.tsx', at: 'receipts/{receipt}', is: drawer },
  { of: 'features/receipts/ReceiptDrawer.tsx', at: 'receipts/{prepaid}', is: drawer },
  { of: 'features/receipts/Dialogs.tsx', at: 'receipts/{open}', open: press('x'), is: dialog, over: drawer },
  { of: 'features/receipts/Dialogs.tsx', at: 'receipts/{claimed}', open: press('u'), is: dialog, over: drawer },
  { of: 'features/receipts/RefundDialog.tsx', at: 'receipts/{prepaid}', open: press('b'), is: dialog, over: drawer },
  { of: 'features/settings/ItemDialog.tsx', at: 'settings/items', open: button(/新收费项目/), is: dialog },
  { of: 'features/settings/BookPlace.tsx', at: 'settings/book', open: button('删除示例'), is: dialog },
  { of: 'features/settings/BookPlace.tsx', at: 'settings/book', open: button(/^恢复/), is: dialog },
  { of: 'features/billing/Working.tsx', at: 'billing', open: then(shown('.data-grid .ag-row'), press('Enter')), is: drawer },
  { of: 'features/today/index.tsx', at: 'today', open: press('h'), is: drawer },
  { of: 'features/today/Tasks.tsx', at: 'today', open: button('推迟'), is: menu },
  { of: 'features/closing/PaperDialog.tsx', at: 'closing/{contract}', open: button(/结算单/), is: dialog },
  {
    of: 'features/reports/Aging.tsx',
    at: 'reports/aging',
    open: then(shown('.data-grid .ag-row'), press('ArrowDown', 'Enter')),
    is: drawer,
  },
  { of: 'features/contracts/HeadActions.tsx', at: 'contracts/{contract}/edit', open: button('办理'), is: menu },
  { of: 'features/contracts/Change.tsx', at: 'contracts/{contract}/edit', open: press('Alt+r'), is: dialog },
  { of: 'features/contracts/Change.tsx', at: 'contracts/{contract}/edit', open: press('Alt+t'), is: dialog },
  { of: 'features/contracts/Change.tsx', at: 'contracts/{contract}/edit', open: chosen('办理', /终止/), is: dialog },
  { of: 'features/contracts/Late.tsx', at: 'contracts/{contract}/edit', open: then(button(/^合同约定/), button('改约定')), is: dialog },
  { of: 'features/papers/Archive.tsx', at: 'papers/{paper}', is: drawer },
  { of: 'features/papers/TemplateList.tsx', at: 'papers/templates', open: button('给客户…'), is: dialog },
  { of: 'features/setup/OpenDialog.tsx', at: 'setup', open: button('打开已有账套'), is: dialog },
  { of: 'ui/UndoToast.tsx', at: 'customers', open: press('Control+Shift+z'), is: '.toast' },
  {
    of: 'ui/UndoToast.tsx',
    at: 'customers',
    open: then(shown('.data-grid .ag-row'), press('ArrowDown', 'Control+c'), held),
    is: '.toast',
    stays: true,
  },
  // Last, since what is written for it stays in the contract's form.
  { of: 'features/contracts/Change.tsx', at: 'contracts/{contract}/edit', open: amended, is: dialog },
];

/** What opens only in the window itself, where there is something to close; and the kit, which draws all the others. */
const elsewhere = ['desk.tsx', 'ui/Dialog.tsx', 'ui/Drawer.tsx', 'ui/Menu.tsx', 'ui/Pop.tsx'];

/** Where something opens that no row above opens: each place in the source needs one. */
export function uncovered() {
  const wrong = [];
  for (const file of readdirSync(src, { recursive: true })) {
    if (!file.endsWith('.tsx') || file.endsWith('.test.tsx') || elsewhere.includes(file)) continue;
    const text = readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    const opens = text.match(/<(Dialog|TypedConfirm|Drawer|Menu|Pop|Popover|Dropdown)[\s>]|role="(alert)?dialog"/g)?.length ?? 0;
    const here = layers.filter((l) => l.of === file.replaceAll('\\', '/')).length;
    if (opens > here) wrong.push(`${file}: ${opens} open there, ${here} of them in e2e/layers.mjs`);
  }
  return wrong;
}
