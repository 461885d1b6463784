'use client';

import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Instant } from '#lib/domain/time.ts';
import type { Seen } from './seen.ts';

/** Where the page's time axis is looked at; `pinned`: the panel at which it was chosen, the pointer moves it no more. */
type Place = { readonly at: Instant; readonly pinned?: string };

export type CrosshairStore = {
  readonly get: () => Place | undefined;
  /** Follows the pointer, unless a moment is pinned. */
  readonly point: (at: Instant | undefined) => void;
  readonly pin: (at: Instant, panel: string) => void;
  readonly unpin: () => void;
  /** A chart came into the window: it has not heard of the last moves. */
  readonly wake: () => void;
  readonly subscribe: (hear: () => void) => () => void;
};

const Context = createContext<CrosshairStore | undefined>(undefined);

/** One crosshair for every chart of a page. */
export function CrosshairProvider({ children }: { readonly children: ReactNode }) {
  const store = useMemo(crosshairStore, []);
  return <Context value={store}>{children}</Context>;
}

export function crosshairStore(): CrosshairStore {
  let place: Place | undefined;
  const hearers = new Set<() => void>();
  const set = (next: Place | undefined) => {
    // Within one period nothing moves, so nothing is drawn.
    if (next?.at === place?.at && next?.pinned === place?.pinned) return;
    place = next;
    for (const hear of hearers) hear();
  };
  return {
    get: () => place,
    point: (at) => {
      if (place?.pinned === undefined) set(at === undefined ? undefined : { at });
    },
    pin: (at, panel) => set({ at, pinned: panel }),
    unpin: () => set(undefined),
    wake() {
      if (place) for (const hear of hearers) hear();
    },
    subscribe(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}

const ALONE = crosshairStore();

/** The page's crosshair, for who moves it: hearing of it is `useCrosshair`. */
export const useCrosshairStore = (): CrosshairStore => useContext(Context) ?? ALONE;

/** Where the crosshair is; undefined when nobody points at a chart, and for a chart that nobody sees. */
export function useCrosshair(seen: Seen): Instant | undefined {
  const { subscribe, get } = useCrosshairStore();
  return useSyncExternalStore(
    subscribe,
    () => (seen.current ? get()?.at : undefined),
    () => undefined,
  );
}

/** The moment that was pinned at this panel. */
export function usePinned(panel: string): Instant | undefined {
  const { subscribe, get } = useCrosshairStore();
  const pinned = () => {
    const place = get();
    return place?.pinned === panel ? place.at : undefined;
  };
  return useSyncExternalStore(subscribe, pinned, () => undefined);
}
