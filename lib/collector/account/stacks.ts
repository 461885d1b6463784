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
import { worthListing } from './worth-listing.ts';

/** How often stacks are looked at. */
export const STACKS_EVERY = seconds(30);
/** Whatever the list says: so often a stack is described again. */
const DESCRIBED_FOR = minutes(15);
type Described = { readonly at: Instant; readonly mark: string; readonly read: ReadStack };

const lists = rounds<Read<StackMarks>>(TOGETHER);
const worth = worthListing();
const described = new WeakMap<AwsClients, Map<string, Described>>();

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
  const known = described.get(aws) ?? new Map<string, Described>();
  described.set(aws, known);
  const listed = worth.note(aws, stack, now)
    ? await listIn(aws, `${environment.key} ${stack}`, now)
    : undefined;
  if (!listed) return lookAt(aws, stack, now, known);
  const mark = listed.value.get(stack);
  if (!mark) return ok({ at: listed.at, value: null });
  const last = known.get(stack);
  if (last?.mark === canonicalJson(mark) && elapsed(last.at, now) < DESCRIBED_FOR)
    return ok({ at: listed.at, value: last.read });
  return lookAt(aws, stack, now, known, mark);
}

async function lookAt(
  aws: AwsClients,
  stack: string,
  now: Instant,
  known: Map<string, Described>,
  mark?: StackMark,
): Promise<Read<Round<ReadStack | null>>> {
  const read = await describeStack(aws, stack);
  if (!read.ok) return read;
  if (read.value && mark) known.set(stack, { at: now, mark: canonicalJson(mark), read: read.value });
  return ok({ at: now, value: read.value });
}

/** Undefined where a list would not be worth its pages, or is not to be had. */
async function listIn(
  aws: AwsClients,
  who: string,
  now: Instant,
): Promise<Round<ReadonlyMap<string, StackMark>> | undefined> {
  const { at, value } = await lists.take(aws, { who, now, read: () => stackMarks(aws) });
  const pages = value.ok ? value.value.pages : undefined;
  return worth.paid(aws, pages, now) && value.ok ? { at, value: value.value.marks } : undefined;
}
