import './contracts.css';
import { useAddress } from '../../ui';
import { ContractList } from './ContractList';
import { ContractScreen } from './ContractScreen';
import { Turnovers } from './Turnovers';

/** 合同: the list, one contract (`/contracts/12`), a new one (`/contracts/new?customer=3`), and what tenants turned over (`/contracts/turnover`). */
export function Screen() {
  const { id } = useAddress();
  if (id === 'new') return <ContractScreen key="new" id={0} />;
  if (id === 'turnover') return <Turnovers />;
  if (Number(id) > 0) return <ContractScreen key={id} id={Number(id)} />;
  return <ContractList />;
}
