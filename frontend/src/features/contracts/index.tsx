import './contracts.css';
import { useAddress } from '../../ui';
import { ContractList } from './ContractList';
import { ContractScreen } from './ContractScreen';

/** 合同: the list, one contract (`/contracts/12`), and a new one (`/contracts/new?customer=3`). */
export function Screen() {
  const { id } = useAddress();
  if (id === 'new') return <ContractScreen key="new" id={0} />;
  if (Number(id) > 0) return <ContractScreen key={id} id={Number(id)} />;
  return <ContractList />;
}
