import { errorAnswer } from '../aws-error.ts';
import type { Answer, Call } from '../call.ts';
import { type Fill, operations } from '../fill.ts';
import { errorCode, jsonAnswer, jsonInput } from '../json.ts';
import { InvalidPattern } from '../logs/filter-pattern.ts';
import type { LogJournal } from '../logs/journal.ts';
import { type FilterInput, filterEvents, type GetInput, getEvents, InvalidToken } from '../logs/read.ts';

interface GroupInput {
  readonly logGroupName?: string;
  readonly logGroupIdentifier?: string;
}

/**
 * MiniStack gives events of a call one time stamp and no id, and stops at 10,000 without saying so. Lines come
 * from `observed.py` and from PutLogEvents; every read of them is answered here.
 */
export function logEvents(journal: LogJournal): Fill {
  const { store } = journal;
  const reading =
    (answer: (call: Call, group: string) => unknown): Fill =>
    async (call, forward) => {
      const group = groupOf(jsonInput<GroupInput>(call));
      const refused = await refusal(forward, store.has(group));
      if (refused) return refused;
      try {
        return jsonAnswer(answer(call, group));
      } catch (error) {
        if (!(error instanceof InvalidPattern || error instanceof InvalidToken)) throw error;
        return errorAnswer(call, { code: 'InvalidParameterException', message: error.message, status: 400 });
      }
    };

  return operations('logs', {
    FilterLogEvents: reading((call, group) => {
      const { events, nextToken } = filterEvents(store.events(group), jsonInput<FilterInput>(call));
      const shown = events.map(({ stream, timestamp, message, ingestionTime, eventId }) => ({
        logStreamName: stream,
        timestamp,
        message,
        ingestionTime,
        eventId,
      }));
      return { events: shown, searchedLogStreams: [], ...(nextToken ? { nextToken } : {}) };
    }),
    GetLogEvents: reading((call, group) => {
      const input = jsonInput<GetInput & { logStreamName: string }>(call);
      const ofStream = store.events(group).filter((event) => event.stream === input.logStreamName);
      const { events, ...tokens } = getEvents(ofStream, input);
      const shown = events.map(({ timestamp, message, ingestionTime }) => ({
        timestamp,
        message,
        ingestionTime,
      }));
      return { events: shown, ...tokens };
    }),
    PutLogEvents: async (call, forward) => {
      const answer = await forward();
      if (answer.status === 200) put(journal, jsonInput<PutInput>(call));
      return answer;
    },
    DeleteLogGroup: async (call, forward) => {
      const answer = await forward();
      if (answer.status === 200) journal.dropGroup(jsonInput<{ logGroupName: string }>(call).logGroupName);
      return answer;
    },
    DeleteLogStream: async (call, forward) => {
      const answer = await forward();
      const { logGroupName, logStreamName } = jsonInput<{ logGroupName: string; logStreamName: string }>(
        call,
      );
      const ours = store.streams(logGroupName).some((stream) => stream.name === logStreamName);
      const allowed = answer.status === 200 || (errorCode(answer) === 'ResourceNotFoundException' && ours);
      if (allowed) journal.dropStream(logGroupName, logStreamName);
      return allowed ? jsonAnswer({}) : answer;
    },
    StartLiveTail: async (call, forward) => {
      const answer = await forward();
      if (answer.status >= 400) return answer;
      const message = 'Live Tail is not available here: poll FilterLogEvents.';
      return errorAnswer(call, { code: 'InvalidOperationException', message, status: 400 });
    },
  });
}

/** The group's name, from a name or an ARN. */
export function groupOf({ logGroupName, logGroupIdentifier }: GroupInput): string {
  const given = logGroupName ?? logGroupIdentifier ?? '';
  return /^arn:[^:]+:logs:[^:]*:[^:]*:log-group:([^:]+)/.exec(given)?.[1] ?? given;
}

/** MiniStack's refusal, unless it only does not know a stream or a group that is kept here. */
async function refusal(forward: () => Promise<Answer>, known: boolean): Promise<Answer | undefined> {
  const answer = await forward();
  if (answer.status < 400) return undefined;
  return known && errorCode(answer) === 'ResourceNotFoundException' ? undefined : answer;
}

interface PutInput {
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly logEvents?: readonly { readonly timestamp: number; readonly message: string }[];
}

function put(journal: LogJournal, input: PutInput): void {
  for (const { timestamp, message } of input.logEvents ?? []) {
    journal.append(input.logGroupName, input.logStreamName, timestamp, Date.now(), message);
  }
}
