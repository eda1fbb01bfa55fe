import type { go, Wire } from '../../api';

export type Row = Wire<go.meter.Row>;
export type Rows = Wire<go.meter.Page>;
export type Meter = Wire<go.meter.Meter>;
export type Detail = Wire<go.meter.Detail>;
export type Past = Wire<go.meter.Past>;
export type Sheet = Wire<go.meter.Sheet>;
export type SheetRow = Wire<go.meter.SheetRow>;
export type Entry = Wire<go.meter.Entry>;
export type Outcome = Wire<go.meter.Outcome>;
export type Recorded = Wire<go.meter.Recorded>;
export type Flag = Wire<go.meter.Flag>;
export type Pool = Wire<go.meter.Pool>;
export type PoolRow = Wire<go.meter.PoolRow>;
export type PoolRows = Wire<go.meter.PoolList>;
export type PoolDetail = Wire<go.meter.PoolDetail>;
export type Sharing = Wire<go.meter.Sharing>;
export type Share = Wire<go.meter.Share>;

/** Events whose subjects change what is shown of meters. */
export const kinds = ['meter', 'pool', 'contract', 'customer', 'invoice'];

export const shows = ['live', 'common', 'unread', 'archived', 'all'] as const;
export type Show = (typeof shows)[number];

export const sheetShows = ['all', 'unread', 'flagged'] as const;
export type SheetShow = (typeof sheetShows)[number];

export const bases = ['area', 'usage', 'heads', 'equal', 'weights'] as const;
export type Basis = (typeof bases)[number];

export const emptyMeter: Meter = {
  id: 0,
  code: '',
  name: '',
  place: '',
  unit: '',
  contractId: 0,
  multiplier: '1',
  maxValue: null,
  lossPercent: '0',
  registers: [],
  commonId: 0,
  route: 0,
  archived: false,
};

export const emptyPool: Pool = { id: 0, code: '', name: '', basis: 'area', meterId: 0, price: '0', note: '', archived: false };

/** Names one register of one meter: what a row of the sheet is told apart by. */
export const keyOf = (r: { meterId: number; register: string }): string => `${r.meterId} ${r.register}`;
