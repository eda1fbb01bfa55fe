import { useEffect, useState } from 'react';
import type { Column } from './types';

/** Still bars in the real columns, after 100 ms: what is quicker shows nothing in between. */
export function Skeleton<R>({ columns, ticks }: { columns: Column<R>[]; ticks?: boolean }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 100);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div className="sk" aria-hidden="true">
      {Array.from({ length: 12 }, (_, row) => (
        <div key={row}>
          {ticks && <span style={{ width: 42 }} />}
          {columns.map((c, i) => (
            <span
              key={c.id}
              style={c.grow ? { flex: '1 1 0' } : { width: c.width ?? 120 }}
              className={c.kind === 'money' ? 'num' : undefined}
            >
              <i style={{ width: `${[80, 60, 45, 72, 38][(row + i) % 5]}%` }} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
