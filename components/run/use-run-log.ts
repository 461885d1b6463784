'use client';

import { useEffect, useState } from 'react';
import { type SourceState, steadySource } from '#components/live/steady-source.ts';
import type { Instant } from '#lib/domain/time.ts';

export type LogLine = {
  readonly seq: number;
  readonly at: Instant;
  readonly stream: string;
  readonly line: string;
};

/** Of longer logs the oldest lines are let go, and counted: the file has them. */
const MOST_KEPT = 20_000;

type RunLog = { readonly lines: readonly LogLine[]; readonly dropped: number };

/** Lines of a run's log as they arrive, each once; the newest are kept. */
export function useRunLog(number: number): RunLog & { readonly state: SourceState } {
  const [log, setLog] = useState<RunLog>({ lines: [], dropped: 0 });
  const [state, setState] = useState<SourceState>('connecting');
  useEffect(() => {
    let waiting: LogLine[] = [];
    let frame = 0;
    const flush = () => {
      frame = 0;
      const arrived = waiting;
      waiting = [];
      setLog((before) => {
        const last = before.lines.at(-1)?.seq ?? 0;
        const all = [...before.lines, ...arrived.filter((each) => each.seq > last)];
        const over = Math.max(0, all.length - MOST_KEPT);
        return { lines: all.slice(over), dropped: before.dropped + over };
      });
    };
    const source = steadySource({
      address: (last) => `/api/runs/${number}/log${last === undefined ? '' : `?after=${last}`}`,
      onState: setState,
      on: {
        message(data) {
          waiting.push(JSON.parse(data) as LogLine);
          frame ||= requestAnimationFrame(flush);
        },
      },
    });
    return () => {
      cancelAnimationFrame(frame);
      source.close();
    };
  }, [number]);
  return { ...log, state };
}
