import { expect, it } from 'vitest';
import type { LogLevel, LogLine } from '#lib/domain/logs/line.ts';
import { instant } from '#lib/domain/time.ts';
import { lineFilter } from './filter.ts';

const line = (message: string, level: LogLevel = 'INFO', requestId = '7f3ac1e0'): LogLine => ({
  eventId: message,
  group: 'g',
  stream: 's',
  at: instant(0),
  ingestedAt: instant(0),
  level,
  requestId,
  message,
  fields: { itemId: '01JCX5T9' },
});

it.each([
  ['', line('anything'), true],
  ['post items', line('POST /items 201'), true],
  ['post orders', line('POST /items 201'), false],
  ['-items', line('POST /items 201'), false],
  ['level>=warn', line('x', 'INFO'), false],
  ['level>=warn', line('x', 'ERROR'), true],
  ['level:error', line('x', 'WARN'), false],
  ['request:7F3A', line('x'), true],
  ['request:other', line('x'), false],
  ['01jcx5t9', line('x'), true],
])('%j on %o is %s', (text, given, passes) => {
  expect(lineFilter(text)(given)).toBe(passes);
});
