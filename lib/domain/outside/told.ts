import { days, elapsed, type Instant, minutes, plus } from '../time.ts';
import type { OutsideChange } from './change.ts';

/** What a pipeline of somebody else tells of a deploy that it has made. */
export type ToldDeploy = Pick<OutsideChange, 'environment' | 'commit' | 'link'> & {
  /** What the pipeline calls it. */
  readonly title: string;
  /** When it reached the environment; now where nobody says. */
  readonly at?: Instant;
  /** Who released it; the token's person where nobody says. */
  readonly who?: string;
};

const OLDEST = days(30);
/** Clocks of pipelines differ by a little. */
const AHEAD = minutes(5);

/** Why a moment is no moment of a deploy that is worth a marker: `events.future`, `events.too-old`. */
export function oddMoment(at: Instant, now: Instant): 'events.future' | 'events.too-old' | undefined {
  if (at > plus(now, AHEAD)) return 'events.future';
  return elapsed(at, now) > OLDEST ? 'events.too-old' : undefined;
}
