import type { EnvironmentKey } from '../environment.ts';
import type { Result } from '../result.ts';
import type { Instant } from '../time.ts';

/** What the demo of this machine has staged and can do; nobody else has one. */
export type GuideNow = {
  /** Where "break it" breaks something. */
  readonly environment: EnvironmentKey;
  /** Where a plan waits, and what the other steps look at. */
  readonly production: EnvironmentKey;
  /** The fault that stands now ends by itself at this moment. */
  readonly brokenUntil?: Instant;
  /** It was broken at least once since the demo started. */
  readonly broken: boolean;
  /** Number of the run whose plan was left waiting for an approval. */
  readonly plan?: number;
};

/** How web asks the demo beside it. A demo that does not answer is no reason to fail. */
export type DemoGuide = {
  readonly now: () => Promise<GuideNow | undefined>;
  readonly breakIt: () => Promise<Result<GuideNow, string>>;
  readonly heal: () => Promise<Result<GuideNow, string>>;
};

export const GUIDE_STEPS = ['look', 'break', 'follow', 'decide', 'cost'] as const;
export type GuideStep = (typeof GUIDE_STEPS)[number];

export type StepState = 'done' | 'open' | 'blocked';

export type Guide = {
  readonly now: GuideNow;
  readonly mayBreak: boolean;
  readonly steps: Readonly<Record<GuideStep, StepState>>;
};

/**
 * Steps tick themselves by what was done.
 * @param seen pages that this person has opened: `architecture`, `logs`, `cost`
 * @param waiting numbers of the runs that still wait for an approval
 */
export function guideSteps(
  now: GuideNow,
  seen: readonly string[],
  waiting: readonly number[],
): Guide['steps'] {
  const done = (is: boolean): StepState => (is ? 'done' : 'open');
  return {
    look: done(seen.includes('architecture')),
    break: done(now.broken),
    follow: now.broken ? done(seen.includes('logs')) : 'blocked',
    decide: now.plan === undefined ? 'blocked' : done(!waiting.includes(now.plan)),
    cost: done(seen.includes('cost')),
  };
}
