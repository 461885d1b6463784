import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskerOf } from '../masking.ts';
import { instant } from '../time.ts';
import { follow } from './follow.ts';
import type { Journey } from './journey.ts';
import type { LogGroup, LogLine } from './line.ts';
import { parseLine } from './parse.ts';

// The lines as the shipped systems write them, read from the demo on 2026-11-25; moments are milliseconds after its start.
const API = '89df1120-6930-4fbc-ba89-4179395b3b92';
const RUN = '4a931916-348d-4336-b37e-7123c8ce8681';
const STREAM_RUN = '5b2543bf-90f6-4f3b-bbef-3565bb1ca448';
const ITEM = 'f2b4793a-9d8c-46cb-9133-e5e280c97bc7';
const START = 1_795_564_955_836;

const GROUPS: readonly LogGroup[] = [
  { name: '/aws/apigateway/items-dev-api', label: 'api access', kind: 'access' },
  { name: '/aws/lambda/items-dev-api', label: 'api', kind: 'function' },
  { name: '/aws/lambda/items-dev-processor', label: 'processor', kind: 'function' },
];

let events = 0;
function said(
  where: 'access' | 'api' | 'processor',
  at: number,
  what: string | object,
  stream = 's',
): LogLine {
  const group = GROUPS.find(({ label }) => label === (where === 'access' ? 'api access' : where))?.name ?? '';
  const message = typeof what === 'string' ? what : JSON.stringify(what);
  const moment = instant(START + at);
  return parseLine(
    { eventId: `e${events++}`, group, stream, at: moment, ingestedAt: moment, message },
    maskerOf(),
  );
}

const access = (about: object = {}) =>
  said('access', 0, {
    requestId: API,
    httpMethod: 'POST',
    resourcePath: '/items',
    path: '/dev/items',
    status: '201',
    responseLatency: '18',
    integrationLatency: '16',
    integrationRequestId: RUN,
    ...about,
  });
const ran = (where: 'api' | 'processor', id: string, from: number, more = '', stream = 's') => [
  said(where, from, `START RequestId: ${id} Version: $LATEST`, stream),
  said(where, from + 16, `END RequestId: ${id}`, stream),
  said(
    where,
    from + 16,
    `REPORT RequestId: ${id}\tDuration: 10.00 ms\tBilled Duration: 11 ms\tMemory Size: 256 MB\tMax Memory Used: 89 MB${more}`,
    stream,
  ),
];
const answered = (about: object = {}) =>
  said('api', 11, {
    level: 'INFO',
    message: 'answered',
    function_request_id: RUN,
    requestId: API,
    method: 'POST',
    path: '/items',
    status: 201,
    xray_trace_id: '1-6b06259b-055860c941b6dd00ea62cd07',
    ...about,
  });
const record = (at: number, about: object = {}, stream = 's') =>
  said(
    'processor',
    at,
    {
      level: 'INFO',
      message: 'record processed',
      function_request_id: STREAM_RUN,
      eventId: 'ce8fd05d',
      eventName: 'INSERT',
      item: `ITEM#${ITEM}`,
      ...about,
    },
    stream,
  );

const journey = (id: string, lines: readonly LogLine[], unread: [string, string][] = [], groups = GROUPS) =>
  follow(id, { lines, groups, unread: new Map(unread) });
const told = ({ steps }: Journey) =>
  steps.map(({ what, certainty, why, range }) => [
    what,
    certainty,
    why.code,
    ...(range ? [range.from - START, range.to - START] : []),
  ]);

