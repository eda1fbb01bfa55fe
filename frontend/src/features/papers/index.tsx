import './papers.css';
import { useAddress } from '../../ui';
import { Archive } from './Archive';
import { TemplateList } from './TemplateList';
import { TemplateScreen } from './TemplateScreen';

/** 单据: what was given out (`/papers`, `/papers/12`), the templates (`/papers/templates`) and the editor of one (`/papers/templates/12`, `/papers/templates/invoice.a5`). */
export function Screen() {
  const { id } = useAddress();
  const [first, second] = id.split('/');
  if (first !== 'templates') return <Archive open={Number(first) || undefined} />;
  return second ? <TemplateScreen key={second} name={second} /> : <TemplateList />;
}
