import type { AwsClients } from '#lib/aws/clients.ts';
import type { Read } from '#lib/aws/read/attempt.ts';
import {
  type TaggedResources,
  type TagValues,
  taggedResources,
  VALUES_A_KEY,
} from '#lib/aws/read/tagging/tagged-resources.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { within } from '#lib/domain/cost/bill.ts';
import { ok } from '#lib/domain/result.ts';
import { minutes } from '#lib/domain/time.ts';
import type { CollectorServices } from '../services.ts';
import { rounds } from './rounds.ts';

type Tags = Readonly<Record<string, string>>;
/** By the keys that were asked for: environments of one place may be told by other tags. */
type Asked = { readonly tags: TagValues; readonly read: Read<TaggedResources> };

/** Environments look hourly, each by its own clock. */
const SHARED_FOR = minutes(30);
/** As many as one environment plausibly has; the rest is left, and said. */
const MOST_EACH = 2_000;

/** Rounds by tag keys. */
const byKeys = new Map<string, ReturnType<typeof rounds<Asked>>>();

/** What carries all of an environment's tags, asked together with those of its account and region that name the same keys. */
export async function taggedFor(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
  tags: Tags,
): Promise<Read<TaggedResources>> {
  const aws = services.aws(environment);
  const keys = keysOf(tags);
  const round = byKeys.get(keys) ?? rounds<Asked>(SHARED_FOR);
  byKeys.set(keys, round);
  const { value } = await round.take(aws, {
    ...{ who: environment.key, now: services.clock() },
    read: () => readTogether(services, aws, tags),
    fits: (asked) => Object.entries(tags).every(([key, each]) => asked.tags[key]?.includes(each)),
  });
  if (!value.read.ok) return value.read;
  const { resources, more } = value.read.value;
  return ok({ resources: resources.filter((each) => within(tags, each.tags)), more });
}

async function readTogether(services: CollectorServices, aws: AwsClients, own: Tags): Promise<Asked> {
  const others = [...services.config.current().environments.values()]
    .filter((each) => services.leadership.leads(each.account) && services.aws(each) === aws)
    .flatMap(({ settings: { watch } }) =>
      watch?.tags && keysOf(watch.tags) === keysOf(own) ? [watch.tags] : [],
    );
  const all = [own, ...others];
  const together = valuesOf(all);
  const fits = Object.values(together).every((values) => values.length <= VALUES_A_KEY);
  const tags = fits ? together : valuesOf([own]);
  return { tags, read: await taggedResources(aws, tags, MOST_EACH * (fits ? all.length : 1)) };
}

const keysOf = (tags: Tags): string => JSON.stringify(Object.keys(tags).toSorted());

const valuesOf = (all: readonly Tags[]): TagValues =>
  Object.fromEntries(
    Object.keys(all[0] ?? {}).map((key) => [key, [...new Set(all.map((each) => each[key] ?? ''))]]),
  );
