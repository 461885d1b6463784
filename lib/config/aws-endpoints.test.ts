import { describe, expect, it } from 'vitest';
import { waysElsewhere } from './aws-endpoints.ts';

const HERE = { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566', HOME: '/home/someone' };
const noFiles = () => undefined;
const ways = (more: Record<string, string>, files: Record<string, string> = {}) =>
  waysElsewhere({ ...HERE, ...more }, (path) => files[path]);

describe('every way to AWS is on this machine', () => {
  it('with one endpoint and nothing else', () => {
    expect(waysElsewhere(HERE, noFiles)).toEqual([]);
  });

  it('with switches that are off, and profiles that lead nowhere else', () => {
    const config = '[default]\nregion = eu-west-1\nendpoint_url = http://localhost:4566\n';
    const more = { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false', AWS_USE_FIPS_ENDPOINT: '' };
    expect(ways(more, { '/home/someone/.aws/config': config })).toEqual([]);
  });
});

describe('a way elsewhere is named', () => {
  it('wall row 17: AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', () => {
    expect(ways({ AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' })).toEqual([
      'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: takes every configured endpoint away',
    ]);
    expect(ways({ AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: '1' })).toHaveLength(1);
  });

  it.each([
    ['AWS_ENDPOINT_URL_S3', 'https://s3.amazonaws.com'],
    ['AWS_ENDPOINT_URL_DYNAMODB', 'http://127.0.0.1.example.org'],
    ['AWS_USE_DUALSTACK_ENDPOINT', 'true'],
    ['AWS_USE_FIPS_ENDPOINT', 'TRUE'],
    ['AWS_ENDPOINT_DISCOVERY_ENABLED', 'true'],
    ['AWS_ENABLE_ENDPOINT_DISCOVERY', '1'],
  ])('%s', (name, value) => {
    const [way, ...more] = ways({ [name]: value });
    expect(way).toMatch(new RegExp(`^${name}: `));
    expect(way).not.toContain(value);
    expect(more).toEqual([]);
  });

  it('the endpoint that is not set', () => {
    expect(waysElsewhere({ HOME: '/home/someone' }, noFiles)).toMatchObject([/^AWS_ENDPOINT_URL: /]);
  });

  it.each([
    [
      'a profile',
      '[profile work]\nendpoint_url = https://vpce.example.org\n',
      'config, [profile work] endpoint_url',
    ],
    [
      'a service of a profile',
      '[profile a]\nservices = mine\n[services mine]\ns3 =\n  endpoint_url = https://s3.example.org\n',
      'config, [services mine] endpoint_url',
    ],
    [
      'a switch of a profile',
      '[default]\nignore_configured_endpoint_urls = true\n',
      'config, [default] ignore_configured_endpoint_urls',
    ],
    ['a switch that chooses', '[default]\nuse_dualstack_endpoint=true\n', 'config, [default] use_dualstack'],
  ])('%s', (_what, text, named) => {
    expect(ways({}, { '/home/someone/.aws/config': text })).toEqual([expect.stringContaining(named)]);
    const elsewhere = ways({ AWS_CONFIG_FILE: '/etc/aws' }, { '/etc/aws': text });
    expect(elsewhere).toEqual([expect.stringContaining('AWS_CONFIG_FILE, ')]);
    const credentials = ways({}, { '/home/someone/.aws/credentials': text });
    expect(credentials).toEqual([expect.stringContaining('~/.aws/credentials')]);
  });

  it('a file that cannot be read', () => {
    const closed = () => {
      throw Object.assign(new Error('no'), { code: 'EACCES' });
    };
    expect(waysElsewhere(HERE, closed)).toHaveLength(2);
  });

  it('what is commented out is no way', () => {
    const text = '[default]\n# endpoint_url = https://a.example\n; use_fips_endpoint = true\n';
    expect(ways({}, { '/home/someone/.aws/config': text })).toEqual([]);
  });
});
