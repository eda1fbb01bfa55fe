import { Link } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { type Language, texts, useText } from '../../i18n';
import { type Block, parse, words } from '../../parts/help/markdown';
import { HelpText } from '../../parts/help/Text';
import { isTopic, load, type Topic, topics } from '../../parts/help/topics';
import { Button, Page, SearchBox, toastError, useAddress, useCommands, useWindowName } from '../../ui';

type Chapter = { topic: Topic; title: string; blocks: Block[] };

/** 用户手册: all pages, searched and printed as one. */
export function Screen() {
  const { t, language } = useText();
  const { id, go } = useAddress();
  const topic: Topic = isTopic(id) ? id : 'start';
  const book = useBook(language);
  const [typed, setTyped] = useState('');
  const [printing, setPrinting] = useState(false);
  const reader = useRef<HTMLElement>(null);
  const text = useDeferredValue(typed.trim());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is read from its top
  useEffect(() => {
    reader.current?.scrollTo(0, 0);
  }, [topic]);
  const print = () => setPrinting(true);
  useCommands([{ id: 'manual.print', title: t('ui.printManual'), hint: t('ui.printManual'), keys: 'Ctrl+P', rank: 20, run: print }]);
  const chapter = book.find((c) => c.topic === topic)?.title;
  useWindowName(2, chapter ?? '');
  const found = text === '' ? undefined : search(book, text);
  return (
    <Page
      title={t('ui.manual')}
      actions={
        <Button icon="print" keys="Ctrl+P" onClick={print} disabled={book.length === 0}>
          {t('ui.printManual')}
        </Button>
      }
    >
      <div className="manual">
        <nav aria-label={t('ui.manual')}>
          <SearchBox value={typed} onChange={setTyped} placeholder={t('ui.searchManual')} />
          {found?.length === 0 && <p className="dim small">{t('ui.nothingFound', { text })}</p>}
          {(found ?? book.map((c) => ({ ...c, line: '' }))).map((c) => (
            <Link key={c.topic} to={`/help/${c.topic}` as string} search={{}} aria-current={c.topic === topic ? 'page' : undefined}>
              {c.title}
              {c.line && (
                <span className="found">
                  <Marked line={c.line} part={text} />
                </span>
              )}
            </Link>
          ))}
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long page is scrolled by the keyboard */}
        <section className="read" ref={reader} tabIndex={0} aria-label={chapter ?? t('ui.manual')}>
          <HelpText topic={topic} onTopic={(to) => go(`/help/${to}`)} />
          {topic === 'errors' && <Faults language={language} />}
        </section>
      </div>
      {printing && <Whole onPrinted={() => setPrinting(false)} />}
    </Page>
  );
}

/** Every page, for titles and for searching. */
function useBook(language: Language): Chapter[] {
  const [book, setBook] = useState<Chapter[]>([]);
  useEffect(() => {
    let gone = false;
    const chapter = async (topic: Topic): Promise<Chapter> => {
      const blocks = parse(await load(topic, language));
      const head = blocks.find((b) => b.kind === 'h1');
      return { topic, blocks, title: head ? words(head) : topic };
    };
    Promise.all(topics.map(chapter)).then((all) => !gone && setBook(all), toastError);
    return () => {
      gone = true;
    };
  }, [language]);
  return book;
}

/** The chapters that have all words of the text, with the line that has the first of them. */
function search(book: Chapter[], text: string): (Chapter & { line: string })[] {
  const parts = text.toLowerCase().split(/\s+/);
  return book.flatMap((c) => {
    const lines = c.blocks.filter((b) => b.kind !== 'h1').flatMap((b) => words(b).split('\n'));
    const whole = [c.title, ...lines].join('\n').toLowerCase();
    if (!parts.every((p) => whole.includes(p))) return [];
    return [{ ...c, line: lines.find((l) => l.toLowerCase().includes(parts[0])) ?? '' }];
  });
}

const around = 24;

function Marked({ line, part }: { line: string; part: string }) {
  const word = part.split(/\s+/)[0];
  const at = line.toLowerCase().indexOf(word.toLowerCase());
  if (at < 0) return <>{line.slice(0, 2 * around)}</>;
  const from = Math.max(0, at - around);
  return (
    <>
      {from > 0 && '…'}
      {line.slice(from, at)}
      <mark>{line.slice(at, at + word.length)}</mark>
      {line.slice(at + word.length, at + word.length + 2 * around)}
    </>
  );
}

type Tree = { [key: string]: string | Tree };
const sentences = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([k, v]) => (typeof v === 'string' ? [[path + k, v] as [string, string]] : sentences(v, `${path}${k}.`)));

/** Every sentence the program may refuse something with, as it stands in the program itself; gaps are shown as …. */
function Faults({ language }: { language: Language }) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const low = useDeferredValue(typed.trim().toLowerCase());
  const all = sentences(texts[language].fault as Tree).filter(([k]) => !/_one$/.test(k));
  const fit = all.filter(([k, s]) => low === '' || `${k} ${s}`.toLowerCase().includes(low));
  return (
    <div className="help-text wraps">
      <h3>{t('ui.allFaults', { count: all.length })}</h3>
      <div className="fault-search">
        <SearchBox value={typed} onChange={setTyped} placeholder={t('ui.searchFaults')} />
      </div>
      <table>
        <tbody>
          {fit.map(([k, s]) => (
            <tr key={k}>
              <td>{s.replace(/\{\{[^}]*\}\}/g, '…')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {fit.length === 0 && <p className="dim">{t('ui.nothingFound', { text: typed.trim() })}</p>}
    </div>
  );
}

// All pages one after the other, beside the window itself, only while it is printed.
function Whole({ onPrinted }: { onPrinted: () => void }) {
  const { t } = useText();
  useEffect(() => {
    // The pages are in memory already: two frames draw them.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        window.print();
        onPrinted();
      }),
    );
    return () => cancelAnimationFrame(frame);
  }, [onPrinted]);
  return createPortal(
    <div className="print-all" aria-hidden="true">
      <h1>{`${t('ui.product')} · ${t('ui.manual')}`}</h1>
      {topics.map((topic) => (
        <HelpText key={topic} topic={topic} onTopic={() => {}} />
      ))}
    </div>,
    document.body,
  );
}
