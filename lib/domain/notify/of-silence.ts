import { reason } from '../reason.ts';
import { type Presences, REPORTING, type ReportingProcess } from '../silence.ts';
import { type Instant, toIso } from '../time.ts';
import type { Happening } from './happening.ts';

/**
 * Processes that have fallen silent, and those that report again. The collector that tells it is heard by itself: of a collector
 * only another one can tell.
 * @param last what was told last of each
 */
export function happeningsOfSilence(
  presences: Presences,
  last: Readonly<Record<ReportingProcess, Happening | undefined>>,
  now: Instant,
): readonly Happening[] {
  return REPORTING.flatMap((process): Happening[] => {
    const presence = presences[process];
    const subject = `silence:${process}`;
    const told = last[process]?.state === 'open';
    if (presence.state === 'silent' && !told) {
      const since = toIso(presence.since);
      return [
        {
          ...{ id: `${subject}:${since}`, topic: 'silence', subject, state: 'open', at: now },
          what: reason('silence.silent', { process, since: `${since.slice(0, 16).replace('T', ' ')} UTC` }),
          because: [],
          path: '/settings',
        },
      ];
    }
    if (presence.state !== 'reporting' || !told) return [];
    return [
      {
        ...{ id: `${subject}:back:${last[process]?.id}`, topic: 'silence', subject, state: 'over', at: now },
        what: reason('silence.back', { process }),
        because: [],
        path: '/settings',
      },
    ];
  });
}
