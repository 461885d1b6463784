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

const MOST_LINES = 4_000;

/** Lines of a run's log as they arrive, each once; the newest are kept. */
export function useRunLog(number: number): { readonly lines: readonly LogLine[]; readonly state: LogState } {
  const [lines, setLines] = useState<readonly LogLine[]>([]);
  const [state, setState] = useState<LogState>('connecting');
  useEffect(() => {
    const source = new EventSource(`/api/runs/${number}/log`);
    let waiting: LogLine[] = [];
    let frame = 0;
    const flush = () => {
      frame = 0;
      const arrived = waiting;
      waiting = [];
      setLines((before) => {
        const last = before.at(-1)?.seq ?? 0;
        return [...before, ...arrived.filter((each) => each.seq > last)].slice(-MOST_LINES);
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
  return { lines, state };
}
