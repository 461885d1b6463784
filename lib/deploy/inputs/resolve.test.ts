import { describe, expect, it } from 'vitest';
import { inputText, mismatches, resolveInputs } from './resolve.ts';

const from = (component: string, output: string) => ({
  from: { environment: 'shop/dev' as const, component, output },
});
const plain = (value: unknown) => ({ value, sensitive: false });

describe('inputs', () => {
  it('are values of the file and outputs of others, as they are', () => {
    const outputs = new Map([
      ['shop/dev/network', { subnet_ids: plain(['a', 'b']), vpc_id: plain('vpc-1') }],
    ]);
    expect(
      resolveInputs({ Stage: { value: 'prod' }, Subnets: from('network', 'subnet_ids') }, outputs),
    ).toEqual({ ok: true, value: { Stage: 'prod', Subnets: ['a', 'b'] } });
  });

  it('that are missing are named with what there is, a line a component', () => {
    const outputs = new Map([
      ['shop/dev/network', { vpc_id: plain('vpc-1'), arn: plain('a') }],
      ['shop/dev/data', undefined],
    ]);
    const inputs = {
      Subnets: from('network', 'subnet_ids'),
      Zone: from('network', 'zone'),
      Table: from('data', 'table'),
    };
    expect(resolveInputs(inputs, outputs)).toEqual({
      ok: false,
      error: [
        'shop/dev/network has no output subnet_ids (for Subnets), zone (for Zone); it has arn, vpc_id',
        'shop/dev/data was never deployed: deploy it first',
      ],
    });
  });

  it('an output that is null or empty is there', () => {
    const outputs = new Map([['shop/dev/network', { layer: plain(null) }]]);
    expect(resolveInputs({ Layer: from('network', 'layer') }, outputs)).toEqual({
      ok: true,
      value: { Layer: null },
    });
  });
});

it('both directions are looked at: what nobody asks for, and what nobody gives', () => {
  const declared = [
    { name: 'Stage', required: true },
    { name: 'Subnets', required: true },
    { name: 'LogLevel', required: false },
  ];
  expect(mismatches(['Stage', 'Subnets'], declared, 'parameter')).toEqual([]);
  expect(mismatches(['Stage', 'Subnet'], declared, 'parameter in t.yaml')).toEqual([
    'there is no parameter in t.yaml Subnet; there are Stage, Subnets, LogLevel',
    'no value is given to the parameter in t.yaml Subnets, which has no default',
  ]);
});

it.each([
  [['a', 'b'], 'commas', 'a,b'],
  [['a', 'b'], 'json', '["a","b"]'],
  [[{ id: 1 }], 'commas', '[{"id":1}]'],
  ['text', 'json', 'text'],
  [true, 'commas', 'true'],
  [null, 'json', 'null'],
] as const)('%j is written with %s as %s', (value, lists, text) => {
  expect(inputText(value, lists)).toBe(text);
});
