'use client';

import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import { type Instant, instant } from '#lib/domain/time.ts';

const FirstNow = createContext<Instant>(instant(0));

/** Gives the server's moment to the first drawing, so that it matches; afterwards the browser's clock ticks. */
export function NowProvider({ now, children }: { readonly now: Instant; readonly children: ReactNode }) {
  return <FirstNow value={now}>{children}</FirstNow>;
}

/** The present, once a second. */
export function useNow(): Instant {
  const first = useContext(FirstNow);
  return useSyncExternalStore(subscribe, present, () => first);
}

/** Words that depend on the present: drawn again only when they change, and not once a second. */
export function useAtPresent(words: (now: Instant) => string): string {
  const first = useContext(FirstNow);
  return useSyncExternalStore(
    subscribe,
    () => words(present()),
    () => words(first),
  );
}

const hearers = new Set<() => void>();
let current: Instant | undefined;
let timer: ReturnType<typeof setInterval> | undefined;

const present = (): Instant => {
  current ??= instant(Date.now());
  return current;
};

/** One timer for every age on the page. */
function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  timer ??= setInterval(() => {
    current = instant(Date.now());
    for (const each of hearers) each();
  }, 1_000);
  return () => {
    hearers.delete(hear);
    if (hearers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
