import type { ReactNode } from 'react';

/** A table wider than the window scrolls in its own box, by keyboard too; the page never scrolls sideways. */
export function SheetScroll(props: {
  /** What matters stands at the right: a time line ends with now. */
  readonly fromEnd?: boolean;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className={props.fromEnd ? 'sheet-scroll from-end' : 'sheet-scroll'} tabIndex={0}>
      {props.children}
    </div>
  );
}
