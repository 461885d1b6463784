import type { OutsideChange } from '#lib/domain/outside/change.ts';
import { type Instant, minus, minutes } from '#lib/domain/time.ts';

/** Of each kind and of each reason to name nobody. */
export function outsideSamples(now: Instant): readonly OutsideChange[] {
  const at = (count: number) => ({ at: minus(now, minutes(count)), foundAt: now });
  const environment = 'items/dev' as const;
  return [
    {
      ...{ environment, kind: 'function', thing: 'items-dev-processor', ...at(4) },
      resource: 'cfn:items-dev-app/ProcessorFunction',
      who: 'arn:aws:sts::000000000000:assumed-role/admin/rika@example.org',
      event: 'UpdateFunctionConfiguration20150331v2',
    },
    { ...{ environment, kind: 'stack', thing: 'items-dev-app', ...at(55) }, unnamed: 'denied' },
    {
      ...{
        environment,
        kind: 'state',
        thing: 's3://shop-tfstate/network/prod/terraform.tfstate',
        ...at(300),
      },
      unnamed: 'not-recorded',
    },
    {
      ...{ environment, kind: 'deploy', thing: 'release 42', ...at(1_500), who: 'release-bot' },
      commit: '4f2c9e1b7d3a8c6e5f0b1a2d3c4e5f6a7b8c9d0e',
      link: 'https://ci.example.org/runs/42',
    },
  ];
}
