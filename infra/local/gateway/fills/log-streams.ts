import { type Fill, operations } from '../fill.ts';
import { jsonAnswer, jsonInput } from '../json.ts';
import type { LogStore, LogStream } from '../logs/store.ts';
import { groupOf } from './log-events.ts';

interface StreamsInput {
  readonly logGroupName?: string;
  readonly logGroupIdentifier?: string;
  readonly logStreamNamePrefix?: string;
  readonly orderBy?: 'LogStreamName' | 'LastEventTime';
  readonly descending?: boolean;
  readonly limit?: number;
  readonly nextToken?: string;
}

type Described = Record<string, unknown> & { logStreamName: string; lastEventTimestamp?: number };

/** MiniStack makes no streams for functions any more: their streams are those of the lines kept here. */
export function logStreams(store: LogStore, region: string, account: string): Fill {
  return operations('logs', {
    DescribeLogStreams: async (call, forward) => {
      const answer = await forward();
      if (answer.status >= 400) return answer;
      const input = jsonInput<StreamsInput>(call);
      const group = groupOf(input);
      const arn = `arn:aws:logs:${region}:${account}:log-group:${group}:log-stream:`;
      const ours = store.streams(group).map((stream) => described(stream, arn));
      // Streams that somebody made and nobody wrote to.
      const theirs = (JSON.parse(answer.body.toString('utf8')) as { logStreams: Described[] }).logStreams;
      const empty = theirs.filter(
        ({ logStreamName }) => !ours.some((own) => own.logStreamName === logStreamName),
      );
      return jsonAnswer(page([...ours, ...empty], input));
    },
    DescribeLogGroups: async (_, forward) => {
      const answer = await forward();
      if (answer.status >= 400) return answer;
      const output = JSON.parse(answer.body.toString('utf8')) as { logGroups: { logGroupName: string }[] };
      const logGroups = output.logGroups.map((group) => ({
        ...group,
        storedBytes: store.bytes(group.logGroupName),
      }));
      return jsonAnswer({ ...output, logGroups });
    },
  });
}

function described(stream: LogStream, arn: string): Described {
  const { name, creationTime, firstEventTimestamp, lastEventTimestamp, lastIngestionTime } = stream;
  return {
    logStreamName: name,
    creationTime,
    firstEventTimestamp,
    lastEventTimestamp,
    lastIngestionTime,
    uploadSequenceToken: '1',
    arn: `${arn}${name}`,
    // Always 0 for streams since 2019, as on AWS.
    storedBytes: 0,
  };
}

function page(
  streams: readonly Described[],
  input: StreamsInput,
): { logStreams: Described[]; nextToken?: string } {
  const byTime = input.orderBy === 'LastEventTime';
  const ordered = streams
    .filter(({ logStreamName }) => logStreamName.startsWith(input.logStreamNamePrefix ?? ''))
    .sort((a, b) => (byTime ? (a.lastEventTimestamp ?? 0) - (b.lastEventTimestamp ?? 0) : compare(a, b)));
  if (input.descending) ordered.reverse();
  const start = Number(input.nextToken ?? 0);
  const end = start + (input.limit ?? 50);
  return {
    logStreams: ordered.slice(start, end),
    ...(end < ordered.length ? { nextToken: String(end) } : {}),
  };
}

const compare = (a: Described, b: Described) => (a.logStreamName < b.logStreamName ? -1 : 1);
