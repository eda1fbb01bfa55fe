import './contracts.css';
import { useAddress } from '../../ui';
import { ContractList } from './ContractList';
import { ContractScreen } from './ContractScreen';
import { Turnovers } from './Turnovers';

/**
 * 合同: the list with a drawer (`/contracts/12`), one contract with all its terms (`/contracts/12/edit`, `/contracts/12?do=renew`), a new one
 * (`/contracts/new?customer=3`), and what tenants turned over (`/contracts/turnover`).
 */
export function Screen() {
  const { id, search } = useAddress();
  const [first, second] = id.split('/');
  if (first === 'new') return <ContractScreen key="new" id={0} />;
  if (first === 'turnover') return <Turnovers />;
  if (second === 'edit' || search.do) return <ContractScreen key={first} id={Number(first)} />;
  return <ContractList open={first || undefined} />;
}
