import dayjs from 'dayjs';
import { call, type go, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { Button, ErrorNote, Icon, Meter, Seal, Tag, toastError } from '../../ui';
import { useJobs } from '../../ui/JobTray';
import type { Company } from '.';

type Known = Wire<go.app.Known>;
type Props = { company: Company; busy: boolean; onOpen: (path: string) => void; onChoose: () => void; onDemo: () => void };

/** Beside the form: books used here before, the demo, and how the head of a bill will look. */
export function Side({ company, busy, onOpen, onChoose, onDemo }: Props) {
  const { t } = useText();
  const recent = useCall<{ rows: Known[] | null }>('Books.Recent', {}, ['*']);
  const rows = recent.data?.rows ?? [];
  const forget = (k: Known) =>
    call('Books.Forget', { path: k.path }).then(
      () => recent.refetch(),
      (e) => toastError(e),
    );
  return (
    <aside className="setup-side">
      {recent.error && <ErrorNote error={recent.error} retry={() => void recent.refetch()} />}
      {rows.length > 0 && (
        <>
          <h2>{t('setup.recent')}</h2>
          {rows.slice(0, 6).map((k) => (
            <div className="setup-recent" key={k.path}>
              <button type="button" className="setup-card" disabled={busy || k.missing} title={k.path} onClick={() => onOpen(k.path)}>
                <Icon name="file" />
                <span>
                  <b>{k.name || k.path}</b>
                  {k.demo && <Tag>{t('ui.demo')}</Tag>}
                  {k.missing && <Tag tone="doubt">{t('setup.missing')}</Tag>}
                  <em>
                    {dayjs(k.opened).format('YYYY-MM-DD HH:mm')} · {k.path}
                  </em>
                </span>
              </button>
              <Button kind="bare" small icon="x" label={t('setup.forget', { name: k.name })} onClick={() => void forget(k)} />
            </div>
          ))}
        </>
      )}
      <h2>{t('setup.have')}</h2>
      <button type="button" className="setup-card" disabled={busy} onClick={onChoose}>
        <Icon name="folder" />
        <span>
          <b>{t('setup.open')}</b>
          <em>{t('setup.openNote')}</em>
        </span>
        <Icon name="right" />
      </button>
      <h2>{t('setup.look')}</h2>
      <button type="button" className="setup-card" disabled={busy} onClick={onDemo}>
        <Seal />
        <span>
          <b>{t('setup.demo')}</b>
          <em>{t('setup.demoNote')}</em>
        </span>
        <Icon name="right" />
      </button>
      <DemoProgress />
      <h2>{t('setup.paper')}</h2>
      <Paper company={company} />
    </aside>
  );
}

function DemoProgress() {
  const { t } = useText();
  const job = useJobs().findLast((j) => j.title === 'demo');
  if (job?.status !== 'running') return null;
  return (
    <div>
      <Meter done={job.done} total={job.total} label={t('ui.job.demo')} />
      <p className="dim small" role="status">
        {t('ui.job.demo')} {job.total > 0 && `${job.done} / ${job.total}`}
      </p>
    </div>
  );
}

/** The head of a bill as it will be printed: black on white in every theme, as paper is. */
function Paper({ company }: { company: Company }) {
  const { t } = useText();
  const month = dayjs().format('YYYYMM');
  return (
    <div className="setup-paper" aria-hidden="true">
      <div className="top">
        <b>{company.name || t('setup.name')}</b>
        <span>
          {company.address}
          <br />
          {company.phone && t('setup.paperPhone', { phone: company.phone })}
        </span>
      </div>
      <h3>{t('setup.paperTitle')}</h3>
      <div className="row">
        <span>{t('setup.paperNumber', { number: `ZD${month}-00001` })}</span>
        <span>{t('setup.paperDue', { date: dayjs().endOf('month').format('YYYY-MM-DD') })}</span>
      </div>
      <i />
      <i />
      <i />
      <p>
        {t('setup.paperPayee', { name: company.name })}
        <br />
        {company.bank} {company.account}
      </p>
    </div>
  );
}
