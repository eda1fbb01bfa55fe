import { halfWidth } from '../../ui/read';
import type { Draft, Reason, Row } from './data';

/** A field of a receipt in which something that speaks for a proposal can be seen. */
export type Field = 'payerName' | 'payerAccount' | 'memo';
export type Marks = Record<Field, string[]>;

type Told = Reason & { evidence?: { field: string; text: string }[] };

const fields: readonly string[] = ['payerName', 'payerAccount', 'memo'];

/** What of the receipt's own words the reasons speak of: as the reason says it, else where its facts stand in the fields. */
export function marksOf(r: Row, draft: Pick<Draft, 'reasons' | 'parts'>): Marks {
  const out: Marks = { payerName: [], payerAccount: [], memo: [] };
  const add = (field: Field, text: string) => {
    if (text.length > 0 && r[field].includes(text) && !out[field].includes(text)) out[field].push(text);
  };
  for (const reason of draft.reasons as Told[]) {
    const told = (reason.evidence ?? []).filter((e) => fields.includes(e.field));
    for (const e of told) add(e.field as Field, e.text);
    if (told.length === 0) for (const [field, text] of seen(reason, r, draft)) add(field, text);
  }
  return out;
}

/** Where the facts of a reason stand, by what kind of reason it is. */
function seen(reason: Reason, r: Row, draft: Pick<Draft, 'parts'>): [Field, string][] {
  const args = (reason.args ?? {}) as Record<string, unknown>;
  const words = (name: string) => (typeof args[name] === 'string' ? (args[name] as string).split(/[,、]\s*/) : []);
  const kind = reason.key.replace(/^\w+\./, '');
  switch (kind) {
    case 'payer_is_customer':
    case 'payer_is_alias':
    case 'person_name':
    case 'short_form':
    case 'name_cut':
    case 'same_sound':
    case 'name_like':
    case 'seen_before':
    case 'contact_person':
    case 'group_parent':
    case 'mask_fits':
    case 'own_name':
      return [['payerName', r.payerName]];
    case 'account_known':
    case 'own_account':
      return [['payerAccount', r.payerAccount]];
    case 'name_in_memo':
      return [['memo', longestShared(r.memo, words('name')[0] ?? '')]];
    case 'unit_in_memo':
    case 'room_in_memo':
    case 'other_unit':
      return words('unit').map((w) => ['memo', spelled(r.memo, w)]);
    case 'number_in_memo':
    case 'tail_in_memo':
      return draft.parts.flatMap((p): [Field, string][] => [['memo', spelled(r.memo, p.card.number) || tailIn(r.memo, p.card.number)]]);
    case 'other_number':
    case 'unknown_number':
      return words('numbers').map((w) => ['memo', spelled(r.memo, w)]);
    case 'period_in_memo':
    case 'period_twice':
    case 'other_period':
      return (
        r.memo.match(/(?:20\d\d\s*[-年./]?\s*)?\d{1,2}\s*(?:[-~至到]\s*\d{1,2}\s*)?月份?|20\d{4}|[一二三四]季度|[本上下]月/g) ?? []
      ).map((w) => ['memo', w]);
    case 'kind_in_memo':
      return draft.parts.map((p) => ['memo', longestShared(r.memo, p.card.kind)]);
    case 'nothing_word':
    case 'says_nothing':
    case 'says_part':
    case 'says_advance':
      return words('word').map((w) => ['memo', w]);
    default:
      return [];
  }
}

/** A word as the memo writes it, whatever its case and width. */
function spelled(memo: string, word: string): string {
  const bare = (s: string) => halfWidth(s).toUpperCase();
  for (let i = 0; i + word.length <= memo.length; i++) {
    const part = memo.slice(i, i + word.length);
    if (bare(part) === bare(word)) return part;
  }
  return '';
}

/** The longest run of digits that the memo has of a number's end, four at least. */
function tailIn(memo: string, number: string): string {
  const digits = number.replace(/\D/g, '');
  for (let n = digits.length; n >= 4; n--) if (memo.includes(digits.slice(-n))) return digits.slice(-n);
  return '';
}

/** The longest stretch that the memo shares with a word, two letters at least. */
export function longestShared(memo: string, word: string): string {
  for (let n = word.length; n >= 2; n--)
    for (let i = 0; i + n <= word.length; i++) if (memo.includes(word.slice(i, i + n))) return word.slice(i, i + n);
  return '';
}

/** Cuts a text where something of it is marked: pieces in order, marked or not. */
export function pieces(text: string, marks: string[]): { text: string; marked: boolean }[] {
  const on = new Array<boolean>(text.length).fill(false);
  for (const m of marks) for (let i = text.indexOf(m); m && i >= 0; i = text.indexOf(m, i + m.length)) on.fill(true, i, i + m.length);
  const out: { text: string; marked: boolean }[] = [];
  for (let i = 0; i < text.length; i++) {
    const last = out.at(-1);
    if (last && last.marked === on[i]) last.text += text[i];
    else out.push({ text: text[i], marked: on[i] });
  }
  return out;
}
