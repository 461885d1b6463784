import type { AwsSighting, SeenEvent } from '#lib/domain/deploy/aws-sighting.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { type Instant, instant } from '#lib/domain/time.ts';

/** An application run whose stack hangs, and one whose rollback failed. */
export function attentionSamples(
  now: Instant,
  page: (state: 'applying' | 'needs-attention', more: Partial<RunPage>) => RunPage,
): readonly (readonly [string, RunPage])[] {
  const event = (logicalId: string, status: string, ago: number, reason = ''): SeenEvent => ({
    ...{ at: instant(now - ago), logicalId, type: 'Custom::Warmup', status, reason },
    ofStack: logicalId === 'items-prod-app',
  });
  const hangs = event('Warmup', 'UPDATE_IN_PROGRESS', 1_260_000);
  const failed = event(
    'Warmup',
    'UPDATE_FAILED',
    240_000,
    'CloudFormation did not receive a response from your Custom Resource.',
  );
  const sighting = (status: string, more: Partial<AwsSighting>): AwsSighting => ({
    ...{ at: instant(now - 12_000), stack: { name: 'items-prod-app', status } },
    ...{ events: [], inProgress: [], rollbackFailed: [] },
    ...more,
  });
  const applying = page('applying', {});
  const waiting = page('needs-attention', {});
  const application = { lane: 'application', component: 'application', tool: 'sam' } as const;
  return [
    [
      'a custom resource does not answer',
      {
        ...applying,
        run: { ...applying.run, ...application },
        aws: {
          sighting: sighting('UPDATE_IN_PROGRESS', { events: [hangs], inProgress: [hangs] }),
          operations: [],
        },
      },
    ],
    [
      'a rollback failed: a person looks, continues or closes it',
      {
        ...waiting,
        run: {
          ...waiting.run,
          ...application,
          failure: {
            code: 'stack.resource-failed',
            step: 'execute',
            cause: failed.reason,
            resource: 'Warmup',
          },
        },
        aws: {
          sighting: sighting('UPDATE_ROLLBACK_FAILED', {
            events: [failed, hangs],
            rollbackFailed: ['Warmup'],
          }),
          operations: [
            {
              ...{
                id: 'o1',
                runId: waiting.run.id,
                operation: 'cancel',
                skip: [],
                requestedBy: 'demo-approver',
              },
              ...{ requestedAt: instant(now - 600_000), takenAt: instant(now - 599_000) },
            },
          ],
        },
      },
    ],
  ];
}
