import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (file: string) => readFileSync(path.join(import.meta.dirname, file), 'utf8');

type Application = {
  readonly inputs: Readonly<Record<string, string>>;
  readonly artifacts: string;
  readonly executionRole: string;
};
type Shipped = {
  readonly systems: {
    readonly items: {
      readonly environments: Readonly<Record<string, { readonly components: { application: Application } }>>;
    };
  };
};

const { Parameters: parameters } = parse(read('sam/template.yaml'), { logLevel: 'error' }) as {
  Parameters: Record<string, { Type: string; Default?: unknown }>;
};
const outputs = [...read('terraform/outputs.tf').matchAll(/^output "(\w+)"/gm)].map(([, name]) => name);
const command = read('terraform/deploy_command.tf');
const FROM = 'infrastructure.';

describe.each(['portal.yaml', 'portal.demo.yaml'])('%s', (file) => {
  const { items } = (parse(read(`../${file}`)) as Shipped).systems;

  test.each(Object.entries(items.environments))(
    'feeds every output of Terraform to %s, and nothing that is no output',
    (_, { components }) => {
      const { inputs, artifacts, executionRole } = components.application;
      const used = [...Object.values(inputs), artifacts, executionRole].filter((each) =>
        each.startsWith(FROM),
      );
      expect(used.map((each) => each.slice(FROM.length)).toSorted()).toEqual(outputs.toSorted());
    },
  );

  test('gives a value to each parameter of the template that has no default, and to no other thing', () => {
    const [first] = Object.values(items.environments);
    const given = Object.keys(first?.components.application.inputs ?? {});
    const needed = Object.entries(parameters).filter(([, each]) => each.Default === undefined);
    expect(given).toEqual(expect.arrayContaining(needed.map(([name]) => name)));
    expect(Object.keys(parameters)).toEqual(expect.arrayContaining(given));
  });

  test('the printed command passes the same parameters and places', () => {
    const [first] = Object.values(items.environments);
    const fed = Object.entries(first?.components.application.inputs ?? {}).filter(([, each]) =>
      each.startsWith(FROM),
    );
    const printed = command.slice(command.indexOf('parameters = {'), command.indexOf('\n  }\n'));
    expect([...printed.matchAll(/^ {4}(\w+) += /gm)].map(([, name]) => name).toSorted()).toEqual(
      fed.map(([name]) => name).toSorted(),
    );
    for (const each of ['s3-bucket', 'role-arn']) expect(command).toContain(`--${each} `);
  });
});
