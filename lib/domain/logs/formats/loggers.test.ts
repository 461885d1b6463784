import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { maskerOf } from '../../masking.ts';
import { instant } from '../../time.ts';
import type { LogLine } from '../line.ts';
import { parseLine } from '../parse.ts';
import { parseReport, reportOf } from '../report.ts';

const at = instant(1);
const parse = (message: string): LogLine =>
  parseLine({ eventId: 'e', group: 'g', stream: 's', at, ingestedAt: at, message }, maskerOf());
const ID = '6f0b2c1e-1111-4222-8333-9a0b1c2d3e4f';

type Case = readonly [
  logger: string,
  message: string,
  expected: Partial<Pick<LogLine, 'level' | 'message' | 'requestId'>>,
];

/** Written by these loggers with the settings that their documentation shows first. */
const CASES: readonly Case[] = [
  [
    'Powertools (TypeScript)',
    `{"level":"ERROR","message":"no stock","function_request_id":"${ID}","service":"api","timestamp":"2026-11-28T10:11:12.345Z"}`,
    { level: 'ERROR', message: 'no stock', requestId: ID },
  ],
  [
    'Powertools (Python)',
    `{"level":"WARNING","location":"handler:12","message":"slow","timestamp":"2026-11-28 10:11:12,345+0000","service":"api","function_request_id":"${ID}"}`,
    { level: 'WARN', message: 'slow', requestId: ID },
  ],
  [
    'Lambda JSON, Node',
    `{"timestamp":"2026-11-28T10:11:12.345Z","level":"WARN","requestId":"${ID}","message":"retrying"}`,
    { level: 'WARN', message: 'retrying', requestId: ID },
  ],
  [
    'Lambda JSON of an object',
    `{"timestamp":"2026-11-28T10:11:12.345Z","level":"INFO","requestId":"${ID}","message":{"msg":"answered","status":500}}`,
    { level: 'INFO', message: 'answered', requestId: ID },
  ],
  [
    'Lambda JSON, Python',
    `{"timestamp":"2026-11-28T10:11:12Z","level":"ERROR","message":"boom","logger":"root","requestId":"${ID}"}`,
    { level: 'ERROR', message: 'boom', requestId: ID },
  ],
  [
    'Lambda JSON error',
    `{"timestamp":"2026-11-28T10:11:12.345Z","level":"ERROR","requestId":"${ID}","message":{"errorType":"TypeError","errorMessage":"x is undefined","stackTrace":[]}}`,
    { level: 'ERROR', message: 'x is undefined' },
  ],
  [
    'pino',
    '{"level":40,"time":1795000000000,"pid":8,"hostname":"h","msg":"slow"}',
    { level: 'WARN', message: 'slow' },
  ],
  ['pino trace', '{"level":10,"time":1795000000000,"msg":"in"}', { level: 'DEBUG' }],
  [
    'pino-lambda',
    `{"awsRequestId":"${ID}","level":30,"time":1795000000000,"msg":"hello"}`,
    { level: 'INFO', requestId: ID },
  ],
  [
    'bunyan',
    '{"name":"api","hostname":"h","pid":8,"level":50,"msg":"refused","time":"2026-11-28T10:11:12.345Z","v":0}',
    { level: 'ERROR', message: 'refused' },
  ],
  ['winston JSON', '{"level":"error","message":"refused"}', { level: 'ERROR', message: 'refused' }],
  ['winston simple', 'error: refused {"order":7}', { level: 'ERROR', message: 'refused {"order":7}' }],
  ['winston printf', '2026-11-28 10:11:12 [warn]: slow answer', { level: 'WARN', message: 'slow answer' }],
  [
    'structlog JSON',
    '{"event": "payment refused", "level": "error", "order": 7}',
    { level: 'ERROR', message: 'payment refused' },
  ],
  [
    'structlog console',
    '2026-11-28T10:11:12.345Z [error    ] payment refused   order=7',
    { level: 'ERROR', message: 'payment refused   order=7' },
  ],
  [
    'Python runtime',
    `[WARNING]\t2026-11-28T10:11:12.345Z\t${ID}\tslow\n`,
    { level: 'WARN', message: 'slow', requestId: ID },
  ],
  ['Python basicConfig', 'ERROR:root:could not charge', { level: 'ERROR' }],
  [
    'Python formatted',
    '2026-11-28 10:11:12,345 - app - ERROR - could not charge',
    { message: 'app - ERROR - could not charge' },
  ],
  [
    'python-json-logger',
    '{"asctime":"2026-11-28 10:11:12,345","levelname":"CRITICAL","message":"down"}',
    { level: 'ERROR', message: 'down' },
  ],
  [
    'loguru',
    '2026-11-28 10:11:12.345 | ERROR    | app:handler:12 - refused',
    { level: 'ERROR', message: 'app:handler:12 - refused' },
  ],
  [
    'log4j2 of Lambda',
    `2026-11-28 10:11:12 ${ID} WARN  Handler:41 - slow`,
    { level: 'WARN', message: 'Handler:41 - slow', requestId: ID },
  ],
  [
    'log4j2 JSON template',
    `{"timestamp":"2026-11-28T10:11:12.345Z","level":"ERROR","message":"x","logger":"H","AWSRequestId":"${ID}"}`,
    { level: 'ERROR', requestId: ID },
  ],
  [
    'log4j2 contextMap',
    `{"level":"ERROR","message":"x","contextMap":{"AWSRequestId":"${ID}"}}`,
    { level: 'ERROR', requestId: ID },
  ],
  [
    'logback',
    '10:11:12.345 [main] ERROR com.example.Handler - refused',
    { level: 'ERROR', message: 'com.example.Handler - refused' },
  ],
  [
    'logback with padding',
    '10:11:12.345 [main] INFO  com.example.Handler - taken',
    { level: 'INFO', message: 'com.example.Handler - taken' },
  ],
  [
    'logstash encoder',
    '{"@timestamp":"2026-11-28T10:11:12.345Z","@version":"1","message":"refused","logger_name":"H","level":"ERROR","level_value":40000}',
    { level: 'ERROR', message: 'refused' },
  ],
  [
    'Spring Boot',
    '2026-11-28T10:11:12.345Z ERROR 8 --- [main] c.e.Handler : refused',
    { level: 'ERROR', message: 'c.e.Handler : refused' },
  ],
  ['java.util.logging', 'SEVERE: refused', { level: 'ERROR', message: 'refused' }],
  [
    'Java, unhandled',
    'Exception in thread "main" java.lang.IllegalStateException: no order',
    { level: 'ERROR' },
  ],
  ['Go log', '2026/11/28 10:11:12 charged 7', { level: 'INFO', message: 'charged 7' }],
  ['Go log with level', '2026/11/28 10:11:12 WARN slow', { level: 'WARN', message: 'slow' }],
  [
    'slog text',
    'time=2026-11-28T10:11:12.345Z level=ERROR msg="charge failed" id=7',
    { level: 'ERROR', message: 'charge failed' },
  ],
  [
    'slog between levels',
    'time=2026-11-28T10:11:12.345Z level=WARN+2 msg=odd',
    { level: 'WARN', message: 'odd' },
  ],
  [
    'slog JSON',
    '{"time":"2026-11-28T10:11:12.345Z","level":"ERROR","msg":"charge failed","id":7}',
    { level: 'ERROR', message: 'charge failed' },
  ],
  [
    'logrus',
    'time="2026-11-28T10:11:12Z" level=fatal msg="no \\"order\\"" id=7',
    { level: 'ERROR', message: 'no "order"' },
  ],
  [
    'zap',
    '{"level":"dpanic","ts":1795000000.123,"caller":"a.go:12","msg":"boom"}',
    { level: 'ERROR', message: 'boom' },
  ],
  [
    'zap console',
    '2026-11-28T10:11:12.345Z\tERROR\thandler.go:12\tcharge failed\t{"id":7}',
    { level: 'ERROR' },
  ],
  ['zerolog', '{"level":"warn","time":1795000000,"message":"slow"}', { level: 'WARN', message: 'slow' }],
  ['glog', 'E1128 10:11:12.345678       8 handler.go:12] charge failed', { level: 'ERROR' }],
  ['Go panic', 'panic: runtime error: index out of range [1] with length 0', { level: 'ERROR' }],
  [
    '.NET runtime',
    `2026-11-28T10:11:12.345Z\t${ID}\twarn\tslow`,
    { level: 'WARN', message: 'slow', requestId: ID },
  ],
  [
    '.NET console',
    'fail: Orders.Handler[0]\n      no order',
    { level: 'ERROR', message: 'Orders.Handler[0] ⏎ no order' },
  ],
  [
    '.NET JSON console',
    '{"EventId":0,"LogLevel":"Critical","Category":"Orders","Message":"no order"}',
    { level: 'ERROR', message: 'no order' },
  ],
  ['Serilog', '[10:11:12 ERR] no order', { level: 'ERROR', message: 'no order' }],
  [
    'Serilog compact',
    '{"@t":"2026-11-28T10:11:12.345Z","@mt":"no {Order}","@l":"Error","Order":7}',
    { level: 'ERROR', message: 'no {Order}' },
  ],
  [
    'Serilog compact, usual level',
    '{"@t":"2026-11-28T10:11:12.345Z","@m":"taken"}',
    { level: 'INFO', message: 'taken' },
  ],
  ['Ruby', 'W, [2026-11-28T10:11:12.345 #8]  WARN -- : slow', { level: 'WARN', message: 'slow' }],
  [
    'Ruby semantic_logger',
    '{"level":"error","message":"refused","pid":8,"thread":"t"}',
    { level: 'ERROR', message: 'refused' },
  ],
  ['Monolog', '[2026-11-28T10:11:12.345+00:00] app.ERROR: refused', { level: 'ERROR', message: 'refused' }],
  [
    'Monolog JSON',
    '{"message":"refused","level":400,"level_name":"ERROR"}',
    { level: 'ERROR', message: 'refused' },
  ],
  [
    'Rust tracing',
    '2026-11-28T10:11:12.345678Z ERROR orders::charge: refused id=7',
    { level: 'ERROR', message: 'orders::charge: refused id=7' },
  ],
  ['Rust env_logger', '[2026-11-28T10:11:12Z ERROR orders] refused', { level: 'ERROR', message: 'refused' }],
  [
    'GELF',
    '{"version":"1.1","host":"h","short_message":"refused","level":3}',
    { level: 'ERROR', message: 'refused' },
  ],
  ['OpenTelemetry', '{"severityNumber":17,"body":"refused"}', { level: 'ERROR', message: 'refused' }],
  ['Google severity', '{"severity":"CRITICAL","message":"refused"}', { level: 'ERROR', message: 'refused' }],
  ['ECS, nested', '{"log":{"level":"error"},"message":"refused"}', { level: 'ERROR', message: 'refused' }],
  [
    'EMF',
    '{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"orders","Dimensions":[["service"]],"Metrics":[{"Name":"taken","Unit":"Count"},{"Name":"wait","Unit":"Milliseconds"}]}]},"service":"api","taken":3,"wait":12.5}',
    { level: 'INFO', message: 'orders taken=3 wait=12.5 Milliseconds' },
  ],
  [
    'Node outside an invocation',
    '2026-11-28T10:11:12.345Z\tundefined\tERROR\tUncaught Exception',
    { level: 'ERROR', message: 'Uncaught Exception' },
  ],
  [
    'platform.start',
    `{"time":"2026-11-28T10:11:12.345Z","type":"platform.start","record":{"requestId":"${ID}","version":"7"}}`,
    { level: 'PLATFORM', message: `START RequestId: ${ID} Version: 7`, requestId: ID },
  ],
  [
    'platform.initStart',
    '{"time":"2026-11-28T10:11:12.345Z","type":"platform.initStart","record":{"runtimeVersion":"nodejs:24.v1","runtimeVersionArn":"arn:x"}}',
    { level: 'PLATFORM', message: 'INIT_START Runtime Version: nodejs:24.v1 Runtime Version ARN: arn:x' },
  ],
  [
    'platform.runtimeDone',
    `{"time":"2026-11-28T10:11:12.345Z","type":"platform.runtimeDone","record":{"requestId":"${ID}","status":"timeout"}}`,
    { level: 'PLATFORM', message: `END RequestId: ${ID} Status: timeout`, requestId: ID },
  ],
  [
    'prose that begins with a small word',
    'error codes were refreshed',
    { level: 'INFO', message: 'error codes were refreshed' },
  ],
  [
    'prose that names a time',
    '10 of 12 items were read',
    { level: 'INFO', message: '10 of 12 items were read' },
  ],
  [
    'prose in capitals',
    'NOTICE to all: we close at ten',
    { level: 'INFO', message: 'NOTICE to all: we close at ten' },
  ],
  ['a JSON array', '[{"level":"error"}]', { level: 'INFO', message: '[{"level":"error"}]' }],
];

