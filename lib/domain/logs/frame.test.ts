import { expect, it } from 'vitest';
import { frameOf } from './frame.ts';

const of = (message: string, fields?: Record<string, unknown>) =>
  frameOf({ message, ...(fields ? { fields } : {}) });

it('is the function’s own first frame, by Node’s spelling', () => {
  expect(
    of('TypeError: x ⏎     at list (file:///var/task/src/list.ts:41:7) ⏎     at /var/task/index.mjs:9:1'),
  ).toBe('src/list.ts:41');
});

it('is Python’s too, wherever in the structured line it stands', () => {
  expect(
    of("KeyError: 'weight'", {
      stackTrace: ['  File "/var/task/sort.py", line 12, in handler\n    raise KeyError("weight")\n'],
    }),
  ).toBe('sort.py:12');
});

it('passes over packages that the function brings', () => {
  const stack = 'at get (/var/task/node_modules/a/index.js:3:1)\n at run (/var/task/run.js:8:2)';
  expect(of('failed', { error: { stack } })).toBe('run.js:8');
});

it('is none where no line of code is named', () => {
  expect(of('Task timed out after 6.00 seconds')).toBeUndefined();
  expect(of('see /var/task/ and /var/task/readme.md')).toBeUndefined();
});
