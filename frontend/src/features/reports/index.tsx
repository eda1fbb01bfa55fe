import './reports.css';
import { useAddress } from '../../ui';
import { AgingReport } from './Aging';
import { views } from './data';
import { ForecastReport } from './Forecast';
import { CollectionReport, DsoReport, ReceivedReport } from './Months';

/** What the figures say: who owes how much and since when, what came in, and when the rest may come. */
export function Screen() {
  const { id } = useAddress();
  const view = views.find((v) => v === id.split('/')[0]) ?? 'aging';
  switch (view) {
    case 'aging':
      return <AgingReport />;
    case 'received':
      return <ReceivedReport />;
    case 'collection':
      return <CollectionReport />;
    case 'dso':
      return <DsoReport />;
    case 'forecast':
      return <ForecastReport />;
  }
}
