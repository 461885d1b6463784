import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, expect, test, vi } from 'vitest';
import { makeSecretReader } from './secret.ts';

const send = vi.spyOn(SecretsManagerClient.prototype, 'send');
afterEach(() => send.mockReset());
const answers = (...each: readonly (string | undefined)[]) => {
  for (const SecretString of each) send.mockImplementationOnce(async () => ({ SecretString }));
};

test('a secret is read when it is first needed, once for all requests of a container', async () => {
  answers('key', 'never read');
  const read = makeSecretReader('arn:secret');
  expect(send).not.toHaveBeenCalled();
  expect(await Promise.all([read(), read()])).toEqual(['key', 'key']);
  expect(await read()).toBe('key');
  expect(send).toHaveBeenCalledTimes(1);
});

test('a read that failed is not kept, and says which secret holds nothing', async () => {
  answers(undefined, 'key');
  const read = makeSecretReader('arn:secret');
  await expect(read()).rejects.toThrow('arn:secret holds no text');
  expect(await read()).toBe('key');
});
