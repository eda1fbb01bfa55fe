import { useRef } from 'react';
import type { Fault } from '../../api';
import { useText } from '../../i18n';
import { Button, Icon, SelectField, useCommands } from '../../ui';
import { type Block, type BlockType, blockTypes, fresh, moved } from './data';

type Props = {
  blocks: Block[];
  at: number;
  onAt: (at: number) => void;
  onChange: (blocks: Block[], at: number) => void;
  faults: Map<number, Fault[]>;
};

/** The blocks of a template in their order: ↑ ↓ go, Alt+↑ ↓ move, H hides, Delete takes away. */
export function BlockList({ blocks, at, onAt, onChange, faults }: Props) {
  const { t } = useText();
  const list = useRef<HTMLUListElement>(null);
  const go = (to: number) => {
    const next = Math.min(blocks.length - 1, Math.max(0, to));
    onAt(next);
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('.template-block')[next]?.focus());
  };
  const move = (by: number) => {
    const to = at + by;
    if (to < 0 || to >= blocks.length) return;
    onChange(moved(blocks, at, by), to);
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('.template-block')[to]?.focus());
  };
  const hide = () =>
    onChange(
      blocks.map((b, i) => (i === at ? { ...b, hidden: !b.hidden } : b)),
      at,
    );
  const drop = () =>
    onChange(
      blocks.filter((_, i) => i !== at),
      Math.max(0, Math.min(at, blocks.length - 2)),
    );
  const some = blocks.length > 0;
  useCommands([
    {
      id: 'template.up',
      title: t('papers.up'),
      hint: t('papers.move'),
      hintKeys: 'Alt+↑ ↓',
      keys: 'Alt+↑',
      rank: 12,
      when: some,
      typing: true,
      run: () => move(-1),
    },
    { id: 'template.down', title: t('papers.down'), keys: 'Alt+↓', rank: 13, when: some, typing: true, run: () => move(1) },
    { id: 'template.hide', title: t('papers.hide'), hint: t('papers.hide'), keys: 'Alt+H', rank: 14, when: some, run: hide },
    { id: 'template.drop', title: t('papers.drop'), keys: 'Alt+Del', rank: 15, when: some, run: drop },
  ]);
  return (
    <>
      <ul className="template-blocks" ref={list} aria-label={t('papers.blocks')}>
        {blocks.map((b, i) => (
          <li key={i} className={b.hidden ? 'gone' : undefined}>
            <button
              type="button"
              className="template-block"
              aria-current={i === at ? 'true' : undefined}
              tabIndex={i === at ? 0 : -1}
              onClick={() => onAt(i)}
              onKeyDown={(e) => {
                if (e.altKey || e.ctrlKey || e.metaKey || !/^Arrow(Up|Down)$/.test(e.key)) return;
                e.preventDefault();
                go(at + (e.key === 'ArrowUp' ? -1 : 1));
              }}
            >
              <span className="cut">{nameOfBlock(t, b)}</span>
              {b.at && <span className="dim small">{t('papers.placed')}</span>}
              {b.hidden && <span className="dim small">{t('papers.hidden')}</span>}
              {faults.has(i) && (
                <span className="late small" title={t('papers.faultCount', { count: faults.get(i)?.length ?? 0 })}>
                  <Icon name="warn" small /> {faults.get(i)?.length}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      <div className="template-tools">
        <Button small onClick={() => move(-1)} disabled={at === 0} label={t('papers.up')}>
          ↑
        </Button>
        <Button small onClick={() => move(1)} disabled={at >= blocks.length - 1} label={t('papers.down')}>
          ↓
        </Button>
        <Button small onClick={hide} disabled={!some}>
          {t(blocks[at]?.hidden ? 'papers.show' : 'papers.hide')}
        </Button>
        <Button small onClick={drop} disabled={!some}>
          {t('papers.drop')}
        </Button>
      </div>
      <SelectField<BlockType>
        bare
        label={t('papers.addBlock')}
        placeholder={t('papers.addBlock')}
        value={undefined}
        onChange={(type) => onChange(blocks.toSpliced(at + 1, 0, fresh(type)), Math.min(at + 1, blocks.length))}
        options={blockTypes.map((type) => ({ value: type, label: t(`papers.block.${type}`) }))}
      />
    </>
  );
}

function nameOfBlock(t: ReturnType<typeof useText>['t'], b: Block): string {
  const name = t(`papers.block.${b.type as BlockType}`);
  if (b.text) return `${name} · ${b.text.slice(0, 16)}`;
  return name;
}
