import type { FaultData, go, Wire } from '../../api';

export type Sheet = Wire<go.closing.Sheet>;
export type Waiting = Omit<Sheet['blocked'][number], 'fault'> & { fault: FaultData };

export const methods = ['bank', 'cash', 'cheque', 'alipay', 'wechat', 'pos', 'other'] as const;
export type Method = (typeof methods)[number];

/** Whose change makes a settlement stale. */
export const stale = ['contract', 'invoice', 'receipt', 'deposit', 'meter', 'customer', 'settings', 'run', 'closing'];

/** What is chosen on the screen. Readings are typed by meter and register. */
export type Draft = {
  on: string;
  reason: string;
  readings: Record<string, string>;
  skipFees: boolean;
  usePrepaid: boolean;
  setOff: boolean;
  refundDeposit: boolean;
  refundPrepaid: boolean;
  method: Method;
  leave: boolean;
};

export const newDraft: Draft = {
  on: '',
  reason: '',
  readings: {},
  skipFees: false,
  usePrepaid: true,
  setOff: true,
  refundDeposit: false,
  refundPrepaid: false,
  method: 'bank',
  leave: false,
};

type MeterRow = { meterId: number; register: string };
export const readingKey = (r: MeterRow): string => `${r.meterId} ${r.register}`;

/** The request of a draft: what was typed of the meters that are there. */
export function requestOf(contractId: number, d: Draft, requestId = '') {
  const { readings, ...rest } = d;
  return {
    contractId,
    ...rest,
    reason: d.reason.trim(),
    readings: Object.entries(readings)
      .filter(([, value]) => value !== '')
      .map(([key, value]) => {
        const at = key.indexOf(' ');
        return {
          meterId: Number(key.slice(0, at)),
          register: key.slice(at + 1),
          date: '',
          value,
          kind: '',
          wrapped: false,
          note: '',
        };
      }),
    requestId,
  };
}
