import type { CollectorClient } from '#lib/collector/client.ts';
import type { ConfigSource } from '#lib/config/source.ts';
import { defineOperation, type Operation, type OperationDeclaration } from '#lib/domain/access/operation.ts';
import type { Clock } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';

/** What a question may use; `lib/runtime` builds it. */
export type QueryServices = {
  readonly db: Db;
  readonly config: ConfigSource;
  readonly collector: CollectorClient;
  readonly clock: Clock;
};

/** A question: reads, never changes. Checked against the caller's grants before it runs. */
export function defineQuery<Args, Answer>(
  declared: Omit<OperationDeclaration<QueryServices, Args, Answer>, 'onDenied'>,
): Operation<QueryServices, Args, Answer> {
  return defineOperation(declared);
}
