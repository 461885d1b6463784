/** The ARN of the table whose index or stream it names; any other as it is. */
export function withoutPart(arn: string): string {
  const starts = ['/index/', '/stream/'].map((part) => arn.indexOf(part)).filter((at) => at >= 0);
  return starts.length === 0 ? arn : arn.slice(0, Math.min(...starts));
}
