import './bank.css';
import { useAddress } from '../../ui';
import { Import } from './Import';
import { Imports } from './Imports';
import { LineList } from './LineList';
import { Pairs } from './Pairs';

export { lookAt } from './pending';

/** Accounts and what their statements say: the lines, the files they came from, and a file before it is imported. */
export function Screen() {
  const { id } = useAddress();
  switch (id) {
    case 'import':
      return <Import />;
    case 'imports':
      return <Imports />;
    case 'pairs':
      return <Pairs />;
    default:
      return <LineList />;
  }
}
