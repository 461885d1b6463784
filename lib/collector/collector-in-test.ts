import pino from 'pino';
import { type Answers, answeringClients } from '#lib/aws/answering-clients.ts';
import { parsePortalConfig } from '#lib/config/parse.ts';
import { environmentOf } from '#lib/config/portal-config.ts';
import { instant, minus, minutes } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import { declaredSystems } from './declared.ts';
import { leadership } from './leadership.ts';
import type { CollectorServices } from './services.ts';

/** The fixed clock of tests. */
export const NOW = instant(1_795_000_020_000);
export const ACCOUNT = '000000000000';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/yagura-hello-dev`;
const CONFIG = `
version: 1
defaultSystem: hello
repository: .
access: [{ group: all, role: viewer, on: '*' }]
systems:
  hello:
    title: hello
    environments:
      dev:
        account: '${ACCOUNT}'
        region: ap-northeast-1
        prefix: hello-dev
        roles: { read: '${ROLE}-read', plan: '${ROLE}-plan', deployInfrastructure: '${ROLE}-deploy-infra' }
        infrastructure: { directory: infra/hello, state: { kind: local, path: hello/s }, refs: ['*'], approvals: 0 }
`;
/** `terraform show -json` of one function. */
export const STATE = {
  format_version: '1.0',
  terraform_version: '1.11.4',
  values: {
    root_module: {
      resources: [
        {
          address: 'aws_lambda_function.hello',
          mode: 'managed',
          type: 'aws_lambda_function',
          values: { function_name: 'hello-dev-hello', id: 'hello-dev-hello' },
        },
      ],
    },
  },
};

/** Services of one collector with its AWS given. Tests only. */
export function collectorWith(db: Db, answers: Answers, name: string, config = CONFIG) {
  const parsed = parsePortalConfig(config, 'portal.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const { aws, asked } = answeringClients(answers);
  let now = NOW;
  const services: CollectorServices = {
    db,
    config: { file: 'portal.yaml', current: () => parsed.value, problems: () => [], writtenAt: () => NOW },
    clock: () => now,
    log: pino({ level: 'silent' }),
    aws: () => aws,
    look: () => aws,
    hcp: {
      fetch: async () => {
        throw new Error('no HCP Terraform in this test');
      },
      secretNamed: () => undefined,
    },
    leadership: leadership(db, name),
    declared: declaredSystems(db),
    scenes: {
      draw: async () => undefined,
      once: async () => {
        throw new Error('nothing is drawn in this test');
      },
      close: async () => undefined,
    },
  };
  const later = (time: number) => {
    now = instant(now + time);
  };
  return {
    services,
    asked,
    later,
    environment: environmentOf(parsed.value, [...parsed.value.environments.keys()][0] ?? ''),
    environments: [...parsed.value.environments.values()],
  };
}

/** Every metric has this value, two minutes ago. */
export const DATA = (value: number) => ({
  'cloudwatch:GetMetricData': ({ MetricDataQueries }: { MetricDataQueries: { Id: string }[] }) => ({
    MetricDataResults: MetricDataQueries.map(({ Id }) => ({
      Id,
      StatusCode: 'Complete',
      Timestamps: [new Date(minus(NOW, minutes(2)))],
      Values: [value],
    })),
  }),
});
