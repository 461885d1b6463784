import type { ReactNode } from 'react';

/** A table wider than the window scrolls in its own box, by keyboard too; the page never scrolls sideways. */
export function SheetScroll({ children }: { readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className="sheet-scroll" tabIndex={0}>
      {children}
    </div>
  );
}
