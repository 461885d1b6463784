import { expect, it } from 'vitest';
import { resourceId } from './model.ts';
import { placeIn } from './place-in.ts';

const place = {
  ...{ system: 'any', environment: 'dev', account: '000000000000', region: 'us-east-1', prefix: 'any-dev' },
  unknown: ['account', 'region'],
} as const;
const source = (...arns: string[]) => ({
  value: arns.map((arn) => ({
    ...{ id: resourceId(arn), type: 'aws_sqs_queue', arn, aliases: [], attributes: {} },
    owner: { kind: 'none' as const },
  })),
  problems: [],
});

it('takes account and region from what is deployed', () => {
  const found = placeIn([source('arn:aws:sqs:eu-west-1:123456789012:q', 'arn:aws:s3:::b')], place);
  expect(found).toMatchObject({ account: '123456789012', region: 'eu-west-1' });
  expect(found.unknown).toBeUndefined();
});

it('does not choose between two regions, and says nothing where nothing is deployed', () => {
  const two = placeIn(
    [source('arn:aws:sqs:eu-west-1:123456789012:q', 'arn:aws:sqs:us-east-1:123456789012:q')],
    place,
  );
  expect(two.unknown).toEqual(['region']);
  expect(placeIn([], place).unknown).toEqual(['account', 'region']);
});

it('leaves what was given', () => {
  const { unknown: _, ...given } = place;
  expect(placeIn([source('arn:aws:sqs:eu-west-1:123456789012:q')], given)).toEqual(given);
});
