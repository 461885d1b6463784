import { isMatchCause } from '../membership/matched-stacks.ts';
import { isPushCause } from '../membership/pushed.ts';
import type { Reading } from '../reading.ts';
import { reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import type { Check } from './health.ts';
import { unreadCheck } from './unread.ts';

export type SourceFacts = {
  /** The environment watches states or tags. */
  readonly watches: boolean;
  readonly stack: Reading<unknown> | undefined;
  readonly watched: Reading<unknown> | undefined;
  readonly now: Instant;
};

/**
 * A stack, state or tag that `portal.yaml` names and nobody can read: what it declares may be well or not, and nobody
 * looks. What was read of it before is shown with its age and judges nothing.
 */
export function checkSources({ watches, stack, watched, now }: SourceFacts): readonly Check[] {
  const unread = watches ? unreadCheck('sources', 'health.watched-unread', watched, now) : undefined;
  const partly = [stack, watches ? watched : undefined].flatMap((each) =>
    each?.state === 'ready' ? each.missing : [],
  );
  const missing = partly.map(
    ({ what, failure }): Check => ({
      name: 'sources',
      verdict: 'unknown',
      reason: reason(
        'health.source-unread',
        { what, cause: isPushCause(failure) || isMatchCause(failure) ? failure.cause : failure.kind },
        failure.kind === 'denied' ? [{ kind: 'text', text: failure.action }] : [],
      ),
    }),
  );
  return [...(unread ? [unread] : []), ...missing];
}
