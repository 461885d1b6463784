import type { CollectorClient } from '#lib/collector/client.ts';
import type { ConfigSource } from '#lib/config/source.ts';
import {
  defineOperation,
  type Operation,
  type OperationDeclaration,
  targetName,
} from '#lib/domain/access/operation.ts';
import type { DemoGuide } from '#lib/domain/overview/guide.ts';
import type { Clock } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import { noteRefusal } from '#lib/store/refusals.ts';

/** What a question may use; `lib/runtime` builds it. */
export type QueryServices = {
  readonly db: Db;
  readonly config: ConfigSource;
  readonly collector: CollectorClient;
  readonly clock: Clock;
  /** The demo beside web, where there is one. */
  readonly guide?: DemoGuide;
};

/** A question: reads, never changes. Checked against the caller's grants before it runs; a refusal is written to the audit. */
export function defineQuery<Args, Answer>(
  declared: Omit<OperationDeclaration<QueryServices, Args, Answer>, 'onDenied'>,
): Operation<QueryServices, Args, Answer> {
  return defineOperation({
    ...declared,
    onDenied: ({ db, clock }, caller, args, why) =>
      noteRefusal(db, {
        at: clock(),
        actor: caller.id,
        via: caller.via,
        action: declared.name,
        target: targetName(declared.on(args)),
        outcome: 'denied',
        details: { reason: why.code },
      }),
  });
}
