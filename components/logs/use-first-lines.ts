'use client';

import { useEffect, useRef, useState } from 'react';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { LogLine } from '#lib/domain/logs/line.ts';
import type { LogWindow } from '#lib/domain/logs/window.ts';
import { askLines, type LinesReading, NO_LINES } from './ask-lines.ts';

export type FirstLines = {
  /** Undefined while it is asked for. */
  readonly reading: LinesReading['reading'] | undefined;
  readonly lines: readonly LogLine[];
  /** How many lines were looked at, where not all of them came. */
  readonly searched: number | undefined;
};

type Ask = { readonly environment: EnvironmentKey; readonly window: LogWindow; readonly query: string };

/** Where no tail begins, the lines are shown all the same. */
const WITHOUT_TAIL_MS = 2_000;
/** A query is asked once it stands still. */
const TYPED_MS = 400;

/**
 * What was logged in a window; for the present that is what was there before the tail began, and so it is asked after:
 * between the two no line is left out. A past of too many lines is searched again with every other query.
 * @param begun how often the tail has begun at the present
 */
export function useFirstLines({ environment, window, query }: Ask, begun: number): FirstLines {
  const [answer, setAnswer] = useState<LinesReading>();
  /** All lines of this window are here, whatever the query. */
  const whole = useRef<LogWindow>(undefined);
  const asked = useRef<LogWindow>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another window is the reason to show nothing
  useEffect(() => setAnswer(undefined), [environment, window]);
  const tailed = window.kind === 'now' ? begun : -1;
  const searched = window.kind === 'now' ? '' : query;
  useEffect(() => {
    if (whole.current === window && window.kind !== 'now') return;
    const ending = new AbortController();
    const ask = () => {
      askLines({ environment, window, query: searched, signal: ending.signal }).then(
        (read) => {
          if (isWhole(read)) whole.current = window;
          asked.current = window;
          setAnswer(read);
        },
        () => undefined,
      );
    };
    const again = asked.current === window && window.kind !== 'now';
    const timer = setTimeout(ask, tailed === 0 ? WITHOUT_TAIL_MS : again ? TYPED_MS : 0);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [environment, window, tailed, searched]);
  const known = answer?.reading.state === 'ready' ? answer.reading.value.searched : undefined;
  return { reading: answer?.reading, lines: answer?.lines ?? NO_LINES, searched: known };
}

const isWhole = ({ reading }: LinesReading): boolean =>
  reading.state === 'ready' && reading.value.complete && reading.value.searched === undefined;
