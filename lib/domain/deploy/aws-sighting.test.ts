import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { type SeenEvent, seenOf } from './aws-sighting.ts';
import { RUN_STATES, stackOperationsIn } from './run.ts';
import type { Tool } from './tool.ts';

/** One a second: `Queue CREATE_IN_PROGRESS`; the stack itself is called `stack`. */
const events = (...all: readonly string[]): readonly SeenEvent[] =>
  all.map((text, second) => {
    const [logicalId = '', status = ''] = text.split(' ');
    return {
      at: instant(second * 1_000),
      ...{ logicalId, status, type: 'AWS::SQS::Queue', reason: '' },
      ofStack: logicalId === 'stack',
    };
  });

it('shows the eight newest events, the newest first', () => {
  const all = events(...Array.from({ length: 10 }, (_, index) => `R${index} CREATE_COMPLETE`));
  expect(seenOf(all).events.map(({ logicalId }) => logicalId)).toEqual([
    ...['R9', 'R8', 'R7', 'R6', 'R5', 'R4', 'R3', 'R2'],
  ]);
});

it('names what was begun and has not ended, the longest first', () => {
  const { inProgress } = seenOf(
    events(
      'stack UPDATE_IN_PROGRESS',
      'Slow UPDATE_IN_PROGRESS',
      'Done UPDATE_IN_PROGRESS',
      'Done UPDATE_COMPLETE',
      'Later CREATE_IN_PROGRESS',
    ),
  );
  expect(inProgress.map(({ logicalId }) => logicalId)).toEqual(['Slow', 'Later']);
});

it('names what failed while the stack went back, not what sent it back', () => {
  const { rollbackFailed } = seenOf(
    events(
      'stack UPDATE_IN_PROGRESS',
      'Cause UPDATE_FAILED',
      'stack UPDATE_ROLLBACK_IN_PROGRESS',
      'Stuck UPDATE_IN_PROGRESS',
      'Stuck UPDATE_FAILED',
      'Again UPDATE_FAILED',
      'Again UPDATE_COMPLETE',
      'stack UPDATE_ROLLBACK_FAILED',
    ),
  );
  expect(rollbackFailed).toEqual(['Stuck']);
});

it('names none while nothing goes back', () => {
  expect(seenOf(events('stack UPDATE_IN_PROGRESS', 'A UPDATE_FAILED')).rollbackFailed).toEqual([]);
  expect(seenOf(events('A ROLLBACK_IN_PROGRESS', 'B UPDATE_FAILED')).rollbackFailed).toEqual([]);
  expect(seenOf([])).toEqual({ events: [], inProgress: [], rollbackFailed: [] });
});

it('a stack can be asked to stop while it is executed, and to go on going back when it is stuck', () => {
  const askedOf = (tool: Tool) =>
    RUN_STATES.map((state) => [state, ...stackOperationsIn({ tool, state })]).filter(
      (each) => each.length > 1,
    );
  expect(askedOf('terraform')).toEqual([]);
  expect(askedOf('sam')).toEqual(askedOf('cdk'));
  expect(askedOf('sam')).toEqual([
    ['applying', 'cancel'],
    ['needs-attention', 'cancel', 'continue-rollback'],
  ]);
});
