'use client';

import { type RefObject, useEffect, useRef } from 'react';

type Seen = {
  readonly rows: readonly unknown[];
  readonly chosen: string | undefined;
  /** Below the top of the box, px; undefined where the chosen row is not in view. */
  readonly at: number | undefined;
  readonly focused: boolean;
};

type Ask = {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly rows: readonly { readonly key: string }[];
  readonly chosen: string | undefined;
  /** The list goes to its end by itself. */
  readonly follows: () => boolean;
  /** Where a row begins in the list, px. */
  readonly startOf: (index: number) => number | undefined;
};

/** Rows are measured once they are drawn, which moves what is below them: so often the place is corrected. */
const CORRECTIONS = 8;
const CHOSEN = '[aria-current="true"]';

/**
 * Keeps the chosen row where it is looked at, with the focus that it has, when rows come above it: the first read of a
 * busy machine brings a thousand of them, and a virtual list would take the row out of the document.
 */
export function useKeptInView({ box, rows, chosen, follows, startOf }: Ask): void {
  const seen = useRef<Seen>(undefined);
  const refocus = useRef(false);
  const settling = useRef({ at: 0, left: 0 });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const before = seen.current;
    const row = element.querySelector<HTMLElement>(CHOSEN);
    if (row && refocus.current) {
      refocus.current = false;
      row.focus({ preventScroll: true });
    }
    const kept = before?.rows !== rows && before?.chosen === chosen ? before?.at : undefined;
    const index = kept === undefined ? -1 : rows.findIndex(({ key }) => key === chosen);
    const start = index < 0 || follows() ? undefined : startOf(index);
    if (kept !== undefined && start !== undefined && before) {
      element.scrollTop = start - kept;
      settling.current = { at: kept, left: CORRECTIONS };
      refocus.current = before.focused && document.activeElement !== row;
      seen.current = { ...before, rows };
      return;
    }
    const top = row ? row.getBoundingClientRect().top - element.getBoundingClientRect().top : -1;
    if (row && settling.current.left > 0) {
      const { at, left } = settling.current;
      const isThere = Math.abs(top - at) <= 1;
      // Once it stands, whoever scrolls is not pulled back.
      settling.current = { at, left: isThere ? Math.min(left - 1, 1) : left - 1 };
      if (!isThere) {
        element.scrollTop += top - at;
        return;
      }
    }
    const inView = row !== null && top >= 0 && top < element.clientHeight;
    const focused = row !== null && document.activeElement === row;
    // Until the row is drawn at its new place, what was seen of it stands.
    if (!row && refocus.current) return;
    seen.current = { rows, chosen, at: inView ? top : undefined, focused };
  });
}
