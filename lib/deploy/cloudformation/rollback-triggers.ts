import type { RollbackTriggers } from '#lib/aws/write/change-set.ts';
import type { WatchRules } from '#lib/domain/deploy/release-watch.ts';
import type { AlarmState } from '#lib/domain/health/health.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RollbackConfiguration.html */
const MOST = 5;

export type ChosenTriggers = RollbackTriggers & {
  /** Names of alarms that are left out, and why. */
  readonly leftOut: readonly { readonly name: string; readonly why: 'fires' | 'too-many' }[];
};

/**
 * Alarms of the environment that CloudFormation itself watches while it deploys and for as long afterwards as the portal does,
 * so that it rolls back when the portal is gone. One that fires already would end the deploy that may be its cure. Five at
 * most: alarms of alarms first, then those of the stack's own functions.
 * @param own names of functions and APIs of the stack
 */
export function rollbackTriggers(
  alarms: readonly AlarmState[],
  own: ReadonlySet<string>,
  { watch }: Pick<WatchRules, 'watch'>,
): ChosenTriggers {
  const quiet = alarms.filter(({ state }) => state !== 'ALARM');
  const rank = ({ rule, dimensions }: AlarmState) =>
    rule !== undefined ? 0 : Object.values(dimensions).some((each) => own.has(each)) ? 1 : 2;
  const ordered = quiet.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  return {
    minutes: Math.ceil(watch / 60_000),
    alarms: ordered.slice(0, MOST).map(({ arn, rule }) => ({ arn, composite: rule !== undefined })),
    leftOut: [
      ...alarms.filter(({ state }) => state === 'ALARM').map(({ name }) => ({ name, why: 'fires' as const })),
      ...ordered.slice(MOST).map(({ name }) => ({ name, why: 'too-many' as const })),
    ],
  };
}
