import { useEffect } from 'react';

type Name = { depth: number; name: string };

// What names the window: the product, the page, a view of the page, what is open beside its list.
let names: Name[] = [];

const tell = () => {
  const inward = names.toSorted((a, b) => b.depth - a.depth).map((n) => n.name);
  document.title = [...new Set(inward)].filter(Boolean).join(' · ');
};

/**
 * Names the window for as long as the component is mounted, the innermost first: `HT-001 · 合同 · 账房`. Tabs, the list of windows and
 * the browser's history show it. Depth 0 is the product, 1 the page, 2 a view of it, 3 what is open beside its list.
 */
export function useWindowName(depth: 0 | 1 | 2 | 3, name: string) {
  useEffect(() => {
    const own = { depth, name };
    names = [...names, own];
    tell();
    return () => {
      names = names.filter((n) => n !== own);
      tell();
    };
  }, [depth, name]);
}
