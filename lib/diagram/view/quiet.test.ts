import { expect, it } from 'vitest';
import { quiet } from './quiet.ts';
import type { DiagramEdge } from './types.ts';

const line = (label?: string): DiagramEdge => ({
  id: 'line',
  kind: 'message',
  from: 'a',
  to: 'b',
  of: [],
  ...(label === undefined ? {} : { label }),
});

it.each([
  'HTTPS',
  'invoke',
  'read, write',
  'batch 10',
  'stream · batch 10',
  'on failure',
  'a name far too long',
])('keeps “%s” for beside the picture', (label) => {
  const [{ label: drawn, words } = line()] = quiet([line(label)]);
  expect([drawn, words]).toEqual([undefined, label]);
});

it.each(['OrderPlaced', 'daily 00:00 UTC', '3 lines', undefined])('draws “%s” as before', (label) => {
  expect(quiet([line(label)])).toEqual([line(label)]);
});
