'use client';

import { Columns3, Download, SlidersHorizontal } from 'lucide-react';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { KnownField } from '#lib/domain/logs/query/catalogue.ts';
import { CONTEXTS, type Switches, withColumn } from './switches.ts';

type Props = {
  readonly switches: Switches;
  readonly change: (switches: Switches) => void;
  /** The column of facets, which a phone shows only on demand. */
  readonly facets: { readonly open: boolean; readonly asked: number; readonly toggle: () => void };
  /** The query asks for something. */
  readonly asked: boolean;
  readonly matching: number;
  /** Undefined where no line was read and nobody reads. */
  readonly total: number | undefined;
  readonly hidden: number;
  readonly fields: readonly KnownField[];
  /** The lines of the list as text, to be copied. */
  readonly text: () => string;
  readonly onDownload: () => void;
};

/** How many lines match, and how they are shown. */
export function ViewSwitches(props: Props) {
  const { switches, change, facets, asked, matching, total, hidden, fields, text, onDownload } = props;
  const t = useWords();
  const { platform, similar, wrap, context, columns } = switches;
  const toggle = (name: 'platform' | 'similar' | 'wrap') => change({ ...switches, [name]: !switches[name] });
  return (
    <div className="log-switches">
      <b className="log-count">
        {total !== undefined &&
          (asked ? t('logs.matching', { n: matching, of: total }) : t('logs.all', { n: total }))}
      </b>
      <button
        type="button"
        className="control log-facets-button"
        aria-expanded={facets.open}
        onClick={facets.toggle}
      >
        <SlidersHorizontal size={14} aria-hidden="true" />
        {t('logs.facets.filters', { n: facets.asked })}
      </button>
      <Switch on={platform} word={t('logs.switch.platform')} onClick={() => toggle('platform')}>
        {hidden > 0 && <span className="text-t3">{t('logs.switch.hidden', { n: hidden })}</span>}
      </Switch>
      <Switch on={similar} word={t('logs.switch.similar')} onClick={() => toggle('similar')} />
      <Switch on={wrap} word={t('logs.switch.wrap')} onClick={() => toggle('wrap')} />
      <label className="log-context">
        {t('logs.switch.context')}
        <select
          className="field"
          value={context}
          onChange={({ target }) =>
            change({ ...switches, context: CONTEXTS.find((each) => `${each}` === target.value) ?? 0 })
          }
        >
          {CONTEXTS.map((each) => (
            <option key={each} value={each}>
              ± {each}
            </option>
          ))}
        </select>
      </label>
      <details className="menu log-columns-menu">
        <summary
          className="control control-quiet px-1.5"
          aria-label={t('logs.columns')}
          title={t('logs.columns')}
        >
          <Columns3 size={15} aria-hidden="true" />
        </summary>
        <div className="menu-sheet top-full right-0 mt-1 max-h-80 overflow-y-auto">
          {fields.slice(0, 40).map(({ name }) => (
            <button
              key={name}
              type="button"
              aria-pressed={columns.includes(name)}
              onClick={() => change({ ...switches, columns: withColumn(columns, name) })}
            >
              <span className="w-3">{columns.includes(name) ? '✓' : ''}</span>
              <span className="mono">{name}</span>
            </button>
          ))}
          {fields.length === 0 && <p className="p-2 text-t3">{t('logs.noFields')}</p>}
        </div>
      </details>
      <CopyButton text={text} word={t('logs.copyLines')} className="control control-quiet px-1.5" iconOnly />
      <button
        type="button"
        className="control control-quiet px-1.5"
        aria-label={t('logs.download')}
        title={t('logs.download')}
        onClick={onDownload}
      >
        <Download size={15} aria-hidden="true" />
      </button>
    </div>
  );
}

type SwitchProps = {
  readonly on: boolean;
  readonly word: string;
  readonly onClick: () => void;
  readonly children?: React.ReactNode;
};

function Switch({ on, word, onClick, children }: SwitchProps) {
  return (
    <button type="button" role="switch" aria-checked={on} className="log-switch" onClick={onClick}>
      <span className="log-switch-mark" aria-hidden="true" />
      {word}
      {children}
    </button>
  );
}
