import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** Reads a secret once a container, when it is first needed. A failed read is not kept: the next request tries again. */
export function makeSecretReader(arn: string): () => Promise<string> {
  const client = new SecretsManagerClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
  });
  let pending: Promise<string> | undefined;
  return () => {
    pending ??= client.send(new GetSecretValueCommand({ SecretId: arn })).then(({ SecretString }) => {
      if (!SecretString) throw new Error(`${arn} holds no text`);
      return SecretString;
    });
    pending.catch(() => {
      pending = undefined;
    });
    return pending;
  };
}
