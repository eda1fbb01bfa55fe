import { useMemo } from 'react';
import { type go, useCall, type Wire } from '../../api';
import type { FeeItem } from './data';

/** The fee items that can be charged for; archived ones too, since old charges may name them. */
export function useItems(): { list: FeeItem[]; ready: boolean; error: unknown; retry: () => void } {
  const asked = useCall<Wire<go.contract.FeeItemPage>>('FeeItems.List', { archived: true }, ['fee_item']);
  const list = useMemo(() => (asked.data?.rows ?? []).map((r) => r.item), [asked.data]);
  return { list, ready: asked.data !== undefined, error: asked.error, retry: () => void asked.refetch() };
}
