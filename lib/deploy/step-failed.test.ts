import { expect, it } from 'vitest';
import { failureOfStep, StepFailed } from './step-failed.ts';

it('a step that failed says what it said', () => {
  expect(failureOfStep(new StepFailed('build', 'build.failed', 'no such file', 'api'), 'plan')).toEqual({
    step: 'build',
    code: 'build.failed',
    cause: 'no such file',
    resource: 'api',
  });
});

it('an answer of AWS keeps its kind, anything else is unexpected', () => {
  const denied = Object.assign(new Error('User: arn:x is not authorized to perform: s3:PutObject'), {
    name: 'AccessDenied',
    $metadata: { httpStatusCode: 403 },
  });
  expect(failureOfStep(denied, 'build')).toMatchObject({ code: 'aws.denied', step: 'build' });
  const wrong = Object.assign(new Error('Template format error'), {
    name: 'ValidationError',
    $metadata: { httpStatusCode: 400 },
  });
  expect(failureOfStep(wrong, 'change-set')).toMatchObject({ code: 'aws.refused' });
  expect(failureOfStep(new TypeError('x is not a function'), 'plan')).toMatchObject({
    code: 'run.unexpected',
  });
});
