import type { AwsClients } from '#lib/aws/clients.ts';
import { failureOf } from '#lib/aws/errors.ts';
import { type StackEvent, stackEventsSince, stackOf } from '#lib/aws/write/stack.ts';
import { type AwsSighting, type SeenEvent, seenOf } from '#lib/domain/deploy/aws-sighting.ts';
import { hours, type Instant, instant, minus } from '#lib/domain/time.ts';
import { isOfStack } from './events.ts';

/** Events of so long ago are shown to a person who must decide. */
const LOOKS_BACK = hours(24);
const LONGEST_REASON = 500;

/** What AWS says of a stack now. Never throws for what AWS says or does not say. */
export async function sightStack(
  clients: AwsClients,
  name: string,
  at: Instant,
  before?: AwsSighting,
): Promise<AwsSighting> {
  try {
    const stack = await stackOf(clients, name);
    const events = stack ? await stackEventsSince(clients, stack.id, minus(at, LOOKS_BACK)) : [];
    return {
      at,
      stack: {
        name,
        status: stack?.status ?? 'DOES_NOT_EXIST',
        ...(stack?.statusReason ? { reason: stack.statusReason } : {}),
      },
      ...seenEvents(events),
    };
  } catch (error) {
    const failure = failureOf(error, {
      api: 'cloudformation:DescribeStacks',
      principal: clients.target.role,
    });
    return { events: [], inProgress: [], rollbackFailed: [], ...before, at: before?.at ?? at, failure };
  }
}

/** @param events oldest first */
export const seenEvents = (events: readonly StackEvent[]) =>
  seenOf(
    events.map(
      (each): SeenEvent => ({
        at: instant(each.at),
        logicalId: each.logicalId,
        type: each.type,
        status: each.status,
        reason: each.reason.slice(0, LONGEST_REASON),
        ofStack: isOfStack(each),
      }),
    ),
  );
