import './tasks.css';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  addDays,
  call,
  type Day,
  type FileOut,
  fen,
  type go,
  grouped,
  monthDay,
  requestId,
  saveFile,
  undo,
  useCall,
  useDo,
  type Wire,
} from '../../api';
import { useText } from '../../i18n';
import { Button, Icon, type IconName, Menu, toast, toastError, useCommands } from '../../ui';

type Task = Wire<go.task.Task>;
type Tasks = Wire<go.task.Page>;
type Mark = { names: string[]; state: 'done' | 'snoozed' | 'open'; until: string; note: string; requestId: string };

/** How many are shown at first; a low window shows the first two of them. */
const few = 5;
const fewest = 2;
const icons: Record<string, IconName> = {
  end: 'contract',
  renew: 'contract',
  step: 'bolt',
  free: 'clock',
  due: 'invoice',
  deposit: 'shield',
  reading: 'meter',
  milestone: 'check',
};

const placeOf = (task: Task): string => {
  switch (task.kind) {
    case 'due':
      return '/invoices';
    case 'reading':
      return '/meters';
    case 'deposit':
      return `/deposits/${task.contractId}-${task.customerId}`;
    default:
      return `/contracts/${task.contractId}`;
  }
};

/** 待办: what follows from the dates in the book, until it is done or put off. */
export function TaskList() {
  const { t, language } = useText();
  const [all, setAll] = useState(false);
  const asked = useCall<Tasks>('Tasks.List', { state: 'open', kind: '', ahead: 0, limit: all ? 500 : few }, ['*'], { keep: true });
  const mark = useDo<Mark, { count: number; event: number }>('Tasks.Mark');
  const export_ = () =>
    call<FileOut>('Tasks.Export', { ahead: 0, lang: language })
      .then((file) => saveFile(file, t('tasks.export')))
      .then((name) => name && toast(t('tasks.exported', { name })), toastError);
  useCommands([{ id: 'today.tasks', title: t('tasks.export'), keys: 'Ctrl+E', rank: 61, run: () => void export_() }]);
  const page = asked.data;
  if (!page || page.count === 0) return null;
  const put = (task: Task, state: Mark['state'], until = '') =>
    mark.mutate(
      { names: [task.name], state, until, note: '', requestId: requestId() },
      {
        onSuccess: ({ event }) =>
          toast(t(state === 'done' ? 'tasks.wasDone' : 'tasks.wasPut', { what: sentence(t, task), until: until && monthDay(until) }), {
            undo: event ? () => undo(event) : undefined,
          }),
        onError: toastError,
      },
    );
  return (
    <li className="step panel tasks">
      <div className="sh">
        <Icon name="clock" />
        <h2>{t('tasks.title')}</h2>
        <span className="mid cut">{t(page.late > 0 ? 'tasks.countLate' : 'tasks.count', { count: page.open, late: page.late })}</span>
        <span className="end">
          {page.count > fewest && (
            <Button kind="bare" small aria-expanded={all} className={page.count > few ? undefined : 'lowonly'} onClick={() => setAll(!all)}>
              {all ? t('tasks.less') : t('tasks.all', { count: page.count })}
            </Button>
          )}
          <Button kind="bare" small icon="out" onClick={() => void export_()} title={t('tasks.exportNote')}>
            {t('tasks.export')}
          </Button>
        </span>
      </div>
      <ul className={all ? 'sl all' : 'sl'}>
        {(page.rows ?? []).map((task, i) => (
          <li key={task.name} className={!all && i >= fewest ? 'roomy' : undefined}>
            <Icon name={icons[task.kind] ?? 'info'} />
            <span className={task.day < page.date ? 'day late' : 'day'}>{monthDay(task.day, page.date)}</span>
            <Link
              className="link-ink cut"
              to={placeOf(task) as string}
              search={(task.kind === 'due' ? { state: 'open', duefrom: task.day, due: task.day } : {}) as never}
            >
              {sentence(t, task)}
            </Link>
            <span className="end">
              <Menu
                items={([1, 7, 30] as const).map((n) => ({ key: String(n), label: t(`tasks.days_${n}`) }))}
                onChoose={(days) => put(task, 'snoozed', addDays(page.date as Day, Number(days)))}
              >
                <Button kind="bare" small aria-haspopup="menu">
                  {t('tasks.put')}
                </Button>
              </Menu>
              <Button kind="bare" small icon="check" onClick={() => put(task, 'done')}>
                {t('tasks.done')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}

function sentence(t: ReturnType<typeof useText>['t'], task: Task): string {
  const who = [task.customer, task.unit].filter(Boolean).join(' ');
  const kind = task.kind as 'end';
  return t(`tasks.what.${kind}`, {
    who,
    code: task.code,
    item: task.item,
    stage: task.stage,
    count: task.count,
    sum: grouped(fen(task.amount)),
  });
}
