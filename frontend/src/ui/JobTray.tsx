import { useEffect, useState, useSyncExternalStore } from 'react';
import { type JobEvent, onEvent, useAsked } from '../api';
import { type Key, useText } from '../i18n';
import { Button } from './Button';
import { useCommands } from './commands';
import { Icon } from './Icon';
import { say } from './live';
import { Meter } from './small';

/** A job as the window sees it: what the program tells, and when it first did, for the time that is left. */
type Job = JobEvent & { first: number };

let jobs: Job[] = [];
const readers = new Set<() => void>();

/** What a paper that is drawn to be looked at is called. */
const looked = 'preview';

function take(event: JobEvent) {
  const known = jobs.find((j) => j.id === event.id);
  // What was only looked at leaves nothing that one could open.
  if (event.title === looked && event.status !== 'running') return forget(event.id);
  const job = { ...event, first: known?.first ?? Date.now() };
  keep(known ? jobs.map((j) => (j.id === job.id ? job : j)) : [...jobs, job].slice(-20));
}

const forget = (id: number) => keep(jobs.filter((j) => j.id !== id));

function keep(now: Job[]) {
  jobs = now;
  for (const tell of readers) tell();
}

/** The jobs of this session, the oldest first. */
export const useJobs = (): Job[] =>
  useSyncExternalStore(
    (tell) => {
      readers.add(tell);
      return () => readers.delete(tell);
    },
    () => jobs,
  );

/** Whole seconds left at the pace so far; undefined while it cannot be known. */
export function secondsLeft(job: Pick<Job, 'done' | 'total' | 'first'>, now: number): number | undefined {
  const spent = now - job.first;
  if (job.done <= 0 || job.total <= 0 || spent < 1000) return undefined;
  return Math.ceil((spent * (job.total - job.done)) / job.done / 1000);
}

const countsOf = ({ done, total }: Job) => (total > 0 ? `${done.toLocaleString('en-US')} / ${total.toLocaleString('en-US')}` : '');

/** Where the result of a job is, by its name. */
const results: Record<string, string> = {
  bill: '/invoices',
  statement: '/bank/imports',
  print: '/papers',
  pdf: '/papers',
  backup: '/settings/book',
  verify: '/settings/book',
  demo: '/today',
};

/** What a job is called. */
export function useJobTitle() {
  const { t } = useText();
  return (job: Job) => t((job.title in results || job.title === looked ? `ui.job.${job.title}` : 'ui.job.other') as Key);
}

/** In the foot: the job that runs, one line, and that one waits for it; a click or Ctrl J opens the tray. */
export function JobLine({ onOpen }: { onOpen: () => void }) {
  const { t } = useText();
  const title = useJobTitle();
  const job = useJobs().findLast((j) => j.status === 'running');
  const waits = useWaits(job);
  if (!job) return null;
  return (
    <button type="button" className="hint" onClick={onOpen}>
      <Icon name="refresh" small /> {waits ? t('ui.waitsFor', { job: title(job) }) : title(job)} {countsOf(job)}
    </button>
  );
}

/** The jobs that write all they do at once: what is saved meanwhile is written after them. */
const writing = ['bill', 'statement'];

/** Whether something that was asked since a job began has waited a second for it. Tells it also to those who hear the screen. */
function useWaits(job: Job | undefined): boolean {
  const { t } = useText();
  const title = useJobTitle();
  const since = useAsked().find((time) => job && writing.includes(job.title) && time > job.first);
  const [late, setLate] = useState<number>();
  useEffect(() => {
    if (since === undefined) return;
    const patience = setTimeout(() => setLate(since), since + 1000 - Date.now());
    return () => clearTimeout(patience);
  }, [since]);
  const waits = since !== undefined && late === since;
  const words = waits && job && t('ui.waitsFor', { job: title(job) });
  useEffect(() => {
    if (words) say(words);
  }, [words]);
  return waits;
}

type TrayProps = { open: boolean; onOpen: (open: boolean) => void; onStop: (id: number) => void; onGo: (place: string) => void };

/** Long work: progress with counts, a stop, and what came of it, which opens. Ctrl J opens and closes it; work goes on meanwhile. */
export function JobTray({ open, onOpen, onStop, onGo }: TrayProps) {
  const { t } = useText();
  const list = useJobs();
  const title = useJobTitle();
  useEffect(() => onEvent('job', take), []);
  const ended = list.findLast((j) => j.status !== 'running');
  const words = ended && `${title(ended)} ${t(`ui.jobState.${ended.status}` as Key)}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each one that ends is told, be it called as the last
  useEffect(() => {
    if (words) say(words);
  }, [ended?.id, words]);
  useCommands([
    { id: 'jobs.open', title: t('ui.jobs'), keys: 'Ctrl+J', rank: 90, menu: 'view', run: () => onOpen(!open) },
    ...(open ? [{ id: 'jobs.close', title: t('ui.close'), keys: 'Esc', hidden: true, run: () => onOpen(false) }] : []),
  ]);
  if (!open) return null;
  return (
    <section className="tray pop" aria-label={t('ui.jobs')}>
      <header>
        <h2>{t('ui.jobs')}</h2>
        <Button kind="bare" small icon="x" label={t('ui.close')} onClick={() => onOpen(false)} />
      </header>
      {list.length === 0 ? <p className="dim">{t('ui.noJobs')}</p> : null}
      <ul className="jobs">
        {list.toReversed().map((j) => (
          <JobRow key={j.id} job={j} onStop={onStop} onGo={onGo} />
        ))}
      </ul>
    </section>
  );
}

function JobRow({ job, onStop, onGo }: { job: Job } & Pick<TrayProps, 'onStop' | 'onGo'>) {
  const { t } = useText();
  const title = useJobTitle()(job);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (job.status !== 'running') return;
    const clock = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(clock);
  }, [job.status]);
  const left = secondsLeft(job, now);
  if (job.status !== 'running')
    return (
      <li className={job.status === 'done' ? '' : 'doubt'}>
        <div>
          <Icon name={job.status === 'done' ? 'check' : 'warn'} />
          <b>{title}</b>
          <span className="dim">
            {t(`ui.jobState.${job.status}`)}
            {job.total > 0 && ` ${countsOf(job)}`}
          </span>
          {job.status === 'done' && job.title in results && (
            <span className="end">
              <Button kind="bare" small label={t('ui.openWhat', { what: title })} onClick={() => onGo(results[job.title])}>
                {t('ui.open')}
              </Button>
            </span>
          )}
        </div>
      </li>
    );
  return (
    <li>
      <div>
        <b>{title}</b>
        <span className="end">
          <Button small onClick={() => onStop(job.id)}>
            {t('ui.stop')}
          </Button>
        </span>
      </div>
      <Meter done={job.done} total={job.total} label={title} />
      <p className="dim small">
        {countsOf(job)}
        {left !== undefined && t('ui.secondsLeft', { count: left })}
      </p>
    </li>
  );
}
