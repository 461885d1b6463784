'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { follow } from '#lib/domain/logs/follow.ts';
import type { Journey } from '#lib/domain/logs/journey.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import { isSearchWord, MOST_SEARCH_WORDS } from '#lib/domain/logs/match.ts';
import type { Instant } from '#lib/domain/time.ts';
import { askLines, type LinesReading, NO_LINES } from './ask-lines.ts';
import type { Row } from './rows.ts';

type Ask = {
  readonly environment: EnvironmentKey;
  readonly requestId: string;
  /** A moment of the request: what was logged around it is read. */
  readonly at: Instant;
  readonly rows: readonly Row[];
  readonly groups: readonly LogGroup[];
};

type Found = {
  readonly lines: LinesReading['lines'];
  readonly unread: ReadonlyMap<string, string>;
  /** Questions without an answer yet. */
  readonly pending: number;
};

/** An id leads to a function's id, that to an item, that to the stream's: each is asked for once. */
const MOST_ROUNDS = 4;

/**
 * A request out of what is in view and out of every group, whatever the tail shows or has let go. What came names
 * more to search for; only what is new is asked for.
 */
export function useJourney(ask: Ask): { readonly journey: Journey; readonly reading: boolean } {
  const { environment, requestId, at, rows, groups } = ask;
  const [found, setFound] = useState<Found>({ lines: NO_LINES, unread: new Map(), pending: 0 });
  const asked = useRef({ words: new Set<string>(), rounds: 0 });
  const journey = useMemo(() => {
    const inView = rows.flatMap((row) => (row.kind === 'line' ? [row.line] : []));
    const lines = [...new Map([...inView, ...found.lines].map((line) => [line.eventId, line])).values()];
    return follow(requestId, { lines, groups, unread: found.unread });
  }, [requestId, rows, found, groups]);
  const words = journey.words.join(' ');
  useEffect(() => {
    const before = asked.current;
    const fresh = words.split(' ').filter((word) => isSearchWord(word) && !before.words.has(word));
    if (fresh.length === 0 || before.rounds >= MOST_ROUNDS) return;
    const now = fresh.slice(0, MOST_SEARCH_WORDS);
    for (const word of now) before.words.add(word);
    before.rounds++;
    setFound((each) => ({ ...each, pending: each.pending + 1 }));
    // Not ended when more words come: each answer adds to what is known.
    void askLines({ environment, window: { kind: 'around', at }, words: now }).then((answer) =>
      setFound((each) => added(each, answer)),
    );
  }, [environment, words, at]);
  return { journey, reading: found.pending > 0 };
}

function added(before: Found, { lines, reading }: LinesReading): Found {
  const unread = new Map(before.unread);
  if (reading.state === 'failed') unread.set('', reading.failure.kind);
  else for (const { what, failure } of reading.missing) unread.set(what, failure.kind);
  return { lines: [...before.lines, ...lines], unread, pending: before.pending - 1 };
}
