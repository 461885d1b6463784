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
    });
  });

  it('still has its plain outputs', () => {
    expect(stateOutputs(masked)).toEqual({ url: 'https://x' });
  });
});

it('a state of nothing has no outputs', () => {
  expect(stateOutputs(parseStateJson('{"format_version":"1.0"}'))).toEqual({});
});
