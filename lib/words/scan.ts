const GB = 1_073_741_824;
const MB = 1_048_576;

/** Bytes as AWS bills them: `268.8 GB`, `12 MB`, `640 B`. */
export function fileSize(bytes: number): string {
  if (bytes >= GB) return `${(bytes / GB).toFixed(1)} GB`;
  if (bytes >= MB) return `${(bytes / MB).toFixed(bytes >= 10 * MB ? 0 : 1)} MB`;
  return bytes >= 1_024 ? `${Math.round(bytes / 1_024)} KB` : `${bytes} B`;
}

/** A small sum: what is less than a cent is not nothing. */
export const scanDollars = (usd: number): string => (usd > 0 && usd < 0.01 ? '<$0.01' : `$${usd.toFixed(2)}`);
