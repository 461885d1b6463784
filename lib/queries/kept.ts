import type { Caller } from '#lib/domain/access/caller.ts';
import { NotAllowed, type Operation } from '#lib/domain/access/operation.ts';
import { type Failure, failedAfter, type Reading, ready } from '#lib/domain/reading.ts';
import { minutes } from '#lib/domain/time.ts';
import { outageCode } from '#lib/store/outage.ts';
import type { QueryServices } from './define.ts';

/**
 * What the portal itself keeps, as a panel takes it: the answer as of now, or why there is none. So what one panel is refused
 * or cannot read leaves the others of its page alone. @throws what is neither a refusal nor an outage
 */
export async function kept<Services extends QueryServices, Args, Answer>(
  operation: Operation<Services, Args, Answer>,
  services: Services,
  caller: Caller,
  args: Args,
): Promise<Reading<Answer>> {
  const now = services.clock();
  try {
    const answer = await operation.ask(services, caller, args);
    return ready(answer, { asOf: now, freshFor: minutes(3), source: 'PostgreSQL' });
  } catch (error) {
    const failure = refusalOf(error, caller) ?? outageOf(error);
    if (!failure) throw error;
    return failedAfter<Answer>(undefined, failure, now);
  }
}

function refusalOf(error: unknown, { name: principal }: Caller): Failure | undefined {
  if (!(error instanceof NotAllowed)) return undefined;
  const { action, target = 'portal' } = error.reason.params;
  return { kind: 'denied', by: 'portal', principal, action: String(action), resource: String(target) };
}

function outageOf(error: unknown): Failure | undefined {
  const code = outageCode(error);
  return code === undefined ? undefined : { kind: 'unavailable', cause: `PostgreSQL: ${code}` };
}
