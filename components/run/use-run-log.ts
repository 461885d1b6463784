'use client';

import { useEffect, useState } from 'react';
import type { Instant } from '#lib/domain/time.ts';

export type LogLine = {
  readonly seq: number;
  readonly at: Instant;
  readonly stream: string;
  readonly line: string;
};
export type LogState = 'connecting' | 'live' | 'lost';

/** Of longer logs the oldest lines are let go, and counted: the file has them. */
const MOST_KEPT = 20_000;

type RunLog = { readonly lines: readonly LogLine[]; readonly dropped: number };

/** Lines of a run's log as they arrive, each once; the newest are kept. */
export function useRunLog(number: number): RunLog & { readonly state: LogState } {
  const [log, setLog] = useState<RunLog>({ lines: [], dropped: 0 });
  const [state, setState] = useState<LogState>('connecting');
  useEffect(() => {
    const source = new EventSource(`/api/runs/${number}/log`);
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
    source.addEventListener('open', () => setState('live'));
    source.addEventListener('error', () => setState('lost'));
    source.addEventListener('message', (event) => {
      waiting.push(JSON.parse(event.data) as LogLine);
      frame ||= requestAnimationFrame(flush);
    });
    return () => {
      cancelAnimationFrame(frame);
      source.close();
    };
  }, [number]);
  return { ...log, state };
}
