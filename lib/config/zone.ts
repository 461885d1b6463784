import { z } from 'zod';
import { didYouMean } from './meant.ts';

/** Whether a name of a time zone means something. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

export const zoneWords = (zone: unknown): string =>
  `write a time zone, for example Asia/Tokyo${didYouMean(String(zone), Intl.supportedValuesOf('timeZone'))}`;

/** What asks for a moment in a zone that there is none of is not asked. */
export const zone = z.string().refine(isZone, { error: ({ input }) => zoneWords(input), abort: true });
