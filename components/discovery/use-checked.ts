'use client';

import { useEffect, useState } from 'react';

/** What would be wrong with the portal's file, or why nobody could look. */
export type Checked = { readonly problems: readonly string[] } | { readonly refused: string };

/** What web says of these lines; undefined while it is asked, and where there are none. */
export function useChecked(
  lines: string | undefined,
  check: (lines: string) => Promise<Checked>,
): Checked | undefined {
  const [last, setLast] = useState<{ readonly lines: string; readonly checked: Checked }>();
  useEffect(() => {
    if (lines === undefined) return;
    let wanted = true;
    const tell = (checked: Checked) => {
      if (wanted) setLast({ lines, checked });
    };
    check(lines).then(tell, (error: unknown) => tell({ refused: String(error) }));
    return () => {
      wanted = false;
    };
  }, [lines, check]);
  return last?.lines === lines ? last?.checked : undefined;
}
