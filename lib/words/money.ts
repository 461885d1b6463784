const MINUS = '−';

/** `$1,204.31`; below one cent `<$0.01`; exactly nothing `$0.00`. */
export function money(usd: number): string {
  const size = Math.abs(usd);
  if (size > 0 && size < 0.01) return usd < 0 ? `${MINUS}<$0.01` : '<$0.01';
  const text = `$${size.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
  return usd < 0 ? `${MINUS}${text}` : text;
}

/** The same where rows are ranked: what is below one cent keeps two digits, `$0.0042`, down to `<$0.0001`. */
export function fineMoney(usd: number): string {
  if (usd >= 0.01 || usd <= 0) return money(usd);
  return usd < 0.0001 ? '<$0.0001' : `$${Number(usd.toPrecision(2)).toFixed(4)}`;
}

/** What one piece, or a thousand, costs: five decimals, `$0.06370`. */
export const unitCost = (usd: number): string =>
  usd > 0 && usd < 0.00001 ? '<$0.00001' : `$${usd.toFixed(5)}`;

/** On an axis, where gridlines are round: `$0`, `$12.5`. */
export const shortMoney = (usd: number): string => `$${Number(usd.toPrecision(3))}`;

/** A change, always signed: `+$48.25`, `−$0.76`. */
export const signedMoney = (usd: number): string => (usd < 0 ? money(usd) : `+${money(usd)}`);

const MILLION = 1e6;
/** Below this a price has more digits than anybody reads: it is quoted by the million. */
const SMALL = 0.001;

/** A price of at most six digits and the quantity in the same scale: `$13.3334 × 0.331 M GB-s`. */
export function scaledPrice(
  usdPerUnit: number,
  quantity: number | undefined,
  unit: string,
): { readonly price: string; readonly quantity: string | undefined; readonly unit: string } {
  const factor = usdPerUnit > 0 && usdPerUnit < SMALL ? MILLION : 1;
  return {
    price: `$${atLeastCents(usdPerUnit * factor)}`,
    quantity: quantity === undefined ? undefined : significant(quantity / factor, 4),
    unit: factor === 1 ? unit : `M ${unit}`,
  };
}

/** Six digits at most, two decimals at least. */
const atLeastCents = (value: number): string =>
  Number(value.toPrecision(6)).toLocaleString('en-US', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 6,
  });

/** Up to `digits` digits, without exponent. */
export function significant(value: number, digits: number): string {
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(digits));
  if (Math.abs(rounded) < 0.0001) return '<0.0001';
  return rounded.toLocaleString('en-US', { maximumFractionDigits: 6 });
}
