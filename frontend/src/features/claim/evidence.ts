import type { Proposal, Row } from './data';

/** A field of a receipt in which something that speaks for a proposal, or against it, can be seen. */
export type Field = 'payerName' | 'payerAccount' | 'memo';
type Mark = Pick<Proposal['marks'][number], 'field' | 'from' | 'to' | 'key'>;
/** A piece of a text; the keys are the reasons that it proves, empty where it proves none. */
export type Piece = { text: string; keys: string[] };
export type Marked = Record<Field, Piece[]>;

/** The fields of a receipt, cut where the program says that something was recognised. */
export const markedIn = (r: Pick<Row, Field>, marks: Mark[]): Marked => ({
  payerName: pieces(r.payerName, 'payerName', marks),
  payerAccount: pieces(r.payerAccount, 'payerAccount', marks),
  memo: pieces(r.memo, 'memo', marks),
});

/** Cuts a text where something of it is marked. Places count characters (code points), as the bank wrote them. */
export function pieces(text: string, field: Field, marks: Mark[]): Piece[] {
  const out: Piece[] = [];
  for (const [i, letter] of Array.from(text).entries()) {
    const keys = [...new Set(marks.filter((m) => m.field === field && m.from <= i && i < m.to).map((m) => m.key))];
    const last = out.at(-1);
    if (last && last.keys.join() === keys.join()) last.text += letter;
    else out.push({ text: letter, keys });
  }
  return out;
}
