import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { choices, handoff } from './handoff.ts';

const read = (file: string) => readFileSync(path.join(import.meta.dirname, file), 'utf8');

const template = parse(read('sam/template.yaml'), { logLevel: 'error' }) as {
  Parameters: Record<string, { Type: string; Default?: unknown }>;
};
const outputs = [...read('terraform/outputs.tf').matchAll(/^output "(\w+)"/gm)].map(([, name]) => name);
const command = read('terraform/deploy_command.tf');
const fed = handoff.filter(({ kind }) => kind === 'parameter').map(({ parameter }) => parameter);

test('every output is handed over, and nothing is handed over that is no output', () => {
  expect(handoff.map(({ output }) => output).toSorted()).toEqual(outputs.toSorted());
});

test('every parameter is fed by an output or is a choice', () => {
  expect([...fed, ...choices].toSorted()).toEqual(Object.keys(template.Parameters).toSorted());
});

test.each(choices)('%s has a default', (parameter) => {
  expect(template.Parameters[parameter]?.Default).toBeDefined();
});

test('what is a list on one side is a list on the other', () => {
  const lists = Object.entries(template.Parameters).filter(([, { Type }]) => Type.startsWith('List<'));
  expect(handoff.filter(({ list }) => list).map(({ parameter }) => parameter)).toEqual(
    lists.map(([name]) => name),
  );
});

test('the printed command passes every parameter and every deploy argument', () => {
  const parameters = command.slice(command.indexOf('parameters = {'), command.indexOf('\n  }\n'));
  expect([...parameters.matchAll(/^ {4}(\w+) += /gm)].map(([, name]) => name).toSorted()).toEqual(
    fed.toSorted(),
  );
  for (const { parameter } of handoff.filter(({ kind }) => kind === 'deploy-argument')) {
    expect(command).toContain(`--${parameter} `);
  }
});