describe('a request with all its lines', () => {
  const lines = [
    access(),
    ...ran('api', RUN, 1),
    answered({ itemId: ITEM }),
    ...ran('processor', STREAM_RUN, 40),
    record(45),
    said('api', 500, `START RequestId: other Version: $LATEST`),
  ];

  it('goes from the access log to the record its write left, the link by item said as inferred', () => {
    expect(told(journey(API, lines))).toEqual([
      ['gateway', 'proven', 'access-log', 0, 18],
      ['invocation', 'proven', 'integration-id', 1, 11],
      ['calls', 'unavailable', 'no-call-log'],
      ['wait', 'inferred', 'wait', 11, 40],
      ['record', 'inferred', 'record', 40, 50],
    ]);
  });

  it('is the same in whatever order the lines came', () => {
    const another = { message: 'looked up', function_request_id: RUN, itemId: 'another-item' };
    const all = [...lines, said('api', 5, another)];
    const whole = { minLength: all.length, maxLength: all.length };
    fc.assert(
      fc.property(fc.shuffledSubarray(all, whole), fc.constantFrom(API, STREAM_RUN), (shuffled, id) => {
        const { steps, item, lines: own } = journey(id, all);
        expect(journey(id, shuffled)).toMatchObject({ steps, item });
        expect(new Set(journey(id, shuffled).lines)).toEqual(new Set(own));
      }),
    );
  });

  it('never draws a bar of negative length, nor outside its span, whichever lines are missing', () => {
    fc.assert(
      fc.property(fc.subarray(lines), fc.constantFrom(API, RUN, STREAM_RUN), (some, id) => {
        const { steps, range } = journey(id, some);
        for (const step of steps) {
          if (!step.range || !range) continue;
          expect(step.range.to).toBeGreaterThanOrEqual(step.range.from);
          expect(step.range.from).toBeGreaterThanOrEqual(range.from);
          expect(step.range.to).toBeLessThanOrEqual(range.to);
        }
        expect(steps.every(({ certainty, range: bar }) => certainty !== 'unavailable' || !bar)).toBe(true);
      }),
    );
  });

  it('is the same by the id of the function as by the id of the API', () => {
    expect(told(journey(RUN, lines))).toEqual(told(journey(API, lines)));
  });

  it('spans what is known, has the lines of all parts in order and no other', () => {
    const { range, lines: own, words, integrationLatency, traceId } = journey(API, lines);
    expect([range?.from, range?.to]).toEqual([START, START + 56]);
    expect(own).toHaveLength(9);
    expect(own.map(({ at }) => at)).toEqual(own.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(words).toEqual([API, RUN, STREAM_RUN, ITEM]);
    expect([integrationLatency, traceId]).toEqual([16, '1-6b06259b-055860c941b6dd00ea62cd07']);
  });

  it('is searched for from the processor by the ids of the request too', () => {
    expect(journey(STREAM_RUN, lines).words).toEqual([STREAM_RUN, API, RUN, ITEM]);
  });

  it('is found from the processor: which request wrote the item', () => {
    expect(told(journey(STREAM_RUN, lines))).toEqual([
      ['origin', 'inferred', 'written-by', 0, 17],
      ['invocation', 'proven', 'same-id', 40, 50],
      ['calls', 'unavailable', 'no-call-log'],
    ]);
    expect(journey(STREAM_RUN, lines).steps[0]?.requestId).toBe(API);
  });
});

describe('without an access log', () => {
  const own = [...ran('api', RUN, 1), answered({ itemId: ITEM })];

  it('that was ever set up, the gateway is unavailable and the function still proven by its own line', () => {
    const functions = GROUPS.filter(({ kind }) => kind === 'function');
    expect(told(journey(API, own, [], functions)).slice(0, 2)).toEqual([
      ['gateway', 'unavailable', 'no-access-log'],
      ['invocation', 'proven', 'own-line', 1, 11],
    ]);
  });

  it('line, it says that none was found', () => {
    expect(told(journey(API, own))[0]).toEqual(['gateway', 'unavailable', 'access-not-found']);
  });

  it('that could be read, it says why', () => {
    const [gateway] = journey(API, own, [['api access', 'denied']]).steps;
    expect(gateway?.why).toEqual({ code: 'unread', cause: 'denied' });
    const [unanswered] = journey(API, own, [['', 'unavailable']]).steps;
    expect(unanswered?.why).toEqual({ code: 'unread', cause: 'unavailable' });
  });

  it('an invocation that answers nobody has no gateway at all', () => {
    expect(told(journey(STREAM_RUN, ran('processor', STREAM_RUN, 0))).map(([what]) => what)).toEqual([
      'invocation',
      'calls',
    ]);
  });
});

describe('an access log', () => {
  it('whose format has no latency is a moment, never a length', () => {
    const lines = [
      access({ responseLatency: '-', integrationRequestId: '-' }),
      ...ran('api', RUN, 1),
      answered(),
    ];
    expect(told(journey(API, lines)).slice(0, 2)).toEqual([
      ['gateway', 'proven', 'access-no-latency', 0, 0],
      ['invocation', 'proven', 'own-line', 1, 11],
    ]);
  });

  it('whose line bears the end of the request begins a latency earlier', () => {
    const lines = [access(), ...ran('api', RUN, -17)];
    expect(told(journey(API, lines))[0]).toEqual(['gateway', 'proven', 'access-log', -18, 0]);
  });

  it('that names a function of which no line is there says so, or why', () => {
    expect(told(journey(API, [access()]))[1]).toEqual(['invocation', 'unavailable', 'function-not-found']);
    expect(journey(API, [access()], [['api', 'throttled']]).steps[1]?.why).toEqual({
      code: 'unread',
      cause: 'throttled',
    });
  });

  it('of a refused or a reading request expects no record', () => {
    const refused = [access({ status: '400' }), ...ran('api', RUN, 1)];
    const read = [access({ httpMethod: 'GET' }), ...ran('api', RUN, 1)];
    for (const lines of [refused, read]) {
      expect(told(journey(API, lines)).at(-1)).toEqual(['calls', 'unavailable', 'no-call-log']);
    }
  });
});

describe('an invocation', () => {
  it('twice under one id is two tries', () => {
    const lines = [...ran('processor', STREAM_RUN, 0), ...ran('processor', STREAM_RUN, 60_000)];
    expect(
      journey(STREAM_RUN, lines)
        .steps.filter(({ what }) => what === 'invocation')
        .map(({ attempt, range }) => [attempt, (range?.from ?? 0) - START]),
    ).toEqual([
      [{ nth: 1, of: 2 }, 0],
      [{ nth: 2, of: 2 }, 60_000],
    ]);
  });

  it('that began cold shows the start of its environment, at its own line where there is one', () => {
    const cold = ran('api', RUN, 400, '\tInit Duration: 312.00 ms');
    const init = (lines: readonly LogLine[]) => told(journey(RUN, lines)).find(([what]) => what === 'init');
    expect(init(cold)).toEqual(['init', 'inferred', 'init-before', 88, 400]);
    const line = said('api', 80, 'INIT_START Runtime Version: nodejs:24.v1');
    expect(init([line, ...cold])).toEqual(['init', 'proven', 'init-seen', 80, 392]);
  });

  it('without a REPORT reaches to its last line, and is not called proven', () => {
    const [start] = ran('api', RUN, 1);
    expect(told(journey(RUN, [start as LogLine, answered()]))[1]).toEqual([
      'invocation',
      'inferred',
      'no-report',
      1,
      11,
    ]);
  });

  it('without a START is counted back from its REPORT', () => {
    const [, , report] = ran('api', RUN, 1);
    expect(told(journey(RUN, [report as LogLine]))[0]).toEqual(['invocation', 'inferred', 'no-start', 7, 17]);
  });

  it('that ran out of time says so', () => {
    const lines = [
      ...ran('api', RUN, 1),
      said('api', 17, `2026-11-25T00:02:35.853Z ${RUN} Task timed out after 10.00 seconds`),
    ];
    expect(journey(RUN, lines).steps[0]?.outcome).toBe('timed-out');
  });
});

describe('a write', () => {
  const done = [access(), ...ran('api', RUN, 1), answered({ itemId: ITEM })];
  const lastOf = (lines: readonly LogLine[]) => journey(API, lines).steps.at(-1);

  it('whose item no line names cannot be joined, and says so', () => {
    const lines = [access(), ...ran('api', RUN, 1), answered(), record(45)];
    expect(lastOf(lines)?.why).toEqual({ code: 'no-item' });
  });

  it('whose record has not come says which item is missing, or which group could not be read', () => {
    expect(lastOf(done)?.why).toEqual({ code: 'no-record', item: ITEM });
    expect(journey(API, done, [['processor', 'denied']]).steps.at(-1)?.why).toEqual({
      code: 'unread',
      cause: 'denied',
    });
  });

  it('whose record was tried again shows each try', () => {
    const failed = record(45, { level: 'ERROR', message: 'record failed' });
    const again = { function_request_id: 'second-run-of-the-stream' };
    const lines = [
      ...done,
      ...ran('processor', STREAM_RUN, 40),
      failed,
      ...ran('processor', 'second-run-of-the-stream', 1_000),
      record(1_005, again),
    ];
    expect(
      journey(API, lines)
        .steps.filter(({ what }) => what === 'record')
        .map(({ attempt, outcome }) => [attempt?.nth, attempt?.of, outcome]),
    ).toEqual([
      [1, 2, 'failed'],
      [2, 2, undefined],
    ]);
  });

  it('with more than one record that fits takes the first and counts the others', () => {
    const lines = [
      access({ httpMethod: 'PUT', resourcePath: '/items/{id}', path: `/dev/items/${ITEM}`, status: '200' }),
      ...ran('api', RUN, 1),
      record(45, { eventName: 'MODIFY', eventId: 'first' }),
      record(90, { eventName: 'MODIFY', eventId: 'second', function_request_id: 'another-run-of-it' }),
    ];
    expect(lastOf(lines)?.why).toEqual({ code: 'record', event: 'MODIFY', item: ITEM, others: 1 });
  });

  it('is not joined with a record of the item from before', () => {
    expect(lastOf([record(-5_000), ...done])?.why.code).toBe('no-record');
  });
});

it('a batch of several items has no one origin', () => {
  const lines = [
    ...ran('processor', STREAM_RUN, 40),
    record(45),
    record(46, { eventId: 'x', item: 'ITEM#another-one' }),
  ];
  expect(journey(STREAM_RUN, lines).steps[0]).toMatchObject({
    what: 'origin',
    why: { code: 'batch', items: 2 },
  });
});

it('an id that no line bears has no steps and no span', () => {
  expect(journey('nobody', [access()])).toMatchObject({ steps: [], lines: [], range: undefined });
});
