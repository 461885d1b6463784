'use client';

import { usePathname } from 'next/navigation';
import { useCallback, useState } from 'react';
import { type LogAddress, logQuery } from './log-address.ts';

/** What is shown, and the address that shows the same: `KeptAddress` puts it into the browser. */
export function useLogAddress(initial: LogAddress) {
  const path = usePathname();
  const [address, setAddress] = useState(initial);
  const change = useCallback(
    (part: Partial<LogAddress>) => setAddress((before) => ({ ...before, ...part })),
    [],
  );
  return { address, change, shown: `${path}${logQuery(address)}` };
}
