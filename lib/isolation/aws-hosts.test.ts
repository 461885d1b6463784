import { expect, it } from 'vitest';
import { bucketHosts, serviceHosts } from './aws-hosts.ts';

it('hosts of AWS are exact names of one region, and none that somebody else could own', () => {
  const hosts = serviceHosts('ap-northeast-1');
  expect(new Set(hosts).size).toBe(hosts.length);
  expect(hosts.filter((each) => !/^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$/.test(each))).toEqual([]);
  expect(hosts).toContain('lambda.ap-northeast-1.amazonaws.com');
  expect(hosts).toContain('iam.amazonaws.com');
  expect(hosts.filter((each) => /us-east|execute-api|elb|s3-website/.test(each))).toEqual([]);
  expect(serviceHosts('cn-north-1')).toContain('lambda.cn-north-1.amazonaws.com.cn');
});

it('a bucket is reached by its own name alone', () => {
  expect(bucketHosts('state', 'ap-northeast-1')).toEqual([
    'state.s3.ap-northeast-1.amazonaws.com',
    'state.s3.amazonaws.com',
  ]);
});
