import './customers.css';
import { useAddress } from '../../ui';
import { CustomerForm } from './CustomerForm';
import { CustomerList } from './CustomerList';

/** 客户: the list with a drawer (`/customers/12`), and the form for a new one or a change (`/customers/new`, `/customers/12/edit`). */
export function Screen() {
  const { id } = useAddress();
  const [first, second] = id.split('/');
  if (first === 'new') return <CustomerForm key="new" id={0} />;
  if (second === 'edit') return <CustomerForm key={first} id={Number(first)} />;
  return <CustomerList open={first || undefined} />;
}
