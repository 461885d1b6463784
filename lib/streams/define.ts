import {
  defineOperation,
  type Operation,
  type OperationDeclaration,
  targetName,
} from '#lib/domain/access/operation.ts';
import type { QueryServices } from '#lib/queries/define.ts';
import { noteRefusal } from '#lib/store/refusals.ts';

/**
 * A stream of events to a browser. Whoever serves it re-checks the caller's right every 30 s and ends it when
 * the right or the session is gone; `signal` ends the upstream.
 */
export function defineStream<Args extends { readonly signal: AbortSignal }, Event>(
  declared: Omit<OperationDeclaration<QueryServices, Args, AsyncIterable<Event>>, 'onDenied'>,
): Operation<QueryServices, Args, AsyncIterable<Event>> {
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
