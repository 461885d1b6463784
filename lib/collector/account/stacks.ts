import type { AwsClients } from '#lib/aws/clients.ts';
import type { Read } from '#lib/aws/read/attempt.ts';
import { type StackMark, type StackMarks, stackMarks } from '#lib/aws/read/cloudformation/listed-stacks.ts';
import { describeStack, type ReadStack } from '#lib/aws/read/cloudformation/stack.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { canonicalJson } from '#lib/domain/canonical-json.ts';
import { ok } from '#lib/domain/result.ts';
import { elapsed, type Instant, minutes, seconds } from '#lib/domain/time.ts';
import type { CollectorServices } from '../services.ts';
import type { StackSourceOf } from '../stack-sources.ts';
import { type Round, rounds, TOGETHER } from './rounds.ts';

/** How often stacks are looked at. */
export const STACKS_EVERY = seconds(30);
/** Whatever the list says: so often a stack is described again. */
const DESCRIBED_FOR = minutes(15);
/** A list that was refused, or longer than what it spares, is tried again after this. */
const LIST_AGAIN = minutes(15);

type Described = { readonly at: Instant; readonly mark: string; readonly read: ReadStack };
/** What is known of an account and region, as one role sees it. */
type Place = {
  readonly stacks: Map<string, Instant>;
  readonly described: Map<string, Described>;
  listFrom: number;
};

const lists = rounds<Read<StackMarks>>(TOGETHER);
const places = new WeakMap<AwsClients, Place>();

/**
 * A stack of an environment; null when it is not there. Where several stacks of an account and region are watched, one
 * list says which of them moved, and only those are described.
 */
export async function watchedStack(
  services: CollectorServices,
  environment: Pick<ConfiguredEnvironment, 'key'>,
  { stack, place: lies }: StackSourceOf,
): Promise<Read<Round<ReadStack | null>>> {
  const aws = services.aws(lies);
  const now = services.clock();
  const place = placeOf(aws);
  place.stacks.set(stack, now);
  const listed = await listIn(aws, place, `${environment.key} ${stack}`, now);
  if (!listed) return describe(aws, stack, now, place);
  const mark = listed.value.get(stack);
  if (!mark) return ok({ at: listed.at, value: null });
  const known = place.described.get(stack);
  if (known?.mark === canonicalJson(mark) && elapsed(known.at, now) < DESCRIBED_FOR)
    return ok({ at: listed.at, value: known.read });
  return describe(aws, stack, now, place, mark);
}

function placeOf(aws: AwsClients): Place {
  const place = places.get(aws) ?? { stacks: new Map(), described: new Map(), listFrom: 0 };
  places.set(aws, place);
  return place;
}

async function describe(
  aws: AwsClients,
  stack: string,
  now: Instant,
  place: Place,
  mark?: StackMark,
): Promise<Read<Round<ReadStack | null>>> {
  const read = await describeStack(aws, stack);
  if (!read.ok) return read;
  if (read.value && mark)
    place.described.set(stack, { at: now, mark: canonicalJson(mark), read: read.value });
  return ok({ at: now, value: read.value });
}

/** Undefined where a list would not be worth its pages, or is not to be had. */
async function listIn(
  aws: AwsClients,
  place: Place,
  who: string,
  now: Instant,
): Promise<Round<ReadonlyMap<string, StackMark>> | undefined> {
  for (const [stack, at] of place.stacks) if (elapsed(at, now) > LIST_AGAIN) place.stacks.delete(stack);
  if (place.stacks.size < 2 || now < place.listFrom) return undefined;
  const { at, value } = await lists.take(aws, { who, now, read: () => stackMarks(aws) });
  if (value.ok && value.value.pages <= place.stacks.size) return { at, value: value.value.marks };
  place.listFrom = now + LIST_AGAIN;
  return undefined;
}
