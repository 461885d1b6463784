'use client';

import { useEffect, useState } from 'react';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { LogLine } from '#lib/domain/logs/line.ts';
import type { LogWindow } from '#lib/domain/logs/window.ts';
import { askLines, type LinesReading, NO_LINES } from './ask-lines.ts';

export type FirstLines = {
  /** Undefined while it is asked for. */
  readonly reading: LinesReading['reading'] | undefined;
  readonly lines: readonly LogLine[];
};

/** Where no tail begins, the lines are shown all the same. */
const WITHOUT_TAIL_MS = 2_000;

/**
 * What was logged in a window, asked once; for the present that is what was there before the tail began, and so it
 * is asked after: between the two no line is left out. @param begun how often the tail has begun at the present
 */
export function useFirstLines(environment: EnvironmentKey, window: LogWindow, begun: number): FirstLines {
  const [answer, setAnswer] = useState<LinesReading>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another window is the reason to show nothing
  useEffect(() => setAnswer(undefined), [environment, window]);
  const tailed = window.kind === 'now' ? begun : -1;
  useEffect(() => {
    const ending = new AbortController();
    const ask = () => {
      askLines({ environment, window, signal: ending.signal }).then(setAnswer, () => undefined);
    };
    const timer = setTimeout(ask, tailed === 0 ? WITHOUT_TAIL_MS : 0);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [environment, window, tailed]);
  return { reading: answer?.reading, lines: answer?.lines ?? NO_LINES };
}
