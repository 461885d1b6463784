import type { ComeBack, OtherFiles, PortalState } from '#lib/domain/silence.ts';
import type { Instant } from '#lib/domain/time.ts';
import { type Connection, WORTH_A_WORD_MS } from './connection.ts';

/** What keeps a page from showing the present. `since` is the first moment of which nothing is known. */
export type Trouble =
  | { readonly kind: 'signed-out' | 'outdated' }
  | { readonly kind: 'lost' | 'database' | 'collector' | 'runner'; readonly since: Instant }
  | ({ readonly kind: 'collector-back' } & ComeBack)
  | ({ readonly kind: 'other-file' } & OtherFiles);

/** Worst first, each cause once: of what is behind a line that is cut off nothing is said. */
export function troublesOf(connection: Connection, portal: PortalState, now: Instant): readonly Trouble[] {
  if (connection.state === 'signed-out' || connection.state === 'outdated')
    return [{ kind: connection.state }];
  const { databaseAwaySince, collector, collectorBack, runner, otherFiles } = portal;
  if (databaseAwaySince !== undefined) return [{ kind: 'database', since: databaseAwaySince }];
  if (connection.state === 'lost')
    return now - connection.since < WORTH_A_WORD_MS ? [] : [{ kind: 'lost', since: connection.since }];
  return [
    ...(collector.state === 'silent' ? [{ kind: 'collector', since: collector.since } as const] : []),
    ...(collectorBack === undefined ? [] : [{ kind: 'collector-back', ...collectorBack } as const]),
    ...(runner.state === 'silent' ? [{ kind: 'runner', since: runner.since } as const] : []),
    ...(otherFiles === undefined ? [] : [{ kind: 'other-file', ...otherFiles } as const]),
  ];
}
