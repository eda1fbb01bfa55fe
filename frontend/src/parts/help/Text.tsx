import './help.css';
import { useEffect, useState } from 'react';
import { type Language, useText } from '../../i18n';
import { ErrorNote, Icon, Keys } from '../../ui';
import { type Block, parse, type Run } from './markdown';
import { load, type Topic } from './topics';

/** The blocks of a page, when they have come. */
function usePage(topic: Topic): { blocks: Block[] | undefined; error: unknown } {
  const { language } = useText();
  const [got, setGot] = useState<{ topic: Topic; language: Language; blocks?: Block[]; error?: unknown }>();
  useEffect(() => {
    let gone = false;
    load(topic, language).then(
      (text) => !gone && setGot({ topic, language, blocks: parse(text) }),
      (error) => !gone && setGot({ topic, language, error }),
    );
    return () => {
      gone = true;
    };
  }, [topic, language]);
  const fits = got?.topic === topic && got.language === language;
  return { blocks: fits ? got.blocks : undefined, error: fits ? got.error : undefined };
}

/** One page of the manual; a link to another page is followed by `onTopic`. */
export function HelpText({ topic, title = true, onTopic }: { topic: Topic; title?: boolean; onTopic: (to: string) => void }) {
  const { blocks, error } = usePage(topic);
  if (error !== undefined) return <ErrorNote error={error} />;
  return (
    <article className="help-text" aria-busy={!blocks || undefined}>
      {(blocks ?? []).map((b, i) => (title || b.kind !== 'h1' ? <One key={i} block={b} onTopic={onTopic} /> : null))}
    </article>
  );
}

function One({ block: b, onTopic }: { block: Block; onTopic: (to: string) => void }) {
  const runs = (list: Run[]) => <Runs runs={list} onTopic={onTopic} />;
  switch (b.kind) {
    case 'h1':
      return <h2 className="help-title">{runs(b.runs)}</h2>;
    case 'h2':
      return <h3>{runs(b.runs)}</h3>;
    case 'h3':
      return <h4>{runs(b.runs)}</h4>;
    case 'p':
      return <p>{runs(b.runs)}</p>;
    case 'note':
      return (
        <p className="help-note">
          <Icon name="info" small />
          <span>{runs(b.runs)}</span>
        </p>
      );
    case 'ul':
    case 'ol': {
      const List = b.kind;
      return (
        <List>
          {b.items.map((item, i) => (
            <li key={i}>{runs(item)}</li>
          ))}
        </List>
      );
    }
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {b.head.map((c, i) => (
                <th key={i}>{runs(c)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {b.rows.map((r, i) => (
              <tr key={i}>
                {r.map((c, j) => (
                  <td key={j}>{runs(c)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'flow':
      return (
        <div className="help-flow">
          {b.steps.map((row, i) => (
            <ol key={i}>
              {row.map((s, j) => (
                <li key={j}>{s}</li>
              ))}
            </ol>
          ))}
        </div>
      );
    case 'screen':
      return (
        <div className="help-screen">
          {b.rows.map((row, i) => (
            <div key={i} style={{ gridTemplateColumns: row.map((c) => `${c.width}fr`).join(' ') }}>
              {row.map((c, j) => (
                <span key={j}>{c.text}</span>
              ))}
            </div>
          ))}
        </div>
      );
  }
}

function Runs({ runs, onTopic }: { runs: Run[]; onTopic: (to: string) => void }) {
  return (
    <>
      {runs.map((r, i) => {
        if ('to' in r)
          return (
            <button type="button" className="help-link" key={i} onClick={() => onTopic(r.to)}>
              {r.text}
            </button>
          );
        if (r.as === 'strong') return <b key={i}>{r.text}</b>;
        if (r.as === 'keys')
          return (
            <span className="help-keys" key={i}>
              <Keys keys={r.text} />
            </span>
          );
        return r.text;
      })}
    </>
  );
}
