import { describe, expect, it } from 'vitest';
import { localCode, withCode } from './local-code.ts';

const template = {
  Globals: { Function: { CodeUri: '../../functions', Runtime: 'nodejs24.x' } },
  Resources: {
    Layer: { Type: 'AWS::Serverless::LayerVersion', Properties: { ContentUri: '../layer' } },
    Own: { Type: 'AWS::Serverless::Function', Properties: { CodeUri: './own' } },
    Shared: { Type: 'AWS::Serverless::Function', Properties: {} },
    Done: { Type: 'AWS::Serverless::Function', Properties: { CodeUri: 's3://bucket/key' } },
    Table: { Type: 'AWS::DynamoDB::Table' },
  },
};

describe('code of a template', () => {
  it('is local where it is a path, of its own or of all', () => {
    expect(localCode(template)).toEqual(['Layer', 'Own', 'Shared']);
  });

  it('becomes a place in a bucket, and no path is left', () => {
    const at = { bucket: 'b', key: 'k.zip' };
    const packaged = withCode(template, new Map(['Layer', 'Own', 'Shared'].map((each) => [each, at])));
    expect(localCode(packaged)).toEqual([]);
    expect(packaged).toMatchObject({
      Globals: { Function: { Runtime: 'nodejs24.x' } },
      Resources: {
        Layer: { Properties: { ContentUri: { Bucket: 'b', Key: 'k.zip' } } },
        Shared: { Properties: { CodeUri: { Bucket: 'b', Key: 'k.zip' } } },
        Done: { Properties: { CodeUri: 's3://bucket/key' } },
      },
    });
    expect(JSON.stringify(packaged)).not.toContain('../');
  });

  it('must be built before', () => {
    expect(() => withCode(template, new Map())).toThrow(/Layer/);
  });
});
