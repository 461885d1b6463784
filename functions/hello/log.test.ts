import { expect, test } from 'vitest';
import { logLine } from './log.ts';

test('a line is JSON with level, message and the function request id', () => {
  expect(
    logLine(
      { level: 'WARN', message: 'answered', functionRequestId: 'f-1', fields: { status: 400 } },
      'INFO',
    ),
  ).toBe('{"level":"WARN","message":"answered","service":"hello","function_request_id":"f-1","status":400}');
});

test('a line below the least level is not written', () => {
  expect(logLine({ level: 'DEBUG', message: 'x', functionRequestId: 'f-1' }, 'INFO')).toBeUndefined();
});
