import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { setChanges } from './set-changes.ts';

const entry = (Action: string, ResourceType: string, Replacement?: string) => ({
  ResourceChange: { Action, ResourceType, LogicalResourceId: `${Action}${Replacement ?? ''}`, Replacement },
});

it('names what a change set does to each resource; a stateful one is taken for the worst', () => {
  const Changes = [
    entry('Add', 'AWS::SQS::Queue'),
    entry('Remove', 'AWS::SQS::Queue'),
    entry('Modify', 'AWS::Lambda::Function', 'Conditional'),
    entry('Modify', 'AWS::DynamoDB::Table', 'True'),
    { Hook: 1 },
  ];
  expect(setChanges({ Changes }, 'app').map(({ id, action }) => [id, action])).toEqual([
    ['cfn:app/Add', 'create'],
    ['cfn:app/Remove', 'delete'],
    ['cfn:app/ModifyConditional', 'update'],
    ['cfn:app/ModifyTrue', 'replace'],
  ]);
});

it('reads the recorded change set of items', () => {
  const file = new URL('./fixtures/items-dev-app.change-set.json', import.meta.url);
  const changes = setChanges(JSON.parse(readFileSync(file, 'utf8')), 'items-dev-app');
  expect(changes.map((each) => each.id)).toContain('cfn:items-dev-app/ApiFunction');
});

it.each([undefined, null, 'x', { Changes: 3 }])('is empty for %j', (odd) => {
  expect(setChanges(odd, 'app')).toEqual([]);
});
