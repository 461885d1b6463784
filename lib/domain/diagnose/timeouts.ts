import { type Reason, reason } from '../reason.ts';
import type { Diagnosed } from './diagnosis.ts';
import type { WalkedLane } from './lane.ts';
import type { TimedOut } from './timed-out.ts';
import { timeoutProofs } from './timeout-proofs.ts';
import { declaredWayOut, type WayOutFacts, wayOutRemedy } from './way-out-remedy.ts';
import { waysOut } from './ways-out.ts';

export type TimeoutFacts = WayOutFacts & { readonly timedOut: readonly TimedOut[] };

/** A function that ends at its limit: whether its way out of the VPC is whole, and where it ends. */
export const diagnoseTimeouts = (facts: TimeoutFacts): readonly Diagnosed[] =>
  facts.timedOut.map((each) => diagnoseTimeout(each, facts));

function diagnoseTimeout(timedOut: TimedOut, facts: TimeoutFacts): Diagnosed {
  const { label, seconds, times, vpc, calls } = timedOut;
  const isDeclared = (missing: NonNullable<WalkedLane['missing']>) =>
    declaredWayOut(missing.why, missing.at, facts) !== undefined;
  const lanes = vpc && facts.network ? waysOut(vpc, facts.network, { calls, isDeclared }) : [];
  const broken = lanes.filter(({ missing }) => missing);
  const [first] = broken;
  const missing = first?.missing;
  const about = {
    check: 'timeout' as const,
    key: `timeout ${timedOut.functionName}`,
    ...(timedOut.resource === undefined ? {} : { resource: timedOut.resource }),
    ...{ times, firstAt: timedOut.firstAt, lastAt: timedOut.lastAt },
    proofs: timeoutProofs(timedOut, lanes, facts.network),
    ...(lanes.length > 0 ? { lanes } : {}),
  };
  if (!first || !missing)
    return {
      ...about,
      title: reason('diagnose.timeout', { label, seconds }),
      effect: effectOf(timedOut, lanes),
      remedy: { kind: 'none', reason: reason('diagnose.timeout-look', { label, seconds }) },
    };
  const zones = [...new Set(broken.map(({ zone }) => zone))].join(', ');
  return {
    ...about,
    title: reason(`diagnose.no-way-out.${missing.why}`, {
      ...{ label, zones, at: missing.at },
      ...(missing.service === undefined ? {} : { service: missing.service }),
    }),
    effect: reason('diagnose.timeout-no-way-out', {
      label,
      broken: broken.length,
      of: lanes.length,
      seconds,
    }),
    remedy: wayOutRemedy(first, missing, facts),
  };
}

/** Of a network that was not read nothing is said, nor of what lies behind a gateway that cannot be followed. */
function effectOf({ label, times, vpc }: TimedOut, lanes: readonly WalkedLane[]): Reason {
  const params = { label, times };
  if (!vpc) return reason('diagnose.timeout-no-vpc', params);
  if (lanes.length === 0) return reason('diagnose.timeout-unread', params);
  const unfollowed = lanes.find((each) => each.unfollowed !== undefined)?.unfollowed;
  if (unfollowed !== undefined) return reason('diagnose.timeout-unfollowed', { ...params, at: unfollowed });
  const served = lanes.find((each) => each.served)?.served;
  if (served) return reason('diagnose.timeout-served', { ...params, services: served.join(', ') });
  return reason('diagnose.timeout-network-whole', params);
}
