import { describe, expect, it } from 'vitest';
import type { Handoff } from '#infra/handoff.ts';
import { stackArguments } from './parameters.ts';

const table: readonly Handoff[] = [
  { output: 'subnets', parameter: 'Subnets', kind: 'parameter', list: true },
  { output: 'table', parameter: 'Table', kind: 'parameter' },
  { output: 'bucket', parameter: 's3-bucket', kind: 'deploy-argument' },
  { output: 'role', parameter: 'role-arn', kind: 'deploy-argument' },
];
const outputs = { subnets: ['a', 'b'], table: 't', bucket: 'files', role: 'arn:r', unused: 1 };

describe('arguments of a stack', () => {
  it('come from the outputs by the table, lists joined', () => {
    expect(stackArguments(table, outputs, { LogLevel: 'DEBUG' }, ['Subnets', 'Table', 'LogLevel'])).toEqual({
      ok: true,
      value: {
        parameters: { Subnets: 'a,b', Table: 't', LogLevel: 'DEBUG' },
        bucket: 'files',
        executionRole: 'arn:r',
      },
    });
  });

  it('are refused when an output is missing, by its name', () => {
    const { table: _, ...less } = outputs;
    expect(stackArguments(table, less, {}, ['Subnets', 'Table'])).toMatchObject({
      ok: false,
      error: expect.stringContaining('table'),
    });
  });

  it('are refused when the template has no such parameter', () => {
    expect(stackArguments(table, outputs, {}, ['Subnets'])).toMatchObject({
      ok: false,
      error: expect.stringContaining('Table'),
    });
    expect(stackArguments(table, outputs, { Typo: 'x' }, ['Subnets', 'Table'])).toMatchObject({
      ok: false,
      error: expect.stringContaining('Typo'),
    });
  });
});
