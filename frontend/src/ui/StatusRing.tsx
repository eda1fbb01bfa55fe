/** What a ring can say. The word beside it is the screen's. */
export type Status = 'draft' | 'open' | 'part' | 'paid' | 'late' | 'void';

type Props = {
  status: Status;
  /** Share settled, 0 to 1: drawn as an arc for `part` and `late`. */
  share?: number;
  /** The word: 部分收讫, 逾期 18 天 … Never without one. */
  children: string;
};

/** A status: a ring that draws how much is settled, and the word. Readable without colour. */
export function StatusRing({ status, share = 0, children }: Props) {
  const arc = arcOf(share);
  return (
    <span className={`st ${status}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {status !== 'paid' && <circle className="t" cx="6" cy="6" r="4.6" strokeDasharray={status === 'draft' ? '2 2' : undefined} />}
        {(status === 'part' || status === 'late') && arc > 0 && (
          <circle className="p" cx="6" cy="6" r="4.6" pathLength={100} strokeDasharray={`${arc} 100`} transform="rotate(-90 6 6)" />
        )}
        {status === 'late' && <circle className="d" cx="6" cy="6" r="2" />}
        {status === 'paid' && <circle className="d" cx="6" cy="6" r="5.6" />}
        {status === 'paid' && <path className="k" d="M3.6 6.2l1.7 1.7 3.1-3.6" />}
        {status === 'void' && <path className="t" d="M2.8 9.2l6.4-6.4" />}
      </svg>
      {children}
    </span>
  );
}

/** An arc of 100 is never quite nothing or quite whole, so that a little and almost all can be seen. */
export const arcOf = (share: number): number => (share > 0 ? Math.min(95, Math.max(5, Math.round(share * 100))) : 0);
