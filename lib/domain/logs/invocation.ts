import { instant, minus, plus, type TimeRange } from '../time.ts';
import type { LogLine } from './line.ts';
import { type LambdaReport, parseReport } from './report.ts';

/** One run of a function, as its own lines tell it. Lambda tries an event again under the same request id. */
export type Invocation = {
  readonly group: string;
  readonly requestId: string;
  /** In order of time. */
  readonly lines: readonly LogLine[];
  readonly range: TimeRange;
  /** `seen`: from START for as long as REPORT says; else which of the two lines is missing. */
  readonly bounds: 'seen' | 'no-start' | 'no-report';
  readonly report?: LambdaReport;
  /** The service's own word, on its REPORT or on a line of its own. */
  readonly timedOut: boolean;
  readonly failed: boolean;
  /** Where the environment began right before, and whether a line says when, or only REPORT how long. */
  readonly init?: { readonly range: TimeRange; readonly seen: boolean };
};

/**
 * Invocations of the given function request ids, oldest first. A log stream belongs to one environment, which runs
 * one invocation at a time: within it each START begins another.
 * @param lines all that are known, in any order, but no access log's: what stands before an invocation counts too
 */
export function invocationsOf(lines: readonly LogLine[], ids: ReadonlySet<string>): readonly Invocation[] {
  const streams = Map.groupBy(lines, ({ group, stream }) => `${group} ${stream}`);
  const found = [...streams.values()].flatMap((stream) => {
    if (!stream.some((line) => ids.has(functionRequestId(line) ?? ''))) return [];
    const ordered = stream.toSorted((a, b) => a.at - b.at || rankOf(a) - rankOf(b));
    const runs = new Map<string, LogLine[][]>();
    for (const line of ordered) {
      const id = functionRequestId(line);
      if (id === undefined || !ids.has(id)) continue;
      const mine = runs.get(id) ?? [];
      runs.set(id, mine);
      const last = mine.at(-1);
      if (last && !isStart(line)) last.push(line);
      else mine.push([line]);
    }
    return [...runs].flatMap(([id, parts]) => parts.map((part) => invocationOf(id, part, ordered)));
  });
  return found.toSorted((a, b) => a.range.from - b.range.from);
}

/** The id under which Lambda ran what this line is of; an application may log the caller's id as `requestId`. */
export function functionRequestId({ fields, requestId }: LogLine): string | undefined {
  const own = fields?.function_request_id;
  return typeof own === 'string' && own !== '' ? own : requestId;
}

function invocationOf(requestId: string, lines: readonly LogLine[], stream: readonly LogLine[]): Invocation {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) throw new Error('an invocation has a line');
  const reported = lines.flatMap((line) => {
    const report = parseReport(line.message);
    return report ? [{ report, line }] : [];
  })[0];
  const begun = lines.find(isStart);
  const { report } = reported ?? {};
  const from = begun?.at ?? (reported ? minus(reported.line.at, reported.report.duration) : first.at);
  const to = report ? plus(from, report.duration) : last.at;
  const init = begun && initOf(begun, report, stream);
  return {
    group: first.group,
    requestId,
    lines,
    range: { from: instant(Math.min(from, first.at)), to },
    bounds: !report ? 'no-report' : begun ? 'seen' : 'no-start',
    timedOut: lines.some(({ message }) => /\bTask timed out\b|\bStatus: timeout\b/.test(message)),
    failed: lines.some(({ level, message }) => level === 'ERROR' || /\bStatus: error\b/.test(message)),
    ...(report ? { report } : {}),
    ...(init ? { init } : {}),
  };
}

/** A cold start: INIT_START bears no request id, it is the stream's line before START. */
function initOf(
  begun: LogLine,
  report: LambdaReport | undefined,
  stream: readonly LogLine[],
): Invocation['init'] {
  if (report?.init === undefined) return undefined;
  const before = stream[stream.indexOf(begun) - 1];
  const seen = before?.message.startsWith('INIT_START') ?? false;
  const from = seen && before ? before.at : minus(begun.at, report.init);
  return { range: { from, to: plus(from, report.init) }, seen };
}

const isStart = ({ level, message }: LogLine): boolean =>
  level === 'PLATFORM' && message.startsWith('START ');

/** Lines of one millisecond: START before what the function says, END and REPORT after. */
const rankOf = ({ level, message }: LogLine): number =>
  level !== 'PLATFORM' ? 2 : message.startsWith('INIT_START') ? 0 : message.startsWith('START ') ? 1 : 3;
