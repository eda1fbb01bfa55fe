import { call, choosePath, type FileOut, type go, inWindow, saveFile, type Wire } from '../api';
import { type Args, type Key, text } from '../i18n';
import { remember, remembered } from '../remember';

export const kinds = [
  'invoice',
  'receipt',
  'statement',
  'reminder',
  'credit',
  'deposit',
  'refund',
  'settlement',
  'latefee',
  'readings',
  'cash',
  'envelope',
  'label',
] as const;
export type Kind = (typeof kinds)[number];

export const layouts = ['a4', 'a4x2', 'a5', 'form241', 'form241x3', 'roll80', 'dl', 'labels'] as const;
export type Layout = (typeof layouts)[number];

/** What is to be printed: these, or all that a filter finds, or papers of the archive once more. */
export type PrintAsk = {
  kind: Kind;
  /** As Papers.Print takes them: invoices, receipts, customers, entries of deposits. */
  ids?: number[];
  /** Of credit notes, instead of ids. */
  numbers?: string[];
  /** Of invoices, instead of ids. */
  filter?: unknown;
  /** Papers of the archive, printed once more. */
  again?: number[];
  asOf?: string;
  degree?: number;
};

/** How it is to be printed: what the dialog lets one choose. */
export type Choice = {
  lang: 'zh-CN' | 'en';
  working: boolean | undefined;
  /** '' as set for the customer or the kind, `L:a5` the built-in one of a paper, `T:12` one's own. */
  template: string;
  order: '' | 'number' | 'customer' | 'reverse';
  asOf: string;
  degree: number;
  deadline: string;
  printer: string;
  copies: number;
  sides: 'one' | 'long' | 'short';
};

export type Printed = Wire<go.document.Printed>;
export type Files = Wire<go.document.Files>;
export type Printers = Wire<go.app.PrinterList>;
export type Templates = Wire<go.document.TemplateList>;

/** Not a printer: the PDF is opened where the system (or the browser) prints by hand. */
export const byHand = '\u0000';

type Habit = { printer: string; sides: Choice['sides'] };

export const habit = (): Partial<Habit> => remembered<Habit>('print') ?? {};
export const keepHabit = (h: Habit) => remember('print', h);

/** The request of Papers.Print, or of Papers.Again. */
export function requestOf(ask: PrintAsk, c: Choice): Record<string, unknown> {
  const printer = c.printer === byHand ? '' : c.printer;
  if (ask.again) return { ids: ask.again, printer };
  return {
    kind: ask.kind,
    ids: ask.ids ?? [],
    numbers: ask.numbers ?? [],
    filter: ask.filter ?? null,
    asOf: c.asOf,
    degree: c.degree,
    deadline: c.deadline,
    lang: c.lang,
    working: c.working ?? null,
    layout: c.template.startsWith('L:') ? c.template.slice(2) : '',
    templateId: c.template.startsWith('T:') ? Number(c.template.slice(2)) : 0,
    order: c.order,
    printer,
    fresh: false,
  };
}

/** Looks at papers (nothing is written), or gives them out (`keep`): the archive has them then. */
export const make = (ask: PrintAsk, c: Choice, keep: boolean, signal?: AbortSignal): Promise<Printed> =>
  call<Printed>(ask.again ? 'Papers.Again' : 'Papers.Print', { ...requestOf(ask, c), keep }, signal);

/** Sends a file to a printer, or opens it where one prints by hand. Gives where it went, in words. */
export async function send(file: FileOut, layout: string, c: Choice): Promise<string> {
  const job = { name: file.name, data: file.data, printer: c.printer, copies: c.copies, sides: c.sides, layout };
  if (c.printer !== byHand) {
    await call('Printers.Print', job);
    return c.printer;
  }
  if (inWindow()) {
    await call('Printers.Open', { ...job, printer: '' });
    return text('papers.print.viewer');
  }
  printInBrowser(file);
  return text('papers.print.browser');
}

// The browser shows its own dialog for a PDF in a frame that nobody sees.
function printInBrowser(file: FileOut) {
  const bytes = Uint8Array.from(atob(file.data), (c) => c.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0';
  frame.title = file.name;
  frame.src = address;
  frame.onload = () => {
    frame.contentWindow?.focus();
    frame.contentWindow?.print();
  };
  document.body.append(frame);
  setTimeout(() => {
    frame.remove();
    URL.revokeObjectURL(address);
  }, 600_000);
}

export const ways = ['one', 'paper', 'customer', 'folderPaper', 'folderCustomer'] as const;
export type Way = (typeof ways)[number];

/** Keeps papers as several files: in a folder that the user chooses, or packed as ZIP. undefined: the dialog was closed. */
export async function saveSeveral(ask: PrintAsk, c: Choice, way: Way): Promise<{ where: string; count: number } | undefined> {
  const by = way === 'paper' || way === 'folderPaper' ? 'paper' : 'customer';
  let dir = '';
  if (way.startsWith('folder')) {
    dir = (await choosePath('folder', { title: text('papers.print.folder') })) ?? '';
    if (!dir) return undefined;
  }
  const print = {
    ...(ask.again ? { kind: ask.kind, ids: [], printer: c.printer === byHand ? '' : c.printer } : requestOf(ask, c)),
    keep: true,
  };
  const made = await call<Files>('Papers.Files', { print, again: ask.again ?? [], by, dir });
  const where = dir || (await saveFile(made.zip, text('papers.print.save')));
  return where ? { where, count: made.names.length } : undefined;
}

/** The name of a template: its own, or the paper of the built-in one. */
export const templateName = (t: (key: Key, args?: Args) => string, r: { id: number; name: string; layout: string }): string =>
  r.id ? r.name : t('papers.builtin', { layout: t(`papers.layout.${r.layout as Layout}`) });
