import type { ReactNode } from 'react';

type Props = {
  /** `none`: nothing yet. `noMatch`: the filter is too narrow. `done`: worked off, stamped 讫. */
  kind: 'none' | 'noMatch' | 'done';
  /** What is missing, in one sentence without a full stop: 还没有合同 */
  title: string;
  /** What it would bring, or which filter to drop and what that yields. */
  note?: ReactNode;
  /** One action, and at most one quiet second. */
  actions?: ReactNode;
};

/** An empty list says which empty it is and what to do. */
export function Empty({ kind, title, note, actions }: Props) {
  return (
    <div className="empty" data-empty={kind}>
      <Picture kind={kind} />
      <div>
        <b>{title}</b>
        {note && <p>{note}</p>}
        {actions && <div className="bt">{actions}</div>}
      </div>
    </div>
  );
}

function Picture({ kind }: Pick<Props, 'kind'>) {
  switch (kind) {
    case 'none':
      return (
        <svg className="gl" viewBox="0 0 48 32" aria-hidden="true">
          <path d="M6 8h36M6 16h36M6 24h36" />
          <path className="a" d="M34 3v26" />
        </svg>
      );
    case 'noMatch':
      return (
        <svg className="gl" viewBox="0 0 48 32" aria-hidden="true">
          <path d="M6 8h36M6 16h22M6 24h12" />
          <circle className="a" cx="36" cy="21" r="5" />
          <path className="a" d="M39.7 24.7L44 29" />
        </svg>
      );
    case 'done':
      return (
        <svg className="xun" viewBox="0 0 48 48" role="img" aria-label="讫">
          <path d="M4.5 4l39 .5.5 38.5-39.5 1z" fill="none" stroke="var(--late-fill)" strokeWidth="2" />
          <text
            x="24"
            y="34"
            textAnchor="middle"
            fontSize="28"
            style={{ fontFamily: 'var(--font-seal)', fontWeight: 700 }}
            fill="var(--late-fill)"
          >
            讫
          </text>
        </svg>
      );
  }
}
