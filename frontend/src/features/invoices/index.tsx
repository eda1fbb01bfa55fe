import './invoices.css';
import { useAddress } from '../../ui';
import { InvoiceList } from './InvoiceList';

/** 账单: the list with its drawer. */
export function Screen() {
  const { id } = useAddress();
  return <InvoiceList open={id || undefined} />;
}
