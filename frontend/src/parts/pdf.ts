import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call, type FileOut, type MethodName } from '../api';

/** What papers are asked for: these, or all that a filter finds. Texts and 算式 as the book's settings say, unless told. */
export type PaperRequest = { kind?: string; ids: number[]; filter?: unknown; lang?: string; working?: boolean; fresh?: boolean };

/** The paper of something, made by the program; asked for only once one has stopped there (walking a list asks for none). */
export function usePaper(name: MethodName, request: PaperRequest, kinds: string[], wait = 250) {
  const wanted = JSON.stringify(request);
  const [settled, setSettled] = useState(wait === 0 ? wanted : '');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), wait);
    return () => clearTimeout(timer);
  }, [wanted, wait]);
  return useQuery({
    queryKey: [kinds.join(' '), name, wanted],
    queryFn: ({ signal }) => call<FileOut>(name, request, signal),
    enabled: settled === wanted,
    gcTime: 60_000,
    staleTime: 60_000,
  });
}
