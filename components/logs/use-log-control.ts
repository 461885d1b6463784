'use client';

import { useCallback, useState } from 'react';
import type { LogWindow } from '#lib/domain/logs/window.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Brushed } from './buckets.ts';
import type { Item, LineEntry } from './items.ts';
import type { LogAddress } from './log-address.ts';
import type { LogAct } from './log-keys.ts';
import type { Target } from './log-list-props.ts';
import { FILTER_ID } from './query-field.tsx';
import { CONTEXTS, SWITCHES_COOKIE, type Switches, switchesText } from './switches.ts';
import { useLogAddress } from './use-log-address.ts';
import { useLogKeys } from './use-log-keys.ts';
import { type RowsState, useRowsState } from './use-rows-state.ts';

export type LogControl = {
  readonly address: LogAddress;
  /** Path and query that show the same. */
  readonly shown: string;
  readonly change: (part: Partial<LogAddress>) => void;
  readonly paused: boolean;
  readonly target: Target | undefined;
  readonly rowsState: RowsState;
  readonly togglePause: () => void;
  readonly jump: (at: Instant) => void;
  readonly brush: (brushed: Brushed) => void;
  readonly toggle: (row: LineEntry) => void;
  readonly show: (window: LogWindow) => void;
  readonly setSwitches: (switches: Switches) => void;
  readonly follow: (id: string, at: Instant) => void;
};

/** What the Logs tab shows and how it is steered, by pointer and by key alike. */
export function useLogControl(initial: LogAddress): LogControl {
  const { address, change, shown } = useLogAddress(initial);
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
  const toggle = (row: LineEntry) => {
    rowsState.choose(row.key);
    rowsState.toggle(row.key);
    change({ line: { id: row.key, at: row.at } });
  };
  const setSwitches = useCallback(
    (switches: Switches) => {
      remember(switches);
      change({ switches });
    },
    [change],
  );
  return {
    address,
    shown,
    change,
    setSwitches,
    show: (window) => show(window, window.kind === 'range' ? window.range.from : undefined),
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

const YEAR_S = 31_536_000;

/** As theme and time zone are kept, but without asking the server. */
function remember(switches: Switches): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the newer interface is not in every browser
  document.cookie = `${SWITCHES_COOKIE}=${encodeURIComponent(switchesText(switches))}; path=/; max-age=${YEAR_S}; samesite=lax`;
}

/** The keys do what the pointer does. */
export function useControlKeys(control: LogControl, choosable: () => readonly Item[]): void {
  const { rowsState, change, setSwitches, address } = control;
  const { switches } = address;
  useLogKeys((act: LogAct) => {
    const shown = choosable();
    const chosen = shown.find(
      (item): item is LineEntry => item.kind === 'line' && item.key === rowsState.chosen,
    );
    switch (act) {
      case 'up':
      case 'down': {
        const next = rowsState.move(shown, act === 'up' ? -1 : 1);
        return next && change({ line: { id: next.key, at: next.at } });
      }
      case 'open':
        return chosen && control.toggle(chosen);
      case 'follow':
        if (chosen?.line.requestId) control.follow(chosen.line.requestId, chosen.at);
        return;
      case 'filter':
        return document.getElementById(FILTER_ID)?.focus();
      case 'clear':
        return change({ filter: '' });
      case 'context': {
        const next = CONTEXTS[(CONTEXTS.indexOf(switches.context) + 1) % CONTEXTS.length] ?? 0;
        return setSwitches({ ...switches, context: next });
      }
      case 'similar':
      case 'wrap':
      case 'platform':
        return setSwitches({ ...switches, [act]: !switches[act] });
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
