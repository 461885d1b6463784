'use client';

import { useEffect, useReducer, useRef, useState } from 'react';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { LogLine, TailEvent } from '#lib/domain/logs/line.ts';
import type { LogWindow } from '#lib/domain/logs/window.ts';
import { type Instant, minutes } from '#lib/domain/time.ts';
import { beginWith, lineRow, merge, NO_ROWS, type Row, type Rows, rowOf } from './rows.ts';

export type GroupStatus = Extract<TailEvent, { kind: 'status' }>;

export type Tail = {
  readonly rows: Rows;
  readonly state: 'connecting' | 'live' | 'lost';
  readonly statuses: ReadonlyMap<string, GroupStatus>;
  /** Rows that arrived while paused. */
  readonly held: number;
  /** Rows that arrived while paused and were let go: CloudWatch has them, this page has not. */
  readonly lost: number;
  /** Lines a second over the last minute of their own time: what is caught up on at the start is no rate. */
  readonly rate: number;
};

type Change =
  | { readonly kind: 'cleared' }
  | { readonly kind: 'arrived'; readonly rows: readonly Row[] }
  | { readonly kind: 'anew'; readonly rows: readonly Row[] };

const RATE_OVER = minutes(1);

/** Paused more than this and the oldest of the held rows go. */
const MOST_HELD = 5_000;

/**
 * Follows an environment's log groups: batches what arrives into one drawing a frame, holds it while paused. Another
 * `window` begins with nothing.
 */
export function useTail(
  environment: EnvironmentKey,
  window: LogWindow,
  first: readonly LogLine[],
  paused: boolean,
): Tail {
  const [rows, change] = useReducer(reduce, NO_ROWS);
  const [state, setState] = useState<Tail['state']>('connecting');
  const [statuses, setStatuses] = useState<Tail['statuses']>(new Map());
  const [rate, setRate] = useState(0);
  const [held, setHeld] = useState(0);
  const [lost, setLost] = useState(0);
  const waiting = useRef<Row[]>([]);
  const isPaused = useRef(paused);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another window is the reason to begin anew
  useEffect(() => change({ kind: 'cleared' }), [window]);
  useEffect(() => change({ kind: 'anew', rows: first.map(lineRow) }), [first]);

  useEffect(() => {
    isPaused.current = paused;
    if (paused) return;
    change({ kind: 'arrived', rows: waiting.current });
    waiting.current = [];
    setHeld(0);
  }, [paused]);

  useEffect(() => {
    const query = new URLSearchParams({ environment });
    const source = new EventSource(`/api/tail?${query}`);
    let written: Instant[] = [];
    let frame = 0;
    const flush = () => {
      frame = 0;
      if (isPaused.current) return setHeld(waiting.current.length);
      change({ kind: 'arrived', rows: waiting.current });
      waiting.current = [];
    };
    source.addEventListener('open', () => setState('live'));
    source.addEventListener('error', () => setState('lost'));
    source.addEventListener('message', (message) => {
      const event = JSON.parse(message.data) as TailEvent;
      if (event.kind === 'status') return setStatuses((before) => new Map(before).set(event.group, event));
      const row = rowOf(event);
      if (!row) return;
      written.push(row.at);
      waiting.current.push(row);
      if (waiting.current.length > MOST_HELD) {
        waiting.current.shift();
        setLost((before) => before + 1);
      }
      frame ||= requestAnimationFrame(flush);
    });
    const meter = setInterval(() => {
      written = written.filter((at) => Date.now() - at <= RATE_OVER);
      setRate(written.length / (RATE_OVER / 1_000));
    }, 1_000);
    return () => {
      cancelAnimationFrame(frame);
      clearInterval(meter);
      source.close();
    };
  }, [environment]);

  return { rows, state, statuses, held, lost, rate };
}

function reduce(before: Rows, event: Change): Rows {
  if (event.kind === 'cleared') return NO_ROWS;
  const { kind, rows } = event;
  if (rows.length === 0) return before;
  return kind === 'anew' ? beginWith(before, rows) : merge(before, rows);
}
