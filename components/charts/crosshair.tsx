'use client';

import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Instant } from '#lib/domain/time.ts';

type Store = {
  readonly get: () => Instant | undefined;
  readonly set: (at: Instant | undefined) => void;
  readonly subscribe: (hear: () => void) => () => void;
};

const Context = createContext<Store | undefined>(undefined);

/** One crosshair for every chart of a page. */
export function CrosshairProvider({ children }: { readonly children: ReactNode }) {
  const store = useMemo(makeStore, []);
  return <Context value={store}>{children}</Context>;
}

function makeStore(): Store {
  let at: Instant | undefined;
  const hearers = new Set<() => void>();
  return {
    get: () => at,
    set(next) {
      at = next;
      for (const hear of hearers) hear();
    },
    subscribe(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}

const nothing = () => () => undefined;

/** Where the pointer is on the page's time axis. */
export function useCrosshair(): Instant | undefined {
  const store = useContext(Context);
  return useSyncExternalStore(store?.subscribe ?? nothing, store?.get ?? (() => undefined), () => undefined);
}

export function useSetCrosshair(): Store['set'] {
  const store = useContext(Context);
  return store?.set ?? (() => undefined);
}
