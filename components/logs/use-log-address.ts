'use client';

import { usePathname } from 'next/navigation';
import { useCallback, useState } from 'react';
import { useKeptAddress } from '#components/live/use-kept-address.ts';
import { type LogAddress, logQuery } from './log-address.ts';

/** What is shown, and the browser's address kept in step with it. */
export function useLogAddress(initial: LogAddress) {
  const path = usePathname();
  const [address, setAddress] = useState(initial);
  const change = useCallback(
    (part: Partial<LogAddress>) => setAddress((before) => ({ ...before, ...part })),
    [],
  );
  useKeptAddress(`${path}${logQuery(address)}`);
  return { address, change };
}
