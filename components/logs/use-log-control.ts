'use client';

import { useCallback, useState } from 'react';
import type { LogWindow } from '#lib/domain/logs/window.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Brushed } from './buckets.ts';
import type { LogAddress } from './log-address.ts';
import type { LogAct } from './log-keys.ts';
import type { Target } from './log-list.tsx';
import { FILTER_ID } from './log-toolbar.tsx';
import type { Row } from './rows.ts';
import { useLogAddress } from './use-log-address.ts';
import { useLogKeys } from './use-log-keys.ts';
import { type RowsState, useRowsState } from './use-rows-state.ts';

export type LogControl = {
  readonly address: LogAddress;
  readonly change: (part: Partial<LogAddress>) => void;
  readonly paused: boolean;
  readonly target: Target | undefined;
  readonly rowsState: RowsState;
  readonly togglePause: () => void;
  readonly jump: (at: Instant) => void;
  readonly brush: (brushed: Brushed) => void;
  readonly toggle: (row: Row) => void;
  readonly follow: (id: string, at: Instant) => void;
};

/** What the Logs tab shows and how it is steered, by pointer and by key alike. */
export function useLogControl(initial: LogAddress): LogControl {
  const { address, change } = useLogAddress(initial);
  const [paused, setPaused] = useState(initial.window.kind !== 'now');
  const [target, setTarget] = useState(() => targetOf(initial));
  const rowsState = useRowsState(initial.line?.id);

  const show = useCallback(
    (window: LogWindow, at: Instant | undefined) => {
      setPaused(window.kind !== 'now');
      setTarget(at === undefined ? undefined : { at });
      change({ window, line: undefined });
    },
    [change],
  );
  const brush = useCallback(
    (brushed: Brushed) => {
      if (brushed.kind === 'range') return show(brushed, brushed.range.from);
      setPaused(true);
      setTarget({ at: brushed.at });
    },
    [show],
  );
  const toggle = (row: Row) => {
    rowsState.choose(row.key);
    rowsState.toggle(row.key);
    change({ line: { id: row.key, at: row.at } });
  };
  return {
    address,
    change,
    paused,
    target,
    rowsState,
    togglePause: () =>
      address.window.kind === 'now' ? setPaused(!paused) : show({ kind: 'now' }, undefined),
    jump: (at) => show({ kind: 'around', at }, at),
    brush,
    toggle,
    follow: (id, at) => change({ request: { id, at } }),
  };
}

/** The keys do what the pointer does. */
export function useControlKeys(control: LogControl, shown: readonly Row[]): void {
  const { rowsState, change } = control;
  useLogKeys((act: LogAct) => {
    const chosen = shown.find(({ key }) => key === rowsState.chosen);
    switch (act) {
      case 'up':
      case 'down': {
        const next = rowsState.move(shown, act === 'up' ? -1 : 1);
        return next && change({ line: { id: next.key, at: next.at } });
      }
      case 'open':
        return chosen && control.toggle(chosen);
      case 'follow':
        if (chosen?.kind === 'line' && chosen.line.requestId)
          control.follow(chosen.line.requestId, chosen.at);
        return;
      case 'filter':
        return document.getElementById(FILTER_ID)?.focus();
      case 'pause':
        return control.togglePause();
      case 'close':
        return change({ request: undefined });
    }
  });
}

function targetOf({ line, window }: LogAddress): Target | undefined {
  if (line) return { key: line.id, at: line.at };
  if (window.kind === 'now') return undefined;
  return { at: window.kind === 'range' ? window.range.from : window.at };
}
