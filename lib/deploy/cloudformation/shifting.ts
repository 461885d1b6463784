import type { AwsClients } from '#lib/aws/clients.ts';
import { listStackResources } from '#lib/aws/read/cloudformation/resources.ts';
import { shiftsSince } from '#lib/aws/write/shifts.ts';
import type { ShiftNow } from '#lib/domain/deploy/gradual.ts';
import { type Instant, instant } from '#lib/domain/time.ts';

/** What CodeDeploy says is asked this often while an alias moves: a step takes a minute at least. */
const ASK_EVERY_MS = 10_000;

type Places = readonly { readonly application: string; readonly group: string }[];

/** Follows CodeDeploy's deployments of a stack while its aliases move. What it does not answer is `undefined`, and said once. */
export function followShifts(
  clients: AwsClients,
  stack: string,
  since: Instant,
  say: (line: string) => void,
): (now: number) => Promise<readonly ShiftNow[] | undefined> {
  let places: Places | undefined;
  let askedAt = 0;
  let last: readonly ShiftNow[] | undefined;
  const told = new Set<string>();
  const once = (line: string) => {
    if (!told.has(line)) say(line);
    told.add(line);
  };
  return async (now) => {
    if (now - askedAt < ASK_EVERY_MS) return last;
    askedAt = now;
    places ??= await placesOf(clients, stack);
    const read = await Promise.all(places.map((each) => shiftsSince(clients, each, since)));
    for (const each of read) if (!each.ok) once(`CodeDeploy is not followed: ${each.error.kind}`);
    const found = read.flatMap((each) => (each.ok ? each.value : []));
    for (const { deployment, status, functionName, alias, percent } of found)
      once(
        `CodeDeploy ${deployment} ${functionName ?? ''}:${alias ?? ''} ${status}, ${percent ?? '?'} % of the traffic`,
      );
    last = found.length > 0 ? found : undefined;
    return last;
  };
}

async function placesOf(clients: AwsClients, stack: string): Promise<Places> {
  const made = await listStackResources(clients, stack);
  const named = (type: string) =>
    (made.ok ? made.value : []).flatMap((each) =>
      each.type === type && each.physicalId ? [each.physicalId] : [],
    );
  // SAM makes one application a template, and a group a function.
  const [application] = named('AWS::CodeDeploy::Application');
  if (application === undefined) return [];
  return named('AWS::CodeDeploy::DeploymentGroup').map((group) => ({ application, group }));
}

export const sinceOf = (startedAt: number): Instant => instant(startedAt - 60_000);
