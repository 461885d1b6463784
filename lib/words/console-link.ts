/** Where the AWS console shows this ARN: its own search by ARN works for every service. */
export function consoleLink(arn: string): string | undefined {
  const [prefix, , service, region] = arn.split(':');
  if (prefix !== 'arn' || !service) return undefined;
  const host = region ? `${region}.console.aws.amazon.com` : 'console.aws.amazon.com';
  return `https://${host}/go/view?arn=${encodeURIComponent(arn)}`;
}
