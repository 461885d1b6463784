import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { Missing } from '#lib/domain/reading.ts';
import { ok } from '#lib/domain/result.ts';
import { elapsed, hours, minutes } from '#lib/domain/time.ts';
import { getSnapshot } from '#lib/store/snapshots.ts';
import { chooseStacks } from '../chosen-stacks.ts';
import { keepHcpStates } from '../hcp-states.ts';
import { keepPushedStates } from '../pushed-states.ts';
import type { CollectorServices } from '../services.ts';
import type { Topic } from '../topic.ts';
import type { TaggedSnapshot } from '../watched-sources.ts';
import { keepTagged, keepWatchedStates } from '../watched-states.ts';

/** The tagging API is asked for whole regions at once. */
const TAGS_EVERY = hours(1);
const SOURCE = 's3:ListObjectsV2, tag:GetResources, cloudformation:DescribeStacks';

/** What `portal.yaml` watches beside named stacks; keeps what it finds, which inventory and graph are made from. */
export const watched: Topic<'watched'> = {
  name: 'watched',
  every: minutes(5),
  async read(services, environment) {
    const listed = await keepWatchedStates(services, environment);
    const pushed = await keepPushedStates(services, environment);
    const hcp = await keepHcpStates(services, environment);
    const tagged = await lookAtTags(services, environment);
    const chosen = await chooseStacks(services, environment);
    return ok({
      value: {
        states: [...listed.states, ...pushed.states, ...hcp.states],
        ...('count' in tagged ? { tagged: tagged.count } : {}),
        ...(chosen.stacks ? { stacks: chosen.stacks } : {}),
      },
      source: SOURCE,
      missing: [...listed.missing, ...pushed.missing, ...hcp.missing, ...tagged.missing, ...chosen.missing],
    });
  },
};

async function lookAtTags(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
): Promise<{ readonly count?: number; readonly missing: readonly Missing[] }> {
  const { tags } = environment.settings.watch ?? {};
  if (!tags) return { missing: [] };
  const last = await getSnapshot(services.db, environment.key, 'tagged', '');
  const kept = last?.value as TaggedSnapshot | undefined;
  const same = kept && JSON.stringify(kept.tags) === JSON.stringify(tags);
  if (same && last && elapsed(last.takenAt, services.clock()) < TAGS_EVERY)
    return { count: kept.arns.length, missing: [] };
  const read = await keepTagged(services, environment, tags);
  if (!read.ok) return { missing: [{ what: 'tags', failure: read.error }] };
  const { count, more } = read.value;
  const cut: Missing = {
    what: 'tags',
    failure: { kind: 'unavailable', cause: `more than ${count} carry them` },
  };
  return { count, missing: more ? [cut] : [] };
}
