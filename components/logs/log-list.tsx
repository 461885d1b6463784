'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useWords } from '#components/words/use-words.ts';
import { instant } from '#lib/domain/time.ts';
import { LogHead } from './log-head.tsx';
import { LogItem } from './log-item.tsx';
import type { LogListProps, Target } from './log-list-props.ts';
import { useKeptInView } from './use-kept-in-view.ts';

const ROW = 22;

/** The lines, virtualised: only what is in view is in the document. */
export function LogList(props: LogListProps) {
  const { rows, follows, reading, target, state, onView, empty } = props;
  const { columns, wrap } = props.switches;
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(target === undefined);
  const lastTop = useRef(0);
  const reached = useRef<Target>(undefined);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 12,
  });

  useEffect(() => {
    if (follows && atEnd.current && rows.length > 0) virtual.scrollToIndex(rows.length - 1, { align: 'end' });
  }, [rows, follows, virtual]);

  useEffect(() => {
    if (target === undefined || reached.current === target) return;
    const index = rows.findIndex(({ key, at }) =>
      target.key === undefined ? at >= target.at : key === target.key,
    );
    if (index < 0) return;
    // Lines come after the page: once it is there, it is shown, and new ones do not take it away.
    reached.current = target;
    atEnd.current = false;
    virtual.scrollToIndex(index, { align: target.key === undefined ? 'start' : 'center' });
  }, [target, rows, virtual]);

  const { chosen, focused } = state;
  // What a key chose may not be drawn yet: the focus is owed until it is, once, so that rows that arrive do not take it back.
  const owed = useRef(false);
  useEffect(() => {
    owed.current = focused && chosen !== undefined;
  }, [chosen, focused]);
  useEffect(() => {
    const index = owed.current ? rows.findIndex(({ key }) => key === chosen) : -1;
    if (index < 0) return;
    atEnd.current = index === rows.length - 1;
    virtual.scrollToIndex(index, { align: 'auto' });
    const row = box.current?.querySelector<HTMLElement>(`[data-index="${index}"] .log-message`);
    if (!row) return;
    owed.current = false;
    row.focus({ preventScroll: true });
  });

  useKeptInView({
    ...{ box, rows, chosen },
    follows: () => follows && atEnd.current,
    // Not how far the list can be scrolled to it, which for the last rows is less than where they begin.
    startOf: (index) => virtual.measurementsCache[index]?.start,
  });

  const first = rows[virtual.range?.startIndex ?? -1]?.at;
  const last = rows[virtual.range?.endIndex ?? -1]?.at;
  useEffect(
    () => onView(first === undefined || last === undefined ? undefined : { from: first, to: last }),
    [first, last, onView],
  );

  return (
    <>
      <LogHead at={instant(rows.at(-1)?.at ?? 0)} columns={columns} />
      <div
        ref={box}
        className="log-box"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label={t('logs.lines')}
        aria-live="off"
        aria-busy={reading}
        data-wrap={wrap ? '' : undefined}
        data-columns={columns.length}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          // Rows that arrive move the end away without anybody scrolling: only going up leaves it.
          if (scrollHeight - scrollTop - clientHeight < ROW * 2) atEnd.current = true;
          else if (scrollTop < lastTop.current) atEnd.current = false;
          lastTop.current = scrollTop;
        }}
      >
        {rows.every(({ kind }) => kind === 'deploy') &&
          (reading ? <p className="p-5 text-t2">{t('logs.readingMore')}</p> : empty)}
        <div
          className="relative"
          ref={(element) => element?.style.setProperty('height', `${virtual.getTotalSize()}px`)}
        >
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <div
                key={String(key)}
                data-index={index}
                className="absolute inset-x-0 top-0"
                ref={(element) => {
                  element?.style.setProperty('transform', `translateY(${start}px)`);
                  virtual.measureElement(element);
                }}
              >
                <LogItem {...props} row={row} />
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
