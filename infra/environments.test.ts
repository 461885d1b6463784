import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (file: string) => readFileSync(path.join(import.meta.dirname, file), 'utf8');

/** `name = literal` lines of one environment's values. */
const values = (environment: string): Record<string, unknown> =>
  Object.fromEntries(
    [...read(`terraform/environments/${environment}.tfvars`).matchAll(/^(\w+) += (.+)$/gm)].map(
      ([, name, literal = '']) => [name, JSON.parse(literal)],
    ),
  );

const insights = 'arn:aws:lambda:ap-northeast-1:580247275435:layer:LambdaInsightsExtension-Arm64:31';

test.each([
  ['dev', '10.0.0.0/16', false, 7, false, '', 30],
  ['staging', '10.1.0.0/16', false, 30, false, insights, 60],
  ['prod', '10.2.0.0/16', true, 90, true, insights, 180],
])(
  '%s has the values that were agreed',
  (environment, cidr, natPerZone, retention, guarded, layer, artifactDays) => {
    expect(values(environment)).toEqual({
      environment,
      vpc_cidr: cidr,
      nat_per_zone: natPerZone,
      log_retention_days: retention,
      point_in_time_recovery: guarded,
      deletion_protection: guarded,
      insights_layer_arn: layer,
      artifact_days: artifactDays,
      permissions_boundary: `yagura-items-${environment}-boundary`,
    });
  },
);

test('only prod runs on schedule and only prod keeps method logs to errors', () => {
  const template = parse(read('sam/template.yaml'), { logLevel: 'error' }) as Record<
    string,
    Record<string, unknown>
  >;
  expect(template.Mappings?.ByEnvironment).toEqual({
    dev: { MethodLogging: 'INFO' },
    staging: { MethodLogging: 'INFO' },
    prod: { MethodLogging: 'ERROR' },
  });
  expect(template.Conditions?.ScheduleByEnvironment).toEqual([
    ['Schedule', 'by-environment'],
    ['Environment', 'prod'],
  ]);
});
