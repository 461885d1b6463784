'use client';

import { usePathname } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { type LogAddress, logQuery } from './log-address.ts';

/** Typing must not call the browser's history for every letter: it takes only so many changes a second. */
const SETTLE_MS = 250;

/** What is shown, and the browser's address kept in step with it: a copied link shows the same. */
export function useLogAddress(initial: LogAddress) {
  const path = usePathname();
  const [address, setAddress] = useState(initial);
  const change = useCallback(
    (part: Partial<LogAddress>) => setAddress((before) => ({ ...before, ...part })),
    [],
  );
  const query = logQuery(address);
  useEffect(() => {
    if (location.search === query) return;
    const timer = setTimeout(() => window.history.replaceState(null, '', `${path}${query}`), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [path, query]);
  return { address, change };
}
