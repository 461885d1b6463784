import { expect, test } from 'vitest';
import { LogStore } from '../logs/store.ts';
import { fieldsOf } from './fields.ts';
import { parseQuery } from './query.ts';
import { MalformedQuery } from './tokens.ts';

const T = Date.parse('2026-11-22T05:00:00Z');
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const group = '/aws/lambda/items-dev-api';

function run(query: string, messages: readonly (readonly [second: number, message: string])[]) {
  const store = new LogStore();
  for (const [second, message] of messages) {
    store.append(group, 's', { timestamp: T + second * 1000, ingestionTime: T, message });
  }
  const events = store.events(group).map((event) => fieldsOf(event, group, '000000000000'));
  return parseQuery(query)(events).rows.map((row) =>
    Object.fromEntries(row.filter(({ field }) => field !== '@ptr').map(({ field, value }) => [field, value])),
  );
}

const lines = [
  [1, `START RequestId: ${id(1)} Version: $LATEST`],
  [2, `{"level":"ERROR","message":"boom","function_request_id":"${id(1)}","status":502}`],
  [
    3,
    `REPORT RequestId: ${id(1)}\tDuration: 30.50 ms\tBilled Duration: 31 ms\tMemory Size: 256 MB\tMax Memory Used: 70 MB\tInit Duration: 200.10 ms`,
  ],
  [
    61,
    `REPORT RequestId: ${id(2)}\tDuration: 10.00 ms\tBilled Duration: 10 ms\tMemory Size: 256 MB\tMax Memory Used: 72 MB`,
  ],
  [62, `2026-11-22T05:01:02.000Z\t${id(2)}\tINFO\t{"level":"INFO","message":"fine"}`],
] as const;

test('the saved query for errors finds the error, with the fields of its JSON', () => {
  const query = `fields @timestamp, @log, level, message, function_request_id
    | filter level = "ERROR" or @message like /Task timed out|Runtime\\./
    | sort @timestamp desc
    | limit 100`;
  expect(run(query, lines)).toEqual([
    {
      '@timestamp': '2026-11-22 05:00:02.000',
      '@log': `000000000000:${group}`,
      level: 'ERROR',
      message: 'boom',
      function_request_id: id(1),
    },
  ]);
});

test('the slowest calls come from REPORT lines, memory in bytes', () => {
  const query =
    'filter @type = "REPORT" | fields @requestId, @duration, @billedDuration, @maxMemoryUsed | sort @duration desc | limit 1';
  expect(run(query, lines)).toEqual([
    { '@requestId': id(1), '@duration': '30.5', '@billedDuration': '31', '@maxMemoryUsed': '70000000' },
  ]);
});

test('cold starts are counted by group', () => {
  const query =
    'filter @type = "REPORT" and ispresent(@initDuration) | stats count(*) as coldStarts, avg(@initDuration) as averageInit, max(@initDuration) as longestInit by @log';
  expect(run(query, lines)).toEqual([
    { '@log': `000000000000:${group}`, coldStarts: '1', averageInit: '200.1', longestInit: '200.1' },
  ]);
});

test('one request is found in platform lines, prefixed lines and JSON', () => {
  const query = `fields @message | filter @requestId = "${id(2)}" or function_request_id = "${id(2)}" | sort @timestamp asc`;
  expect(run(query, lines).map((row) => row['@message']?.slice(0, 6))).toEqual(['REPORT', '2026-1']);
});

test('time is cut into bins, with percentiles', () => {
  const query = 'filter @type = "REPORT" | stats count(), pct(@duration, 95) by bin(1m)';
  expect(run(query, lines)).toEqual([
    { 'bin(1m)': '2026-11-22 05:00:00.000', 'count(*)': '1', 'pct(@duration, 95)': '30.5' },
    { 'bin(1m)': '2026-11-22 05:01:00.000', 'count(*)': '1', 'pct(@duration, 95)': '10' },
  ]);
});

test('nothing counted is 0, but has no average', () => {
  expect(run('filter level = "FATAL" | stats count(*) as n, avg(@duration) as mean', lines)).toEqual([
    { n: '0' },
  ]);
});

test('without an order the newest line comes first', () => {
  expect(run('fields @timestamp | limit 2', lines).map((row) => row['@timestamp'])).toEqual([
    '2026-11-22 05:01:02.000',
    '2026-11-22 05:01:01.000',
  ]);
});

test.each([
  'parse @message "* *" as a, b',
  'fields @duration / 1000',
  'stats stddev(@duration)',
  'filter level == "ERROR"',
  'filter level = ',
  'fields @timestamp | | limit 1',
  'limit 0',
  'SELECT * FROM logs',
])('%s is refused rather than answered wrongly', (query) => {
  expect(() => parseQuery(query)).toThrow(MalformedQuery);
});
