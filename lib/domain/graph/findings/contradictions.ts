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
import { publicBucket } from './public-bucket.ts';
import { sharedRole } from './shared-role.ts';
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
];

/** What the sources say that cannot work together, in the order of the rules. */
export const contradictions = (input: FindingInput): readonly Finding[] =>
  RULES.flatMap((rule) => rule(input));
