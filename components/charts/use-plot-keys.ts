'use client';

import { type AriaAttributes, type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useView, useWords } from '#components/words/use-words.ts';
import { type Instant, instant, type TimeRange } from '#lib/domain/time.ts';
import { figure } from '#lib/words/figures.ts';
import { hourMinute } from '#lib/words/moments.ts';
import type { ChartProps } from './chart-props.ts';
import { useCrosshairStore } from './crosshair.tsx';
import { pointAt } from './scale.ts';
import { lastWhole } from './whole-minute.ts';

type Keys = AriaAttributes & {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
};

/**
 * The crosshair by keyboard: arrows move it a period, Home and End to the ends, Enter pins, Escape lets go. A reader hears the
 * time and the values of the chart that has the focus; it alone is told of each move.
 */
export function usePlotKeys(chart: ChartProps): Keys {
  const { panel, range, period, provisionalFrom, asOf } = chart;
  const t = useWords();
  const { zone } = useView();
  const crosshair = useCrosshairStore();
  const focused = useRef<HTMLElement>(null);
  const whole = lastWhole(provisionalFrom ?? asOf, period);
  const values = (at: Instant) => {
    const each = panel.series.map(({ word, series }) => {
      const point = pointAt(series.points, at, period);
      const name = t.has(`series.${word}`) ? t(`series.${word}`) : word;
      return `${name} ${point ? figure(t, point.value, series.unit) : '–'}`;
    });
    return `${hourMinute(at, zone)}: ${each.join(', ')}`;
  };
  const say = () => {
    const at = crosshair.get()?.at ?? whole;
    focused.current?.setAttribute('aria-valuenow', String(at));
    focused.current?.setAttribute('aria-valuetext', values(at));
  };
  const latest = useRef(say);
  latest.current = say;
  useEffect(() => crosshair.subscribe(() => latest.current()), [crosshair]);
  const move = (to: Instant) =>
    crosshair.get()?.pinned === undefined ? crosshair.point(to) : crosshair.pin(to, panel.id);
  return {
    'aria-valuemin': range.from,
    'aria-valuemax': range.to,
    'aria-valuenow': whole,
    'aria-valuetext': values(whole),
    onFocus: ({ currentTarget }) => {
      focused.current = currentTarget;
    },
    onBlur: () => {
      focused.current = null;
      crosshair.point(undefined);
    },
    onKeyDown(event) {
      const at = crosshair.get()?.at ?? whole;
      const to = movedBy(event.key, at, range, period);
      if (to !== undefined) move(to);
      else if (event.key === 'Enter') crosshair.pin(at, panel.id);
      else if (event.key === 'Escape' && crosshair.get()) crosshair.unpin();
      else if (!pressed(event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

const KEYS = ['t', 'e', '[', ']', 'c'];

/** `t`, `e` of the chart itself, `[`, `]`, `c` of the toolbar: what has that key is pressed. */
function pressed({ key, ctrlKey, metaKey, altKey, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  if (ctrlKey || metaKey || altKey || !KEYS.includes(key)) return false;
  const own = currentTarget.closest('.chart') ?? document;
  const found = [own, document].map((each) => each.querySelector<HTMLElement>(`[data-chart-key="${key}"]`));
  const first = found.find((each) => each);
  first?.click();
  return first !== undefined;
}

/** Where a key leads from a period to another one of the range; undefined for every other key. */
function movedBy(key: string, at: number, { from, to }: TimeRange, period: number): Instant | undefined {
  const first = Math.ceil(from / period) * period;
  const last = Math.floor((to - 1) / period) * period;
  switch (key) {
    case 'ArrowLeft':
      return instant(Math.max(first, at - period));
    case 'ArrowRight':
      return instant(Math.min(last, at + period));
    case 'Home':
      return instant(first);
    case 'End':
      return instant(last);
  }
}
