import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { maskerOf } from '#lib/domain/masking.ts';
import { isEmptyPlan, outputChanges, rawChanges, resourceChanges } from './changes.ts';
import { parsePlanJson } from './plan-json.ts';

const mask = maskerOf();
const hello = parsePlanJson(
  readFileSync(new URL('./fixtures/hello-create.plan.json', import.meta.url), 'utf8'),
);

const plan = (change: object, more: object = {}) =>
  parsePlanJson(
    JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.11.4',
      resource_changes: [{ address: 'aws_x.y', mode: 'managed', type: 'aws_x', change }],
      ...more,
    }),
  );

describe('a hostile or secret value', () => {
  const attributes = (change: object) =>
    resourceChanges(plan({ actions: ['update'], ...change }), mask)[0]?.attributes;

  it('that only one side calls sensitive is shown on neither', () => {
    const found = attributes({
      before: { user_data: 'canary-1', tags: { a: 'canary-2' } },
      before_sensitive: {},
      after: { user_data: 'canary-3', tags: { a: 'canary-4' } },
      after_sensitive: { user_data: true, tags: true },
    });
    expect(found).toHaveLength(2);
    expect(JSON.stringify(found)).not.toContain('canary');
  });

  it('that stands under a secret name is hidden, and so is one whose name stands beside it', () => {
    const found = attributes({
      before: {
        db_pass: 'canary-1',
        passwords: ['canary-2'],
        setting: [{ name: 'AuthToken', value: 'canary-3' }],
      },
      after: {
        db_pass: 'canary-4',
        passwords: ['canary-5'],
        setting: [{ name: 'AuthToken', value: 'canary-6' }],
      },
    });
    expect(found?.map(({ path, after }) => [path, after])).toEqual([
      ['db_pass', '(masked)'],
      ['passwords.0', '(masked)'],
      ['setting.0.value', '(masked)'],
    ]);
    expect(JSON.stringify(found)).not.toContain('canary');
  });

  it('wall row 19: that would turn the text round shows its marks', () => {
    const found = attributes({ before: { cidr: 'a' }, after: { cidr: 'a\u202eb\u200b' } });
    expect(found?.[0]?.after).toBe('"a⟨U+202E⟩b⟨U+200B⟩"');
  });
});

describe('changes of the recorded plan of hello', () => {
  const changes = resourceChanges(hello, mask);

  it('are its ten resources, without data sources', () => {
    expect(changes).toHaveLength(10);
    expect(changes.every((each) => each.action === 'create')).toBe(true);
    expect(changes.map((each) => each.address)).toContain('aws_lambda_function.hello');
  });

  it('name values, and say which are known only after apply', () => {
    const api = changes.find((each) => each.address === 'aws_apigatewayv2_api.hello');
    expect(api?.attributes.find((each) => each.path === 'name')?.after).toBe('"hello-dev-api"');
    expect(api?.attributes.find((each) => each.path === 'arn')).toMatchObject({
      after: '(known after apply)',
      unknownAfter: true,
    });
  });

  it('come with its outputs', () => {
    expect(outputChanges(hello)).toEqual([
      { name: 'api_url', action: 'create' },
      { name: 'function_name', action: 'create' },
    ]);
    expect(isEmptyPlan(hello)).toBe(false);
  });
});

describe('a change', () => {
  it('shows no sensitive value, but its digest is over it', () => {
    const change = {
      actions: ['update'],
      before: { a: 'one', b: 1 },
      after: { a: 'two', b: 1 },
      after_unknown: {},
      before_sensitive: { a: true },
      after_sensitive: { a: true },
    };
    expect(resourceChanges(plan(change), mask)[0]?.attributes).toEqual([
      {
        path: 'a',
        before: '(sensitive)',
        after: '(sensitive)',
        sensitive: true,
        unknownAfter: false,
        forcesReplacement: false,
      },
    ]);
    expect(JSON.stringify(rawChanges(plan(change)))).toContain('two');
  });

  it('names what forces a replacement', () => {
    const change = {
      actions: ['delete', 'create'],
      before: { name: 'a', tags: { x: '1' } },
      after: { name: 'b', tags: { x: '1' } },
      after_unknown: { id: true },
      before_sensitive: {},
      after_sensitive: {},
      replace_paths: [['name']],
    };
    const [made] = resourceChanges(plan(change), mask);
    expect(made?.action).toBe('replace');
    expect(made?.attributes.map((each) => [each.path, each.forcesReplacement])).toEqual([
      ['name', true],
      ['id', false],
    ]);
  });

  it('of an output alone is not nothing', () => {
    const nothing = { actions: ['no-op'], before: {}, after: {} };
    expect(isEmptyPlan(plan(nothing))).toBe(true);
    const output = { output_changes: { url: { actions: ['update'], before: 'a', after: 'b' } } };
    expect(isEmptyPlan(plan(nothing, output))).toBe(false);
  });
});
