/** Commits by 7, digests by 8 characters. */
export const shortCommit = (commit: string): string => commit.slice(0, 7);
export const shortDigest = (digest: string): string => digest.replace(/^sha256:/, '').slice(0, 8);

/** A commit or digest by its first letters, any other text as it is; an export has the whole. */
export const shortHash = (text: string): string =>
  /^[0-9a-f]{64}$/.test(text) ? shortDigest(text) : /^[0-9a-f]{40}$/.test(text) ? shortCommit(text) : text;

/** Keeps both ends, which tell more than the middle: `aws_vpc_endpoint_route…ation.dynamodb["c"]`. */
export function shortenMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = Math.ceil((most - 1) / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (most - 1 - head))}`;
}
