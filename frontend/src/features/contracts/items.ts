import { useMemo } from 'react';
import { type go, useCall, type Wire } from '../../api';
import type { FeeItem } from './data';

type Row = Wire<go.contract.FeeItemRow>;

/** The fee items that can be charged for; archived ones too, since old charges may name them. */
export function useItems(): { list: FeeItem[]; usual: FeeItem | undefined; ready: boolean; error: unknown; retry: () => void } {
  const asked = useCall<Wire<go.contract.FeeItemPage>>('FeeItems.List', { archived: true }, ['fee_item']);
  const list = useMemo(() => (asked.data?.rows ?? []).map((r) => r.item), [asked.data]);
  // What most contracts charge for is what a new one begins with.
  const usual = useMemo(
    () =>
      (asked.data?.rows ?? []).filter((r) => !r.item.archived).reduce<Row | undefined>((a, r) => (a && a.used >= r.used ? a : r), undefined)
        ?.item,
    [asked.data],
  );
  return { list, usual, ready: asked.data !== undefined, error: asked.error, retry: () => void asked.refetch() };
}
