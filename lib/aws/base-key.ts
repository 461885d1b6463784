import { fromNodeProviderChain } from '@aws-sdk/credential-providers';

/** Whether the SDK finds credentials to assume roles with, wherever it looks: variables, profile, machine. */
export const hasBaseKey = (): Promise<boolean> =>
  fromNodeProviderChain({ maxRetries: 0 })().then(
    () => true,
    () => false,
  );
