import type bank from './zh-CN/bank.json';
import type billing from './zh-CN/billing.json';
import type claim from './zh-CN/claim.json';
import type closing from './zh-CN/closing.json';
import type contracts from './zh-CN/contracts.json';
import type customers from './zh-CN/customers.json';
import type deposits from './zh-CN/deposits.json';
import type invoices from './zh-CN/invoices.json';
import type late from './zh-CN/late.json';
import type lists from './zh-CN/lists.json';
import type meters from './zh-CN/meters.json';
import type nav from './zh-CN/nav.json';
import type papers from './zh-CN/papers.json';
import type parts from './zh-CN/parts.json';
import type receipts from './zh-CN/receipts.json';
import type reports from './zh-CN/reports.json';
import type rules from './zh-CN/rules.json';
import type settings from './zh-CN/settings.json';
import type setup from './zh-CN/setup.json';
import type tasks from './zh-CN/tasks.json';
import type today from './zh-CN/today.json';
import type ui from './zh-CN/ui.json';

/** Chinese is the source: what it has, exists. */
type Texts = {
  bank: typeof bank;
  billing: typeof billing;
  claim: typeof claim;
  closing: typeof closing;
  contracts: typeof contracts;
  customers: typeof customers;
  deposits: typeof deposits;
  invoices: typeof invoices;
  late: typeof late;
  lists: typeof lists;
  meters: typeof meters;
  nav: typeof nav;
  papers: typeof papers;
  parts: typeof parts;
  receipts: typeof receipts;
  reports: typeof reports;
  rules: typeof rules;
  settings: typeof settings;
  setup: typeof setup;
  tasks: typeof tasks;
  today: typeof today;
  ui: typeof ui;
};

type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}` }[keyof T & string];

/** A text that exists: `file.name`, or `file.group.name`. English plurals (`name_one`, `name_other`) are `name` here. */
export type Key = Leaves<Texts>;
