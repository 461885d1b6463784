import type { GlassBreak } from '../deploy/glass.ts';
import type { LineStop } from '../deploy/hold.ts';
import type { Run } from '../deploy/run.ts';
import type { EnvironmentKey } from '../environment.ts';
import { reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import type { Happening } from './happening.ts';

/** Somebody has stopped the line: everybody hears of it, and of its end. */
export const happeningOfStop = ({ id, by, why, at }: LineStop): Happening => ({
  ...{ id: `line:${id}`, topic: 'line', subject: `line:${id}`, state: 'open', at, by },
  what: reason('line.stopped', { by }),
  because: [reason('said', { why })],
  path: '/deploys/line',
});

export const happeningOfStart = (stop: LineStop, by: string, why: string, at: Instant): Happening => ({
  ...{ id: `line:${stop.id}:over`, topic: 'line', subject: `line:${stop.id}`, state: 'over', at, by },
  what: reason('line.started', { by }),
  because: [reason('said', { why })],
  path: '/deploys/line',
});

/** The first of two has broken the glass for a run, or the second, and with it nothing holds the run back. */
export function happeningOfGlass(
  { number, component }: Pick<Run, 'number' | 'component'>,
  environment: EnvironmentKey,
  { id, by, why, at }: GlassBreak,
  broken: boolean,
): Happening {
  return {
    ...{
      id: `glass:${id}`,
      topic: 'break-glass',
      subject: `glass:${number}`,
      state: 'once',
      environment,
      at,
      by,
    },
    what: reason(broken ? 'glass.broken' : 'glass.asked', { by, number, component, place: environment }),
    because: [reason('said', { why })],
    path: `/deploys/${number}`,
  };
}
