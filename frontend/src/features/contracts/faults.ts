import { Fault, type FaultData } from '../../api';
import { faultText, text } from '../../i18n';
import type { Draft, DraftCharge } from './data';

/** The sentence for one field: `of('charges', '0', 'price')`. */
export type FaultsOf = (...path: string[]) => string | undefined;

/** All faults of a refused save, or of a preview, as a flat list. */
export const allFaults = (error: unknown): Fault[] => (error instanceof Fault ? (error.parts.length ? error.parts : [error]) : []);

/** What the contract as it stands would move of what was billed: a change from a day on may. */
const ofThePast = new Set(['contract.boundaries_moved', 'contract.charge_billed', 'contract.billed_beyond']);

/** Whether a save was refused only for what was billed, so that a change from a day on is the way. */
export const needsDay = (error: unknown): boolean => {
  const all = allFaults(error);
  return all.length > 0 && all.every((f) => ofThePast.has(f.key));
};

/** What a preview found, without what a change from a day on may do. */
export const foundIn = (faults: FaultData[] | null | undefined, amending: boolean): FaultData[] =>
  (faults ?? []).filter((f) => !amending || !ofThePast.has(f.key));

const at = (d: unknown, path: string[]): unknown =>
  path.reduce<unknown>((v, name) => (v as Record<string, unknown> | undefined)?.[name], d);

const isEmpty = (v: unknown) => v === undefined || v === null || v === '' || v === 0 || v === '0';

/**
 * The faults to show under fields: those of a save that was refused, and those that the preview found. What is only not
 * filled in yet is not held against anyone before they try to save.
 */
export function faultsOf(draft: Draft, refused: unknown, found: FaultData[], tried: boolean): FaultsOf {
  const seen = found.map((f) => new Fault(f)).filter((f) => tried || !isEmpty(at(draft, f.path)));
  const all = [...allFaults(refused), ...seen];
  return (...path) => {
    if (tried && path.length === 3 && path[2] === 'price' && unpriced(draft.charges[Number(path[1])]))
      return text('contracts.priceMissing');
    if (tried && path.join() === 'customerId' && !draft.customerId) return faultText(new Fault({ key: 'contract.no_such_customer' }));
    const key = path.join('/');
    const own = all.filter((f) => f.path.join('/') === key);
    const sentences = new Set(own.map((f) => faultText(new Fault({ key: f.key, args: f.args }))));
    return sentences.size ? [...sentences].join(' ') : undefined;
  };
}

/** A price that was not typed is not a price of nothing: who charges nothing writes 0. */
export const unpriced = (h: DraftCharge | undefined): boolean =>
  Boolean(
    h &&
      !h.withdrawn &&
      (h.model === 'fixed' || h.model === 'area' || (h.model === 'usage' && h.registerPrices.length === 0)) &&
      h.price.trim() === '',
  );

/** Whether any fault lies in this charge. */
export const faultyCharge = (faults: FaultData[], index: number): boolean =>
  faults.some((f) => f.path?.[0] === 'charges' && f.path[1] === String(index));
