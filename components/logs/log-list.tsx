'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useView, useWords } from '#components/words/use-words.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import { instant } from '#lib/domain/time.ts';
import { zoneName } from '#lib/words/moments.ts';
import { GapRow, LineRow } from './log-row.tsx';
import type { Row } from './rows.ts';

type Props = {
  readonly rows: readonly Row[];
  readonly groups: readonly LogGroup[];
  /** New lines keep the end in view. */
  readonly follows: boolean;
  readonly linked: string | undefined;
  readonly onRequest: (requestId: string) => void;
};

const ROW = 22;

/** The lines, virtualised: only what is in view is in the document. */
export function LogList({ rows, groups, follows, linked, onRequest }: Props) {
  const t = useWords();
  const { zone } = useView();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(linked === undefined);
  const reached = useRef(false);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set(linked === undefined ? [] : [linked]));
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
    if (linked === undefined || reached.current) return;
    const index = rows.findIndex(({ key }) => key === linked);
    if (index < 0) return;
    // Lines come after the page: once it is there, it is shown, and new ones do not take it away.
    reached.current = true;
    atEnd.current = false;
    virtual.scrollToIndex(index, { align: 'center' });
  }, [linked, rows, virtual]);

  const toggle = (key: string) =>
    setOpened((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });

  return (
    <>
      <div className="log-head log-grid" aria-hidden="true">
        <span>
          {t('logs.time')}, {zoneName(zone, instant(rows.at(-1)?.at ?? 0))}
        </span>
        <span>{t('logs.late')}</span>
        <span>{t('logs.function')}</span>
        <span>{t('logs.level')}</span>
        <span>{t('logs.request')}</span>
        <span>{t('logs.message')}</span>
      </div>
      <div
        ref={box}
        className="log-box"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label={t('logs.lines')}
        aria-live="off"
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < ROW * 2;
        }}
      >
        {rows.length === 0 && <p className="p-5 text-t2">{t('logs.none')}</p>}
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
                {row.kind === 'gap' ? (
                  <GapRow row={row} groups={groups} />
                ) : (
                  <LineRow
                    row={row}
                    groups={groups}
                    open={opened.has(row.key)}
                    onToggle={() => toggle(row.key)}
                    onRequest={onRequest}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
