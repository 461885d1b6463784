import { expect, it } from 'vitest';
import { parseReport } from './report.ts';

const ID = '8f5a4c1e-0b7f-4c3f-9a0e-0d1f2a3b4c5d';

it('reads a warm invocation, whose line has tabs', () => {
  expect(
    parseReport(
      `REPORT RequestId: ${ID}\tDuration: 58.20 ms\tBilled Duration: 59 ms\tMemory Size: 256 MB\tMax Memory Used: 118 MB\t\n`,
    ),
  ).toEqual({ requestId: ID, duration: 58.2, billed: 59, memoryMb: 256, usedMb: 118 });
});

it('reads a cold start with spaces for tabs, as the parsed line has', () => {
  expect(
    parseReport(
      `REPORT RequestId: ${ID} Duration: 3.13 ms Billed Duration: 316 ms Memory Size: 128 MB Max Memory Used: 68 MB Init Duration: 312.04 ms XRAY TraceId: 1-6 SegmentId: 7 Sampled: true`,
    ),
  ).toEqual({ requestId: ID, duration: 3.13, billed: 316, memoryMb: 128, usedMb: 68, init: 312.04 });
});

it.each([
  `END RequestId: ${ID}`,
  `REPORT RequestId: ${ID} Duration: 3 ms`,
  'REPORT of the day: Duration: 1 ms Billed Duration: 1 ms Memory Size: 1 MB Max Memory Used: 1 MB',
  `REPORT RequestId: ${ID} Billed Duration: 1 ms Memory Size: 1 MB Max Memory Used: 1 MB`,
])('makes nothing up from %s', (line) => {
  expect(parseReport(line)).toBeUndefined();
});
