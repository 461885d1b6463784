import type { LogGroup, LogLevel, LogLine } from '#lib/domain/logs/line.ts';
import { instant } from '#lib/domain/time.ts';

/** TEST DATA. */
const SAMPLES: readonly (readonly [string, LogLevel, string, Record<string, unknown>])[] = [
  ['api', 'INFO', 'POST /items', { status: 201, ms: 58, itemId: '01JCX5T9' }],
  ['api', 'INFO', 'GET /items', { status: 200, ms: 41, count: 20 }],
  ['processor', 'INFO', 'batch received', { records: 10, shard: '0001' }],
  ['processor', 'INFO', 'batch written', { table: 'items-dev-data', ok: 10, ms: 96 }],
  ['api', 'DEBUG', 'validated body', { schema: 'CreateItem' }],
  ['api', 'WARN', 'body refused', { status: 400, reason: 'price must be a number', field: 'price' }],
  [
    'processor',
    'ERROR',
    'TransactionCanceledException: [ConditionalCheckFailed, None]',
    { item: '01JCX5T9', error: { name: 'TransactionCanceledException', retryable: false }, auth: 'masked' },
  ],
  [
    'api',
    'PLATFORM',
    'REPORT RequestId: 7f3ac1e0 Duration: 58.20 ms Billed Duration: 59 ms Memory Size: 256 MB Max Memory Used: 118 MB',
    {},
  ],
];

export function previewLine(environment: string, at: number, seq: number): LogLine {
  const [label, level, message, fields] = SAMPLES[(seq * 7 + Math.floor(seq / 5)) % SAMPLES.length] ?? [
    'api',
    'INFO',
    '',
    {},
  ];
  const requestId = `7f3ac1e0-52d8-4a0b-9c1e-0f6b7d${String(Math.floor(seq / 3) % 900).padStart(6, '0')}`;
  return {
    eventId: `${environment}-${at}-${seq}`,
    group: `/aws/lambda/${environment.replace('/', '-')}-${label}`,
    stream: '2026/11/22/[$LATEST]0',
    at: instant(at),
    ingestedAt: instant(at + 400),
    level,
    requestId,
    message,
    fields: { level, service: label, requestId, message, ...fields },
  };
}

export const previewLines = (environment: string): readonly LogLine[] =>
  Array.from({ length: 160 }, (_, index) =>
    previewLine(environment, Date.now() - (160 - index) * 2_300, index),
  );

export const previewGroups = (environment: string): readonly LogGroup[] =>
  ['api', 'processor', 'scheduled'].map((label) => ({
    name: `/aws/lambda/${environment.replace('/', '-')}-${label}`,
    label,
    kind: 'function',
  }));
