import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call, requestId } from '../../api';
import type { Imported, Preview } from './data';
import type { Pending } from './pending';

/** What the program is asked about a file. */
export const requestOf = (p: Pending) => ({
  account: p.account,
  accountName: p.accountName,
  file: { name: p.file.name, data: p.file.base64 },
  as: p.as,
  mapping: p.mapping ?? null,
  password: p.password,
  answers: p.answers,
  choices: [...p.choices].map(([row, as]) => ({ row, as })),
  limit: 0,
  requestId: '',
});

/** What an import of the file would do. The choices need no new look: what they change is worked out in the window. */
export function useLook(p: Pending) {
  const { id, account, accountName, as, mapping, password, answers } = p;
  return useQuery<Preview>({
    queryKey: ['account import receipt statement', 'Bank.Preview', id, account, accountName, as, mapping, password, answers],
    queryFn: ({ signal }) => call<Preview>('Bank.Preview', { ...requestOf(p), choices: [] }, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** The account's name that the import will make or use. */
export const nameOf = (p: Pending, preview: Preview | undefined): string => (p.accountName || preview?.target.name || '').trim();

/** Imports the file as it was looked at. */
export function bringIn(p: Pending, preview: Preview): Promise<Imported> {
  const target = preview.target.id ? { account: preview.target.id, accountName: '' } : { account: 0, accountName: nameOf(p, preview) };
  return call<Imported>('Bank.Import', { ...requestOf(p), ...target, requestId: requestId() });
}
