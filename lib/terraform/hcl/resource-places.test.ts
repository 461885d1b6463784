import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { resourcePlaces } from './resource-places.ts';

it('tells the line on which each resource of the shipped role policies begins', () => {
  const file = 'infra/terraform/roles.tf';
  const text = readFileSync(file, 'utf8');
  const found = resourcePlaces(text);
  expect(found.map(([address]) => address)).toContain('aws_iam_role_policy.function_own');
  for (const [address, line] of found) {
    const [type, name] = address.split('.');
    expect(text.split('\n')[line - 1]).toBe(`resource "${type}" "${name}" {`);
  }
});

it('tells what stands before the first thing that cannot be read', () => {
  expect(resourcePlaces('resource "aws_sqs_queue" "a" {}\n}\nresource "x" "y" {}')).toEqual([
    ['aws_sqs_queue.a', 1],
  ]);
});
