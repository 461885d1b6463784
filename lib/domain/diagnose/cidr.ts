/** Whether all addresses of one IPv4 range lie in another; false for what is no such range. */
export function contains(outer: string, inner: string): boolean {
  const [wide, narrow] = [rangeOf(outer), rangeOf(inner)];
  return wide !== undefined && narrow !== undefined && wide.from <= narrow.from && narrow.to <= wide.to;
}

function rangeOf(cidr: string): { readonly from: number; readonly to: number } | undefined {
  const [address = '', length = ''] = cidr.split('/');
  const parts = address.split('.').map(Number);
  const bits = Number(length);
  const isByte = (part: number) => Number.isInteger(part) && part >= 0 && part <= 255;
  if (length === '' || parts.length !== 4 || !parts.every(isByte) || !(bits >= 0 && bits <= 32))
    return undefined;
  const size = 2 ** (32 - bits);
  const number = parts.reduce((sum, part) => sum * 256 + part, 0);
  const from = Math.floor(number / size) * size;
  return { from, to: from + size - 1 };
}
