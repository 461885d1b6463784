import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configFromFile } from '#lib/config/source.ts';
import { repoRoot } from '../toolchain.ts';
import { isShipped, regionOf, rolesNamed, teamAccess } from './own-systems.ts';

const read = (file: string) => configFromFile(join(repoRoot, file)).current();

describe('a portal.yaml of somebody else', () => {
  it('is told from the shipped one by its environments', () => {
    expect(isShipped(read('portal.demo.yaml'))).toBe(true);
    expect(isShipped(read('examples/stacks-only/portal.yaml'))).toBe(false);
  });

  it('has the embedded cloud in the region that all its environments name', () => {
    const { environments, ...rest } = read('examples/python-sam/portal.yaml');
    const [[key, environment] = []] = [...environments];
    if (!key || !environment) throw new Error('the example has no environment');
    const placed = (...regions: readonly string[]) =>
      regionOf({
        ...rest,
        environments: new Map(
          regions.map((region, index) => [`shop/${'abc'[index]}` as const, { ...environment, region }]),
        ),
      });
    expect([placed('us-east-1', 'us-east-1'), placed('us-east-1', 'eu-west-1'), placed()]).toEqual([
      ...['us-east-1', undefined, undefined],
    ]);
  });

  it('is granted the roles that it names, over what it names', () => {
    expect(teamAccess(read('examples/python-sam/portal.yaml'))).toEqual({
      'guestbook/test': {
        role_names: {
          read: 'yagura-guestbook-test-read',
          plan: 'yagura-guestbook-test-plan',
          infrastructure: 'yagura-guestbook-test-deploy-infra',
          application: 'yagura-guestbook-test-deploy-app',
        },
        prefixes: ['gb-test'],
        stacks: ['gb-test-book'],
        states: { arns: [], lock_table_arns: [], key_arns: [] },
      },
    });
  });

  it('may read, lock and write the states that its components name', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'yagura-own-')), 'portal.yaml');
    const state = (more: string) => `{ kind: s3, bucket: tf-states, key: ground, region: us-east-1${more} }`;
    const component = (name: string, more: string) =>
      `          ${name}: { engine: terraform, directory: ${name}, state: ${state(more)}, refs: [main] }\n`;
    const example = readFileSync(join(repoRoot, 'examples/watched/portal.yaml'), 'utf8');
    const key = 'arn:aws:kms:us-east-1:000000000000:key/1';
    const head = example.slice(0, example.search(/^ {8}watch:/m));
    writeFileSync(
      file,
      `${head}        components:\n${component('plain', '')}${component('kept', `, workspace: blue, lock: { table: locks }, kmsKey: '${key}'`)}`,
    );
    expect(teamAccess(configFromFile(file).current())['weather/live']?.states).toEqual({
      arns: ['arn:aws:s3:::tf-states/ground', 'arn:aws:s3:::tf-states/env:/blue/ground'],
      lock_table_arns: ['arn:aws:dynamodb:us-east-1:000000000000:table/locks'],
      key_arns: [key],
    });
  });

  it('that is only watched is granted a read role and nothing else', () => {
    const watched = read('examples/watched/portal.yaml');
    const { role_names, stacks } = teamAccess(watched)['weather/live'] ?? {};
    expect(role_names).toMatchObject({ plan: null, infrastructure: null, application: null });
    expect(stacks).toEqual(['weather-live']);
    expect(rolesNamed(watched)).toEqual(['arn:aws:iam::000000000000:role/yagura-weather-live-read']);
  });
});
