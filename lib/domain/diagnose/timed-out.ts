import type { Instant } from '../time.ts';

const SAYS = 'Task timed out after ';

/** Seconds after which Lambda ended a call, by its own line; undefined for another line. */
export function timedOutAfter(text: string): number | undefined {
  const at = text.indexOf(SAYS);
  if (at === -1) return undefined;
  const seconds = Number.parseFloat(text.slice(at + SAYS.length, at + SAYS.length + 12));
  return Number.isFinite(seconds) ? seconds : undefined;
}

/** Calls of one function that ended at its limit. */
export type TimedOut = {
  readonly label: string;
  readonly functionName: string;
  /** Node of the graph. */
  readonly resource?: string;
  readonly seconds: number;
  readonly times: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** Services that the graph says it calls, as endpoints spell them: `dynamodb`. */
  readonly calls: readonly string[];
  /** Absent: the function lies in no VPC. */
  readonly vpc?: { readonly subnets: readonly string[]; readonly securityGroups: readonly string[] };
};
