import { useEffect, useRef } from 'react';

/**
 * Keys of a page that is all picture, wherever the focus is, before the portal's own: `/` finds a part here. While a text
 * is written they are letters.
 */
export function usePageKeys(on: boolean, answer: (key: string) => boolean): void {
  const latest = useRef(answer);
  useEffect(() => {
    latest.current = answer;
  });
  useEffect(() => {
    if (!on) return;
    const hear = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : undefined;
      const typing =
        target?.matches('input, textarea, select, [contenteditable]') || target?.closest('dialog');
      if (typing || event.metaKey || event.ctrlKey || event.altKey || !latest.current(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', hear, true);
    return () => window.removeEventListener('keydown', hear, true);
  }, [on]);
}
