import { describe, expect, it } from 'vitest';
import { MASKED, maskerOf } from '#lib/domain/masking.ts';
import { maskedState, parseStateJson, stateOutputs } from './state-json.ts';

const state = parseStateJson(
  JSON.stringify({
    format_version: '1.0',
    terraform_version: '1.11.4',
    values: {
      outputs: {
        url: { sensitive: false, value: 'https://x', type: 'string' },
        pin: { sensitive: true, value: 'canary-1' },
        api_token: { sensitive: false, value: 'canary-4', type: 'string' },
        db_credentials: { sensitive: false, value: { user: 'canary-5', port: 5432 } },
      },
      root_module: {
        resources: [
          {
            address: 'aws_x.y',
            values: {
              name: 'n',
              password: 'canary-2',
              nested: [{ key: 'canary-3', open: 'o' }],
              empty: null,
              environment: [{ variables: { DB_PASS: 'canary-6', TABLE: 't' } }],
              setting: [{ name: 'AuthToken', value: 'canary-7' }],
            },
            sensitive_values: { nested: [{ key: true }] },
          },
        ],
        child_modules: [{ resources: [{ address: 'module.m.z', values: { v: 'AKIAIOSFODNN7EXAMPLE' } }] }],
      },
    },
  }),
);

describe('a masked state', () => {
  const masked = maskedState(state, maskerOf());

  it('holds nothing that is sensitive by mark, name or shape', () => {
    const text = JSON.stringify(masked);
    expect(text).not.toMatch(/canary|AKIA/);
    expect(masked.values?.root_module?.resources?.[0]?.values).toEqual({
      name: 'n',
      password: MASKED,
      nested: [{ key: '(sensitive)', open: 'o' }],
      empty: null,
      environment: [{ variables: { DB_PASS: MASKED, TABLE: 't' } }],
      setting: [{ name: 'AuthToken', value: MASKED }],
    });
  });

  it('wall row 7: holds no output whose name says secret, and hands none on', () => {
    expect(masked.values?.outputs.api_token?.value).toBe(MASKED);
    expect(masked.values?.outputs.db_credentials?.value).toBe(MASKED);
  });

  it('still has its plain outputs', () => {
    expect(stateOutputs(masked)).toEqual({ url: 'https://x' });
  });
});

it('a state of nothing has no outputs', () => {
  expect(stateOutputs(parseStateJson('{"format_version":"1.0"}'))).toEqual({});
});
