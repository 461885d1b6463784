import type { AwsClients } from '#lib/aws/clients.ts';
import { environmentOf } from '#lib/config/portal-config.ts';
import type { LogGroup, LogLine } from '#lib/domain/logs/line.ts';
import { nearest } from '#lib/domain/logs/nearest.ts';
import { byTime } from '#lib/domain/logs/order.ts';
import { lineParser } from '#lib/domain/logs/parse.ts';
import { readFilter } from '#lib/domain/logs/query/filter.ts';
import type { LineTest } from '#lib/domain/logs/query/match-query.ts';
import type { RawLogEvent } from '#lib/domain/logs/raw.ts';
import { foldTraces } from '#lib/domain/logs/trace.ts';
import { type Failure, failedAfter, type Missing, ready } from '#lib/domain/reading.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import {
  type Clock,
  type Instant,
  instant,
  minutes,
  plus,
  seconds,
  type TimeRange,
} from '#lib/domain/time.ts';
import { readRange } from '../hub/read-range.ts';
import { logGroupsOf } from '../log-groups.ts';
import type { Questions, ReadAnswer } from '../protocol.ts';
import type { CollectorServices } from '../services.ts';

/** Pages of 10,000 events: what one question may cost. */
const MOST_EVENTS = 20_000;
const FIRST_STEP = minutes(5);
/** Who asks waits fifteen seconds; what was not read by then is said instead. */
const PATIENCE = seconds(9);

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
  const wanted = wantedOf(ask, groups.value);
  const lines: LogLine[] = [];
  const missing: Missing[] = [];
  let complete = true;
  let searchedFrom = ask.range.from;
  const bounds = { clock, deadline: plus(at, PATIENCE) };
  const reads = await Promise.all(groups.value.map((group) => linesOf(aws, group, wanted.ask, bounds)));
  for (const [index, read] of reads.entries()) {
    if (!read.ok) {
      missing.push({ what: groups.value[index]?.label ?? '', failure: read.error });
      continue;
    }
    complete &&= read.value.complete;
    searchedFrom = instant(Math.max(searchedFrom, read.value.from));
    for (const event of read.value.events) lines.push(parse(event));
  }
  const [first] = missing;
  if (first && missing.length === reads.length) return failedAfter(undefined, first.failure, at);
  const sorted = lines.toSorted(byTime);
  const entries = foldTraces(
    sorted,
    (line) => line,
    (_, line) => line,
  );
  const isSearched = wanted.test !== undefined && (entries.length > ask.limit || !complete);
  const found = isSearched && wanted.test ? entries.filter(wanted.test) : entries;
  const kept = ask.around === undefined ? found.slice(-ask.limit) : nearest(found, ask.around, ask.limit);
  return ready(
    {
      lines: kept,
      complete: complete && kept.length === found.length,
      ...(isSearched ? { searched: entries.length } : {}),
      ...(searchedFrom > ask.range.from ? { searchedFrom } : {}),
    },
    { asOf: at, freshFor: seconds(15), source: 'logs:FilterLogEvents', missing },
  );
}

type Part = {
  readonly events: readonly RawLogEvent[];
  readonly complete: boolean;
  /** All from here on were read. */
  readonly from: Instant;
};
type Ask = Questions['logs']['ask'];
type Bounds = { readonly clock: Clock; readonly deadline: Instant };

/** How to read for a query: a filter pattern is CloudWatch's to evaluate, ours is held against what was read. */
function wantedOf(ask: Ask, groups: readonly LogGroup[]): { readonly ask: Ask; readonly test?: LineTest } {
  if (ask.query === undefined) return { ask };
  const { pattern, test, query } = readFilter(
    ask.query,
    (name) => groups.find((each) => each.name === name)?.label ?? name,
  );
  if (pattern !== undefined) return { ask: { ...ask, filter: pattern } };
  return query.kind === 'everything' ? { ask } : { ask: { ...ask, limit: MOST_EVENTS }, test };
}

async function linesOf(
  aws: AwsClients,
  group: LogGroup,
  ask: Ask,
  bounds: Bounds,
): Promise<Result<Part, Failure>> {
  const { around, range } = ask;
  if (around === undefined || around <= range.from || around >= range.to) {
    return newestOf(aws, group, ask, bounds);
  }
  const before = await newestOf(aws, group, { ...ask, range: { from: range.from, to: around } }, bounds);
  if (!before.ok) return before;
  const after = await oldestOf(aws, group, { ...ask, range: { from: around, to: range.to } });
  if (!after.ok) return after;
  return ok({
    events: [...before.value.events, ...after.value.events],
    complete: before.value.complete && after.value.complete,
    from: before.value.from,
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
    from: range.from,
  });
}

/** The API knows only oldest first, so it looks back from the end in steps that double until there are enough. */
async function newestOf(
  aws: AwsClients,
  { name }: LogGroup,
  { range, limit, filter }: Ask,
  { clock, deadline }: Bounds,
): Promise<Result<Part, Failure>> {
  const events: RawLogEvent[] = [];
  let to = range.to;
  for (let step = FIRST_STEP as number; to > range.from; step *= 2) {
    const part: TimeRange = { from: instant(Math.max(range.from, to - step)), to };
    const found: RawLogEvent[] = [];
    const read = await readRange(aws, { group: name, range: part, ...(filter ? { filter } : {}) }, (page) => {
      found.push(...page);
      return found.length + events.length > MOST_EVENTS || clock() > deadline ? 'enough' : 'more';
    });
    if (!read.ok) return read;
    events.unshift(...found.toSorted(byTime));
    // The API begins with the oldest: of a step that was cut nobody knows the newest part.
    if (!read.value) return ok({ events, complete: false, from: to });
    to = part.from;
    if (events.length >= limit || clock() > deadline) break;
  }
  const complete = to <= range.from && events.length <= limit;
  return ok({ events: events.slice(-limit), complete, from: to });
}
