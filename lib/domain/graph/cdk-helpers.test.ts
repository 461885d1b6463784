import { expect, it } from 'vitest';
import { isCdkHelper } from './cdk-helpers.ts';

const of = (type: string, attributes: object) =>
  isCdkHelper({ type, attributes: attributes as Record<string, unknown> });

/** Paths as aws-cdk-lib writes them. */
it.each([
  'shop/LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a/ServiceRole/Resource',
  'shop/BucketNotificationsHandler050a0587b7544547bf325f094a3db834/Resource',
  'shop/Custom::S3AutoDeleteObjectsCustomResourceProvider/Handler',
  'shop/Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C/Resource',
  'shop/AWS679f53fac002430cb0da5b7982bd2287/Resource',
  'shop/Warmup/Provider/framework-onEvent/Resource',
  'shop/Warmup/Provider/framework-isComplete/ServiceRole/Resource',
  'shop/Warmup/Provider/waiter-state-machine/Resource',
])('%s is CDK’s own', (cdkPath) => {
  expect(of('AWS::Lambda::Function', { cdkPath })).toBe(true);
});

it('is told by its fixed id where paths are left out, and by the type of its custom resource', () => {
  const logicalId = 'LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8aFD4BFC8A';
  expect(of('AWS::Lambda::Function', { logicalId })).toBe(true);
  expect(of('Custom::S3AutoDeleteObjects', {})).toBe(true);
});

it('leaves alone what a person wrote, whatever it is called', () => {
  expect(of('AWS::Lambda::Function', { cdkPath: 'framework-shop/LogRetention/Resource' })).toBe(false);
  expect(of('AWS::Lambda::Function', { cdkPath: 'shop/Waiter/Resource', logicalId: 'Waiter1A2B' })).toBe(
    false,
  );
  expect(of('Custom::Seed', { cdkPath: 'shop/Seed/Default' })).toBe(false);
});
