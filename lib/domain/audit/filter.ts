import { type Instant, instant } from '../time.ts';
import type { AuditEntry } from './chain.ts';

/** What of the history is asked for; what it does not name is not asked for. Days are UTC, both ends included. */
export type AuditFilter = {
  readonly actor?: string;
  readonly action?: string;
  readonly target?: string;
  readonly outcome?: AuditEntry['outcome'];
  readonly from?: string;
  readonly to?: string;
};

const OUTCOMES = ['done', 'denied', 'failed'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST = 200;
const DAY_MS = 86_400_000;

/** The filter of an address; values that it does not know, and dates that are none, are dropped. */
export function auditFilter(query: Readonly<Record<string, unknown>>): AuditFilter {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, LONGEST) : undefined;
  };
  const day = (name: string) => {
    const value = text(name);
    return value && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
  };
  const all = {
    actor: text('actor'),
    action: text('action'),
    target: text('target'),
    outcome: OUTCOMES.find((each) => each === query.outcome),
    from: day('from'),
    to: day('to'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Half-open in time: the last day belongs to it whole. */
export function auditRange({ from, to }: AuditFilter): {
  readonly from?: Instant;
  readonly before?: Instant;
} {
  return {
    ...(from ? { from: instant(Date.parse(from)) } : {}),
    ...(to ? { before: instant(Date.parse(to) + DAY_MS) } : {}),
  };
}
