import type { AwsClients } from '#lib/aws/clients.ts';
import { changesOf } from '#lib/aws/read/cloudtrail/changes.ts';
import type { OutsideChange, Unnamed } from '#lib/domain/outside/change.ts';
import { elapsed, minus, minutes, plus } from '#lib/domain/time.ts';

/** An event is written when the call comes in; what it changes says so a moment later. */
const NEAR = minutes(2);

/** A change with whoever CloudTrail says made it, or why nobody is named. */
export async function named(aws: AwsClients, change: OutsideChange): Promise<OutsideChange> {
  const { unnamed: _, ...bare } = change;
  const without = (unnamed: Unnamed): OutsideChange => ({ ...bare, unnamed });
  // The write of an object is a data event: no event history has it.
  if (change.kind === 'state') return without('not-recorded');
  const { at, thing } = change;
  const read = await changesOf(aws, thing, { from: minus(at, NEAR), to: plus(at, NEAR) });
  if (!read.ok) return without(read.error.kind === 'denied' ? 'denied' : 'unread');
  const apart = (when: typeof at) => Math.max(elapsed(when, at), elapsed(at, when));
  const [nearest] = read.value.toSorted((a, b) => apart(a.at) - apart(b.at));
  return nearest ? { ...bare, who: nearest.who, event: nearest.event } : without('none');
}
