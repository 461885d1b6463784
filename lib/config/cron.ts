import { Cron } from 'croner';
import type { DriftSchedule } from '#lib/domain/drift/schedule.ts';
import { isZone, zoneWords } from './zone.ts';

const FIELDS = 5;

/** What is wrong with five fields of cron in a zone; undefined where there is a next moment. */
export function cronFault({ at, zone }: DriftSchedule): string | undefined {
  if (!isZone(zone)) return zoneWords(zone);
  try {
    const cron = new Cron(at, { timezone: zone, paused: true });
    if (at.trim().split(/\s+/).length !== FIELDS) return NOT_CRON;
    return cron.nextRun() === null ? 'no day and time is ever like this' : undefined;
  } catch {
    return NOT_CRON;
  }
}

const NOT_CRON = "write five fields of cron ('30 */6 * * *'), or { at, zone }";
