'use client';

import { useEffect, useState } from 'react';

export type Kept = {
  readonly text: string;
  readonly write: (text: string) => void;
  /** It has arrived: nothing of it has to be kept any more. */
  readonly forget: () => void;
};

/** Text that somebody types, kept in this tab through a reload and a sign-in on the way, until it was sent. */
export function useKept(field: string, initial = ''): Kept {
  const [text, setText] = useState(initial);
  useEffect(() => {
    const kept = sessionStorage.getItem(keyOf(field));
    if (kept !== null) setText(kept);
  }, [field]);
  return {
    text,
    write(next) {
      setText(next);
      sessionStorage.setItem(keyOf(field), next);
    },
    forget: () => sessionStorage.removeItem(keyOf(field)),
  };
}

const keyOf = (field: string): string => `typed ${location.pathname} ${field}`;
