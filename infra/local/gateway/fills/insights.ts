import { errorAnswer } from '../aws-error.ts';
import { type Fill, operations } from '../fill.ts';
import { fieldsOf } from '../insights/fields.ts';
import { parseQuery } from '../insights/query.ts';
import { MalformedQuery } from '../insights/tokens.ts';
import { jsonAnswer, jsonInput } from '../json.ts';
import type { LogStore } from '../logs/store.ts';
import { groupOf } from './log-events.ts';

interface StartInput {
  readonly logGroupName?: string;
  readonly logGroupNames?: readonly string[];
  readonly logGroupIdentifiers?: readonly string[];
  /** Epoch seconds, both included. */
  readonly startTime: number;
  readonly endTime: number;
  readonly queryString: string;
  readonly queryLanguage?: string;
  readonly limit?: number;
}

/** Results are forgotten after so many queries. */
const MOST_RESULTS = 200;

/** Logs Insights over the lines kept here: MiniStack ignores all but a few commands without saying so. */
export function insights(store: LogStore, account: string): Fill {
  const results = new Map<string, unknown>();
  return operations('logs', {
    StartQuery: async (call, forward) => {
      const answer = await forward();
      if (answer.status >= 400) return answer;
      const input = jsonInput<StartInput>(call);
      try {
        if ((input.queryLanguage ?? 'CWLI') !== 'CWLI')
          throw new MalformedQuery(`${input.queryLanguage} is not supported here`);
        const { queryId } = JSON.parse(answer.body.toString('utf8')) as { queryId: string };
        results.set(queryId, resultOf(store, account, input));
        for (const oldest of [...results.keys()].slice(0, -MOST_RESULTS)) results.delete(oldest);
        return jsonAnswer({ queryId });
      } catch (error) {
        if (!(error instanceof MalformedQuery)) throw error;
        return errorAnswer(call, { code: 'MalformedQueryException', message: error.message, status: 400 });
      }
    },
    GetQueryResults: async (call, forward) => {
      const answer = await forward();
      const result = results.get(jsonInput<{ queryId: string }>(call).queryId);
      return answer.status < 400 && result ? jsonAnswer(result) : answer;
    },
  });
}

function resultOf(store: LogStore, account: string, input: StartInput) {
  const run = parseQuery(input.queryString);
  const names = [input.logGroupName, ...(input.logGroupNames ?? []), ...(input.logGroupIdentifiers ?? [])];
  const groups = new Set(names.flatMap((name) => (name ? [groupOf({ logGroupIdentifier: name })] : [])));
  const [start, end] = [input.startTime * 1000, input.endTime * 1000 + 999];
  const events = [...groups].flatMap((group) =>
    store
      .events(group)
      .filter(({ timestamp }) => timestamp >= start && timestamp <= end)
      .map((event) => fieldsOf(event, group, account)),
  );
  const { rows, matched } = run(events);
  const bytes = events.reduce(
    (sum, fields) => sum + Buffer.byteLength(String(fields.get('@message') ?? '')),
    0,
  );
  return {
    queryLanguage: 'CWLI',
    results: rows.slice(0, input.limit ?? rows.length),
    statistics: { recordsMatched: matched, recordsScanned: events.length, bytesScanned: bytes },
    status: 'Complete',
  };
}
