'use client';

import { useEffect, useState } from 'react';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { LogLine } from '#lib/domain/logs/line.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { instant } from '#lib/domain/time.ts';

type FirstLines = Reading<{ readonly lines: readonly LogLine[]; readonly complete: boolean }>;

const NO_LINES: readonly LogLine[] = [];

/** What was logged before the tail began, asked once; `at` is the moment of a linked line. */
export function useFirstLines(
  environment: EnvironmentKey,
  at: string | undefined,
): { readonly reading: FirstLines | undefined; readonly lines: readonly LogLine[] } {
  const [reading, setReading] = useState<FirstLines>();
  useEffect(() => {
    const ending = new AbortController();
    const query = new URLSearchParams({ environment, ...(at === undefined ? {} : { at }) });
    fetch(`/api/logs?${query}`, { signal: ending.signal })
      .then((response) => (response.ok ? response.json() : unavailable(`${response.status}`)))
      .then(setReading)
      .catch(() => ending.signal.aborted || setReading(unavailable('network')));
    return () => ending.abort();
  }, [environment, at]);
  const shown = reading?.state === 'ready' ? reading.value : reading?.last?.value;
  return { reading, lines: shown?.lines ?? NO_LINES };
}

const unavailable = (cause: string): FirstLines => ({
  state: 'failed',
  failure: { kind: 'unavailable', cause },
  since: instant(Date.now()),
  tries: 1,
});
