import './settings.css';
import './rules.css';
import { Link } from '@tanstack/react-router';
import { type go, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { Memory } from '../../parts/Memory';
import { ErrorNote, Icon, type IconName, Page, useAddress, useCommands, useWindowName } from '../../ui';
import { About } from './About';
import { BookPlace } from './BookPlace';
import { CalendarPlace } from './CalendarPlace';
import { Company } from './Company';
import { Items } from './Items';
import { Papers } from './Papers';
import { RulesPlace } from './RulesPlace';
import { WindowPlace } from './WindowPlace';

export type View = Wire<go.settings.View>;

const places = ['company', 'papers', 'items', 'rules', 'calendar', 'memory', 'window', 'book', 'about'] as const;
type Place = (typeof places)[number];
const icons: Record<Place, IconName> = {
  company: 'home',
  papers: 'invoice',
  items: 'receipt',
  rules: 'bolt',
  calendar: 'today',
  memory: 'clock',
  window: 'set',
  book: 'shield',
  about: 'info',
};

/** 设置: one place a subject, each with an address of its own (`/settings/items`). */
export function Screen() {
  const { t } = useText();
  const { id, go: goTo } = useAddress();
  const place = places.includes(id as Place) ? (id as Place) : 'company';
  useWindowName(2, t(`settings.place.${place}`));
  const view = useCall<View>('Settings.Get', {}, ['settings']);
  useCommands(
    places.map((p, i) => ({
      id: `settings.${p}`,
      title: t(`settings.place.${p}`),
      keys: `Alt+${i + 1}`,
      rank: 80 + i,
      run: () => goTo(`/settings/${p}`),
    })),
  );
  return (
    <Page title={t('nav.settings')} sub={t(`settings.place.${place}`)}>
      <div className="settings">
        <nav aria-label={t('nav.settings')}>
          {places.map((p) => (
            <Link key={p} to={`/settings/${p}` as string} search={{}} aria-current={p === place ? 'page' : undefined}>
              <Icon name={icons[p]} />
              {t(`settings.place.${p}`)}
            </Link>
          ))}
        </nav>
        <section className={place === 'items' ? 'whole' : undefined}>
          {place === 'items' ? (
            <Items />
          ) : view.error && !view.data ? (
            <ErrorNote error={view.error} retry={() => void view.refetch()} />
          ) : (
            view.data && <Chosen place={place} view={view.data} />
          )}
        </section>
      </div>
    </Page>
  );
}

function Chosen({ place, view }: { place: Exclude<Place, 'items'>; view: View }) {
  switch (place) {
    case 'company':
      return <Company view={view} />;
    case 'papers':
      return <Papers view={view} />;
    case 'memory':
      return <Memory />;
    case 'rules':
      return <RulesPlace />;
    case 'calendar':
      return <CalendarPlace />;
    case 'window':
      return <WindowPlace view={view} />;
    case 'book':
      return <BookPlace name={view.settings.company.name} />;
    case 'about':
      return <About />;
  }
}
