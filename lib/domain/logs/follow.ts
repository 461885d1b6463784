import { minus, plus, type TimeRange } from '../time.ts';
import type { Millis } from '../units.ts';
import { type AccessEntry, accessEntry } from './access-entry.ts';
import { type Invocation, invocationsOf } from './invocation.ts';
import { attemptOf, barOf, initStep, unreadOf } from './invocation-steps.ts';
import { type Journey, type JourneyStep, type KnownLines, spanOf, type Why } from './journey.ts';
import type { LogLine } from './line.ts';
import { byTime } from './order.ts';
import { linesOfRequest } from './request-lines.ts';
import { itemOfRequest, recordsOf } from './stream-record.ts';
import { originSteps, recordSteps, type Write } from './stream-steps.ts';

/**
 * Follows one request id, of API Gateway or of a function, through the lines that are known: access log, the
 * function it called, the processors that worked off what it wrote. Nothing is guessed in silence: what a line does
 * not say is marked inferred, what no log has is marked unavailable, each with its reason.
 */
export function follow(id: string, known: KnownLines): Journey {
  const { ids, lines } = linesOfRequest(id, known.lines);
  const accessLine = lines.find((line) => accessEntry(line) !== undefined);
  const access = accessLine && accessEntry(accessLine);
  const own = lines.filter((line) => line !== accessLine);
  const callers = callersIds(access, own);
  const invocations = invocationsOf(
    known.lines.filter((line) => !accessEntry(line)),
    new Set([...ids].filter((each) => !callers.has(each))),
  );
  const method = access?.method ?? methodOf(own);
  const write = writeOf(method, access, own, invocations);
  const joined = write ? recordSteps(write, known) : originSteps(own, known);
  const steps = [
    ...(method === undefined ? [] : [gatewayStep(access, accessLine, invocations[0], known)]),
    ...joined.steps.filter(isOrigin),
    ...functionSteps(invocations, access, id, known),
    ...joined.steps.filter((step) => !isOrigin(step)),
  ];
  const all = [...new Set([...lines, ...joined.lines])].toSorted(byTime);
  const item = write ? write.item : joined.item;
  const traceId = traceOf(own);
  return {
    steps,
    range: spanOf(steps, all),
    lines: all,
    words: [...new Set([...ids, ...joined.ids]), ...(item === undefined ? [] : [item])],
    ...(item === undefined ? {} : { item }),
    ...(access?.integrationLatency === undefined ? {} : { integrationLatency: access.integrationLatency }),
    ...(traceId === undefined ? {} : { traceId }),
  };
}

/** What a request comes of stands before it. */
const isOrigin = ({ what }: JourneyStep): boolean => what === 'origin';

/** What a request wrote, when it is one that writes and was not refused. */
function writeOf(
  method: string | undefined,
  access: AccessEntry | undefined,
  own: readonly LogLine[],
  invocations: readonly Invocation[],
): Write | undefined {
  const last = invocations.at(-1);
  const status = access?.status ?? statusOf(own) ?? 200;
  if (method === undefined || !last || recordsOf(method).length === 0 || status >= 400) return undefined;
  return { method, item: itemOfRequest(access, own), after: last.range };
}

function functionSteps(
  invocations: readonly Invocation[],
  access: AccessEntry | undefined,
  followed: string,
  known: KnownLines,
): readonly JourneyStep[] {
  if (invocations.length === 0) return access?.functionRequestId ? [absentFunction(known)] : [];
  return [
    ...invocationSteps(invocations, access, followed),
    { what: 'calls', certainty: 'unavailable', why: { code: 'no-call-log' } },
  ];
}

function gatewayStep(
  access: AccessEntry | undefined,
  line: LogLine | undefined,
  invocation: Invocation | undefined,
  known: KnownLines,
): JourneyStep {
  if (!access || !line) {
    const groups = known.groups.filter(({ kind }) => kind === 'access');
    return {
      what: 'gateway',
      certainty: 'unavailable',
      why: unreadOf(groups, known) ?? { code: groups.length > 0 ? 'access-not-found' : 'no-access-log' },
    };
  }
  const about = { what: 'gateway', certainty: 'proven', group: line.group } as const;
  const outcome = (access.status ?? 0) >= 500 ? ({ outcome: 'failed' } as const) : {};
  if (access.latency === undefined) {
    return {
      ...about,
      ...outcome,
      range: { from: line.at, to: line.at },
      why: { code: 'access-no-latency' },
    };
  }
  return {
    ...about,
    ...outcome,
    range: gatewayRange(line, access.latency, invocation),
    why: { code: 'access-log', status: access.status },
  };
}

/**
 * The line bears the moment when the request came. Where the function began before that moment, it bears the one
 * when the answer went, and the request began a latency earlier.
 */
function gatewayRange({ at }: LogLine, latency: Millis, invocation: Invocation | undefined): TimeRange {
  const from = invocation && invocation.range.from < at ? minus(at, latency) : at;
  return { from, to: plus(from, latency) };
}

function invocationSteps(
  invocations: readonly Invocation[],
  access: AccessEntry | undefined,
  followed: string,
): readonly JourneyStep[] {
  return invocations.flatMap((each) => {
    const tries = invocations.filter(({ requestId }) => requestId === each.requestId);
    const named: Why['code'] =
      access?.functionRequestId === each.requestId
        ? 'integration-id'
        : each.requestId === followed
          ? 'same-id'
          : 'own-line';
    return [
      ...initStep(each),
      { what: 'invocation', ...barOf(each, { code: named }), ...attemptOf(each, tries) },
    ];
  });
}

function absentFunction(known: KnownLines): JourneyStep {
  const functions = known.groups.filter(({ kind }) => kind === 'function');
  return {
    what: 'invocation',
    certainty: 'unavailable',
    why: unreadOf(functions, known) ?? { code: 'function-not-found' },
  };
}

/** Ids that API Gateway gave: a function's lines bear them beside their own. */
function callersIds(access: AccessEntry | undefined, lines: readonly LogLine[]): ReadonlySet<string> {
  const beside = lines.flatMap(({ fields }) =>
    fields?.function_request_id !== undefined && fields.requestId !== fields.function_request_id
      ? [fields.requestId]
      : [],
  );
  return new Set([...beside, access?.requestId].filter((each) => typeof each === 'string'));
}

/** What a function says of the request it answers, where there is no access log. */
const methodOf = (lines: readonly LogLine[]): string | undefined =>
  lines.map(({ fields }) => fields?.method ?? fields?.httpMethod).find((each) => typeof each === 'string');

const statusOf = (lines: readonly LogLine[]): number | undefined =>
  lines.map(({ fields }) => fields?.status).find((each) => typeof each === 'number');

const traceOf = (lines: readonly LogLine[]): string | undefined =>
  lines.map(({ fields }) => fields?.xray_trace_id).find((each) => typeof each === 'string' && each !== '-') as
    | string
    | undefined;
