/** Billed by request, by bytes or by time, which the call itself does not tell. */
const UNPRICED = ['s3:', 'sqs:', 'logs:StartQuery', 'logs:StartLiveTail'];

/**
 * Whether the list price of a call is known: reads of the control plane are free, metrics and Cost Explorer have a
 * price a request.
 * @see https://aws.amazon.com/cloudwatch/pricing/
 */
export const hasListPrice = (api: string): boolean => !UNPRICED.some((start) => api.startsWith(start));
