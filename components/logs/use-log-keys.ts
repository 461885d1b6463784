'use client';

import { useEffect, useRef } from 'react';
import { type LogAct, logAct, placeOf } from './log-keys.ts';

/** Hears the keys of the Logs tab before the portal's own: `/` is the filter here. */
export function useLogKeys(act: (what: LogAct) => void): void {
  const current = useRef(act);
  current.current = act;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const modified = event.metaKey || event.ctrlKey || event.altKey;
      const what = logAct({ key: event.key, modified, on: placeOf(event.target) });
      if (!what || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      event.stopPropagation();
      current.current(what);
    };
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, []);
}
