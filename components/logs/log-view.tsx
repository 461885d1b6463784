'use client';

import { Pause, Play } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { MissingParts } from '#components/panel/missing-parts.tsx';
import { Failed } from '#components/panel/states.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import { lineFilter } from './filter.ts';
import { GroupPicker } from './group-picker.tsx';
import { Histogram } from './histogram.tsx';
import { LogList } from './log-list.tsx';
import { RequestPanel } from './request-panel.tsx';
import { StatusBar } from './status-bar.tsx';
import { useFirstLines } from './use-first-lines.ts';
import { useTail } from './use-tail.ts';

type Props = {
  readonly environment: EnvironmentKey;
  readonly groups: readonly LogGroup[];
  readonly linked: string | undefined;
  /** Moment of a linked line. */
  readonly at: string | undefined;
};

const NONE: readonly string[] = [];

/** The live tail: pick functions, filter, pause, follow one request. */
export function LogView({ environment, groups, linked, at }: Props) {
  const t = useWords();
  const [chosen, setChosen] = useState(NONE);
  const [filter, setFilter] = useState('');
  const [paused, setPaused] = useState(linked !== undefined);
  const [request, setRequest] = useState<string>();
  const first = useFirstLines(environment, at);
  const tail = useTail(environment, NONE, first.lines, paused);
  const wanted = useDeferredValue(filter);
  const names = useMemo(
    () => groups.filter(({ label }) => chosen.length === 0 || chosen.includes(label)).map(({ name }) => name),
    [groups, chosen],
  );
  const shown = useMemo(() => {
    const passes = lineFilter(wanted);
    return tail.rows.rows.filter((row) =>
      row.kind === 'line'
        ? (names.includes(row.line.group) || groups.length === 0) && passes(row.line)
        : true,
    );
  }, [tail.rows, wanted, names, groups.length]);

  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (typing || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.key === 'p') setPaused((before) => !before);
      if (event.key === '/') {
        event.preventDefault();
        document.getElementById('log-filter')?.focus();
      }
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, []);

  return (
    <div className="log-page">
      <div className="toolbar">
        <GroupPicker groups={groups} chosen={chosen} choose={setChosen} rows={tail.rows.rows} />
        <input
          id="log-filter"
          type="search"
          className="field mono min-w-40 flex-1"
          placeholder={t('logs.filterHint')}
          aria-label={t('logs.filter')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <button
          type="button"
          className="control control-primary"
          aria-pressed={paused}
          onClick={() => setPaused(!paused)}
        >
          {paused ? <Play size={13} aria-hidden="true" /> : <Pause size={13} aria-hidden="true" />}
          {paused ? t('logs.resume', { n: tail.held }) : t('logs.pause')}
          <kbd className="max-tablet:hidden opacity-70">P</kbd>
        </button>
      </div>
      <div className="log-columns" data-following={request === undefined ? undefined : ''}>
        <div className="log-main">
          {first.reading?.state === 'failed' && <Failed reading={first.reading} />}
          {first.reading?.state === 'ready' && <MissingParts missing={first.reading.missing} />}
          <Histogram rows={shown} />
          <LogList rows={shown} groups={groups} follows={!paused} linked={linked} onRequest={setRequest} />
          <StatusBar tail={tail} paused={paused} shown={shown.length} />
        </div>
        {request !== undefined && (
          <RequestPanel
            requestId={request}
            rows={tail.rows.rows}
            groups={groups}
            onFilter={() => setFilter(`request:${request}`)}
            onClose={() => setRequest(undefined)}
          />
        )}
      </div>
    </div>
  );
}
