import type { Instant } from '../time.ts';
import { type Millis, millis } from '../units.ts';
import { jsonTail } from './formats/json-text.ts';
import { platformWords } from './formats/platform.ts';

/** What Lambda says of one invocation when it ends. */
export type LambdaReport = {
  readonly requestId: string;
  readonly duration: Millis;
  readonly billed: Millis;
  /** What it may use and what it used, MB. */
  readonly memoryMb: number;
  readonly usedMb: number;
  /** Only on a cold start: how long the environment took to begin. */
  readonly init?: Millis;
  /** `timeout`, `error`: how it ended where it did not end well. */
  readonly status?: string;
};

/** `Billed Duration` and `Init Duration` end in the same word: each is found with what stands before it. */
const FIGURE =
  /(?:^|\s)((?:Billed Restore |Billed |Init |Restore )?Duration|Memory Size|Max Memory Used): (\d+(?:\.\d+)?) (ms|MB)\b/g;

/**
 * The same of an event as CloudWatch keeps it: a line of the text format, or a `platform.report` of the JSON format.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html#platform-report
 */
export function reportOf(message: string): LambdaReport | undefined {
  if (!message.startsWith('{')) return parseReport(message);
  const words = platformWords(jsonTail(message.trimEnd())?.value ?? {});
  return words === undefined ? undefined : parseReport(words);
}

/** A report with where and when it was said. */
export type ReportedInvocation = LambdaReport & { readonly group: string; readonly at: Instant };

/**
 * Reads a `REPORT RequestId: …` line, tabs or spaces between its parts, their order as it comes. Undefined for any
 * other line, and for one that lacks a part: half a report is none.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
export function parseReport(line: string): LambdaReport | undefined {
  const requestId = /^REPORT RequestId: ([\w-]+)/.exec(line)?.[1];
  const said = new Map<string, number>();
  for (const [, name = '', value, unit = ''] of line.matchAll(FIGURE)) {
    if (!said.has(`${name} ${unit}`)) said.set(`${name} ${unit}`, Number(value));
  }
  const duration = said.get('Duration ms');
  const billed = said.get('Billed Duration ms');
  const memoryMb = said.get('Memory Size MB');
  const usedMb = said.get('Max Memory Used MB');
  const init = said.get('Init Duration ms');
  if (!requestId || duration === undefined || billed === undefined) return undefined;
  if (memoryMb === undefined || usedMb === undefined) return undefined;
  const status = /\bStatus: (\w+)/.exec(line)?.[1];
  return {
    requestId,
    duration: millis(duration),
    billed: millis(billed),
    memoryMb,
    usedMb,
    ...(init === undefined ? {} : { init: millis(init) }),
    ...(status === undefined ? {} : { status }),
  };
}
