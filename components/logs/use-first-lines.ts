'use client';

import { useEffect, useState } from 'react';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { LogWindow } from '#lib/domain/logs/window.ts';
import { askLines, type LinesReading, NO_LINES } from './ask-lines.ts';

/** What was logged in a window, asked once; for the present that is what was there before the tail began. */
export function useFirstLines(
  environment: EnvironmentKey,
  window: LogWindow,
): { readonly reading: LinesReading['reading'] | undefined; readonly lines: LinesReading['lines'] } {
  const [answer, setAnswer] = useState<LinesReading>();
  useEffect(() => {
    const ending = new AbortController();
    setAnswer(undefined);
    askLines({ environment, window, signal: ending.signal }).then(setAnswer, () => undefined);
    return () => ending.abort();
  }, [environment, window]);
  return { reading: answer?.reading, lines: answer?.lines ?? NO_LINES };
}
