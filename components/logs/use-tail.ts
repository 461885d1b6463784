'use client';

import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { TailEvent } from '#lib/domain/logs/line.ts';
import type { LogWindow } from '#lib/domain/logs/window.ts';
import { type Instant, minutes } from '#lib/domain/time.ts';
import { type Filling, fillGap } from './gap-fill.ts';
import { beginWith, lineRow, merge, NO_ROWS, type Row, type Rows, rowOf } from './rows.ts';
import { type TailSource, tailSource } from './tail-source.ts';
import { type FirstLines, useFirstLines } from './use-first-lines.ts';

export type GroupStatus = Extract<TailEvent, { kind: 'status' }>;

export type Tail = {
  readonly rows: Rows;
  readonly state: 'connecting' | 'live' | 'lost';
  readonly statuses: ReadonlyMap<string, GroupStatus>;
  /** Rows that arrived while paused. */
  readonly held: number;
  /** More than are held arrived: they come when the pause ends. */
  readonly holdsMore: boolean;
  /** Lines a second over the last minute of their own time: what is caught up on at the start is no rate. */
  readonly rate: number;
};

type Change =
  | { readonly kind: 'cleared' }
  | { readonly kind: 'arrived'; readonly rows: readonly Row[] }
  | { readonly kind: 'anew'; readonly rows: readonly Row[] }
  | { readonly kind: 'filled'; readonly filling: Filling };

type Following = {
  readonly tail: Tail;
  /** What was there before. */
  readonly first: FirstLines;
  readonly fill: (filling: Filling) => void;
};

const RATE_OVER = minutes(1);

/** Paused with more than this, the stream is let go; it goes on at its place when the pause ends. */
const MOST_HELD = 5_000;

/**
 * Follows an environment's log groups: batches what arrives into one drawing a frame, holds it while paused. Another
 * `window` begins with nothing. @param query what a past with too many lines is searched for
 */
export function useTail(
  environment: EnvironmentKey,
  window: LogWindow,
  paused: boolean,
  query: string,
): Following {
  const [rows, change] = useReducer(reduce, NO_ROWS);
  const [state, setState] = useState<Tail['state']>('connecting');
  const [statuses, setStatuses] = useState<Tail['statuses']>(new Map());
  const [rate, setRate] = useState(0);
  const [held, setHeld] = useState(0);
  const [holdsMore, setHoldsMore] = useState(false);
  const [begun, setBegun] = useState(0);
  const first = useFirstLines({ environment, window, query }, begun);
  const waiting = useRef<Row[]>([]);
  const isPaused = useRef(paused);
  const source = useRef<TailSource>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another window is the reason to begin anew
  useEffect(() => change({ kind: 'cleared' }), [window]);
  useEffect(() => change({ kind: 'anew', rows: first.lines.map(lineRow) }), [first.lines]);

  useEffect(() => {
    isPaused.current = paused;
    if (paused) return;
    change({ kind: 'arrived', rows: waiting.current });
    waiting.current = [];
    setHeld(0);
    setHoldsMore(false);
    source.current?.resume();
  }, [paused]);

  useEffect(() => {
    let written: Instant[] = [];
    let frame = 0;
    const flush = () => {
      frame = 0;
      if (isPaused.current) return setHeld(waiting.current.length);
      change({ kind: 'arrived', rows: waiting.current });
      waiting.current = [];
    };
    const following = tailSource(environment, {
      onOpen: (isNew) => {
        setState('live');
        if (isNew) setBegun((before) => before + 1);
      },
      onLost: () => setState('lost'),
      onEvent: (event) => {
        if (event.kind === 'status') {
          return setStatuses((before) => new Map(before).set(event.group, event));
        }
        const row = rowOf(event);
        if (!row) return;
        written.push(row.at);
        waiting.current.push(row);
        if (isPaused.current && waiting.current.length >= MOST_HELD) {
          following.suspend();
          setHoldsMore(true);
        }
        frame ||= requestAnimationFrame(flush);
      },
    });
    source.current = following;
    const meter = setInterval(() => {
      written = written.filter((at) => Date.now() - at <= RATE_OVER);
      setRate(written.length / (RATE_OVER / 1_000));
    }, 1_000);
    return () => {
      cancelAnimationFrame(frame);
      clearInterval(meter);
      following.close();
    };
  }, [environment]);

  const fill = useCallback((filling: Filling) => change({ kind: 'filled', filling }), []);
  return { tail: { rows, state, statuses, held, holdsMore, rate }, first, fill };
}

function reduce(before: Rows, event: Change): Rows {
  switch (event.kind) {
    case 'cleared':
      return NO_ROWS;
    case 'filled':
      return fillGap(before, event.filling);
    case 'anew':
      return event.rows.length === 0 ? before : beginWith(before, event.rows);
    case 'arrived':
      return event.rows.length === 0 ? before : merge(before, event.rows);
  }
}
