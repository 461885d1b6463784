import { expect, it } from 'vitest';
import type { FoldedPart } from '#lib/domain/graph/model.ts';
import { type Pace, type Shift, shiftText } from '#lib/domain/graph/shift.ts';
import { drawingText } from './drawing-term.ts';
import { shiftRows } from './shift.ts';
import { translator } from './translate.ts';

const [english, japanese] = [translator('en'), translator('ja')];
const shift = (pace: Pace | undefined, more: Partial<Shift> = {}): Shift => ({
  ...{ alias: 'live', beside: [], alarms: [], ...more },
  ...(pace ? { pace } : {}),
});
const canary: Pace = { kind: 'canary', percent: 10, minutes: 5 };

it.each([
  [shift(canary), 'live: カナリア 10 % を 5 分'],
  [shift({ kind: 'linear', percent: 10, minutes: 1 }), 'live: 1 分ごとに 10 %'],
  [shift({ kind: 'at-once' }), 'live: 一括'],
  [shift({ kind: 'named', name: 'OurSteps' }), 'live: OurSteps による'],
  [shift({ kind: 'unknown' }), 'live: CodeDeploy による'],
  [shift(undefined, { beside: [{ version: '4', share: 0.075 }] }), 'live: バージョン 4 に 7.5 %'],
])('a mark is told in Japanese, and in English as it is: %o', (each, words) => {
  expect(drawingText(japanese, `shift ${shiftText(each)}`)).toBe(words);
  expect(drawingText(english, `shift ${shiftText(each)}`)).toBe(shiftText(each));
});

it('tells all that is known of an alias: steps, who moves it, whom it asks and when it goes back', () => {
  const folded = [
    { name: 'live', shift: shift(canary, { alarms: ['errors', 'slow'], before: 'check', after: 'smoke' }) },
    { name: 'still' },
  ] as unknown as readonly FoldedPart[];
  expect(shiftRows(english, { folded })).toEqual([
    [
      'live',
      'canary 10 % for 5 min, then all, moved by CodeDeploy; asks check before traffic moves; ' +
        'asks smoke after traffic has moved; goes back at 2 alarms: errors, slow',
    ],
  ]);
  expect(shiftRows(japanese, { folded })[0]?.[1]).toContain('切り替え前に check で確認');
});
