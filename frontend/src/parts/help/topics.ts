import type { Language } from '../../i18n';

/** The pages of the manual in the order of reading. Those with the name of a place are also that place's help. */
export const topics = [
  'start',
  'setup',
  'today',
  'customers',
  'contracts',
  'models',
  'meters',
  'billing',
  'invoices',
  'bank',
  'claim',
  'receipts',
  'deposits',
  'papers',
  'chase',
  'reports',
  'closing',
  'safety',
  'settings',
  'keys',
  'errors',
] as const;
export type Topic = (typeof topics)[number];

// Each page is a file of its own that is fetched when it is read.
const files = import.meta.glob<string>('../../i18n/help/*/*.md', { query: '?raw', import: 'default' });

/** The text of a page. */
export const load = (topic: Topic, language: Language): Promise<string> => {
  const file = files[`../../i18n/help/${language}/${topic}.md`];
  return file ? file() : Promise.resolve('');
};

/** Which pages there are, as `zh-CN/claim`: what the tests compare. */
export const written = (): string[] => Object.keys(files).map((f) => f.replace(/^.*help\/|\.md$/g, ''));

export const isTopic = (name: string): name is Topic => (topics as readonly string[]).includes(name);

/** The page about a place of the window, by its address: `/claim/12` is `claim`. */
export const topicOf = (pathname: string): Topic => {
  const place = pathname.split('/')[1] ?? '';
  return isTopic(place) ? place : 'start';
};
