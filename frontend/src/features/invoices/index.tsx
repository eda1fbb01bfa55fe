import './invoices.css';
import { useAddress } from '../../ui';
import { InvoiceList } from './InvoiceList';
import { PrintPage } from './PrintPage';

/** 账单: the list with its drawer, and the page that prints what was selected. */
export function Screen() {
  const { id } = useAddress();
  return id === 'print' ? <PrintPage /> : <InvoiceList open={Number(id) || undefined} />;
}
