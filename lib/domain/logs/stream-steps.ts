import { plus, seconds, type TimeRange } from '../time.ts';
import { accessEntry } from './access-entry.ts';
import { type Invocation, invocationsOf } from './invocation.ts';
import { attemptOf, barOf, initStep, unreadOf } from './invocation-steps.ts';
import { type JourneyStep, type KnownLines, spanOf } from './journey.ts';
import type { LogLine } from './line.ts';
import { linesOfRequest } from './request-lines.ts';
import { itemOfRequest, recordsOf, type StreamRecord, streamRecord } from './stream-record.ts';

type Joined = {
  readonly steps: readonly JourneyStep[];
  readonly lines: readonly LogLine[];
  /** Request ids of what is joined. */
  readonly ids: ReadonlySet<string>;
  /** What the join is by. */
  readonly item?: string;
};
/** A request that left a stream record, and when its function ran. */
export type Write = { readonly method: string; readonly item: string | undefined; readonly after: TimeRange };

/**
 * The stream records that a write left, by the item they name: a record bears no request id. The first that fits
 * is taken; how many more would fit is said.
 */
export function recordSteps({ method, item, after }: Write, known: KnownLines): Joined {
  const { lines } = known;
  if (item === undefined) return unavailable({ code: 'no-item' });
  const events = recordsOf(method);
  const fitting = lines
    .flatMap((line) => streamRecord(line) ?? [])
    .filter((each) => each.item === item && events.includes(each.eventName) && each.line.at >= after.from)
    .toSorted((a, b) => a.line.at - b.line.at);
  const [first] = fitting;
  if (!first) return unavailable(unreadOf(functionsOf(known), known) ?? { code: 'no-record', item });
  const same = fitting.filter((each) => keyOf(each) === keyOf(first));
  const others = new Set(fitting.map(keyOf)).size - 1;
  const ids = new Set(same.map((each) => each.functionRequestId));
  const tries = invocationsOf(lines, ids);
  const why = { code: 'record', event: first.eventName, item, others } as const;
  const steps = tries.flatMap((each): readonly JourneyStep[] => [
    ...initStep(each),
    {
      ...barOf(withoutOthers(each, same), why),
      what: 'record',
      certainty: 'inferred',
      why,
      ...attemptOf(each, tries),
    },
  ]);
  return {
    ids,
    steps: [...waitStep(after, tries[0]), ...steps],
    lines: [...same.map(({ line }) => line), ...tries.flatMap((each) => each.lines.filter(isPlatform))],
  };
}

/** From the end of the function to the begin of the processor; a stream may be quicker than the function ends. */
function waitStep({ to }: TimeRange, first: Invocation | undefined): readonly JourneyStep[] {
  if (!first || first.range.from <= to) return [];
  return [
    { what: 'wait', certainty: 'inferred', why: { code: 'wait' }, range: { from: to, to: first.range.from } },
  ];
}

/** A batch may hold records of other requests: their errors are not this one's. */
function withoutOthers(each: Invocation, same: readonly StreamRecord[]): Invocation {
  const failed = same.some(({ line }) => line.level === 'ERROR' && each.lines.includes(line));
  return { ...each, failed };
}

/** A write may be told of after the record it left: a function says what it answered once it is done. */
const TOLD_LATE = seconds(30);

/** Which request wrote what a processor worked on, when it worked on one record. */
export function originSteps(own: readonly LogLine[], known: KnownLines): Joined {
  const records = own.flatMap((line) => streamRecord(line) ?? []);
  const [record] = records;
  if (!record) return { steps: [], lines: [], ids: new Set() };
  const { item } = record;
  const items = new Set(records.map((each) => each.item)).size;
  if (items > 1) return unavailable({ code: 'batch', items }, 'origin');
  const [write] = known.lines
    .filter((line) => isWriteOf(record, line))
    .toSorted((a, b) => Math.abs(a.at - record.line.at) - Math.abs(b.at - record.line.at));
  const requestId = write && requestIdOf(write);
  if (!write || requestId === undefined) {
    const why = unreadOf(functionsOf(known), known) ?? ({ code: 'no-write', item } as const);
    return { ...unavailable(why, 'origin'), item };
  }
  const { lines, ids } = linesOfRequest(requestId, known.lines);
  const range = spanOf([], lines) ?? { from: write.at, to: write.at };
  const why = { code: 'written-by', item } as const;
  return {
    steps: [{ what: 'origin', certainty: 'inferred', why, group: write.group, range, requestId }],
    lines,
    ids,
    item,
  };
}

function isWriteOf({ item, eventName, line }: StreamRecord, other: LogLine): boolean {
  const { fields } = other;
  const method = fields?.httpMethod ?? fields?.method;
  if (typeof method !== 'string' || !recordsOf(method).includes(eventName)) return false;
  if (Number(fields?.status) >= 400 || other.at > plus(line.at, TOLD_LATE)) return false;
  return itemOfRequest(accessEntry(other), [other]) === item;
}

/** The caller's request, which an application logs beside its own. */
const requestIdOf = ({ fields, requestId }: LogLine): string | undefined =>
  typeof fields?.requestId === 'string' ? fields.requestId : requestId;

const functionsOf = ({ groups }: KnownLines): KnownLines['groups'] =>
  groups.filter(({ kind }) => kind === 'function');

const keyOf = ({ eventId, functionRequestId }: StreamRecord): string => eventId ?? functionRequestId;

const isPlatform = ({ level }: LogLine): boolean => level === 'PLATFORM';

const unavailable = (why: JourneyStep['why'], what: JourneyStep['what'] = 'record'): Joined => ({
  steps: [{ what, certainty: 'unavailable', why }],
  lines: [],
  ids: new Set(),
});
