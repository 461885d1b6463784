import { expect, it } from 'vitest';
import { firstErrorLine } from './error-line.ts';

const lines = (...texts: string[]) => texts.map((line) => ({ line }));

it.each([
  [['Plan: 2 to add', '│ Error: creating SQS Queue', 'Error: second'], 1],
  [['ProcessorFunction UPDATE_FAILED cannot be assumed', 'UPDATE_ROLLBACK_IN_PROGRESS'], 0],
  [['calling sts', 'AccessDenied: not authorized'], 1],
  [['aws_cloudwatch_metric_alarm.processor_errors: Refreshing state...', '0 errors'], undefined],
  [[], undefined],
])('finds the first failure in %j at %s', (texts, index) => {
  expect(firstErrorLine(lines(...texts))).toBe(index);
});
