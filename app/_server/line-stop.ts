import { PORTAL } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import type { LineStop } from '#lib/domain/deploy/hold.ts';
import { lineStop } from '#lib/queries/line.ts';
import { ask } from './ask.ts';
import { callerOrSignIn } from './caller.ts';
import { namePeople } from './people.ts';

/** For the banner of every page: whoever may see nothing of the portal is told nothing. */
export async function shownLineStop(): Promise<LineStop | undefined> {
  if (!can(await callerOrSignIn(), 'overview:read', PORTAL).allowed) return undefined;
  const stop = await ask(lineStop, {});
  if (stop) await namePeople();
  return stop;
}
