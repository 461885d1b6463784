type Source = Readonly<Record<string, string | undefined>>;

/** Static keys, where there are any. */
export type AwsKeys = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

const SECRETS = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_BEARER_TOKEN_BEDROCK',
];

/** Everything of AWS that is no secret itself, and what the SDK needs to read files and trust certificates. */
export const awsSettings = (source: Source): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(source).flatMap(([key, value]) => (isSetting(key) && value ? [[key, value]] : [])),
  );

const isSetting = (key: string): boolean =>
  ['HOME', 'NODE_EXTRA_CA_CERTS'].includes(key) || (key.startsWith('AWS_') && !SECRETS.includes(key));

export function awsKeys(source: Source): AwsKeys | undefined {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = source;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) return undefined;
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
  };
}
