import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { type Fault, fen, grouped } from '../api';
import { remember, remembered } from '../remember';
import type { Key } from './keys';

export type { Key } from './keys';
export type Language = 'zh-CN' | 'en';
export const languages: Language[] = ['zh-CN', 'en'];

type Tree = { [key: string]: string | Tree };
const base = (path: string): string => path.replace(/^.*\/|\.json$/g, '');

// One file a feature and language, so that a feature brings its own words. Faults are the sentences the program itself
// has, read from where Go reads them.
const zh = import.meta.glob<Tree>('./zh-CN/*.json', { eager: true, import: 'default' });
const en = import.meta.glob<Tree>('./en/*.json', { eager: true, import: 'default' });
const faultsZh = import.meta.glob<Tree>('../../../internal/fault/text/zh-CN/*.json', { eager: true, import: 'default' });
const faultsEn = import.meta.glob<Tree>('../../../internal/fault/text/en/*.json', { eager: true, import: 'default' });

const gather = (files: Record<string, Tree>): Tree => Object.fromEntries(Object.entries(files).map(([path, tree]) => [base(path), tree]));

/** Every text of the window and every sentence of the program, by language: also what the tests compare. */
export const texts: Record<Language, { translation: Tree; fault: Tree }> = {
  'zh-CN': { translation: gather(zh), fault: gather(faultsZh) },
  en: { translation: gather(en), fault: gather(faultsEn) },
};

const system = (): Language => (navigator.language?.toLowerCase().startsWith('zh') === false ? 'en' : 'zh-CN');

const accents: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', c: 'ç', n: 'ñ' };

/**
 * A third language, made of another at run time: every text in brackets, accented and a third longer, with its gaps left
 * alone. What is shown without brackets never went through the texts; what does not fit has no room for another language.
 */
export function pseudo(tree: Tree): Tree {
  const text = (s: string): string => {
    const accented = s
      .split(/(\{\{[^}]*\}\}|\$t\([^)]*\))/)
      .map((part, i) => (i % 2 ? part : part.replace(/[a-zA-Z]/g, (c) => accents[c] ?? c)))
      .join('');
    return s === '' ? '' : `⟦${accented}${'·'.repeat(Math.ceil(s.length / 3))}⟧`;
  };
  return Object.fromEntries(Object.entries(tree).map(([k, v]) => [k, typeof v === 'string' ? text(v) : pseudo(v)]));
}

/** The texts to show: those of the languages, or for who builds a translation (`localStorage['zhangfang.pseudo'] = true`) made ones. */
const resources = () =>
  remembered<boolean>('pseudo') ? { ...texts, en: { translation: pseudo(texts.en.translation), fault: pseudo(texts.en.fault) } } : texts;

/** Begins with the remembered language, else the system's: Chinese unless the system speaks another. */
export async function startI18n(language: Language = remembered<Language>('language') ?? system()) {
  await i18next.use(initReactI18next).init({
    resources: resources(),
    ns: ['translation', 'fault'],
    defaultNS: 'translation',
    lng: language,
    fallbackLng: 'zh-CN',
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  apply(language);
}

function apply(language: Language) {
  document.documentElement.lang = language;
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
}

/** Changes the language at once, everywhere, and remembers it. */
export async function setLanguage(language: Language) {
  remember('language', language);
  apply(language);
  await i18next.changeLanguage(language);
}

export type Args = Record<string, unknown>;

/**
 * The texts of the window in the current language. `t` takes a known key (`'invoices.title'`: file, then name);
 * `fault` writes the sentence of a fault, with its place before it.
 */
export function useText() {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new language must give new functions, so that memos see it
  const t = useCallback((key: Key, args?: Args): string => i18n.t(key as never, args as never) as unknown as string, [i18n, language]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const fault = useCallback((f: Fault): string => faultText(f), [language]);
  return { t, fault, language };
}

/** The text of a key outside a component. */
export const text = (key: Key, args?: Args): string => i18next.t(key as never, args as never) as unknown as string;

/** What stands on something is told by what was done, as the history calls it. */
function eventWord(kind: unknown): Args {
  const key = `parts.kind.${String(kind).replace('.', '_')}`;
  return typeof kind === 'string' && i18next.exists(key) ? { kind: i18next.t(key as never) as unknown as string } : {};
}

/** The program's own name of a field or list, which is no word of the office: `customerId`. */
const isName = (step: string): boolean => /^[a-z][A-Za-z_]*$/.test(step);

/** Where a fault is, for people: the item of a list, the table and row of a file, the file itself. The field is in the sentence. */
function placeOf(path: string[]): string {
  const word = (key: Key, args?: Args) => i18next.t(key as never, args as never) as unknown as string;
  const steps = path.map((step, i) => {
    if (/^\d+$/.test(step) && isName(path[i - 1] ?? '')) return word('ui.atItem', { no: Number(step) + 1 });
    const row = /^row (\d+)$/.exec(step);
    if (row) return word('ui.atRow', { no: row[1] });
    if (!isName(step)) return step;
    const table = `parts.table.${step}`;
    return path[i + 1]?.startsWith('row ') && i18next.exists(table) ? word(table as Key) : '';
  });
  return steps.filter(Boolean).join(' / ');
}

const sums = ['amount', 'asked', 'held', 'left', 'limit', 'open', 'rest', 'sum'];

/** The sums of a sentence as they are written everywhere; what a file says is told as it stands there. */
const written = ({ key, args }: Fault): Args =>
  key.startsWith('statement.')
    ? args
    : Object.fromEntries(
        Object.entries(args).map(([name, v]) => [
          name,
          sums.includes(name) && typeof v === 'string' && /^-?\d+\.\d\d$/.test(v) ? grouped(fen(v)) : v,
        ]),
      );

/** The sentence of a fault; a key without one comes back as itself (a test forbids that). */
export function faultText(f: Fault): string {
  const sentence = i18next.t(f.key as never, { ns: 'fault', ...written(f), ...eventWord(f.args.kind) } as never) as unknown as string;
  const place = placeOf(f.path);
  return place ? `${place}${i18next.language === 'en' ? ': ' : '：'}${sentence}` : sentence;
}
