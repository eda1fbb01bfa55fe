import { stopJob } from '../../api';
import { useText } from '../../i18n';
import { Button, toastError } from '../../ui';
import { useJobs } from '../../ui/JobTray';
import { Meter } from '../../ui/small';

/** How far the import is, and a stop: it is one transaction, so a stopped import has changed nothing. */
export function Progress() {
  const { t } = useText();
  const job = useJobs().findLast((j) => j.status === 'running' && j.title === 'statement');
  if (!job) return null;
  return (
    <div className="import-progress">
      <Meter done={job.done} total={job.total} label={t('bank.importing')} />
      <span className="small num">
        {job.total > 0 ? `${job.done.toLocaleString('en-US')} / ${job.total.toLocaleString('en-US')}` : t('bank.files.reading')}
      </span>
      <Button small onClick={() => void stopJob(job.id).catch(toastError)}>
        {t('bank.stopImport')}
      </Button>
    </div>
  );
}
