import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { answeringClients } from '#lib/aws/answering-clients.ts';
import { changeSetOf } from '#lib/aws/write/change-set.ts';
import { allChanges, hasNested, sidesAfter } from '#lib/cloudformation/nested-changes.ts';
import { maskerOf } from '#lib/domain/masking.ts';
import { changeSetLevels, templateOf } from './change-set-levels.ts';

type Stack = { readonly template: object; readonly parameters: Readonly<Record<string, string>> };
type Sample = {
  readonly stacks: Readonly<Record<string, Stack>>;
  readonly changeSets: Readonly<Record<string, { readonly template: object }>>;
};
type Ask = { readonly StackName?: string; readonly ChangeSetName?: string };

/** Built from the service model; the file says so and why. */
const sample: Sample = JSON.parse(
  readFileSync(new URL('../../cloudformation/fixtures/nested.change-sets.json', import.meta.url), 'utf8'),
);
const ROOT = 'arn:aws:cloudformation:eu-west-1:111122223333:stack/shop-dev/1';

const clients = () =>
  answeringClients({
    'cloudformation:DescribeChangeSet': ({ ChangeSetName: name = '' }: Ask) => sample.changeSets[name],
    'cloudformation:GetTemplate': ({ StackName: stack = '', ChangeSetName: name }: Ask) => ({
      TemplateBody: JSON.stringify(
        (name === undefined ? sample.stacks[stack] : sample.changeSets[name])?.template,
      ),
    }),
    'cloudformation:DescribeStacks': ({ StackName: stack = '' }: Ask) => ({
      Stacks: [
        {
          ...{ StackId: stack, StackName: stack, StackStatus: 'UPDATE_COMPLETE', CreationTime: new Date(0) },
          Parameters: Object.entries(sample.stacks[stack]?.parameters ?? {}).map(([key, value]) => ({
            ...{ ParameterKey: key, ParameterValue: value },
          })),
        },
      ],
    }),
  }).aws;

async function levels() {
  const aws = clients();
  const changeSet = await changeSetOf(aws, 'shop-dev', 'yagura-7-1');
  if (!changeSet) throw new Error('the sample has a change set');
  return changeSetLevels(aws, changeSet, {
    before: { template: await templateOf(aws, ROOT), parameters: {} },
    after: { template: await templateOf(aws, ROOT, 'yagura-7-1'), parameters: {} },
  });
}

it('shows what changes in a nested stack below it, with values, risks and what stays unsaid', async () => {
  const changes = allChanges(await levels(), maskerOf());
  expect(changes.map(({ address, action, risks }) => [address, action, ...risks].join(' '))).toEqual([
    'Kitchen update',
    'Kitchen/Orders update',
    'Kitchen/Old delete stateful-delete',
    'Kitchen/Cook create',
  ]);
  const orders = changes.find(({ address }) => address === 'Kitchen/Orders');
  expect(orders?.attributes).toMatchObject([{ path: 'VisibilityTimeout', before: '30', after: '90' }]);
});

it('leaves out a nested stack in which nothing changes, although CloudFormation lists it', async () => {
  const changes = allChanges(await levels(), maskerOf());
  expect(changes.some(({ address }) => address.startsWith('Cellar'))).toBe(false);
});

it('knows what will be in each stack, with the parameters of its own', async () => {
  const after = sidesAfter(await levels());
  expect(after.map(({ place }) => place)).toEqual(['', '/Kitchen', '/Cellar']);
  expect(after[1]?.after.parameters).toEqual({ Stage: 'dev' });
});

it('asks for nested change sets only where a template nests', () => {
  expect(hasNested('{"Type":"AWS::CloudFormation::Stack"}')).toBe(true);
  expect(hasNested('{"Type":"AWS::SQS::Queue"}')).toBe(false);
});
