import './today.css';
import dayjs from 'dayjs';
import { useState } from 'react';
import { today, useCall } from '../../api';
import { useText } from '../../i18n';
import { History } from '../../parts/History';
import { Button, Drawer, ErrorNote, Page, Split, useAddress, useCommands } from '../../ui';
import { Aging } from './Aging';
import { isEmpty, type Today, waiting } from './data';
import { Figures } from './KeyFigures';
import { Months } from './Months';
import { Start, StartStrip } from './Start';
import { BillStep, ChaseStep, ClaimStep, chasePlace } from './Steps';
import { TaskList } from './Tasks';
import { Week } from './Week';

/** 今日: how the month stands, the steps of the day in their order, and what is coming. */
export function Screen() {
  const { t } = useText();
  const { go } = useAddress();
  const asked = useCall<Today>('Reports.Today', { months: 6 }, ['*'], { keep: true });
  const [record, setRecord] = useState(false);
  const data = asked.data;
  const toChase = () => go(...chasePlace(!data || data.late.count > 0));
  useCommands([
    { id: 'today.claim', title: t('today.claim.go'), hint: t('today.key.claim'), keys: '1', rank: 1, run: () => go('/claim') },
    {
      id: 'today.bill',
      title: t('today.bill.go'),
      hint: t('today.key.bill'),
      keys: '2',
      rank: 2,
      run: () => go('/billing', data ? { through: data.bill.through } : {}),
    },
    { id: 'today.chase', title: t('today.chase.go'), hint: t('today.key.chase'), keys: '3', rank: 3, run: toChase },
    { id: 'today.record', title: t('today.record'), keys: 'H', rank: 60, run: () => setRecord(!record) },
  ]);
  return (
    <Page
      title={t('today.title')}
      sub={dayjs(data?.date ?? today()).format(t('today.date'))}
      pad={!record}
      actions={
        <Button kind="bare" icon="clock" aria-expanded={record} onClick={() => setRecord(!record)}>
          {t('today.record')}
        </Button>
      }
    >
      {record ? (
        <Split
          side={
            <Drawer title={t('today.record')} onClose={() => setRecord(false)}>
              <History type="" id={0} />
            </Drawer>
          }
        >
          <div className="body pad today-beside">
            <Whole data={data} error={asked.error} retry={() => void asked.refetch()} />
          </div>
        </Split>
      ) : (
        <Whole data={data} error={asked.error} retry={() => void asked.refetch()} />
      )}
    </Page>
  );
}

function Whole({ data, error, retry }: { data: Today | undefined; error: unknown; retry: () => void }) {
  if (!data) return error ? <Failed error={error} retry={retry} /> : <Bars />;
  if (isEmpty(data)) return <Start data={data} />;
  const first = waiting(data)[0];
  return (
    <>
      <Figures data={data} />
      <div className="cols">
        <ol className="day-steps">
          <StartStrip data={data} />
          <ClaimStep data={data} first={first === 'claim'} />
          <BillStep data={data} first={first === 'bill'} />
          <ChaseStep data={data} first={first === 'chase'} />
          <TaskList />
        </ol>
        <div className="day-side">
          <Months data={data} />
          <Aging data={data} />
        </div>
      </div>
      <Week data={data} />
    </>
  );
}

const Failed = (props: { error: unknown; retry: () => void }) => (
  <div className="stand-page">
    <ErrorNote {...props} />
  </div>
);

// Still shapes in the real places while the figures are being worked out.
function Bars() {
  return (
    <div className="today-bars" aria-busy="true">
      <div className="figs" />
      <div className="cols">
        <div className="day-steps">
          <div className="panel" />
          <div className="panel" />
          <div className="panel" />
        </div>
        <div className="day-side">
          <div className="panel" />
          <div className="panel" />
        </div>
      </div>
    </div>
  );
}
