import { useNavigate } from '@tanstack/react-router';
import { useText } from './i18n';
import { Button, Empty, ErrorNote, Page } from './ui';

/** A screen that failed while it was drawn: the frame around it stands, nothing is lost, and there is a way on. */
export function Broken({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useText();
  return (
    <Page title={t('ui.broken')}>
      <div className="stand-page">
        <ErrorNote
          error={error}
          actions={
            <>
              <Button small onClick={reset}>
                {t('ui.retry')}
              </Button>
              <ToToday />
            </>
          }
        />
      </div>
    </Page>
  );
}

/** An address that is no place of the window. */
export function Lost() {
  const { t } = useText();
  return (
    <Page title={t('ui.notFound')}>
      <div className="stand-page">
        <Empty kind="none" title={t('ui.notFound')} actions={<ToToday />} />
      </div>
    </Page>
  );
}

function ToToday() {
  const { t } = useText();
  const navigate = useNavigate();
  return (
    <Button small onClick={() => void navigate({ to: '/today' as string })}>
      {t('ui.goToday')}
    </Button>
  );
}
