import './claim.css';
import { useEffect, useMemo } from 'react';
import { useBook, useCall } from '../../api';
import { useText } from '../../i18n';
import { useAgain } from '../../parts/again';
import { Button, Page, toastError, useAddress } from '../../ui';
import { useDecision, useLine } from './bench';
import { Certain } from './Certain';
import { Context } from './Context';
import { useClaimCommands } from './commands';
import { kinds, type Queue } from './data';
import { useDeeds } from './deeds';
import { Finder } from './Finder';
import { Judge } from './Judge';
import { forBook, setAt, useKept } from './kept';
import { Lines, recent, useMore, useWithout } from './Lines';
import { Range } from './Range';
import { Settled } from './Settled';
import { Spoken } from './Spoken';
import { AllDone, Failed, Loading, Nothing, Running } from './States';
import { useBooking, type Within } from './work';

/** The workbench: bank lines at the left, the one that is being decided at the right, and the sum of it all in the head. */
export function Screen() {
  const { t } = useText();
  const { search, filter, go } = useAddress();
  const book = useBook();
  const path = book.data?.path;
  useEffect(() => {
    if (path !== undefined) forBook(path);
  }, [path]);

  // One line, named by whoever sent us here.
  const named = Number(search.at) || undefined;
  useEffect(() => {
    if (named !== undefined) setAt(named);
  }, [named]);

  const within: Within = {
    account: search.account ?? '',
    from: search.from ?? '',
    to: search.to ?? '',
    import: Number(search.import) || 0,
  };
  // Of what is done a screenful is enough, until somebody wants to see more or comes for one of them.
  const [more, showMore] = useMore();
  const done = more.done || named !== undefined ? 500 : recent;
  const query = useCall<Queue>('Claims.Queue', { ...within, limit: 300, done }, kinds, { keep: true });
  // While the proposals are worked out anew, what is shown may be behind: ask again soon.
  const making = query.data?.making ?? false;
  useAgain(making, query.refetch);
  const booking = useBooking(() => query.refetch());
  const queue = useWithout(query.data, booking.gone);
  const filtered = Boolean(within.account || within.from || within.to || within.import);

  const body = () => {
    if (!queue) return query.error ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Loading />;
    if (queue.arrived.count === 0)
      return (
        <Nothing filtered={filtered} onClear={() => filter({ account: '', from: '', to: '', import: '' })} onBank={() => go('/bank')} />
      );
    return (
      <>
        {query.error ? <Failed error={query.error} retry={() => void query.refetch()} /> : null}
        <Bench queue={queue} within={within} booking={booking} more={more} showMore={showMore} onBilling={() => go('/billing')} />
      </>
    );
  };
  return (
    <Page
      title={t('nav.claim')}
      beside={
        <>
          <Range search={search} onFilter={filter} />
          {queue && queue.arrived.count > 0 && <Running queue={query.data ?? queue} />}
          {making && (
            <span className="dim small making" role="status">
              {t('claim.making')}
            </span>
          )}
        </>
      }
      actions={
        <Button kind="bare" icon="undo" keys="Z" onClick={() => void booking.takeBack().catch(toastError)}>
          {t('ui.undo')}
        </Button>
      }
    >
      {body()}
    </Page>
  );
}

type BenchProps = {
  queue: Queue;
  within: Within;
  booking: ReturnType<typeof useBooking>;
  more: Record<'certain' | 'done', boolean>;
  showMore: (group: 'certain' | 'done') => void;
  onBilling: () => void;
};

function Bench({ queue, within, booking, more, showMore, onBilling }: BenchProps) {
  const { t } = useText();
  const { work: half, ticked } = useKept();
  const line = useLine(queue, more);
  const decision = useDecision(line);
  const deeds = useDeeds({ line, decision, queue, within, booking });
  useClaimCommands({ line, decision, deeds, certain: queue.certain.count });
  const { at, item } = line;
  const { open, draft } = decision;
  const begun = useMemo(() => new Set([...half].filter(([id, w]) => id > 0 && (w.draft || w.found)).map(([id]) => id)), [half]);
  const who = draft?.who.id || draft?.parts[0]?.card.customerId || item?.receipt.customerId || 0;
  return (
    <div className="claim-desk">
      <Spoken line={line} decision={decision} queue={queue} />
      <Lines
        queue={queue}
        at={at}
        begun={begun}
        ticked={ticked}
        onAt={setAt}
        onAll={deeds.all}
        allCertain={line.allCertain}
        allDone={line.allDone}
        onMore={showMore}
      />
      <section className="judge" aria-label={t('claim.judge')}>
        {at === 'certain' ? (
          <Certain queue={queue} onAccept={deeds.acceptAll} onOpen={setAt} />
        ) : open ? (
          <Judge decision={{ ...decision, open }} deeds={deeds} />
        ) : item ? (
          <Settled item={item} onBack={deeds.reopen} />
        ) : (
          <AllDone queue={queue} onBilling={onBilling} />
        )}
      </section>
      <Context customer={at === 'certain' ? 0 : who} />
      <Finder mode={deeds.finding.mode} first={open?.receipt.payerName ?? ''} onClose={deeds.finding.close} onPick={deeds.finding.take} />
    </div>
  );
}
