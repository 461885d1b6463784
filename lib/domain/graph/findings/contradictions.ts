import type { Finding } from '../model.ts';
import { alarm } from './alarm.ts';
import { failureDestination } from './failure-destination.ts';
import type { FindingInput, FindingRule } from './finding.ts';
import { integration } from './integration.ts';
import { logRetention } from './log-retention.ts';
import { managedTwice } from './managed-twice.ts';
import { noWayOut } from './no-way-out.ts';
import { openUrl } from './open-url.ts';
import { publicBucket } from './public-bucket.ts';
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
];

/** What the sources say that cannot work together, in the order of the rules. */
export const contradictions = (input: FindingInput): readonly Finding[] =>
  RULES.flatMap((rule) => rule(input));
