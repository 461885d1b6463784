import { setTimeout as pause } from 'node:timers/promises';
import { type AwsError, errorAnswer } from '../gateway/aws-error.ts';
import type { Answer, Call } from '../gateway/call.ts';
import { jsonAnswer, jsonInput } from '../gateway/json.ts';
import { emptyPage, type FilterInput } from '../gateway/logs/read.ts';
import type { Caller, FaultRule } from './fault.ts';

const DEFAULT_DELAY_MS = 5_000;

/** What a fault makes of a call. `frozen` holds the answers of one `stale` fault. */
export async function faultedAnswer(
  fault: FaultRule['fault'],
  call: Call,
  caller: Caller,
  frozen: Map<string, Answer>,
  truth: () => Promise<Answer>,
): Promise<Answer> {
  switch (fault.kind) {
    case 'denied':
      return errorAnswer(call, denied(call, caller));
    case 'throttled':
      return errorAnswer(call, throttled(call));
    case 'slow': {
      // Taken at once, with the keys of the moment, and answered late: as AWS does.
      const answer = await truth();
      await pause(fault.delayMs ?? DEFAULT_DELAY_MS);
      return answer;
    }
    case 'partial':
      return partial(call, await truth());
    case 'empty':
      return emptied(await truth());
    case 'stale': {
      const key = timeless(call);
      const answer = frozen.get(key) ?? (await truth());
      frozen.set(key, answer);
      return answer;
    }
    case 'cut':
      return { ...(await truth()), cut: true };
  }
}

function denied(call: Call, caller: Caller): AwsError {
  const who = caller.arn ?? call.accessKeyId ?? 'anonymous';
  const action = `${call.service}:${call.operation}`;
  const message = `User: ${who} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`;
  if (call.service === 'ec2') return { code: 'UnauthorizedOperation', message, status: 403 };
  if (call.protocol === 'query' || call.protocol === 'rest-xml')
    return { code: 'AccessDenied', message, status: 403 };
  return { code: 'AccessDeniedException', message, status: call.protocol === 'json' ? 400 : 403 };
}

const throttles: Record<string, AwsError> = {
  lambda: { code: 'TooManyRequestsException', message: 'Rate exceeded', status: 429 },
  apigateway: { code: 'TooManyRequestsException', message: 'Too Many Requests', status: 429 },
  s3: { code: 'SlowDown', message: 'Please reduce your request rate.', status: 503 },
  ec2: { code: 'RequestLimitExceeded', message: 'Request limit exceeded.', status: 503 },
  dynamodb: {
    code: 'ProvisionedThroughputExceededException',
    message: 'The level of configured provisioned throughput for the table was exceeded.',
    status: 400,
  },
};

function throttled(call: Call): AwsError {
  const code = call.protocol === 'query' ? 'Throttling' : 'ThrottlingException';
  return throttles[call.service] ?? { code, message: 'Rate exceeded', status: 400 };
}

interface MetricResult {
  readonly Timestamps: readonly number[];
  readonly Values: readonly number[];
}

function partial(call: Call, answer: Answer): Answer {
  if (answer.status !== 200 || call.protocol !== 'json') return answer;
  if (call.operation === 'FilterLogEvents') {
    const input = jsonInput<FilterInput>(call);
    return input.nextToken ? answer : jsonAnswer({ ...emptyPage(input), searchedLogStreams: [] });
  }
  if (call.operation !== 'GetMetricData') return answer;
  const output = JSON.parse(answer.body.toString('utf8')) as { MetricDataResults: MetricResult[] };
  return jsonAnswer({ ...output, MetricDataResults: output.MetricDataResults.map(olderHalf) }, '1.0');
}

function olderHalf(result: MetricResult): MetricResult {
  const middle = result.Timestamps.toSorted((a, b) => a - b)[Math.floor(result.Timestamps.length / 2)] ?? 0;
  const older = result.Timestamps.map((at) => at < middle);
  return {
    ...result,
    Timestamps: result.Timestamps.filter((_, index) => older[index]),
    Values: result.Values.filter((_, index) => older[index]),
    StatusCode: 'PartialData',
  } as MetricResult;
}

function emptied(answer: Answer): Answer {
  if (answer.status !== 200) return answer;
  const text = answer.body.toString('utf8');
  if (text.startsWith('<')) return { ...answer, body: Buffer.from(withoutMembers(text)) };
  if (!text.startsWith('{')) return answer;
  const fields = Object.entries(JSON.parse(text) as Record<string, unknown>)
    .filter(([name]) => !/^(nextToken|nextMarker|lastEvaluatedKey)$/i.test(name))
    .map(([name, value]) => [name, Array.isArray(value) ? [] : value]);
  return { ...answer, body: Buffer.from(JSON.stringify(Object.fromEntries(fields))) };
}

/** XML without its outermost `member` and `item` elements, and without a token. */
function withoutMembers(xml: string): string {
  let depth = 0;
  const parts = xml.replace(/<NextToken>[^<]*<\/NextToken>/gi, '').split(/(<\/?(?:member|item)>)/);
  return parts
    .filter((part) => {
      if (/^<(member|item)>$/.test(part)) depth += 1;
      const keep = depth === 0;
      if (/^<\/(member|item)>$/.test(part)) depth -= 1;
      return keep;
    })
    .join('');
}

/** The call without the moments in it: a window that moves on asks the same question. */
function timeless(call: Call): string {
  const body = call.body.toString('utf8').replace(/"(startTime|endTime)"\s*:\s*[^,}]+/gi, '');
  return [call.accessKeyId, call.service, call.operation, call.method, call.target, body].join('\n');
}
