import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { resourcePlaces } from './resource-places.ts';

it('tells the line of each logical id of the shipped template', () => {
  const text = readFileSync('infra/sam/template.yaml', 'utf8');
  const found = resourcePlaces(text);
  expect(found.map(([id]) => id)).toEqual(expect.arrayContaining(['ApiFunction', 'Api5xxAlarm']));
  for (const [id, line] of found) expect(text.split('\n')[line - 1]).toBe(`  ${id}:`);
});

it('reads no parameter and no output for a resource, and whatever depth people write', () => {
  const text =
    'Parameters:\n  A: {}\nResources:\n\n    # a queue\n    Jobs:\n        Type: x\n    Rest: { Type: y }\nOutputs:\n  B: {}\n';
  expect(resourcePlaces(text)).toEqual([
    ['Jobs', 6],
    ['Rest', 8],
  ]);
});
