import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { type MemberSource, whyHere } from './why-here.ts';

const READ = instant(1_795_000_000_000);
const sources: readonly MemberSource[] = [
  { kind: 'stack', stack: 'shop-dev', component: 'shop', readAt: READ },
  { kind: 'state', directory: 'infra', component: 'network', readAt: READ },
  { kind: 'state', directory: 'states/db', location: 's3://states/db/terraform.tfstate' },
  { kind: 'tags', tags: { team: 'sky' }, readAt: READ },
];

it('names the stack, the logical id, the component and when it was read', () => {
  const owner = { kind: 'sam', stack: 'shop-dev', logicalId: 'Mail' } as const;
  expect(whyHere({ id: 'cfn:shop-dev/Mail', owner }, sources)).toEqual({
    ...{ by: 'stack', stack: 'shop-dev', logicalId: 'Mail', component: 'shop', readAt: READ },
  });
});

it('tells two states apart by where their parts are from', () => {
  const owner = { kind: 'terraform', address: 'aws_sqs_queue.jobs' } as const;
  expect(whyHere({ id: 'tf:infra#aws_sqs_queue.jobs', owner }, sources)).toMatchObject({
    component: 'network',
  });
  expect(whyHere({ id: 'tf:states/db#aws_sqs_queue.jobs', owner }, sources)).toEqual({
    by: 'state',
    address: 'aws_sqs_queue.jobs',
    location: 's3://states/db/terraform.tfstate',
  });
});

it('knows what only a tag tells of, and nothing of what nobody watches', () => {
  const found = { id: 'arn:aws:sqs:eu-west-1:1:jobs', owner: { kind: 'none' } } as const;
  expect(whyHere(found, sources)).toEqual({ by: 'tags', tags: { team: 'sky' }, readAt: READ });
  expect(whyHere(found, [])).toBeUndefined();
});
