import type { AwsClients } from '#lib/aws/clients.ts';
import { environmentOf } from '#lib/config/portal-config.ts';
import type { LogGroup, LogLine } from '#lib/domain/logs/line.ts';
import { nearest } from '#lib/domain/logs/nearest.ts';
import { byTime } from '#lib/domain/logs/order.ts';
import { lineParser } from '#lib/domain/logs/parse.ts';
import type { RawLogEvent } from '#lib/domain/logs/raw.ts';
import { type Failure, failedAfter, type Missing, ready } from '#lib/domain/reading.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import { instant, minutes, seconds, type TimeRange } from '#lib/domain/time.ts';
import { readRange } from '../hub/read-range.ts';
import { logGroupsOf } from '../log-groups.ts';
import type { Questions, ReadAnswer } from '../protocol.ts';
import type { CollectorServices } from '../services.ts';

/** Pages of 10,000 events: what one question may cost. */
const MOST_EVENTS = 20_000;
const FIRST_STEP = minutes(5);

/**
 * The newest `limit` lines of a range, or the nearest to `around`: in a busy log the newest of some minutes would
 * not reach back to a line that somebody linked to.
 */
export async function readLogs(
  services: CollectorServices,
  ask: Questions['logs']['ask'],
): Promise<ReadAnswer<'logs'>> {
  const { clock, config } = services;
  const environment = environmentOf(config.current(), ask.environment);
  const at = clock();
  const groups = await logGroupsOf(services, environment, ask.groups);
  if (!groups.ok) return failedAfter(undefined, groups.error, at);
  const aws = services.aws(environment);
  const parse = lineParser();
  const lines: LogLine[] = [];
  const missing: Missing[] = [];
  let complete = true;
  const reads = await Promise.all(groups.value.map((group) => linesOf(aws, group, ask)));
  for (const [index, read] of reads.entries()) {
    if (!read.ok) {
      missing.push({ what: groups.value[index]?.label ?? '', failure: read.error });
      continue;
    }
    complete &&= read.value.complete;
    for (const event of read.value.events) lines.push(parse(event));
  }
  const [first] = missing;
  if (first && missing.length === reads.length) return failedAfter(undefined, first.failure, at);
  const sorted = lines.toSorted(byTime);
  const kept = ask.around === undefined ? sorted.slice(-ask.limit) : nearest(sorted, ask.around, ask.limit);
  return ready(
    { lines: kept, complete: complete && kept.length === lines.length },
    { asOf: at, freshFor: seconds(15), source: 'logs:FilterLogEvents', missing },
  );
}

type Part = { readonly events: readonly RawLogEvent[]; readonly complete: boolean };
type Ask = Questions['logs']['ask'];

async function linesOf(aws: AwsClients, group: LogGroup, ask: Ask): Promise<Result<Part, Failure>> {
  const { around, range } = ask;
  if (around === undefined || around <= range.from || around >= range.to) return newestOf(aws, group, ask);
  const before = await newestOf(aws, group, { ...ask, range: { from: range.from, to: around } });
  if (!before.ok) return before;
  const after = await oldestOf(aws, group, { ...ask, range: { from: around, to: range.to } });
  if (!after.ok) return after;
  return ok({
    events: [...before.value.events, ...after.value.events],
    complete: before.value.complete && after.value.complete,
  });
}

/** The API's own order: reads on until there are enough. */
async function oldestOf(
  aws: AwsClients,
  { name }: LogGroup,
  { range, limit, filter }: Ask,
): Promise<Result<Part, Failure>> {
  const events: RawLogEvent[] = [];
  const read = await readRange(aws, { group: name, range, ...(filter ? { filter } : {}) }, (page) => {
    events.push(...page);
    return events.length > limit ? 'enough' : 'more';
  });
  if (!read.ok) return read;
  return ok({
    events: events.toSorted(byTime).slice(0, limit),
    complete: read.value && events.length <= limit,
  });
}

/** The API knows only oldest first, so it looks back from the end in steps that double until there are enough. */
async function newestOf(
  aws: AwsClients,
  { name }: LogGroup,
  { range, limit, filter }: Ask,
): Promise<Result<Part, Failure>> {
  const events: RawLogEvent[] = [];
  let to = range.to;
  for (let step = FIRST_STEP as number; to > range.from; step *= 2) {
    const part: TimeRange = { from: instant(Math.max(range.from, to - step)), to };
    const found: RawLogEvent[] = [];
    const read = await readRange(aws, { group: name, range: part, ...(filter ? { filter } : {}) }, (page) => {
      found.push(...page);
      return found.length + events.length > MOST_EVENTS ? 'enough' : 'more';
    });
    if (!read.ok) return read;
    events.unshift(...found.toSorted(byTime));
    if (!read.value) return ok({ events, complete: false });
    to = part.from;
    if (events.length >= limit) break;
  }
  return ok({ events: events.slice(-limit), complete: to <= range.from && events.length <= limit });
}
