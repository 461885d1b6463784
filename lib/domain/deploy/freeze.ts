import { type Instant, minus } from '../time.ts';
import type { Millis } from '../units.ts';

/** Half-open: it holds at `from` and no more at `to`. */
export type Span = { readonly from: Instant; readonly to: Instant };

/** When spans of a window begin and end; `lib/config/freezes.ts` reads it from cron and a time zone. */
export type Calendar = {
  /** The last span that has begun by `at`, over or not. Later spans never end before earlier ones. */
  readonly lastBy: (at: Instant) => Span | undefined;
  /** The first that begins after `at`. */
  readonly nextAfter: (at: Instant) => Span | undefined;
};

/**
 * One window of `portal.yaml`. Within `deny` nothing is applied; where there are windows of `allow`, outside them all
 * nothing is. `lead`: that long before a freeze begins nothing is begun any more, so that it has ended by then.
 */
export type FreezeWindow = {
  readonly name: string;
  readonly kind: 'deny' | 'allow';
  readonly why?: string;
  readonly lead: Millis;
  readonly calendar: Calendar;
};

/** `until` is absent when no end is known: an environment whose windows of `allow` never come again. */
export type Frozen = {
  /** Name of the window that denies, or of the window of `allow` that comes next. */
  readonly window: string;
  readonly kind: FreezeWindow['kind'];
  readonly why?: string;
  readonly until?: Instant;
};

/** A freeze that is not on yet. */
export type ComingFreeze = { readonly window: string; readonly why?: string; readonly from: Instant };

/** Windows that end in one another are followed this far; beyond it no end is known. */
const MOST_STEPS = 1_000;

/** Whether nothing may be applied at a moment, by which window and until when. A window of `deny` wins over every `allow`. */
export function frozenAt(windows: readonly FreezeWindow[], at: Instant): Frozen | undefined {
  const by = closedBy(windows, at);
  if (!by) return undefined;
  const until = openFrom(windows, at);
  const { name, kind, why } = by.window;
  return {
    ...{ window: name, kind },
    ...(why === undefined ? {} : { why }),
    ...(until === undefined ? {} : { until }),
  };
}

/** The freeze that begins within a time, while none is on. */
export function comingFreeze(
  windows: readonly FreezeWindow[],
  at: Instant,
  within: Millis,
): ComingFreeze | undefined {
  if (closedBy(windows, at)) return undefined;
  const moments = windows
    .flatMap((each) => changesAfter(each, at))
    .filter((moment) => moment > at && moment - at <= within)
    .toSorted((a, b) => a - b);
  for (const from of moments) {
    const by = closedBy(windows, from);
    if (!by) continue;
    const { name, why } = by.window;
    return { window: name, from, ...(why === undefined ? {} : { why }) };
  }
  return undefined;
}

type Closed = {
  readonly window: FreezeWindow;
  /** It may be open from then on; absent: never again. */
  readonly lookAgain?: Instant;
};

function closedBy(windows: readonly FreezeWindow[], at: Instant): Closed | undefined {
  const denied = windows
    .filter(({ kind }) => kind === 'deny')
    .flatMap((window): { window: FreezeWindow; lookAgain: Instant }[] => {
      const span = denyingAt(window, at);
      return span ? [{ window, lookAgain: span.to }] : [];
    })
    .toSorted((a, b) => b.lookAgain - a.lookAgain);
  if (denied[0]) return denied[0];
  const allowing = windows.filter(({ kind }) => kind === 'allow');
  if (allowing.length === 0 || allowing.some((window) => allowingAt(window, at))) return undefined;
  const next = allowing
    .flatMap((window) => {
      const span = window.calendar.nextAfter(at);
      return span ? [{ window, lookAgain: span.from }] : [];
    })
    .toSorted((a, b) => a.lookAgain - b.lookAgain);
  return next[0] ?? allowing.slice(0, 1).map((window) => ({ window }))[0];
}

function openFrom(windows: readonly FreezeWindow[], at: Instant): Instant | undefined {
  let moment = at;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const closed = closedBy(windows, moment);
    if (!closed) return moment;
    if (closed.lookAgain === undefined || closed.lookAgain <= moment) return undefined;
    moment = closed.lookAgain;
  }
  return undefined;
}

/** The span of a `deny` that holds, its lead before it included. */
function denyingAt({ calendar, lead }: FreezeWindow, at: Instant): Span | undefined {
  const span = calendar.lastBy((at + lead) as Instant);
  return span && at < span.to ? span : undefined;
}

function allowingAt({ calendar, lead }: FreezeWindow, at: Instant): boolean {
  const span = calendar.lastBy(at);
  return span !== undefined && at < minus(span.to, lead);
}

/** Moments after `at` at which a window may close what is open. */
function changesAfter({ kind, lead, calendar }: FreezeWindow, at: Instant): readonly Instant[] {
  if (kind === 'deny') {
    const next = calendar.nextAfter((at + lead) as Instant);
    return next ? [minus(next.from, lead)] : [];
  }
  const spans = [calendar.lastBy(at), calendar.nextAfter(at)];
  return spans.flatMap((span) => (span ? [minus(span.to, lead)] : []));
}