describe('a line of', () => {
  it.each(CASES)('%s has its level, request and words', (_, message, expected) => {
    expect(parse(message)).toMatchObject(expected);
  });
});

type Reported = { readonly name: string; readonly message: string; readonly expected: string };
const REPORTED = JSON.parse(
  readFileSync(new URL('../fixtures/reported-lines.json', import.meta.url), 'utf8'),
) as readonly Reported[];
const reported = (name: string): LogLine =>
  parse(REPORTED.find((each) => each.name === name)?.message ?? `no case ${name}`);

describe('a line that was reported as misread', () => {
  const errors = REPORTED.filter(({ expected }) => expected.includes('ERROR'));
  it.each(errors.map(({ name }) => name))('%s is an error', (name) => {
    expect(reported(name).level).toBe('ERROR');
  });

  const withId = REPORTED.filter(({ expected }) => expected.includes('request id'));
  it.each(withId.map(({ name }) => name))('%s has its request', (name) => {
    expect(reported(name).requestId).toBe(ID);
  });

  it('covers all of them', () => {
    expect(REPORTED).toHaveLength(17);
    expect(new Set([...errors, ...withId]).size).toBe(15);
  });

  it('python text leaves its time, request and level to their columns', () => {
    expect(reported('python text').message).toBe('stock for sku 7 is negative');
  });

  it('python unhandled keeps lines apart', () => {
    expect(reported('python unhandled, \\r').message).toBe(
      "KeyError: 'cartId' ⏎ Traceback (most recent call last): ⏎ File \"/var/task/app.py\", line 12, in handler ⏎ return cart[event['cartId']]",
    );
  });

  it('platform.report is a report, with its cold start and memory', () => {
    const line = reported('platform.report');
    expect(line.level).toBe('PLATFORM');
    const report = { requestId: ID, duration: 42.17, billed: 181, memoryMb: 256, usedMb: 91, init: 138.4 };
    expect(parseReport(line.message)).toEqual(report);
    expect(reportOf(REPORTED.find(({ name }) => name === 'platform.report')?.message ?? '')).toEqual(report);
  });

  it('REPORT says how it ended', () => {
    expect(parseReport(reported('REPORT Status: timeout').message)).toMatchObject({ status: 'timeout' });
  });

  it('JSON after a prefix has its fields and keeps the prefix', () => {
    expect(reported('JSON after a prefix')).toMatchObject({
      level: 'ERROR',
      fields: { id: 7 },
      message: 'order event: {"level":"ERROR","id":7}',
    });
  });
});
