import { describe, expect, it } from 'vitest';
import { holdsSecret, isNameKey, isValueKey, namesSecret } from './secret-names.ts';

describe('a name', () => {
  it.each([
    'password',
    'db_pass',
    'DBPassword',
    'dbpassword',
    'MasterUserPassword',
    'new-password-confirm',
    'password2',
    'password_hash',
    'pwd',
    'DB_PWD',
    'passphrase',
    'passwd',
    'secret',
    'client_secret',
    'clientSecret',
    'SecretString',
    'secret_binary',
    'secret_key',
    'AWS_SECRET_ACCESS_KEY',
    'token',
    'api_token',
    'auth_token',
    'AWS_SESSION_TOKEN',
    'X-Amz-Security-Token',
    'refreshToken',
    'access_tokens',
    'apikey',
    'x-api-key',
    'X-API-Key',
    'apiKey',
    'private_key',
    'signing_key',
    'credentials',
    'credential',
    'aws.credentials',
    'creds',
    'Authorization',
    'proxy-authorization',
    'Cookie',
    'set-cookie',
    '_auth',
    'basic_auth',
    'jwt',
    'psk',
    'otp',
    'password_wo',
    'X-Amz-Signature',
    'AccountKey',
    'passw',
    'pw',
    'cookies',
    'accesskey',
    'myapi_key',
    'access_keys',
    'bearer_tokens',
    'password2024',
    'oauth2token1',
    'password_',
    'password_12',
    'next_password',
    'パスフレーズ',
    'シークレット',
    'アクセストークン',
    '秘密鍵',
    'パスワード',
    '新しいパスワード',
    'params.password',
  ])('%s says that it is secret', (name) => {
    expect(namesSecret(name)).toBe(true);
  });

  it.each([
    'token_count',
    'max_tokens',
    'total_tokens',
    'tokens',
    'token_ttl',
    'tokenizer',
    'NextToken',
    'next_token',
    'ContinuationToken',
    'ClientRequestToken',
    'ServiceToken',
    'password_policy',
    'PasswordResetRequired',
    'password_length',
    'secret_arn',
    'SecretArn',
    'secret_name',
    'secret_id',
    'secret_wo_version',
    'secretsmanager',
    'public_key',
    'partition_key',
    'hash_key',
    'key',
    'cache_key',
    'kms_key',
    'Key',
    'KeyId',
    'access_key_id',
    'bypass',
    'compass',
    'passed',
    'passport',
    'authorization_type',
    'authorizer',
    'auth',
    'author',
    'cookie_behavior',
    'cwd',
    'signature',
    'token_url',
    'credential_source',
    'string',
    'value',
    'constructor',
    '__proto__',
    'monkey',
    'oauth',
    'my_auth',
    'apiary_key',
    'cache_keys',
    'page_tokens',
    'password_x2',
    'password_2x',
    'password_12345',
    '',
  ])('%s does not', (name) => {
    expect(namesSecret(name)).toBe(false);
  });

  it('beside a value, or of one, is told by the words that AWS uses', () => {
    for (const key of ['Key', 'Name', 'ParameterKey', 'OutputKey', 'variable'])
      expect(isNameKey(key)).toBe(true);
    for (const key of ['Value', 'ParameterValue', 'OutputValue', 'StringValue'])
      expect(isValueKey(key)).toBe(true);
    expect(isNameKey('Value') || isValueKey('Key') || isNameKey('')).toBe(false);
  });

  it('makes a secret of what a container holds under it, beside it or below it', () => {
    expect(holdsSecret({ token: 'x' }, 'token', false)).toBe(true);
    expect(holdsSecret({ Key: 'db_pass', Value: 'x' }, 'Value', false)).toBe(true);
    expect(holdsSecret({ sensitive: true, value: 'x' }, 'value', true)).toBe(true);
    expect(holdsSecret({ Default: 'x' }, 'Default', true)).toBe(true);
    expect(holdsSecret(['x'], '0', true)).toBe(true);
  });

  it('makes none of what only lies near it', () => {
    expect(holdsSecret({ Type: 'String' }, 'Type', true)).toBe(false);
    expect(holdsSecret(['x'], '0', false)).toBe(false);
    expect(holdsSecret({ value: 'x' }, 'value', false)).toBe(false);
    expect(holdsSecret({ Type: 'password', Value: 'x' }, 'Value', false)).toBe(false);
    expect(holdsSecret({ Key: 7, Value: 'x' }, 'Value', false)).toBe(false);
    expect(holdsSecret({ Key: 'db_pass', Text: 'x' }, 'Text', false)).toBe(false);
  });

  it('of any length is judged by its end', () => {
    expect(namesSecret(`${'a_'.repeat(100_000)}password`)).toBe(true);
    expect(namesSecret(`password_${'a'.repeat(100_000)}`)).toBe(false);
  });
});
