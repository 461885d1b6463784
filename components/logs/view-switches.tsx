'use client';

import { Columns3, Download } from 'lucide-react';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { KnownField } from '#lib/domain/logs/query/catalogue.ts';
import { CONTEXTS, type Switches, withColumn } from './switches.ts';

type Props = {
  readonly switches: Switches;
  readonly change: (switches: Switches) => void;
  readonly matching: number;
  readonly total: number;
  readonly hidden: number;
  readonly fields: readonly KnownField[];
  /** The lines of the list as text, to be copied. */
  readonly text: () => string;
  readonly onDownload: () => void;
};

/** How many lines match, and how they are shown. */
export function ViewSwitches({ switches, change, matching, total, hidden, fields, text, onDownload }: Props) {
  const t = useWords();
  const { platform, similar, wrap, context, columns } = switches;
  const toggle = (name: 'platform' | 'similar' | 'wrap') => change({ ...switches, [name]: !switches[name] });
  return (
    <div className="log-switches">
      <b className="log-count">{t('logs.matching', { n: matching, of: total })}</b>
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
