import type { AwsClients } from '#lib/aws/clients.ts';
import type { AwsTarget } from '#lib/aws/credentials.ts';
import { allStacks, type ListedStack, stackTool } from '#lib/aws/read/cloudformation/all-stacks.ts';
import { listStackResources } from '#lib/aws/read/cloudformation/resources.ts';
import { stateBuckets, statesIn } from '#lib/aws/read/s3/terraform-states.ts';
import type { SeenStack, TriedCall } from '#lib/domain/discovery/seen.ts';
import type { Failure } from '#lib/domain/reading.ts';
import { ready } from '#lib/domain/reading.ts';
import type { Result } from '#lib/domain/result.ts';
import { minutes, plus, seconds } from '#lib/domain/time.ts';
import type { Questions, ReadAnswer } from '../protocol.ts';
import type { CollectorServices } from '../services.ts';

/** Who asks waits fifteen seconds; the rest is asked for by where it goes on. */
const PATIENCE = seconds(8);
const AT_ONCE = 4;

/**
 * Looks through one account and region with a role that the asker names: stacks with what their templates make, and
 * objects that look like states. Reads only. A refused call is part of the answer, not its end.
 */
export async function readDiscovery(
  { clock, look }: Pick<CollectorServices, 'clock' | 'look'>,
  ask: Questions['discover']['ask'],
): Promise<ReadAnswer<'discover'>> {
  const { account, region, role, externalId, after } = ask;
  const target: AwsTarget = {
    account,
    region,
    role,
    sessionName: 'yagura-discover',
    ...(externalId ? { externalId } : {}),
  };
  const aws = look(target);
  const deadline = plus(clock(), PATIENCE);
  const tried = triedCalls();

  const stacks: SeenStack[] = [];
  let next = after;
  do {
    const page = tried.note('cloudformation:DescribeStacks', await allStacks(aws, next));
    if (!page) break;
    for (let from = 0; from < page.stacks.length; from += AT_ONCE)
      stacks.push(
        ...(await Promise.all(
          page.stacks.slice(from, from + AT_ONCE).map((each) => withTemplate(aws, each, tried)),
        )),
      );
    next = page.next;
  } while (next && clock() < deadline);

  const first = after === undefined;
  const buckets = first ? (tried.note('s3:ListAllMyBuckets', await stateBuckets(aws)) ?? []) : [];
  const states = [];
  for (const bucket of buckets)
    states.push(...(tried.note('s3:ListBucket', await statesIn(aws, bucket)) ?? []));
  const seen = { account, region, tried: tried.all(), calls: tried.calls(), stacks, states };
  return ready(
    { seen, ...(next ? { next } : {}) },
    { asOf: clock(), freshFor: minutes(15), source: 'cloudformation:DescribeStacks' },
  );
}

async function withTemplate(aws: AwsClients, stack: ListedStack, tried: Tried): Promise<SeenStack> {
  const tool =
    tried.note('cloudformation:GetTemplateSummary', await stackTool(aws, stack.name)) ?? 'cloudformation';
  const made = tried.note('cloudformation:ListStackResources', await listStackResources(aws, stack.name));
  if (!made) return { ...stack, tool };
  const byType = Map.groupBy(made, ({ type }) => type);
  return {
    ...stack,
    tool,
    resources: Object.fromEntries(
      [...byType].map(([type, all]) => [type, all.map(({ logicalId }) => logicalId)]),
    ),
    parameterNames: (byType.get('AWS::SSM::Parameter') ?? []).flatMap(({ physicalId }) => physicalId ?? []),
  };
}

type Tried = ReturnType<typeof triedCalls>;

/** Each action once, with the first refusal that it met. */
function triedCalls() {
  const found = new Map<string, TriedCall>();
  let sent = 0;
  return {
    note<T>(action: string, read: Result<T, Failure>): T | undefined {
      sent += 1;
      const before = found.get(action);
      if (read.ok) {
        if (!before) found.set(action, { action });
        return read.value;
      }
      if (!before?.failure) found.set(action, { action, failure: read.error });
      return undefined;
    },
    all: (): readonly TriedCall[] => [...found.values()],
    calls: () => sent,
  };
}
