import type { Invocation } from './invocation.ts';
import type { JourneyStep, KnownLines, Why } from './journey.ts';
import type { LogGroup } from './line.ts';

/** A bar for an invocation; what its lines lack makes it inferred, and is said first. */
export function barOf(
  { group, range, bounds, report, timedOut, failed, requestId }: Invocation,
  why: Why,
): Omit<JourneyStep, 'what'> {
  return {
    certainty: bounds === 'seen' ? 'proven' : 'inferred',
    why: bounds === 'seen' ? why : { code: bounds },
    group,
    range,
    requestId,
    ...(report ? { report } : {}),
    ...(timedOut ? { outcome: 'timed-out' } : failed ? { outcome: 'failed' } : {}),
  };
}

export function initStep({ init, group }: Invocation): readonly JourneyStep[] {
  if (!init) return [];
  const { range, seen } = init;
  return [
    seen
      ? { what: 'init', certainty: 'proven', why: { code: 'init-seen' }, group, range }
      : { what: 'init', certainty: 'inferred', why: { code: 'init-before' }, group, range },
  ];
}

export const attemptOf = (each: Invocation, tries: readonly Invocation[]): Pick<JourneyStep, 'attempt'> =>
  tries.length > 1 ? { attempt: { nth: tries.indexOf(each) + 1, of: tries.length } } : {};

/** Why nothing is known of these groups, when one of them could not be read. */
export function unreadOf(groups: readonly LogGroup[], { unread }: KnownLines): Why | undefined {
  const cause = groups
    .map(({ label }) => unread.get(label) ?? unread.get(''))
    .find((each) => each !== undefined);
  return cause === undefined ? undefined : { code: 'unread', cause };
}
