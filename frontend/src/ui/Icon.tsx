import sprite from './icons.svg?raw';

/** The line icons of icons.svg, 16 × 16. */
export const iconNames = [
  'today',
  'bank',
  'claim',
  'invoice',
  'contract',
  'customer',
  'meter',
  'bill',
  'chase',
  'report',
  'receipt',
  'set',
  'search',
  'plus',
  'x',
  'check',
  'right',
  'down',
  'left',
  'warn',
  'info',
  'stop',
  'out',
  'in',
  'print',
  'cols',
  'undo',
  'clock',
  'more',
  'pin',
  'file',
  'split',
  'edit',
  'drag',
  'pause',
  'copy',
  'shield',
  'link',
  'table',
  'phone',
  'cmd',
  'filter',
  'refresh',
  'bolt',
  'home',
  'folder',
] as const;
export type IconName = (typeof iconNames)[number];

// The sprite is put into the page once, so that <use> needs no request and works under every origin.
function place() {
  if (document.getElementById('icons')) return;
  const svg = new DOMParser().parseFromString(sprite, 'image/svg+xml').documentElement;
  for (const symbol of svg.querySelectorAll('symbol')) symbol.id = `i-${symbol.id}`;
  svg.id = 'icons';
  svg.setAttribute('style', 'display:none');
  svg.setAttribute('aria-hidden', 'true');
  document.body.append(document.importNode(svg, true));
}

/** A line icon. Without a `label` it is decoration and hidden from screen readers. */
export function Icon({ name, small, label, className }: { name: IconName; small?: boolean; label?: string; className?: string }) {
  place();
  const classes = ['i', small && 's', className].filter(Boolean).join(' ');
  if (label)
    return (
      <svg className={classes} role="img" aria-label={label}>
        <use href={`#i-${name}`} />
      </svg>
    );
  return (
    <svg className={classes} aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  );
}

/** The mark: a small seal with an abacus in it. */
export function Seal({ size = 24 }: { size?: number }) {
  const beads = [
    [6.6, 6],
    [10.4, 7],
    [14.2, 6],
    [6.6, 13.2],
    [6.6, 16],
    [10.4, 10.8],
    [10.4, 16],
    [14.2, 10.8],
    [14.2, 13.6],
  ];
  return (
    <svg className="seal" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path
        fill="var(--late-fill)"
        d="M3.2 1.2h17.9c.9 0 1.7.8 1.7 1.7l-.2 18c0 1-.7 1.7-1.7 1.7l-17.6.2c-1 0-1.9-.7-1.9-1.7l.1-18.2c0-1 .7-1.7 1.7-1.7z"
      />
      <path fill="none" stroke="#fff" strokeWidth="1.3" d="M4.5 4.6h15v14.8h-15zM4.5 9.5h15M8.2 4.6v14.8M12 4.6v14.8M15.8 4.6v14.8" />
      <g fill="#fff">
        {beads.map(([x, y]) => (
          <rect key={`${x} ${y}`} x={x} y={y} width="3.2" height="2.1" rx=".9" />
        ))}
      </g>
    </svg>
  );
}
