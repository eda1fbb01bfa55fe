import type { go, Wire } from '../../api';

export type Row = Wire<go.customer.Row>;
export type Page = Wire<go.customer.Page>;
export type Detail = Wire<go.customer.Detail>;
export type Customer = Wire<go.customer.Customer>;
export type Fact = Wire<go.customer.Fact>;

/** Events whose subjects change what is shown of customers. */
export const kinds = ['customer', 'contract', 'invoice', 'receipt'];

export const shows = ['live', 'owing', 'late', 'archived', 'all'] as const;
export type Show = (typeof shows)[number];

export const emptyCustomer: Customer = {
  id: 0,
  code: '',
  name: '',
  shortName: '',
  segment: '',
  taxId: '',
  creditLimit: null,
  parent: '',
  contact: '',
  phone: '',
  email: '',
  address: '',
  note: '',
  separate: false,
  archived: false,
  aliases: [],
  accounts: [],
  units: [],
};
