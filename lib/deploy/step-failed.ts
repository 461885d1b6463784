import { failureOf } from '#lib/aws/errors.ts';
import type { RunFailure, StepName } from '#lib/domain/deploy/run.ts';

/** Ends a run: an expected failure of a step, told once, at the engine's edge. The cause is masked there. */
export class StepFailed extends Error {
  readonly failure: RunFailure;
  constructor(step: StepName, code: string, cause: string, resource?: string) {
    super(cause);
    this.name = 'StepFailed';
    this.failure = { step, code, cause, ...(resource ? { resource } : {}) };
  }
}

/** What a person is shown of any error that ended a step. */
export function failureOfStep(error: unknown, step: StepName): RunFailure {
  if (error instanceof StepFailed) return error.failure;
  const cause = (error instanceof Error ? error.message : String(error)).slice(0, 2_000);
  if (!isFromAws(error)) return { step, code: 'run.unexpected', cause };
  const { kind } = failureOf(error, { api: 'aws', principal: '' });
  return { step, code: kind === 'unavailable' && wasHeard(error) ? 'aws.refused' : `aws.${kind}`, cause };
}

/** The SDK adds what it knows of the answer to each error. */
const isFromAws = (error: unknown): error is { $metadata: { httpStatusCode?: number } } =>
  error !== null && typeof error === 'object' && '$metadata' in error;

/** AWS answered, and what was asked was wrong. */
const wasHeard = ({
  $metadata: { httpStatusCode: status = 0 },
}: {
  $metadata: { httpStatusCode?: number };
}) => status >= 400 && status < 500;
