import { filterLogEvents } from '#lib/aws/read/logs/filter-events.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import { lineParser } from '#lib/domain/logs/parse.ts';
import type { RawLogEvent } from '#lib/domain/logs/raw.ts';
import type { Failure } from '#lib/domain/reading.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { logGroupsOf } from './log-groups.ts';
import type { CollectorServices } from './services.ts';

/** Lines of one function that speak of a cause. */
export type SaidLines = { readonly group: LogGroup; readonly events: readonly RawLogEvent[] };

/** CloudWatch's own patterns: a line that says either, and a line of the level ERROR. */
const SPEAKS = '?"Task timed out after" ?"is not authorized to perform"';
const ERRORS = 'ERROR';
/** Enough to count and to date; what repeats by the thousand is the same cause. */
const MOST_PAGES = 3;

/** Lines of the environment's functions that tell a timeout or a refusal; one call a function, free of charge. */
export const saidLines = (
  services: CollectorServices,
  environment: ConfiguredEnvironment,
  range: TimeRange,
): Promise<Result<readonly SaidLines[], Failure>> => linesWith(services, environment, range, SPEAKS);

/** Lines of the environment's functions that say ERROR. */
export const errorLines = (
  services: CollectorServices,
  environment: ConfiguredEnvironment,
  range: TimeRange,
): Promise<Result<readonly SaidLines[], Failure>> => linesWith(services, environment, range, ERRORS);

async function linesWith(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
  range: TimeRange,
  filter: string,
): Promise<Result<readonly SaidLines[], Failure>> {
  const groups = await logGroupsOf(services, environment, []);
  if (!groups.ok) return groups;
  const said: SaidLines[] = [];
  for (const group of groups.value.filter(({ kind }) => kind === 'function')) {
    const events: RawLogEvent[] = [];
    let next: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const read = await filterLogEvents(services.aws(environment), {
        ...{ group: group.name, range, filter },
        ...(next === undefined ? {} : { next }),
      });
      if (!read.ok) return read;
      events.push(...read.value.events);
      next = read.value.next;
      if (next === undefined) break;
    }
    said.push({ group, events });
  }
  return ok(said);
}

/** Different requests among a function's lines whose level is ERROR; a line that names none counts as one. */
export function failedCalls({ events }: SaidLines): number {
  const parse = lineParser();
  const failed = events.map(parse).filter(({ level }) => level === 'ERROR');
  return new Set(failed.map(({ requestId, eventId }) => requestId ?? eventId)).size;
}
