/** The places of the window: each feature owns `/<feature>` and everything under it. */
export const features = {
  today: () => import('./features/today'),
  bank: () => import('./features/bank'),
  claim: () => import('./features/claim'),
  receipts: () => import('./features/receipts'),
  deposits: () => import('./features/deposits'),
  billing: () => import('./features/billing'),
  invoices: () => import('./features/invoices'),
  customers: () => import('./features/customers'),
  closing: () => import('./features/closing'),
  contracts: () => import('./features/contracts'),
  meters: () => import('./features/meters'),
  reports: () => import('./features/reports'),
  papers: () => import('./features/papers'),
  settings: () => import('./features/settings'),
  help: () => import('./features/help'),
  setup: () => import('./features/setup'),
};

/** Begins to fetch the code of the place that the window opens at, before its frame is drawn. */
export function prepareFirst() {
  const name = /^#\/(\w+)/.exec(location.hash)?.[1] ?? 'today';
  if (name in features) void features[name as keyof typeof features]().catch(() => {});
}

/** Fetches the code of all places, one after the other, while nobody waits for it: then a place opens without a wait for it. */
export async function preparePlaces() {
  // What cannot be fetched is told when somebody goes there.
  for (const load of Object.values(features)) await load().catch(() => {});
}
