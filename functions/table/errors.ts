const throttles = ['ProvisionedThroughputExceededException', 'RequestLimitExceeded', 'ThrottlingException'];

/** Whether a condition of a single write did not hold. */
export function isConditionFailure(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConditionalCheckFailedException';
}

/**
 * Whether the write at `index` of a transaction was refused by its condition. False for any other cancellation, a
 * conflict for example, which is worth another try.
 */
export function isConditionFailureAt(error: unknown, index: number): boolean {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return false;
  const reasons =
    'CancellationReasons' in error && Array.isArray(error.CancellationReasons)
      ? error.CancellationReasons
      : [];
  const reason: unknown = reasons[index];
  return (
    typeof reason === 'object' &&
    reason !== null &&
    'Code' in reason &&
    reason.Code === 'ConditionalCheckFailed'
  );
}

/** Whether the table asked us to slow down, after the SDK's own tries. */
export function isThrottle(error: unknown): boolean {
  return error instanceof Error && throttles.includes(error.name);
}
