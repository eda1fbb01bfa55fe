import './deposits.css';
import { useAddress } from '../../ui';
import { DepositList } from './DepositList';

/** 押金: what is held for whom, and every entry behind it. */
export function Screen() {
  const { id } = useAddress();
  return <DepositList open={id || undefined} />;
}
