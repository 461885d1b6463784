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
import type { RunQueue } from '#lib/store/queue.ts';
import { noteRefusal } from '#lib/store/refusals.ts';

/** What a command may use; `lib/runtime` builds it. */
export type CommandServices = {
  readonly db: Db;
  readonly config: ConfigSource;
  readonly queue: RunQueue;
  readonly clock: Clock;
  /** A new random id. */
  readonly ids: () => string;
  /** The demo beside web, where there is one. */
  readonly guide?: DemoGuide;
};

/** A command: row, audit, job and NOTIFY in one transaction. A refusal is written to the audit too. */
export function defineCommand<Args, Answer>(
  declared: Omit<OperationDeclaration<CommandServices, Args, Answer>, 'onDenied'>,
): Operation<CommandServices, Args, Answer> {
  return defineOperation({
    ...declared,
    async onDenied(services, caller, args, why) {
      await noteRefusal(services.db, {
        at: services.clock(),
        actor: caller.id,
        via: caller.via,
        action: declared.name,
        target: targetName(declared.on(args)),
        outcome: 'denied',
        details: { reason: why.code },
      });
    },
  });
}
