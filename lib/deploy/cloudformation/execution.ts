import type { AwsClients } from '#lib/aws/clients.ts';
import { type StackEvent, stackEventsSince } from '#lib/aws/write/stack.ts';
import type { StoredPlan } from '#lib/store/plans.ts';

/** A change set that is executed, and everything that AWS says of it. */
export type Execution = {
  readonly stack: string;
  /** By it the events of a stack are found after it was deleted; its name until the id is known. */
  readonly stackId: string;
  /** The change set's name, which is the token of its events. */
  readonly name: string;
  readonly startedAt: number;
  readonly stored: StoredPlan;
};

/** CloudFormation's clock and ours may differ by this much. */
const CLOCKS_DIFFER_MS = 5_000;

/** Token of what a person asked for meanwhile: its events belong to the execution. */
export const operationToken = (name: string, id: string): string => `${name}-${id}`;

/** AWS marks events with the token; a stack that does not is read by time. Oldest first. */
export async function eventsOf(
  clients: AwsClients,
  { stackId, name, startedAt }: Execution,
): Promise<readonly StackEvent[]> {
  const events = await stackEventsSince(clients, stackId, startedAt - CLOCKS_DIFFER_MS);
  const marked = events.filter((each) => each.token === name || each.token?.startsWith(`${name}-`));
  return marked.length > 0 ? marked : events.filter((each) => !each.token && each.at >= startedAt);
}
