import type { LogLine } from '../line.ts';

/** What CloudWatch would look at: the event's text, and its object where it is one. */
export type PatternSubject = { readonly text: string; readonly fields?: LogLine['fields'] };

/** A CloudWatch Logs filter pattern, as far as it is evaluated here. */
export type FilterPattern =
  | { readonly ok: true; readonly matches: (subject: PatternSubject) => boolean }
  | { readonly ok: false; readonly code: 'pattern-expression' | 'pattern-syntax'; readonly at: number };
