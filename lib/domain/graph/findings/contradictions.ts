import { isCdkHelper } from '../cdk-helpers.ts';
import type { Finding } from '../model.ts';
import { alarm } from './alarm.ts';
import { consumers } from './consumers.ts';
import { deafAlarm } from './deaf-alarm.ts';
import { failureDestination } from './failure-destination.ts';
import type { FindingInput, FindingRule } from './finding.ts';
import { integration } from './integration.ts';
import { lifecycle } from './lifecycle.ts';
import { logRetention } from './log-retention.ts';
import { managedTwice } from './managed-twice.ts';
import { noWayOut } from './no-way-out.ts';
import { openEndpoint } from './open-endpoint.ts';
import { openUrl } from './open-url.ts';
import { outOfReach } from './out-of-reach.ts';
import { publicBucket } from './public-bucket.ts';
import { sharedRole } from './shared-role.ts';
import { silentHook } from './silent-hook.ts';
import { unreadStream } from './unread-stream.ts';
import { unusedGrant } from './unused-grant.ts';
import { variable } from './variable.ts';

const RULES: readonly FindingRule[] = [
  failureDestination,
  variable,
  unusedGrant,
  alarm,
  integration,
  managedTwice,
  unreadStream,
  noWayOut,
  logRetention,
  publicBucket,
  openUrl,
  openEndpoint,
  consumers,
  sharedRole,
  lifecycle,
  deafAlarm,
  outOfReach,
  silentHook,
];

/** What the sources say that cannot work together, in the order of the rules. */
export function contradictions(input: FindingInput): readonly Finding[] {
  const helpers = new Set(input.world.nodes.filter(isCdkHelper).map(({ id }) => id));
  // What CDK makes for its own work is nobody's to mend.
  return RULES.flatMap((rule) => rule(input)).filter(({ nodes: [first] }) => !first || !helpers.has(first));
}
