import { useText } from '../../i18n';
import { Icon, Seg, SelectField } from '../../ui';
import type { Question } from './data';
import { change, type Pending } from './pending';

const orders = ['ymd', 'dmy', 'mdy'] as const;
const asks = ['date_order', 'year', 'account', 'member'] as const;

/** What only a person can settle about a file. Asked once; what was answered is kept for the account after the import. */
export function Ask({ questions, pending }: { questions: Question[]; pending: Pending }) {
  const { t } = useText();
  return questions.map((q) => {
    const ask = asks.find((a) => a === q.ask);
    if (!ask) return null;
    const word = (choice: string) => {
      const order = orders.find((o) => o === choice);
      if (order) return t(`bank.map.orders.${order}`);
      return choice || t('bank.ask.all');
    };
    // Another account or table has other rows and other columns.
    const afresh = ask === 'date_order' || ask === 'year' ? {} : { choices: new Map(), mapping: undefined };
    const set = (choice: string) => change({ answers: { ...pending.answers, [q.ask]: choice }, ...afresh });
    const label = t(`bank.ask.${ask}`, { example: q.example });
    const choices = q.choices.filter((c) => c !== ''); // all of them into one account is no answer
    return (
      <div key={q.ask} className={q.answered ? 'import-ask' : 'import-ask doubt'}>
        <Icon name={q.answered ? 'check' : 'warn'} small />
        <span>{q.answered ? t(`bank.ask.${ask}_answered`, { choice: word(q.taken) }) : label}</span>
        {choices.length <= 4 ? (
          <Seg
            label={label}
            value={q.answered ? q.taken : ''}
            onChange={set}
            choices={choices.map((c) => ({ value: c, title: word(c) }))}
          />
        ) : (
          <SelectField label={label} value={q.taken} onChange={set} options={choices.map((c) => ({ value: c, label: word(c) }))} />
        )}
      </div>
    );
  });
}
