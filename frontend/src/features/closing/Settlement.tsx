import { useRef, useState } from 'react';
import { type Day, day, Fault, fen, type go, grouped, requestId, undo, useCall, useDo, type Wire } from '../../api';
import { useText } from '../../i18n';
import { Button, ErrorNote, Form, type FormHandle, Page, Tag, toast, useAddress, useFieldErrors } from '../../ui';
import { Choices } from './Choices';
import { type Draft, newDraft, requestOf, type Sheet, stale } from './data';
import { PaperDialog } from './PaperDialog';
import { SheetView } from './SheetView';

type Request = ReturnType<typeof requestOf>;

/** What was settled before, where the program says so: it is shown as it was. */
function useBefore(contractId: number, error: unknown) {
  const wanted = error instanceof Fault && error.key === 'closing.settled_before';
  const list = useCall<Wire<go.closing.List>>('Closings.List', { id: contractId }, stale, { enabled: wanted });
  const id = list.data?.rows[0]?.id ?? 0;
  const got = useCall<Sheet>('Closings.Get', { id }, stale, { enabled: wanted && id > 0 });
  return { wanted, sheet: wanted ? got.data : undefined, error: list.error ?? got.error };
}

/** 退租结算: what is chosen at the left, what it comes to at the right; the sheet is the settlement itself, not booked yet. */
export function Settlement({ contractId }: { contractId: number }) {
  const { t } = useText();
  const { go } = useAddress();
  const [draft, setDraft] = useState<Draft>(newDraft);
  const [made, setMade] = useState<Sheet>();
  const [paper, setPaper] = useState(false);
  const form = useRef<FormHandle>(null);
  const request = useRef(requestId());
  const asked = useCall<Sheet>('Closings.Sheet', requestOf(contractId, draft), stale, { keep: true });
  const before = useBefore(contractId, asked.error);
  const done = before.sheet ?? made;
  const settle = useDo<Request, Sheet>('Closings.Settle');
  const error = done ? undefined : (settle.error ?? (before.wanted ? before.error : asked.error));
  const err = useFieldErrors(error);
  const set = (patch: Partial<Draft>) => {
    settle.reset();
    setDraft((d) => ({ ...d, ...patch }));
  };

  const sheet = done ?? asked.data;
  const waiting = (sheet?.blocked.length ?? 0) + (sheet?.warnings.length ?? 0);
  const can = Boolean(sheet) && !done && !asked.error && !asked.isPlaceholderData && !settle.isPending && (waiting === 0 || draft.leave);
  const save = () =>
    settle.mutate(requestOf(contractId, draft, request.current), {
      onSuccess: (s) => {
        request.current = requestId();
        setMade(s);
        toast(t('closing.done', { code: s.code, number: s.number }), {
          undo: () => undo(s.event).then(() => setMade(undefined)),
        });
      },
    });

  const title = t('closing.title');
  return (
    <Page
      title={sheet ? `${title} ${sheet.code}` : title}
      up={{ to: `/contracts/${contractId}`, title: t('nav.contracts') }}
      sub={sheet && [sheet.name, sheet.unit].filter(Boolean).join(' · ')}
      beside={done && <Tag tone="act">{t('closing.settled', { number: done.number })}</Tag>}
      actions={
        <>
          <Button kind="bare" icon="print" disabled={!sheet || Boolean(asked.error && !done)} onClick={() => setPaper(true)}>
            {t(done ? 'closing.print' : 'closing.preview')}
          </Button>
          {done ? (
            <Button kind="go" onClick={() => go(`/contracts/${contractId}`)}>
              {t('closing.toContract')}
            </Button>
          ) : (
            <Button kind="go" keys="Ctrl+Enter" disabled={!can} onClick={() => form.current?.save()}>
              {t('closing.settle')}
            </Button>
          )}
        </>
      }
    >
      <div className="closing">
        {!done && (
          <Form
            handle={form}
            className="closing-form"
            onSave={save}
            canSave={can}
            saveTitle={t('closing.settle')}
            error={error}
            aria-label={title}
          >
            <Choices draft={draft} sheet={sheet} set={set} err={err} last={day(sheet?.end) as Day | undefined} />
          </Form>
        )}
        <section
          className="closing-sheet"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the window is scrolled by the keyboard
          tabIndex={0}
          aria-label={t('closing.title')}
          aria-busy={asked.isPlaceholderData || asked.isPending}
        >
          {error ? <ErrorNote error={error} retry={asked.error ? () => void asked.refetch() : undefined} /> : null}
          {sheet && <SheetView sheet={sheet} settled={Boolean(done)} waiting={waiting} />}
        </section>
      </div>
      {sheet && (
        <PaperDialog
          open={paper}
          closing={done?.id ?? 0}
          request={requestOf(contractId, draft)}
          label={`${title} ${sheet.code} ${grouped(fen(sheet.net))}`}
          onClose={() => setPaper(false)}
        />
      )}
    </Page>
  );
}
