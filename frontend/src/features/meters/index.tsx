import './meters.css';
import { useAddress } from '../../ui';
import { Entry } from './Entry';
import { MeterForm } from './MeterForm';
import { MeterList } from './MeterList';
import { Pools } from './Pools';
import { Share } from './Share';

/**
 * 抄表: the reading sheet (`/meters`), the book of meters with a drawer and a form (`/meters/book/12`, `/meters/book/new`), and shared costs
 * (`/meters/pools/3`, `/meters/pools/3/share`, `/meters/pools/3/run/7`).
 */
export function Screen() {
  const { id } = useAddress();
  const [view, first, second, third] = id.split('/');
  if (view === 'book' && first === 'new') return <MeterForm key="new" id={0} />;
  if (view === 'book' && second === 'edit') return <MeterForm key={first} id={Number(first)} />;
  if (view === 'book') return <MeterList open={first || undefined} />;
  if (view === 'pools' && second === 'share') return <Share key={first} pool={Number(first)} />;
  if (view === 'pools' && second === 'run') return <Share key={`run ${third}`} pool={Number(first)} run={Number(third)} />;
  if (view === 'pools') return <Pools open={first || undefined} />;
  return <Entry />;
}
