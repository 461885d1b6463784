import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import type { BoardRow, Waiting } from './board.ts';
import { nextActions } from './next-actions.ts';

const staging = { key: 'items/staging', name: 'staging', sinceNumber: 409 } as unknown as BoardRow;
const waits = (number: number, forYou: boolean): Waiting => ({
  ...{ key: 'items/prod', deploymentId: `d${number}` },
  number,
  component: 'infrastructure',
  needed: 1,
  given: 0,
  since: instant(0),
  forYou,
});

it('puts the decision that only this person can give first', () => {
  const { primary, others } = nextActions(staging, [waits(216, false), waits(218, true)], true);
  expect(primary).toEqual({ kind: 'review', number: 218 });
  expect(others.map(({ kind }) => kind)).toEqual(['tail', 'see-run', 'request']);
});

it('opens the environment in trouble when no decision is theirs', () => {
  expect(nextActions(staging, [waits(216, false)], true).primary).toEqual({
    kind: 'look',
    key: 'items/staging',
    name: 'staging',
  });
});

it('offers a deploy when all is well', () => {
  expect(nextActions(undefined, [], true)).toEqual({ primary: { kind: 'request' }, others: [] });
  expect(nextActions(undefined, [waits(218, true)], true).others).toEqual([{ kind: 'request' }]);
});

it('does not offer the same run twice', () => {
  expect(nextActions(staging, [waits(409, true)], false).others.map(({ kind }) => kind)).toEqual(['tail']);
});

it('offers no deploy to whoever may not request one', () => {
  expect(nextActions(undefined, [], false)).toEqual({ others: [] });
  expect(nextActions(staging, [], false).others.map(({ kind }) => kind)).toEqual(['tail', 'see-run']);
});
