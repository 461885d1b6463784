import { changesOf } from '#lib/aws/read/cloudtrail/changes.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { DriftAuthor, DriftedResource } from '#lib/domain/drift/drift.ts';
import { days, minus, plus, seconds } from '#lib/domain/time.ts';
import type { CollectorServices } from './services.ts';

/** CloudTrail keeps 90 days; drift that was there before the first check may be as old. */
const LOOKED_BACK = days(14);

/**
 * Who changed a resource, by the last change that CloudTrail has of it until it was found. CloudFormation and the runner are left out:
 * what they change is a deploy.
 */
export async function authorOf(
  { aws }: CollectorServices,
  environment: ConfiguredEnvironment,
  { physicalId, since }: DriftedResource,
): Promise<DriftAuthor> {
  if (physicalId === undefined) return { state: 'not-found' };
  const range = { from: minus(since, LOOKED_BACK), to: plus(since, seconds(1)) };
  const found = await changesOf(aws(environment), physicalId, range);
  if (!found.ok) return { state: 'unread' };
  const { plan, deployApplication, deployInfrastructure } = environment.settings.roles;
  const ours = [plan, deployApplication, deployInfrastructure].flatMap(
    (role) => role?.split('/').at(-1) ?? [],
  );
  const last = found.value.find(
    ({ who, by }) => by === undefined && !ours.some((role) => who.includes(`/${role}/`)),
  );
  return last ? { state: 'known', who: last.who, event: last.event, at: last.at } : { state: 'not-found' };
}
