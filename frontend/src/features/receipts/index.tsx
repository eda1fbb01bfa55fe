import './receipts.css';
import { useAddress } from '../../ui';
import { ReceiptForm } from './ReceiptForm';
import { ReceiptList } from './ReceiptList';

/** 收款: what came in, what became of it, and the page that enters what no statement has. */
export function Screen() {
  const { id } = useAddress();
  return id === 'new' ? <ReceiptForm /> : <ReceiptList open={id || undefined} />;
}
